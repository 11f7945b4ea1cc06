"""Patterns of all stays: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.events import EVENTS
from tests.monitors.vignettes.levels import LEVELS
from tests.monitors.vignettes.overdue import OVERDUE
from tests.monitors.vignettes.scores import SCORES
from tests.monitors.vignettes.sedation import SEDATION
from tests.monitors.vignettes.suicide import SUICIDE
from tests.monitors.vignettes.vignette import Case

OF_VITALS: dict[str, tuple[Case, ...]] = {
    "GEN-01": (
        Case(
            "3 for breathing, 2 for pulse, 2 for pressure: 7",
            """
            time  | rr | spo2 | o2  | bp    | hr  | acvpu | temp
            08:00 | 25 | 97   | air | 95/60 | 112 | A     | 37.0
            """,
            "08:00",
            "critical",
        ),
        Case(
            "3, 2 and 1: 6",
            """
            time  | rr | spo2 | o2  | bp     | hr  | acvpu | temp
            08:00 | 25 | 97   | air | 105/60 | 112 | A     | 37.0
            """,
            "08:00",
            "no",
        ),
        Case(
            "7 from the parameters that are there",
            """
            time  | rr | bp    | hr
            08:00 | 25 | 95/60 | 112
            """,
            "08:00",
            "critical",
        ),
        Case(
            "6 from those that are there",
            """
            time  | rr | bp     | hr
            08:00 | 25 | 105/60 | 112
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "never mixed from two sets",
            """
            time  | rr | bp    | hr
            08:00 | 25 |       | 112
            08:01 |    | 95/60 |
            """,
            "08:01",
            "?critical",
        ),
        Case(
            "no score in pregnancy",
            """
            flag pregnancy
            time  | rr | spo2 | o2  | bp    | hr  | acvpu | temp
            08:00 | 25 | 97   | air | 95/60 | 112 | A     | 37.0
            """,
            "08:00",
            "?critical",
        ),
    ),
    "GEN-02": (
        Case(
            "5",
            """
            time  | vitals | rr | hr
            08:00 | calm   | 25 | 112
            """,
            "08:00",
            "high",
        ),
        Case(
            "6",
            """
            time  | vitals | rr | hr  | bp
            08:00 | calm   | 25 | 112 | 105/60
            """,
            "08:00",
            "high",
        ),
        Case(
            "4",
            """
            time  | vitals | rr | hr
            08:00 | calm   | 25 | 110
            """,
            "08:00",
            "no",
        ),
        Case(
            "7 belongs to the emergency one",
            """
            time  | vitals | rr | hr  | bp
            08:00 | calm   | 25 | 112 | 95/60
            """,
            "08:00",
            "no",
        ),
        Case(
            "at least 5",
            """
            time  | rr | hr
            08:00 | 25 | 112
            """,
            "08:00",
            "high",
        ),
        Case(
            "at least 4",
            """
            time  | rr | hr
            08:00 | 25 | 110
            """,
            "08:00",
            "?high",
        ),
        Case(
            "7, and refused since: it may have come down into the range",
            """
            time  | vitals  | rr | hr  | bp
            08:00 | calm    | 25 | 112 | 95/60
            09:00 | refused |    |     |
            """,
            "09:00",
            "?high",
        ),
    ),
    "GEN-03": (
        Case(
            "breathing alone scores 3",
            """
            time  | vitals | rr
            08:00 | calm   | 25
            """,
            "08:00",
            "high",
        ),
        Case(
            "breathing of 24 scores 2",
            """
            time  | vitals | rr
            08:00 | calm   | 24
            """,
            "08:00",
            "no",
        ),
        Case(
            "with 5 in all the urgent one speaks",
            """
            time  | vitals | rr | hr
            08:00 | calm   | 25 | 112
            """,
            "08:00",
            "no",
        ),
        Case(
            "on whatever is there",
            """
            time  | spo2
            08:00 | 91
            """,
            "08:00",
            "high",
        ),
        Case(
            "what is there is calm, and the rest is not there",
            """
            time  | spo2
            08:00 | 97
            """,
            "08:00",
            "?high",
        ),
        Case(
            "with 4 in all it still speaks",
            """
            time  | vitals | rr | hr
            08:00 | calm   | 25 | 110
            """,
            "08:00",
            "high",
        ),
    ),
    "GEN-04": (
        Case(
            "1 to 3 in 6 h",
            """
            time  | vitals | rr | hr
            08:00 | calm   |    | 92
            14:00 | calm   | 21 | 92
            """,
            "14:00",
            "medium",
        ),
        Case(
            "2 to 3",
            """
            time  | vitals | rr | hr
            08:00 | calm   | 21 |
            14:00 | calm   | 21 | 92
            """,
            "14:00",
            "no",
        ),
        Case(
            "0 to 2",
            """
            time  | vitals | rr
            08:00 | calm   |
            14:00 | calm   | 21
            """,
            "14:00",
            "no",
        ),
        Case(
            "to 5: the urgent one speaks",
            """
            time  | vitals | rr | hr
            08:00 | calm   |    |
            14:00 | calm   | 25 | 112
            """,
            "14:00",
            "no",
        ),
        Case(
            "no earlier one",
            """
            time  | vitals | rr | hr
            14:00 | calm   | 21 | 92
            """,
            "14:00",
            "?medium",
        ),
        Case(
            "2 to 4",
            """
            time  | vitals | rr | hr
            08:00 | calm   | 21 |
            14:00 | calm   | 21 | 112
            """,
            "14:00",
            "medium",
        ),
        Case(
            "the 1 lies a minute before the window",
            """
            time  | vitals | rr | hr
            08:00 | calm   |    | 92
            11:00 | calm   | 21 |
            14:01 | calm   | 21 | 92
            """,
            "14:01",
            "no",
        ),
    ),
    "GEN-10": (
        Case(
            "newly confused",
            """
            time  | acvpu
            08:00 | C
            """,
            "08:00",
            "high",
        ),
        Case(
            "drowsy is not confused",
            """
            time  | acvpu
            08:00 | V
            """,
            "08:00",
            "no",
        ),
        Case(
            "orientation of 2 at the first look",
            """
            class alcohol
            time  | acvpu | ciwa_ar
            08:00 | A     | 0 0 0 0 0 0 0 0 0 2
            """,
            "08:00",
            "high",
        ),
        Case(
            "orientation of 1",
            """
            class alcohol
            time  | acvpu | ciwa_ar
            08:00 | A     | 0 0 0 0 0 0 0 0 0 1
            """,
            "08:00",
            "no",
        ),
        Case(
            "up by 2 in 12 h, though disoriented before",
            """
            class alcohol
            time  | acvpu | ciwa_ar
            08:00 | A     | 0 0 0 0 0 0 0 0 0 2
            20:00 | A     | 0 0 0 0 0 0 0 0 0 4
            """,
            "20:00",
            "high",
        ),
        Case(
            "disoriented before, and not risen",
            """
            class alcohol
            time  | acvpu | ciwa_ar
            08:00 | A     | 0 0 0 0 0 0 0 0 0 2
            12:00 | A     | 0 0 0 0 0 0 0 0 0 3
            """,
            "12:00",
            "no",
        ),
        Case(
            "disoriented again after a clear hour, a day later",
            """
            class alcohol
            time    | acvpu | ciwa_ar
            08:00   | A     | 0 0 0 0 0 0 0 0 0 3
            12:00   | A     | 0 0 0 0 0 0 0 0 0 1
            2 12:00 | A     | 0 0 0 0 0 0 0 0 0 2
            """,
            "2 12:00",
            "high",
        ),
        Case(
            "in an alcohol stay orientation is asked",
            """
            class alcohol
            time  | acvpu
            08:00 | A
            """,
            "08:00",
            "?high",
        ),
        Case(
            "in an opioid stay alert is enough",
            """
            class opioid
            time  | acvpu
            08:00 | A
            """,
            "08:00",
            "no",
        ),
        Case(
            "consciousness was left out",
            """
            class opioid
            time  | hr
            08:00 | 80
            """,
            "08:00",
            "?high",
        ),
        Case(
            "the 2 lies a minute before the window, and 3 to 4 is no rise of 2",
            """
            class alcohol
            time  | acvpu | ciwa_ar
            08:00 | A     | 0 0 0 0 0 0 0 0 0 2
            12:00 | A     | 0 0 0 0 0 0 0 0 0 3
            20:01 | A     | 0 0 0 0 0 0 0 0 0 4
            """,
            "20:01",
            "no",
        ),
        Case(
            "CAM positive, though alert",
            """
            class opioid
            time  | acvpu | cam
            08:00 | A     | 1 1 1 0
            """,
            "08:00",
            "high",
        ),
        Case(
            "CAM negative",
            """
            class opioid
            time  | acvpu | cam
            08:00 | A     | 0 0 0 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "an orientation of 0 in an opioid stay, out of date by now",
            """
            class opioid
            time  | acvpu | ciwa_ar
            08:00 | A     | 0 0 0 0 0 0 0 0 0 0
            20:01 | A     |
            """,
            "20:01",
            "?high",
        ),
    ),
    "GEN-12": (
        Case(
            "38.5",
            """
            time  | temp
            08:00 | 38.5
            """,
            "08:00",
            "high",
        ),
        Case(
            "38.4 once",
            """
            time  | temp
            07:00 | 37.9
            08:00 | 38.4
            """,
            "08:00",
            "no",
        ),
        Case(
            "38.0 twice, an hour apart",
            """
            time  | temp
            08:00 | 38.0
            09:00 | 38.0
            """,
            "09:00",
            "high",
        ),
        Case(
            "59 min apart",
            """
            time  | temp
            08:00 | 38.0
            08:59 | 38.0
            """,
            "08:59",
            "no",
        ),
        Case(
            "with 37.9 between",
            """
            time  | temp
            08:00 | 38.0
            08:30 | 37.9
            09:00 | 38.0
            """,
            "09:00",
            "no",
        ),
        Case(
            "25 h apart is no twice",
            """
            time    | temp
            08:00   | 38.0
            2 09:00 | 38.0
            """,
            "2 09:00",
            "no",
        ),
        Case(
            "4 h and a minute later it is out of date",
            """
            time  | temp
            08:00 | 36.8
            """,
            "12:01",
            "?high",
        ),
        Case(
            "on 12-hourly rounds it counts until the next with its grace",
            """
            protocol news2
            time  | vitals
            08:00 | calm
            """,
            "21:00",
            "no",
        ),
        Case(
            "24 h apart is still twice",
            """
            time    | temp
            08:00   | 38.0
            2 08:00 | 38.0
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "a minute more is not",
            """
            time    | temp
            08:00   | 38.0
            2 08:01 | 38.0
            """,
            "2 08:01",
            "no",
        ),
    ),
}

CASES = OF_VITALS | SEDATION | OVERDUE | SUICIDE | SCORES | LEVELS | EVENTS
