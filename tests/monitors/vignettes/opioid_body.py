"""Opioids: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case

BODY: dict[str, tuple[Case, ...]] = {
    "OPI-10": (
        Case(
            "breathing 10 after an opioid",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | rr | poss
            08:00 | morphine opioid |        |    |
            09:00 |                 | calm   | 10 | 1
            """,
            "09:00",
            "high",
        ),
        Case(
            "breathing 11, SpO2 92",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | rr | spo2 | poss
            08:00 | morphine opioid |        |    |      |
            09:00 |                 | calm   | 11 | 92   | 1
            """,
            "09:00",
            "no",
        ),
        Case(
            "breathing 8",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | rr | poss
            08:00 | morphine opioid |        |    |
            09:00 |                 | calm   | 8  | 1
            """,
            "09:00",
            "critical",
        ),
        Case(
            "SpO2 91",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | spo2 | poss
            08:00 | morphine opioid |        |      |
            09:00 |                 | calm   | 91   | 1
            """,
            "09:00",
            "high",
        ),
        Case(
            "SpO2 89",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | spo2 | poss
            08:00 | morphine opioid |        |      |
            09:00 |                 | calm   | 89   | 1
            """,
            "09:00",
            "critical",
        ),
        Case(
            "SpO2 84 on scale 2",
            """
            used opioid/heroin 0 00:00; flag spo2_scale_2
            time  | dose            | vitals | spo2 | poss
            08:00 | morphine opioid |        |      |
            09:00 |                 | calm   | 84   | 1
            """,
            "09:00",
            "no",
        ),
        Case(
            "SpO2 83 on scale 2",
            """
            used opioid/heroin 0 00:00; flag spo2_scale_2
            time  | dose            | vitals | spo2 | poss
            08:00 | morphine opioid |        |      |
            09:00 |                 | calm   | 83   | 1
            """,
            "09:00",
            "critical",
        ),
        Case(
            "POSS 3",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | poss
            08:00 | morphine opioid |        |
            09:00 |                 | calm   | 3
            """,
            "09:00",
            "high",
        ),
        Case(
            "POSS 4",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | poss
            08:00 | morphine opioid |        |
            09:00 |                 | calm   | 4
            """,
            "09:00",
            "critical",
        ),
        Case(
            "a newer RASS stands for the POSS",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | poss | rass
            08:00 | morphine opioid |        |      |
            09:00 |                 | calm   | 3    |
            09:10 |                 |        |      | 0
            """,
            "09:10",
            "no",
        ),
        Case(
            "no POSS within 4 h of an opioid cannot be judged",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals
            08:00 | morphine opioid |
            12:00 |                 | calm
            """,
            "12:00",
            "?critical",
        ),
        Case(
            "after that nobody is bound to chart it",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals
            08:00 | morphine opioid |
            12:00 |                 | calm
            """,
            "12:01",
            "no",
        ),
        Case(
            "breathing not counted",
            """
            used opioid/heroin 0 00:00
            time  | dose            | poss
            08:00 | morphine opioid |
            09:00 |                 | 1
            """,
            "09:00",
            "?critical",
        ),
        Case(
            "a dose 24 h ago",
            """
            used opioid/heroin 0 00:00
            time    | dose            | vitals | rr
            08:00   | morphine opioid |        |
            2 08:00 |                 | calm   | 9
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "a dose more than 24 h ago",
            """
            used opioid/heroin 0 00:00
            time    | dose            | vitals | rr
            08:00   | morphine opioid |        |
            2 08:00 |                 | calm   | 9
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "used 24 h ago",
            """
            used opioid/heroin 0 09:00
            time  | vitals | rr
            09:00 | calm   | 9
            """,
            "09:00",
            "high",
        ),
        Case(
            "used before that",
            """
            used opioid/heroin 0 08:59
            time  | vitals | rr
            09:00 | calm   | 9
            """,
            "09:00",
            "no",
        ),
        Case(
            "an unknown last use may be as late as admission",
            """
            used opioid/heroin unknown; admitted 08:00
            time    | vitals | rr
            2 08:00 | calm   | 9
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "and then no longer",
            """
            used opioid/heroin unknown; admitted 08:00
            time    | vitals | rr
            2 08:00 | calm   | 9
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "a use merely suspected on the unit",
            """
            used opioid/heroin 0 00:00; admitted 08:00
            time    | vitals | rr | event
            2 08:00 |        |    | suspected_use
            3 08:00 | calm   | 9  |
            """,
            "3 08:00",
            "high",
        ),
        Case(
            "SpO2 90 is not yet critical",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | spo2 | poss
            08:00 | morphine opioid |        |      |
            09:00 |                 | calm   | 90   | 1
            """,
            "09:00",
            "high",
        ),
        Case(
            "POSS 2",
            """
            used opioid/heroin 0 00:00
            time  | dose            | vitals | poss
            08:00 | morphine opioid |        |
            09:00 |                 | calm   | 2
            """,
            "09:00",
            "no",
        ),
        Case(
            "used this very minute",
            """
            used opioid/heroin 09:00
            time  | vitals | rr
            09:00 | calm   | 9
            """,
            "09:00",
            "high",
        ),
    ),
    "OPI-11": (
        Case(
            "a rise of 6 in 4 h to 13",
            """
            class opioid
            time  | cows
            08:00 | 7
            12:00 | 13
            """,
            "12:00",
            "medium",
        ),
        Case(
            "a rise of 5 to 13",
            """
            class opioid
            time  | cows
            08:00 | 8
            12:00 | 13
            """,
            "12:00",
            "no",
        ),
        Case(
            "a rise of 6 to 12",
            """
            class opioid
            time  | cows
            08:00 | 6
            12:00 | 12
            """,
            "12:00",
            "no",
        ),
        Case(
            "a whole round earlier still belongs to it",
            """
            class opioid; protocol opi
            time  | cows
            08:00 | 7
            15:00 | 13
            """,
            "15:00",
            "medium",
        ),
        Case(
            "24",
            """
            class opioid
            time  | cows
            08:00 | 24
            12:00 | 24
            """,
            "12:00",
            "no",
        ),
        Case(
            "25",
            """
            class opioid
            time  | cows
            08:00 | 25
            """,
            "08:00",
            "high",
        ),
        Case(
            "36 is not above 36",
            """
            class opioid
            time  | cows
            08:00 | 36
            """,
            "08:00",
            "high",
        ),
        Case(
            "37",
            """
            class opioid
            time  | cows
            08:00 | 37
            """,
            "08:00",
            "critical",
        ),
        Case(
            "13 and no earlier score",
            """
            class opioid
            time  | cows
            08:00 | 13
            """,
            "08:00",
            "?medium",
        ),
        Case(
            "a score of 12 h ago is current, one older is not",
            """
            class opioid
            time  | cows
            08:00 | 25
            """,
            "20:01",
            "?critical",
        ),
        Case(
            "one item left out",
            """
            class opioid
            time  | cows
            08:00 | 4 4 5 5 4 4 5 4 4 4 -
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "the 7 lies a minute before the window",
            """
            class opioid
            time  | cows
            08:00 | 7
            10:00 | 8
            12:01 | 13
            """,
            "12:01",
            "no",
        ),
    ),
    "OPI-13": (
        Case(
            "three signs 72 h after fentanyl",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | vitals | hr  | bp      | rass
            3 08:00 | 4 2 3 2 2 2 3 4 1 2 3 | calm   | 120 | 180/100 | 1
            """,
            "3 08:00",
            "critical",
        ),
        Case(
            "72 h and a minute",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | vitals | hr  | bp      | rass
            3 08:00 | 4 2 3 2 2 2 3 4 1 2 3 | calm   | 120 | 180/100 | 1
            """,
            "3 08:01",
            "no",
        ),
        Case(
            "two signs",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | vitals | hr  | bp      | rass
            2 08:00 | 4 2 3 2 2 2 3 2 1 2 3 | calm   | 120 | 180/100 | 1
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "pulse 119, systolic 179: two signs",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | emesis     | vitals | hr  | bp      | rass
            2 08:00 | 2 2 3 2 2 2 3 4 1 2 3 | 50, 50, 50 | calm   | 119 | 179/100 | 1
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "tremor by CIWA-Ar, three emeses, RASS +2",
            """
            used opioid/fentanyl 0 08:00
            time    | ciwa_ar             | emesis     | vitals | rass
            2 08:00 | 0 4 0 0 0 0 0 0 0 0 | 50, 50, 50 | calm   | 2
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "new confusion is one of them",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | vitals | hr  | bp      | acvpu | rass
            2 08:00 | 4 2 3 2 2 2 3 2 1 2 3 | calm   | 120 | 180/100 | C     | 1
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "heroin",
            """
            used opioid/heroin 0 08:00
            time    | cows                  | vitals | hr  | bp      | rass
            2 08:00 | 4 2 3 2 2 2 3 4 1 2 3 | calm   | 120 | 180/100 | 1
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "an opioid nobody named may be fentanyl, used at admission",
            """
            used opioid/pills unknown; admitted 08:00
            time    | cows                  | vitals | hr  | bp      | rass
            2 08:00 | 4 2 3 2 2 2 3 4 1 2 3 | calm   | 120 | 180/100 | 1
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "two signs, and neither RASS nor COWS",
            """
            used opioid/fentanyl 0 08:00
            time    | vitals | hr  | bp
            2 08:00 | calm   | 120 | 180/100
            """,
            "2 08:00",
            "?critical",
        ),
        Case(
            "a CIWA-Ar tremor of 3 is no sign",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | ciwa_ar             | vitals | hr  | bp      | rass
            2 08:00 | 4 2 3 2 2 2 3 2 1 2 3 | 0 3 0 0 0 0 0 0 0 0 | calm   | 120 | 180/100 | 1
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "three emeses in 8 h",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | emesis | vitals | hr  | bp      | rass
            2 00:00 |                       | 50     |        |     |         |
            2 04:00 |                       | 50     |        |     |         |
            2 08:00 | 4 2 3 2 2 2 3 2 1 2 3 | 50     | calm   | 120 | 180/100 | 1
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "the first of them has left the 8 h",
            """
            used opioid/fentanyl 0 08:00
            time    | cows                  | emesis | vitals | hr  | bp      | rass
            2 00:00 |                       | 50     |        |     |         |
            2 04:00 |                       | 50     |        |     |         |
            2 08:00 | 4 2 3 2 2 2 3 2 1 2 3 | 50     | calm   | 120 | 180/100 | 1
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "three signs, fentanyl used this very minute",
            """
            used opioid/fentanyl 08:00
            time  | cows                  | vitals | hr  | bp      | rass
            08:00 | 4 2 3 2 2 2 3 4 1 2 3 | calm   | 120 | 180/100 | 1
            """,
            "08:00",
            "critical",
        ),
    ),
    "OPI-15": (
        Case(
            "told at intake",
            """
            class opioid; risk pregnancy
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "high",
        ),
        Case(
            "a test is positive later",
            """
            class opioid; risk pregnancy off
            time  | rass | flag
            08:00 | 0    |
            10:00 |      | pregnancy
            """,
            "10:00",
            "high",
        ),
        Case(
            "not pregnant",
            """
            class opioid; risk pregnancy off
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "not asked is not no",
            """
            class opioid
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "?high",
        ),
    ),
}
