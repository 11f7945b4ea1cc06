"""CIWA-Ar by itself: its level, its rise, tremor and perception.

Items: nausea, tremor, sweats, anxiety, agitation, touch, hearing, sight, headache, orientation.
"""

from tests.monitors.vignettes.vignette import Case

OF_SCORES: dict[str, tuple[Case, ...]] = {
    "ALC-01": (
        Case(
            "tremor and sight each up by 2 in 8 h",
            """
            time  | ciwa_ar
            08:00 | 0 1 0 0 0 0 0 1 0 0
            16:00 | 0 3 0 0 0 0 0 3 0 0
            """,
            "16:00",
            "high",
        ),
        Case(
            "and both at 4",
            """
            time  | ciwa_ar
            08:00 | 0 2 0 0 0 0 0 2 0 0
            16:00 | 0 4 0 0 0 0 0 4 0 0
            """,
            "16:00",
            "critical",
        ),
        Case(
            "the tremor stays at 3, so not critical",
            """
            time  | ciwa_ar
            08:00 | 0 1 0 0 0 0 0 2 0 0
            16:00 | 0 3 0 0 0 0 0 4 0 0
            """,
            "16:00",
            "high",
        ),
        Case(
            "the tremor is up by 1 only",
            """
            time  | ciwa_ar
            08:00 | 0 2 0 0 0 0 0 1 0 0
            16:00 | 0 3 0 0 0 0 0 3 0 0
            """,
            "16:00",
            "no",
        ),
        Case(
            "perception is up by 1 only",
            """
            time  | ciwa_ar
            08:00 | 0 1 0 0 0 0 0 2 0 0
            16:00 | 0 4 0 0 0 3 0 0 0 0
            """,
            "16:00",
            "no",
        ),
        Case(
            "the low one lies a minute before the window, and the rounds are not so far apart",
            """
            protocol alc-asam
            time  | ciwa_ar
            07:59 | 0 1 0 0 0 0 0 1 0 0
            12:00 | 0 3 0 0 0 0 0 3 0 0
            16:00 | 0 3 0 0 0 0 0 3 0 0
            """,
            "16:00",
            "no",
        ),
        Case(
            "the hearing was left out, and what was answered is below 4",
            """
            time  | ciwa_ar
            08:00 | 0 1 0 0 0 0 0 1 0 0
            16:00 | 0 4 0 0 0 0 - 3 0 0
            """,
            "16:00",
            "?critical",
        ),
        Case(
            "the hearing was left out, and the sight alone is enough",
            """
            time  | ciwa_ar
            08:00 | 0 1 0 0 0 0 0 1 0 0
            16:00 | 0 4 0 0 0 0 - 4 0 0
            """,
            "16:00",
            "critical",
        ),
        Case(
            "there is no earlier one",
            """
            time  | ciwa_ar
            08:00 | 0 4 0 0 0 0 0 3 0 0
            """,
            "08:00",
            "?high",
        ),
    ),
    "ALC-02": (
        Case(
            "a first look finds it: never looked at is not had before",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 4 0 0 0
            """,
            "08:00",
            "high",
        ),
        Case(
            "a disturbance of 3 is no hallucination",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 3 3 3 0 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "one complete assessment without is not enough",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 4 0 0 0
            12:00 | 0 0 0 0 0 0 0 0 0 0
            """,
            "12:00",
            "high",
        ),
        Case(
            "two in a row without end it",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 4 0 0 0
            12:00 | 0 0 0 0 0 0 3 0 0 0
            16:00 | 0 0 0 0 0 0 0 0 0 0
            """,
            "16:00",
            "no",
        ),
        Case(
            "the second one without was not complete, so it does not count",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 4 0 0 0
            12:00 | 0 0 0 0 0 0 0 0 0 0
            16:00 | - 0 0 0 0 0 0 0 0 0
            """,
            "16:00",
            "high",
        ),
        Case(
            "what a refused look between the two would have shown, nobody knows",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 4 0 0 0
            12:00 | 0 0 0 0 0 0 0 0 0 0
            14:00 | refused
            16:00 | 0 0 0 0 0 0 0 0 0 0
            """,
            "16:00",
            "?high",
        ),
        Case(
            "after two without, 4 again 24 h after the last 4 is not new",
            """
            time    | ciwa_ar
            08:00   | 0 0 0 0 0 0 4 0 0 0
            12:00   | 0 0 0 0 0 0 0 0 0 0
            16:00   | 0 0 0 0 0 0 0 0 0 0
            2 08:00 | 0 0 0 0 0 0 4 0 0 0
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "a minute later it is new",
            """
            time    | ciwa_ar
            08:00   | 0 0 0 0 0 0 4 0 0 0
            12:00   | 0 0 0 0 0 0 0 0 0 0
            16:00   | 0 0 0 0 0 0 0 0 0 0
            2 08:01 | 0 0 0 0 0 0 4 0 0 0
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "two without from a sedated patient clear nothing",
            """
            time  | ciwa_ar             | rass
            08:00 | 0 0 0 0 0 0 4 0 0 0 | 0
            12:00 | 0 0 0 0 0 0 0 0 0 0 | -3
            16:00 | 0 0 0 0 0 0 0 0 0 0 | -3
            """,
            "16:00",
            "high",
        ),
        Case(
            "nor do two from a drowsy one surely",
            """
            time  | ciwa_ar             | rass
            08:00 | 0 0 0 0 0 0 4 0 0 0 | 0
            12:00 | 0 0 0 0 0 0 0 0 0 0 | -2
            16:00 | 0 0 0 0 0 0 0 0 0 0 | -2
            """,
            "16:00",
            "?high",
        ),
        Case(
            "nobody looked",
            """
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "?high",
        ),
    ),
    "ALC-03": (
        Case(
            "up by 5 in 4 h to 10",
            """
            time  | ciwa_ar
            08:00 | 5
            12:00 | 10
            """,
            "12:00",
            "medium",
        ),
        Case(
            "up by 10 in 4 h",
            """
            time  | ciwa_ar
            08:00 | 2
            12:00 | 12
            """,
            "12:00",
            "high",
        ),
        Case(
            "up by 4",
            """
            time  | ciwa_ar
            08:00 | 6
            12:00 | 10
            """,
            "12:00",
            "no",
        ),
        Case(
            "up by 5, and only to 9",
            """
            time  | ciwa_ar
            08:00 | 4
            12:00 | 9
            """,
            "12:00",
            "no",
        ),
        Case(
            "by 2-hourly rounds the one before counts however the clock drifts",
            """
            protocol alc-asam
            time  | ciwa_ar
            08:00 | 5
            12:30 | 10
            """,
            "12:30",
            "medium",
        ),
        Case(
            "without rounds a value 4 h 1 min before is no earlier value",
            """
            time  | ciwa_ar
            08:00 | 5
            12:01 | 10
            """,
            "12:01",
            "?high",
        ),
        Case(
            "asleep since: a rise is not excluded",
            """
            time  | ciwa_ar
            08:00 | 6
            10:00 | 6
            12:00 | asleep
            """,
            "12:00",
            "?high",
        ),
        Case(
            "up by 9",
            """
            time  | ciwa_ar
            08:00 | 2
            12:00 | 11
            """,
            "12:00",
            "medium",
        ),
    ),
    "ALC-04": (
        Case(
            "19",
            """
            time  | ciwa_ar
            08:00 | 19
            """,
            "08:00",
            "high",
        ),
        Case(
            "18",
            """
            time  | ciwa_ar
            08:00 | 18
            """,
            "08:00",
            "no",
        ),
        Case(
            "with a hallucination",
            """
            time  | ciwa_ar
            08:00 | 5 3 2 3 2 4 0 0 0 0
            """,
            "08:00",
            "critical",
        ),
        Case(
            "with disorientation of 2",
            """
            time  | ciwa_ar
            08:00 | 5 3 2 3 2 2 0 0 0 2
            """,
            "08:00",
            "critical",
        ),
        Case(
            "with a seizure 24 h ago",
            """
            time    | ciwa_ar | event
            08:00   |         | seizure
            2 08:00 | 19      |
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "the seizure is a minute older",
            """
            time    | ciwa_ar | event
            08:00   |         | seizure
            2 08:01 | 19      |
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "an item is missing: there is no total",
            """
            time  | ciwa_ar
            08:00 | 7 - 5 5 5 5 5 5 5 2
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "refused since: it is not taken back",
            """
            time  | ciwa_ar
            08:00 | 19
            10:00 | refused
            """,
            "10:00",
            "high?critical",
        ),
        Case(
            "12 h and a minute later it is out of date",
            """
            time  | ciwa_ar
            08:00 | 19
            """,
            "20:01",
            "?critical",
        ),
        Case(
            "at 12 h it still counts",
            """
            time  | ciwa_ar
            08:00 | 19
            """,
            "20:00",
            "high",
        ),
        Case(
            "scored on a patient who does not rouse, it is no score",
            """
            time  | ciwa_ar | rass
            08:00 | 4       | 0
            10:00 | 20      | -3
            """,
            "10:00",
            "?critical",
        ),
        Case(
            "of two scores of one time the later recorded is the last",
            """
            time  | ciwa_ar | known
            08:00 | 18      | 08:05
            08:00 | 19      | 08:10
            """,
            "08:10",
            "high",
        ),
        Case(
            "a score amended to another time is gone from the old one",
            """
            time  | ciwa_ar | known | amends
            08:00 | 19      | 08:00 |
            07:00 | 18      | 09:00 | 08:00
            """,
            "09:00",
            "no",
        ),
        Case(
            "a seizure of yesterday, before admission",
            """
            admitted 08:00
            time    | ciwa_ar | event
            0 20:00 |         | seizure
            08:00   | 19      |
            """,
            "08:00",
            "critical",
        ),
        Case(
            "with perception 3 and orientation 1: severe, not complicated",
            """
            time  | ciwa_ar
            08:00 | 5 3 2 3 2 3 0 0 0 1
            """,
            "08:00",
            "high",
        ),
    ),
    "ALC-13": (
        Case(
            "4, 6, 8",
            """
            time  | ciwa_ar
            08:00 | 4
            12:00 | 6
            16:00 | 8
            """,
            "16:00",
            "medium",
        ),
        Case(
            "the last step is 1",
            """
            time  | ciwa_ar
            08:00 | 5
            12:00 | 8
            16:00 | 9
            """,
            "16:00",
            "no",
        ),
        Case(
            "the last is 7",
            """
            time  | ciwa_ar
            08:00 | 3
            12:00 | 5
            16:00 | 7
            """,
            "16:00",
            "no",
        ),
        Case(
            "a refused one between is passed over",
            """
            time  | ciwa_ar
            08:00 | 4
            10:00 | refused
            12:00 | 6
            16:00 | 8
            """,
            "16:00",
            "medium",
        ),
        Case(
            "there are only two",
            """
            time  | ciwa_ar
            12:00 | 6
            16:00 | 8
            """,
            "16:00",
            "?medium",
        ),
        Case(
            "the first 48 h before the last",
            """
            time    | ciwa_ar
            08:00   | 4
            2 08:00 | 6
            3 08:00 | 8
            """,
            "3 08:00",
            "medium",
        ),
        Case(
            "the first a minute longer before",
            """
            time    | ciwa_ar
            08:00   | 4
            2 08:00 | 6
            3 08:01 | 8
            """,
            "3 08:01",
            "?medium",
        ),
    ),
}
