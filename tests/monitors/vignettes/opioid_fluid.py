"""Fluid loss: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case

FLUID: dict[str, tuple[Case, ...]] = {
    "OPI-01": (
        Case(
            "one sign alone, at its limit, is none",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | orthostatic             | vitals | hr
            08:00   | 80.0   | 300 | 300  |                         | calm   |
            14:00   |        | 300 | 300  |                         |        |
            20:00   |        | 300 | 300  |                         |        |
            2 02:00 |        | 300 | 300  |                         |        |
            2 08:00 | 80.0   |     | 300  | 124/80 84 > 116/76 96 1 | calm   | 100
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "pulse 100 and 3 % of weight lost are two signs",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | orthostatic             | vitals | hr
            08:00   | 80.0   | 300 | 300  |                         | calm   |
            14:00   |        | 300 | 300  |                         |        |
            20:00   |        | 300 | 300  |                         |        |
            2 02:00 |        | 300 | 300  |                         |        |
            2 08:00 | 77.6   |     | 300  | 124/80 84 > 116/76 96 1 | calm   | 100
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "with a pulse of 99 there is one",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | orthostatic             | vitals | hr
            08:00   | 80.0   | 300 | 300  |                         | calm   |
            14:00   |        | 300 | 300  |                         |        |
            20:00   |        | 300 | 300  |                         |        |
            2 02:00 |        | 300 | 300  |                         |        |
            2 08:00 | 77.6   |     | 300  | 124/80 84 > 116/76 96 1 | calm   | 99
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "two signs with systolic 89",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | orthostatic             | vitals | hr  | bp
            08:00   | 80.0   | 300 | 300  |                         | calm   |     |
            14:00   |        | 300 | 300  |                         |        |     |
            20:00   |        | 300 | 300  |                         |        |     |
            2 02:00 |        | 300 | 300  |                         |        |     |
            2 08:00 | 77.6   |     | 300  | 124/80 84 > 116/76 96 1 | calm   | 100 | 89/60
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "two signs with systolic 90",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | orthostatic             | vitals | hr  | bp
            08:00   | 80.0   | 300 | 300  |                         | calm   |     |
            14:00   |        | 300 | 300  |                         |        |     |
            20:00   |        | 300 | 300  |                         |        |     |
            2 02:00 |        | 300 | 300  |                         |        |     |
            2 08:00 | 77.6   |     | 300  | 124/80 84 > 116/76 96 1 | calm   | 100 | 90/60
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "three signs are not four",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | orthostatic             | vitals | hr
            08:00   | 80.0   | 300 | 300  |                         | calm   |
            14:00   |        | 300 | 300  |                         |        |
            20:00   |        | 300 | 300  |                         |        |
            2 02:00 |        | 300 | 300  |                         |        |
            2 08:00 | 77.6   |     | 300  | 124/80 84 > 104/76 96 1 | calm   | 100
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "four signs",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | emesis     | orthostatic             | vitals | hr
            08:00   | 80.0   | 300 | 300  |            |                         | calm   |
            14:00   |        | 300 | 300  |            |                         |        |
            20:00   |        | 300 | 300  |            |                         |        |
            2 02:00 |        | 300 | 300  |            |                         |        |
            2 08:00 | 77.6   |     | 300  | 20, 20, 20 | 124/80 84 > 104/76 96 1 | calm   | 100
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "each sign by its own window: the emeses leave theirs, the standing test does not",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | emesis     | orthostatic             | vitals
            08:00   | 80.0   | 300 | 300  |            |                         | calm
            14:00   |        | 300 | 300  |            |                         |
            20:00   |        | 300 | 300  |            |                         |
            2 02:00 |        | 300 | 300  |            |                         |
            2 08:00 | 80.0   |     | 300  | 20, 20, 20 | 124/80 84 > 104/76 96 1 | calm
            2 14:00 |        | 300 | 300  |            |                         | calm
            2 16:01 |        |     |      |            |                         |
            """,
            "2 16:00",
            "high",
        ),
        Case(
            "and then there is one",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | in  | void | emesis     | orthostatic             | vitals
            08:00   | 80.0   | 300 | 300  |            |                         | calm
            14:00   |        | 300 | 300  |            |                         |
            20:00   |        | 300 | 300  |            |                         |
            2 02:00 |        | 300 | 300  |            |                         |
            2 08:00 | 80.0   |     | 300  | 20, 20, 20 | 124/80 84 > 104/76 96 1 | calm
            2 14:00 |        | 300 | 300  |            |                         | calm
            """,
            "2 16:01",
            "no",
        ),
        Case(
            "two signs are enough whatever else was not charted",
            """
            class opioid
            time  | emesis     | vitals | hr
            08:00 | 20, 20, 20 | calm   | 100
            """,
            "08:00",
            "high?critical",
        ),
        Case(
            "one sign and nothing else charted",
            """
            class opioid
            time  | emesis     | vitals | hr
            08:00 | 20, 20, 20 | calm   | 99
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "two signs, and systolic 89",
            """
            time  | emesis        | hr  | bp
            08:00 | 100, 100, 100 | 100 | 89/50
            """,
            "08:00",
            "critical",
        ),
        Case(
            "four signs",
            """
            time    | weight | emesis        | hr  | bp     | orthostatic
            08:00   | 70.0   |               |     |        |
            2 08:00 | 67.0   | 100, 100, 100 | 100 | 120/80 | 120/80 80 > 98/78 88 1
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "three signs, and the rest not known",
            """
            time    | weight | emesis        | hr | bp     | orthostatic
            08:00   | 70.0   |               |    |        |
            2 08:00 | 67.0   | 100, 100, 100 | 99 | 120/80 | 120/80 80 > 98/78 88 1
            """,
            "2 08:00",
            "high?critical",
        ),
        Case(
            "all looked at, one found",
            """
            measured 1 08:00; admitted 1 08:00
            time    | weight | in  | void | hr | bp     | orthostatic
            1 08:00 | 70.0   | 300 | 300  |    |        |
            1 14:00 |        | 300 | 300  |    |        |
            1 20:00 |        | 300 | 300  |    |        |
            2 02:00 |        | 300 | 300  |    |        |
            2 08:00 | 69.8   | 300 | 300  | 99 | 120/80 | 120/80 80 > 98/78 88 1
            """,
            "2 08:00",
            "no",
        ),
    ),
    "OPI-02": (
        Case(
            "three emeses in 8 h, both ends counted",
            """
            class opioid
            time  | emesis
            08:00 | 100
            10:00 | 100
            16:00 | ?
            """,
            "16:00",
            "medium",
        ),
        Case(
            "the first has left the window",
            """
            class opioid
            time  | emesis
            08:00 | 100
            10:00 | 100
            16:00 | 100
            """,
            "16:01",
            "no",
        ),
        Case(
            "two emeses",
            """
            class opioid
            time  | emesis
            08:00 | 100
            10:00 | 100
            """,
            "10:00",
            "no",
        ),
        Case(
            "none charted is none",
            """
            class opioid
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "four loose stools in 8 h",
            """
            class opioid
            time  | stool
            08:00 | 100 loose
            10:00 | 100 loose
            12:00 | ? loose
            16:00 | 100 loose
            """,
            "16:00",
            "medium",
        ),
        Case(
            "three loose and a formed one",
            """
            class opioid
            time  | stool
            08:00 | 100 loose
            10:00 | 100 loose
            12:00 | 100 loose
            16:00 | 100 formed
            """,
            "16:00",
            "no",
        ),
        Case(
            "six together in 12 h",
            """
            class opioid
            time  | emesis | stool
            08:00 | 50     | 100 loose
            12:00 | 50     | 100 loose
            20:00 |        | 100 loose, 100 loose
            """,
            "20:00",
            "medium",
        ),
        Case(
            "ten together in 24 h",
            """
            class opioid
            time    | emesis | stool
            08:00   | 50, 50 | 100 loose, 100 loose
            17:00   | 50     | 100 loose, 100 loose
            2 08:00 | 50     | 100 loose, 100 loose
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "nine together in 24 h",
            """
            class opioid
            time    | emesis | stool
            08:00   | 50, 50 | 100 loose, 100 loose
            17:00   | 50     | 100 loose, 100 loose
            2 08:00 |        | 100 loose, 100 loose
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "blood in one emesis",
            """
            class opioid
            time  | emesis
            08:00 | 50 blood
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "blood in a stool more than 24 h ago",
            """
            class opioid
            time  | stool
            08:00 | 50 formed blood
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "a stool of unknown kind never fires it",
            """
            class opioid
            time  | stool
            08:00 | 100 loose
            10:00 | 100 loose
            12:00 | 100 loose
            16:00 | 100
            """,
            "16:00",
            "?medium",
        ),
        Case(
            "ten of unknown kind may be high",
            """
            class opioid
            time  | stool
            08:00 | 10, 10, 10, 10, 10, 10, 10, 10, 10, 10
            """,
            "08:00",
            "?high",
        ),
        Case(
            "9 together in 24 h",
            """
            time    | emesis   | stool
            08:00   | 100, 100 | 100 loose, 100 loose
            20:00   | 100, 100 | 100 loose
            2 08:00 | 100      | 100 loose
            """,
            "20:00",
            "medium",
        ),
        Case(
            "melaena told as an event",
            """
            time  | event
            08:00 | melaena
            """,
            "08:00",
            "critical",
        ),
        Case(
            "the first two have left the 12 h",
            """
            class opioid
            time  | emesis | stool
            08:00 | 50     | 100 loose
            12:00 | 50     | 100 loose
            20:00 |        | 100 loose, 100 loose
            """,
            "20:01",
            "no",
        ),
        Case(
            "five together in 12 h",
            """
            class opioid
            time  | emesis | stool
            08:00 | 50     | 100 loose
            12:00 | 50     |
            20:00 |        | 100 loose, 100 loose
            """,
            "20:00",
            "no",
        ),
        Case(
            "haematemesis told as an event",
            """
            time  | event
            08:00 | haematemesis
            """,
            "08:00",
            "critical",
        ),
    ),
    "OPI-03": (
        Case(
            "1000 mL in 12 h",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void
            10:00   | 900 | 500
            20:00   | 900 | 500
            2 02:00 | 200 | 1200
            """,
            "2 08:01",
            "medium",
        ),
        Case(
            "999 mL in 12 h",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void
            10:00   | 900 | 500
            20:00   | 900 | 500
            2 02:00 | 201 | 1200
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "1500 mL in 12 h",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in   | void
            10:00   | 1900 | 500
            20:00   | 900  | 500
            2 02:00 | 200  | 1700
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "2000 mL in 24 h",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void
            08:00   | 100 | 1100
            19:59   | 100 | 600
            2 02:00 | 100 | 600
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "the first of it has left the day",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void
            08:00   | 100 | 1100
            19:59   | 100 | 600
            2 02:00 | 100 | 600
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "output alone is not a balance",
            """
            class opioid; measured 08:00; admitted 08:00
            time  | void
            10:00 | 1600
            """,
            "20:00",
            "?high",
        ),
        Case(
            "an unmeasured emesis: low enough already",
            """
            class opioid; measured 08:00; admitted 08:00
            time  | in  | void | emesis
            10:00 | 100 | 1600 | ?
            """,
            "20:00",
            "high",
        ),
        Case(
            "an unmeasured emesis: perhaps lower",
            """
            class opioid; measured 08:00; admitted 08:00
            time  | in  | void | emesis
            10:00 | 100 | 900  | ?
            """,
            "20:00",
            "?high",
        ),
        Case(
            "each window on its own: twelve hours measured, not yet a day",
            """
            class opioid; measured 08:00; admitted 08:00
            time  | in  | void
            10:00 | 200 | 1200
            """,
            "20:00",
            "medium?high",
        ),
        Case(
            "a shift without a void says nothing",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void | emesis
            09:00   | 100 | 300  |
            2 02:00 | 100 |      | 1600
            """,
            "2 08:00",
            "?high",
        ),
        Case(
            "a shift in which no void is declared counts",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in   | void | emesis
            09:00   | 1900 | 300  |
            2 02:00 | 100  | none | 1600
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "−1000 mL in 12 h",
            """
            measured 08:00
            time  | in  | void | emesis
            08:00 | 200 |      |
            14:00 |     | 700  |
            20:00 |     |      | 500
            """,
            "20:00",
            "medium?high",
        ),
        Case(
            "−999 mL",
            """
            measured 08:00
            time  | in  | void | emesis
            08:00 | 201 |      |
            14:00 |     | 700  |
            20:00 |     |      | 500
            """,
            "20:00",
            "?high",
        ),
        Case(
            "−1500 mL in 12 h",
            """
            measured 08:00
            time  | in  | void | emesis
            08:00 | 200 |      |
            14:00 |     | 1200 |
            20:00 |     |      | 500
            """,
            "20:00",
            "high",
        ),
        Case(
            "−2000 mL in 24 h, though −500 in the last 12",
            """
            measured 08:00
            time    | in  | void | emesis
            08:00   | 100 |      |
            14:00   |     | 1100 | 500
            2 00:00 | 100 | 600  |
            2 08:00 |     |      |
            2 08:00 |     | 0    |
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "an unmeasured void can only make it lower",
            """
            measured 08:00
            time  | in  | void | emesis
            08:00 | 200 | ?    |
            14:00 |     | 700  |
            20:00 |     |      | 500
            """,
            "20:00",
            "medium?high",
        ),
        Case(
            "not ordered as measured for all of the 12 h",
            """
            measured 08:01
            time  | in  | void | emesis
            08:00 | 200 |      |
            14:00 |     | 1200 |
            20:00 |     |      | 500
            """,
            "20:00",
            "?high",
        ),
        Case(
            "no void charted in the shift: uncharted is not empty",
            """
            measured 08:00
            time  | in  | emesis
            08:00 | 200 |
            20:00 |     | 1800
            """,
            "20:00",
            "?high",
        ),
        Case(
            "none declared is measured",
            """
            measured 08:00
            time  | in  | void | emesis
            08:00 | 200 |      |
            20:00 |     | none | 1800
            """,
            "20:00",
            "high",
        ),
        Case(
            "nothing drunk, declared",
            """
            measured 08:00
            time  | in   | void | emesis
            14:00 |      | 200  | 700
            20:00 | none |      | 600
            """,
            "20:00",
            "high",
        ),
        Case(
            "1499 mL in 12 h",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in   | void
            10:00   | 1900 | 500
            20:00   | 900  | 500
            2 02:00 | 201  | 1700
            """,
            "2 08:01",
            "medium",
        ),
        Case(
            "1999 mL in 24 h",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void
            08:00   | 100 | 1100
            19:59   | 100 | 600
            2 02:00 | 101 | 600
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "the last void lies a minute before the shift",
            """
            measured 08:00
            time  | in  | void | emesis
            08:00 |     | 300  |
            10:00 | 200 |      |
            20:00 |     |      | 1800
            """,
            "20:01",
            "?high",
        ),
        Case(
            "a void in the later of two shifts only",
            """
            class opioid; measured 08:00; admitted 08:00
            time    | in  | void | emesis
            09:00   | 100 |      | 1900
            2 02:00 | 100 | 300  |
            """,
            "2 08:00",
            "?high",
        ),
    ),
    "OPI-04": (
        Case(
            "70.0 to 67.9 kg is exactly 3 %",
            """
            class opioid; admitted 08:00
            time    | weight
            08:00   | 70.0
            2 08:00 | 67.9
            """,
            "2 08:00",
            "medium",
        ),
        Case(
            "68.0 kg is less",
            """
            class opioid; admitted 08:00
            time    | weight
            08:00   | 70.0
            2 08:00 | 68.0
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "66.5 kg is exactly 5 %",
            """
            class opioid; admitted 08:00
            time    | weight
            20:00   | 70.0
            4 20:00 | 66.5
            """,
            "4 20:00",
            "high",
        ),
        Case(
            "more than 72 h after the admission weight",
            """
            class opioid; admitted 08:00
            time    | weight
            20:00   | 70.0
            4 20:01 | 66.5
            """,
            "4 20:01",
            "no",
        ),
        Case(
            "72 h run from the first of two admission weights",
            """
            class opioid; admitted 08:00
            time    | weight
            08:00   | 70.0
            19:00   | 70.0
            4 09:00 | 66.5
            """,
            "4 09:00",
            "no",
        ),
        Case(
            "a newer weight beyond 72 h ends it",
            """
            class opioid; admitted 08:00
            time    | weight
            08:00   | 70.0
            3 08:00 | 66.5
            5 08:00 | 70.0
            """,
            "5 08:00",
            "no",
        ),
        Case(
            "the first weight came more than 12 h after admission",
            """
            class opioid; admitted 08:00
            time    | weight
            20:01   | 70.0
            2 08:00 | 66.5
            """,
            "2 08:00",
            "?high",
        ),
        Case(
            "the admission weight alone",
            """
            class opioid; admitted 08:00
            time  | weight
            08:00 | 70.0
            """,
            "2 08:00",
            "?high",
        ),
        Case(
            "to 66.6 kg",
            """
            time    | weight
            08:00   | 70.0
            2 08:00 | 66.6
            """,
            "2 08:00",
            "medium",
        ),
        Case(
            "on another scale",
            """
            time    | weight
            08:00   | 70.0
            2 08:00 | 66.0 other scale
            """,
            "2 08:00",
            "?high",
        ),
        Case(
            "a weight from before admission is not the admission weight",
            """
            class opioid; admitted 08:00
            time    | weight
            07:50   | 72.0
            08:10   | 70.0
            2 08:00 | 68.0
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "nor do the 72 h run from it",
            """
            class opioid; admitted 08:00
            time    | weight
            07:50   | 72.0
            08:10   | 70.0
            4 08:10 | 66.5
            """,
            "4 08:10",
            "high",
        ),
        Case(
            "two weights half an hour apart",
            """
            class opioid; admitted 08:00
            time  | weight
            08:00 | 70.0
            08:30 | 66.5
            """,
            "08:30",
            "high",
        ),
    ),
    "OPI-05": (
        Case(
            "systolic falls by 20",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 98/67 100 3
            """,
            "08:00",
            "medium",
        ),
        Case(
            "by 19, diastolic by 9",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 99/67 100 3
            """,
            "08:00",
            "no",
        ),
        Case(
            "diastolic falls by 10",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 117/66 100 1
            """,
            "08:00",
            "medium",
        ),
        Case(
            "unable to stand for dizziness",
            """
            class opioid
            time  | orthostatic
            08:00 | unable
            """,
            "08:00",
            "medium?high",
        ),
        Case(
            "standing systolic 89",
            """
            class opioid
            time  | orthostatic
            08:00 | 96/62 92 > 89/60 100 1
            """,
            "08:00",
            "high",
        ),
        Case(
            "standing systolic 90",
            """
            class opioid
            time  | orthostatic
            08:00 | 96/62 92 > 90/60 100 1
            """,
            "08:00",
            "no",
        ),
        Case(
            "near to fainting in the test",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 116/74 100 1 near syncope
            """,
            "08:00",
            "high",
        ),
        Case(
            "current for 26 h",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 98/67 100 1
            """,
            "2 10:00",
            "medium",
        ),
        Case(
            "and no longer",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 98/67 100 1
            """,
            "2 10:01",
            "?high",
        ),
        Case(
            "a fall after more than 3 min of standing is not measured by this",
            """
            class opioid
            time  | orthostatic
            08:00 | 118/76 92 > 96/62 100 5
            """,
            "08:00",
            "?medium",
        ),
        Case(
            "never done",
            """
            class opioid
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "?high",
        ),
    ),
    "OPI-06": (
        Case(
            "40 mL/h in 80 kg is exactly half a millilitre",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 240
            20:00 |        | 240
            """,
            "20:00",
            "no",
        ),
        Case(
            "a millilitre less over 6 h",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 300
            20:00 |        | 239
            """,
            "20:00",
            "high",
        ),
        Case(
            "a millilitre less over 12 h",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 200
            20:00 |        | 279
            """,
            "20:00",
            "critical",
        ),
        Case(
            "the void that begins the count is not counted; nearer ones than 6 h do not begin it",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 900
            14:00 |        | 300
            16:00 |        | 100
            20:00 |        | 139
            """,
            "20:00",
            "high",
        ),
        Case(
            "no void for 8 h awake",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 300
            20:00 |        | 300
            """,
            "2 04:01",
            "high",
        ),
        Case(
            "8 h to the minute",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 300
            20:00 |        | 300
            """,
            "2 04:00",
            "no",
        ),
        Case(
            "asleep in between: perhaps",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | void | visit
            08:00   | 80.0   | 100  |
            14:00   |        | 300  |
            20:00   |        | 300  |
            2 02:00 |        |      | asleep
            """,
            "2 04:01",
            "?high",
        ),
        Case(
            "none for more than 12 h, declared, asleep or not",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | void | visit
            08:00   | 80.0   | 100  |
            14:00   |        | 300  |
            20:00   |        | 300  |
            2 02:00 |        | none | asleep
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "an unmeasured void",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | ?
            20:00 |        | 100
            """,
            "20:00",
            "high?critical",
        ),
        Case(
            "an unmeasured void after the one that begins the count",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 100
            20:00 |        | ?
            """,
            "20:00",
            "?critical",
        ),
        Case(
            "no admission weight",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | void
            08:00 | 100
            14:00 | 100
            20:00 | 100
            """,
            "20:00",
            "?critical",
        ),
        Case(
            "not ordered as measured: an uncharted void is not an empty bladder",
            """
            class opioid; admitted 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            """,
            "20:01",
            "?critical",
        ),
        Case(
            "209 mL in 6 h at 70 kg is below 0.5 mL/kg/h; 12 h are not charted yet",
            """
            measured 08:00
            time  | weight | void
            08:00 | 70.0   | 300
            14:00 |        | 209
            """,
            "14:00",
            "high?critical",
        ),
        Case(
            "210 mL is not",
            """
            measured 08:00
            time  | weight | void
            08:00 | 70.0   | 300
            14:00 |        | 210
            """,
            "14:00",
            "?critical",
        ),
        Case(
            "419 mL in 12 h",
            """
            measured 08:00
            time  | weight | void
            08:00 | 70.0   | 300
            14:00 |        | 210
            20:00 |        | 209
            """,
            "20:00",
            "critical",
        ),
        Case(
            "420 mL in 12 h",
            """
            measured 08:00
            time  | weight | void
            08:00 | 70.0   | 300
            14:00 |        | 210
            20:00 |        | 210
            """,
            "20:00",
            "no",
        ),
        Case(
            "the earlier void lies before the order to measure",
            """
            measured 08:01
            time  | weight | void
            08:00 | 70.0   | 300
            14:30 |        | 100
            """,
            "14:30",
            "?critical",
        ),
        Case(
            "a void a minute nearer than 6 h does not begin the count",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            14:00 |        | 300
            14:01 |        | 200
            20:00 |        | 139
            """,
            "20:00",
            "no",
        ),
        Case(
            "nor one a minute nearer than 12 h the longer count",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            08:01 |        | 300
            14:00 |        | 100
            20:00 |        | 240
            """,
            "20:00",
            "no",
        ),
        Case(
            "none for 12 h to the minute, declared, asleep in between",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | weight | void | visit
            08:00   | 80.0   | 100  |
            14:00   |        | 300  |
            20:00   |        | 300  |
            2 02:00 |        | none | asleep
            """,
            "2 08:00",
            "?high",
        ),
        Case(
            "one void, 12 h ago: the shift was looked at",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            """,
            "20:00",
            "high?critical",
        ),
        Case(
            "one void, a minute longer ago: it was not",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 | 80.0   | 100
            """,
            "20:01",
            "?critical",
        ),
        Case(
            "an admission weight 12 h after admission",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 |        | 100
            14:00 |        | 200
            20:00 | 80.0   | 279
            """,
            "20:00",
            "critical",
        ),
        Case(
            "a first weight a minute later is none",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | weight | void
            08:00 |        | 100
            14:00 |        | 200
            20:00 |        | 279
            20:01 | 80.0   |
            """,
            "20:01",
            "?critical",
        ),
    ),
    "OPI-07": (
        Case(
            "pulse 110 on readings 30 min apart while vomiting",
            """
            class opioid
            time  | emesis     | vitals | hr
            08:00 | 50, 50, 50 | calm   | 110
            08:30 |            | calm   | 110
            """,
            "08:30",
            "medium",
        ),
        Case(
            "29 min apart",
            """
            class opioid
            time  | emesis     | vitals | hr
            08:00 | 50, 50, 50 | calm   | 110
            08:29 |            | calm   | 110
            """,
            "08:29",
            "no",
        ),
        Case(
            "pulse 109",
            """
            class opioid
            time  | emesis     | vitals | hr
            08:00 | 50, 50, 50 | calm   | 110
            08:30 |            | calm   | 109
            """,
            "08:30",
            "no",
        ),
        Case(
            "pulse as high as systolic",
            """
            class opioid
            time  | emesis     | vitals | hr | bp
            08:00 | 50, 50, 50 | calm   | 98 | 98/60
            """,
            "08:00",
            "high",
        ),
        Case(
            "pulse one below systolic",
            """
            class opioid
            time  | emesis     | vitals | hr | bp
            08:00 | 50, 50, 50 | calm   | 97 | 98/60
            """,
            "08:00",
            "no",
        ),
        Case(
            "systolic 89",
            """
            class opioid
            time  | emesis     | vitals | hr | bp
            08:00 | 50, 50, 50 | calm   | 80 | 89/60
            """,
            "08:00",
            "critical",
        ),
        Case(
            "standing values are not at rest",
            """
            class opioid
            time  | emesis     | vitals | hr  | bp     | position
            08:00 | 50, 50, 50 | calm   | 80  | 120/80 | lying
            08:10 |            | calm   | 130 | 88/60  | standing
            """,
            "08:10",
            "no",
        ),
        Case(
            "the vomiting has left its window; the balance is not known",
            """
            class opioid
            time  | emesis     | vitals | hr | bp
            08:00 | 50, 50, 50 |        |    |
            16:00 |            | calm   | 98 | 88/60
            """,
            "16:01",
            "?critical",
        ),
        Case(
            "pulse and pressure not taken",
            """
            class opioid
            time  | emesis
            08:00 | 50, 50, 50
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "systolic 90",
            """
            time  | emesis        | hr | bp
            08:00 | 100, 100, 100 | 80 | 90/50
            """,
            "08:00",
            "no",
        ),
        Case(
            "whether fluid is being lost is not known",
            """
            time  | hr  | bp
            08:00 | 112 | 88/50
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "pulse one below a systolic of 100",
            """
            class opioid
            time  | emesis     | vitals | hr | bp
            08:00 | 50, 50, 50 | calm   | 99 | 100/60
            """,
            "08:00",
            "no",
        ),
        Case(
            "pulse 110 on readings 24 h apart",
            """
            class opioid
            time    | emesis     | vitals | hr
            08:00   |            | calm   | 110
            2 08:00 | 50, 50, 50 | calm   | 110
            """,
            "2 08:00",
            "medium",
        ),
        Case(
            "a minute more is too far apart",
            """
            class opioid
            time    | emesis     | vitals | hr
            08:00   |            | calm   | 110
            2 08:01 | 50, 50, 50 | calm   | 110
            """,
            "2 08:01",
            "no",
        ),
    ),
    "OPI-16": (
        Case(
            "999 mL by mouth and vein in 24 h",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | in  | iv  | void
            08:00   | 100 |     | 300
            14:00   | 399 |     | 300
            2 02:00 |     | 500 | 300
            """,
            "2 08:00",
            "low",
        ),
        Case(
            "1000 mL",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | in  | iv  | void
            08:00   | 100 |     | 300
            14:00   | 400 |     | 300
            2 02:00 |     | 500 | 300
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "the first of it has left the day",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | in  | iv  | void
            08:00   | 100 |     | 300
            14:00   | 400 |     | 300
            2 02:00 |     | 500 | 300
            """,
            "2 08:01",
            "low",
        ),
        Case(
            "nothing taken, and that declared",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | in   | void
            08:00   | none | 300
            2 02:00 | none | 300
            """,
            "2 08:00",
            "low",
        ),
        Case(
            "no intake entry in the window",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | void
            08:00   | 300
            2 02:00 | 300
            """,
            "2 08:00",
            "?low",
        ),
        Case(
            "charting began less than 24 h ago",
            """
            class opioid; admitted 06:00; measured 06:00
            time    | in  | void
            08:01   | 300 | 300
            2 02:00 | 300 | 300
            """,
            "2 08:00",
            "?low",
        ),
        Case(
            "a drink nobody measured",
            """
            class opioid; admitted 08:00; measured 08:00
            time    | in  | void
            08:00   | 300 | 300
            2 02:00 | ?   | 300
            """,
            "2 08:00",
            "?low",
        ),
        Case(
            "not ordered as measured",
            """
            class opioid; admitted 08:00
            time    | in  | void
            08:00   | 300 | 300
            2 02:00 | 300 | 300
            """,
            "2 08:00",
            "?low",
        ),
        Case(
            "the last void lies a minute before the shift",
            """
            class opioid; admitted 08:00; measured 08:00
            time  | in  | void
            08:00 | 300 | 300
            19:59 | 300 | 300
            """,
            "2 08:00",
            "?low",
        ),
    ),
}
