"""Overdue rounds at their limits. RASS and vital signs are charted along, so that the score alone is late."""

from tests.monitors.vignettes.vignette import Case

OVERDUE: dict[str, tuple[Case, ...]] = {
    "GEN-06": (
        Case(
            "240 min and 30 of grace",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 4       | calm   | 0
            """,
            "12:30",
            "no",
        ),
        Case(
            "a minute later",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 4       | calm   | 0
            """,
            "12:31",
            "low",
        ),
        Case(
            "240 min late",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 4       | calm   | 0
            """,
            "16:00",
            "low",
        ),
        Case(
            "a minute later it counts one step more",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 4       | calm   | 0
            """,
            "16:01",
            "medium",
        ),
        Case(
            "severe: 60 min and 15 of grace",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 19      | calm   | 0
            """,
            "09:15",
            "no",
        ),
        Case(
            "a minute later",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 19      | calm   | 0
            """,
            "09:16",
            "high",
        ),
        Case(
            "very late is no worse than high",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 19      | calm   | 0
            """,
            "13:00",
            "high",
        ),
        Case(
            "15 min and a third of it: vital signs due again after a NEWS2 of 7",
            """
            class alcohol; protocol alc-asam, news2
            time  | ciwa_ar | vitals | rass | rr | hr  | bp
            08:00 | 4       | calm   | 0    | 25 | 112 | 95/60
            """,
            "08:21",
            "high",
        ),
        Case(
            "twice the interval, and NEWS2 was 7",
            """
            class alcohol; protocol alc-asam, news2
            time  | ciwa_ar | vitals | rass | rr | hr  | bp
            08:00 | 4       | calm   | 0    | 25 | 112 | 95/60
            """,
            "08:31",
            "critical",
        ),
        Case(
            "and hours later still, though the score is out of date",
            """
            class alcohol; protocol alc-asam, news2
            time  | ciwa_ar | vitals | rass | rr | hr  | bp
            08:00 | 4       | calm   | 0    | 25 | 112 | 95/60
            """,
            "14:00",
            "critical",
        ),
        Case(
            "a shorter interval takes effect from the last assessment",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 12      | calm   | 0
            10:00 | 19      | calm   | 0
            """,
            "11:15",
            "no",
        ),
        Case(
            "a longer one waits for the nurse's tap; mild by its band, very late by its hour",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 19      | calm   | 0
            09:00 | 4       | calm   | 0
            """,
            "12:00",
            "medium",
        ),
        Case(
            "and begins with it",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | longer
            08:00 | 19      | calm   | 0    |
            09:00 | 4       | calm   | 0    | yes
            """,
            "13:30",
            "no",
        ),
        Case(
            "not with a drowsy patient's score, nor does that make the band milder",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | longer
            08:00 | 19      | calm   | 0    |
            09:00 | 4       | calm   | -2   | yes
            """,
            "13:30",
            "high",
        ),
        Case(
            "a pulse alone after a NEWS2 of 7 makes nothing milder",
            """
            class alcohol; protocol news2
            time  | vitals | rr | hr  | bp
            08:00 | calm   | 25 | 112 | 95/60
            08:10 |        |    | 80  |
            """,
            "08:21",
            "high",
        ),
        Case(
            "after a seizure hourly for six hours",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | event
            08:00 | 4       | calm   | 0    |
            08:30 |         |        |      | seizure
            """,
            "10:01",
            "medium",
        ),
        Case(
            "while off the unit the clock stands still",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | leave
            08:00 | 4       | calm   | 0    |
            10:00 |         |        |      | court
            14:00 |         |        |      | back
            """,
            "16:30",
            "no",
        ),
        Case(
            "and goes on where it stood",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | leave
            08:00 | 4       | calm   | 0    |
            10:00 |         |        |      | court
            14:00 |         |        |      | back
            """,
            "16:31",
            "low",
        ),
        Case(
            "a watched sleep of a mild patient moves it once",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | visit
            08:00 | 4       | calm   | 0    |
            12:00 |         |        |      | asleep rr 14 spo2 97 rousable
            """,
            "16:30",
            "no",
        ),
        Case(
            "not twice; and what NEWS2 is by now nobody knows",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | visit
            08:00 | 4       | calm   | 0    |
            12:00 |         |        |      | asleep rr 14 spo2 97 rousable
            16:00 |         |        |      | asleep rr 14 spo2 97 rousable
            """,
            "20:01",
            "medium?critical",
        ),
        Case(
            "nor one in which nobody counted the breathing",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | visit
            08:00 | 4       | calm   | 0    |
            12:00 |         |        |      | asleep
            """,
            "12:31",
            "low",
        ),
        Case(
            "a refusal does not move it",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass
            08:00 | 4       | calm   | 0
            12:00 | refused | calm   | 0
            """,
            "12:31",
            "low",
        ),
        Case(
            "an item left out does not count as done",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar             | vitals | rass
            08:00 | 0 1 1 1 1 0 0 0 0 0 | calm   | 0
            12:00 | 0 1 1 1 1 0 0 0 - 0 | calm   | 0
            """,
            "12:31",
            "low",
        ),
        Case(
            "the first one is due half an hour after admission, with ten minutes of grace",
            """
            class alcohol; protocol alc-asam; admitted 08:00
            time  | mood
            08:00 | 5
            """,
            "08:40",
            "no",
        ),
        Case(
            "and is late a minute after",
            """
            class alcohol; protocol alc-asam; admitted 08:00
            time  | mood
            08:00 | 5
            """,
            "08:41",
            "medium",
        ),
        Case(
            "mood each shift is a screening",
            """
            class stimulant; protocol sti
            time  | mood | vitals
            08:00 | 5    | calm
            12:00 |      | calm
            16:00 |      | calm
            """,
            "17:01",
            "low",
        ),
        Case(
            "nothing is due after discharge",
            """
            class alcohol; protocol alc-asam
            time  | ciwa_ar | vitals | rass | discharged
            08:00 | 4       | calm   | 0    |
            10:00 |         |        |      | completed
            """,
            "20:00",
            "no",
        ),
        Case(
            "whether NEWS2 was 7 is not known",
            """
            class alcohol; protocol alc-asam, news2
            time  | ciwa_ar | rass | vitals | rr | hr
            08:00 | 4       | 0    | calm   | 25 | 112
            09:00 |         |      |        | 25 | 112
            """,
            "14:00",
            "high?critical",
        ),
        Case(
            "two protocols: the shorter interval wins",
            """
            class alcohol; protocol alc-asam, alc-classic
            time  | ciwa_ar | vitals | rass
            08:00 | 9       | calm   | 0
            """,
            "10:31",
            "medium",
        ),
        Case(
            "hours late, and NEWS2 was 6",
            """
            class alcohol; protocol alc-asam, news2
            time  | ciwa_ar | vitals | rass | rr | hr  | bp
            08:00 | 4       | calm   | 0    | 25 | 112 | 105/60
            """,
            "14:00",
            "high",
        ),
    ),
}
