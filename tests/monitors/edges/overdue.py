"""Overdue rounds at their limits. RASS and vital signs are charted along, so that the score alone is late."""

from tests.monitors.edges.edge import Edge

MILD = """
    class alcohol; protocol alc-asam
    time  | ciwa_ar | vitals | rass
    08:00 | 4       | calm   | 0
"""
SEVERE = """
    class alcohol; protocol alc-asam
    time  | ciwa_ar | vitals | rass
    08:00 | 19      | calm   | 0
"""
EMERGENCY = """
    class alcohol; protocol alc-asam, news2
    time  | ciwa_ar | vitals | rass | rr | hr  | bp
    08:00 | 4       | calm   | 0    | 25 | 112 | 95/60
"""

OVERDUE = (
    Edge("GEN-06", "no", "240 min and 30 of grace", MILD, at="12:30"),
    Edge("GEN-06", "low", "a minute later", MILD, at="12:31"),
    Edge("GEN-06", "low", "240 min late", MILD, at="16:00"),
    Edge("GEN-06", "medium", "a minute later it counts one step more", MILD, at="16:01"),
    Edge("GEN-06", "no", "severe: 60 min and 15 of grace", SEVERE, at="09:15"),
    Edge("GEN-06", "high", "a minute later", SEVERE, at="09:16"),
    Edge("GEN-06", "high", "very late is no worse than high", SEVERE, at="13:00"),
    Edge("GEN-06", "high", "15 min and a third of it: vital signs due again after a NEWS2 of 7", EMERGENCY, at="08:21"),
    Edge("GEN-06", "critical", "twice the interval, and NEWS2 was 7", EMERGENCY, at="08:31"),
    Edge("GEN-06", "critical", "and hours later still, though the score is out of date", EMERGENCY, at="14:00"),
    Edge(
        "GEN-06",
        "no",
        "a shorter interval takes effect from the last assessment",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        08:00 | 12      | calm   | 0
        10:00 | 19      | calm   | 0
        """,
        at="11:15",
    ),
    Edge(
        "GEN-06",
        "medium",
        "a longer one waits for the nurse's tap; mild by its band, very late by its hour",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        08:00 | 19      | calm   | 0
        09:00 | 4       | calm   | 0
        """,
        at="12:00",
    ),
    Edge(
        "GEN-06",
        "no",
        "and begins with it",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | longer
        08:00 | 19      | calm   | 0    |
        09:00 | 4       | calm   | 0    | yes
        """,
        at="13:30",
    ),
    Edge(
        "GEN-06",
        "high",
        "not with a drowsy patient's score, nor does that make the band milder",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | longer
        08:00 | 19      | calm   | 0    |
        09:00 | 4       | calm   | -2   | yes
        """,
        at="13:30",
    ),
    Edge(
        "GEN-06",
        "high",
        "a pulse alone after a NEWS2 of 7 makes nothing milder",
        """
        class alcohol; protocol news2
        time  | vitals | rr | hr  | bp
        08:00 | calm   | 25 | 112 | 95/60
        08:10 |        |    | 80  |
        """,
        at="08:21",
    ),
    Edge(
        "GEN-06",
        "medium",
        "after a seizure hourly for six hours",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | event
        08:00 | 4       | calm   | 0    |
        08:30 |         |        |      | seizure
        """,
        at="10:01",
    ),
    Edge(
        "GEN-06",
        "no",
        "while off the unit the clock stands still",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | leave
        08:00 | 4       | calm   | 0    |
        10:00 |         |        |      | court
        14:00 |         |        |      | back
        """,
        at="16:30",
    ),
    Edge(
        "GEN-06",
        "low",
        "and goes on where it stood",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | leave
        08:00 | 4       | calm   | 0    |
        10:00 |         |        |      | court
        14:00 |         |        |      | back
        """,
        at="16:31",
    ),
    Edge(
        "GEN-06",
        "no",
        "a watched sleep of a mild patient moves it once",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | visit
        08:00 | 4       | calm   | 0    |
        12:00 |         |        |      | asleep rr 14 spo2 97 rousable
        """,
        at="16:30",
    ),
    Edge(
        "GEN-06",
        "medium?critical",
        "not twice; and what NEWS2 is by now nobody knows",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | visit
        08:00 | 4       | calm   | 0    |
        12:00 |         |        |      | asleep rr 14 spo2 97 rousable
        16:00 |         |        |      | asleep rr 14 spo2 97 rousable
        """,
        at="20:01",
    ),
    Edge(
        "GEN-06",
        "low",
        "nor one in which nobody counted the breathing",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | visit
        08:00 | 4       | calm   | 0    |
        12:00 |         |        |      | asleep
        """,
        at="12:31",
    ),
    Edge(
        "GEN-06",
        "low",
        "a refusal does not move it",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        08:00 | 4       | calm   | 0
        12:00 | refused | calm   | 0
        """,
        at="12:31",
    ),
    Edge(
        "GEN-06",
        "low",
        "an item left out does not count as done",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | vitals | rass
        08:00 | 0 1 1 1 1 0 0 0 0 0 | calm   | 0
        12:00 | 0 1 1 1 1 0 0 0 - 0 | calm   | 0
        """,
        at="12:31",
    ),
    Edge(
        "GEN-06",
        "no",
        "the first one is due half an hour after admission, with ten minutes of grace",
        """
        class alcohol; protocol alc-asam; admitted 08:00
        time  | mood
        08:00 | 5
        """,
        at="08:40",
    ),
    Edge(
        "GEN-06",
        "medium",
        "and is late a minute after",
        """
        class alcohol; protocol alc-asam; admitted 08:00
        time  | mood
        08:00 | 5
        """,
        at="08:41",
    ),
    Edge(
        "GEN-06",
        "low",
        "mood each shift is a screening",
        """
        class stimulant; protocol sti
        time  | mood | vitals
        08:00 | 5    | calm
        12:00 |      | calm
        16:00 |      | calm
        """,
        at="17:01",
    ),
    Edge(
        "GEN-06",
        "no",
        "nothing is due after discharge",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass | discharged
        08:00 | 4       | calm   | 0    |
        10:00 |         |        |      | completed
        """,
        at="20:00",
    ),
    Edge(
        "GEN-06",
        "high?critical",
        "whether NEWS2 was 7 is not known",
        """
        class alcohol; protocol alc-asam, news2
        time  | ciwa_ar | rass | vitals | rr | hr
        08:00 | 4       | 0    | calm   | 25 | 112
        09:00 |         |      |        | 25 | 112
        """,
        at="14:00",
    ),
    Edge(
        "GEN-06",
        "medium",
        "two protocols: the shorter interval wins",
        """
        class alcohol; protocol alc-asam, alc-classic
        time  | ciwa_ar | vitals | rass
        08:00 | 9       | calm   | 0
        """,
        at="10:31",
    ),
)
