"""Benzodiazepines, barbiturates, GHB: scores, tremor, perception, confusion, the body in alarm.

CIWA-B is drawn as its twenty items, then hours slept and minutes to fall asleep.
"""

from tests.monitors.vignettes.vignette import Case

OF_SIGNS: dict[str, tuple[Case, ...]] = {
    "BZD-01": (
        Case(
            "up by 8 in 24 h, to 21",
            """
            time    | ciwa_b
            08:00   | 13
            2 08:00 | 21
            """,
            "2 08:00",
            "medium",
        ),
        Case(
            "up by 7",
            """
            time    | ciwa_b
            08:00   | 14
            2 08:00 | 21
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "up by 8, only to 20",
            """
            time    | ciwa_b
            08:00   | 12
            2 08:00 | 20
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "the low one lies 24 h 1 min before, and another between",
            """
            time    | ciwa_b
            08:00   | 13
            20:00   | 14
            2 08:01 | 21
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "there is no earlier one",
            """
            time  | ciwa_b
            08:00 | 30
            """,
            "08:00",
            "?medium",
        ),
        Case(
            "refused since: a climb is not excluded",
            """
            time  | ciwa_b
            08:00 | 13
            16:00 | 13
            20:00 | refused
            """,
            "20:00",
            "?medium",
        ),
    ),
    "BZD-02": (
        Case(
            "in 12 h tremor up by 1 to 2, and sight up by 1 to 3",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 1 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 2 0 6 30
            """,
            "20:00",
            "high",
        ),
        Case(
            "numbness and burning instead of sight",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 2 0 0 0 0 0 0 0 0 0 0 0 0 1 0 6 30
            20:00 | 0 0 0 0 0 3 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "20:00",
            "high",
        ),
        Case(
            "a hallucination instead of both",
            """
            flag hallucination
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "20:00",
            "high",
        ),
        Case(
            "a hallucination no longer",
            """
            flag hallucination
            time  | ciwa_b                                       | flag
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 6 30 |
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | hallucination off
            """,
            "20:00",
            "no",
        ),
        Case(
            "tremor stays at 2",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 2 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 2 0 6 30
            """,
            "20:00",
            "no",
        ),
        Case(
            "tremor up by 1 only to 1",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 0 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 1 0 6 30
            """,
            "20:00",
            "no",
        ),
        Case(
            "sight stays at 3",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 1 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 2 0 6 30
            """,
            "20:00",
            "no",
        ),
        Case(
            "sight up by 1 only to 2",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 1 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 2 0 6 30
            """,
            "20:00",
            "no",
        ),
        Case(
            "items of an incomplete score count",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 1 0 6 30
            20:00 | - 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 2 0 6 30
            """,
            "20:00",
            "high",
        ),
        Case(
            "tremor not looked at the second time",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 1 0 6 30
            20:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 - 0 6 30
            """,
            "20:00",
            "?high",
        ),
        Case(
            "12 h and a minute apart, without rounds",
            """
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 0 1 0 6 30
            20:01 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 0 0 2 0 6 30
            """,
            "20:01",
            "?high",
        ),
    ),
    "BZD-03": (
        Case(
            "a seizure, as of when it happened",
            """
            class benzodiazepine
            time  | event
            08:00 | seizure
            """,
            "08:00",
            "critical",
        ),
        Case(
            "each is asked about by itself, so a minute later there is none",
            """
            class benzodiazepine
            time  | event
            08:00 | seizure
            """,
            "08:01",
            "no",
        ),
    ),
    "BZD-05": (
        Case(
            "newly confused, and pulse 100",
            """
            class benzodiazepine
            time  | hr  | bp     | temp | acvpu
            08:00 | 100 | 120/80 | 37.0 | C
            """,
            "08:00",
            "critical",
        ),
        Case(
            "newly confused, and systolic 150",
            """
            class benzodiazepine
            time  | hr | bp     | temp | acvpu
            08:00 | 80 | 150/80 | 37.0 | C
            """,
            "08:00",
            "critical",
        ),
        Case(
            "hallucinating, and 37.8 °C",
            """
            class benzodiazepine; flag hallucination
            time  | hr | bp     | temp | acvpu
            08:00 | 80 | 120/80 | 37.8 | A
            """,
            "08:00",
            "critical",
        ),
        Case(
            "confused and hallucinating, pulse 99, systolic 149, 37.7 °C",
            """
            class benzodiazepine; flag hallucination
            time  | hr | bp     | temp | acvpu
            08:00 | 99 | 149/80 | 37.7 | C
            """,
            "08:00",
            "no",
        ),
        Case(
            "neither confused nor hallucinating",
            """
            class benzodiazepine
            time  | hr  | bp      | temp | acvpu
            08:00 | 130 | 180/100 | 38.4 | A
            """,
            "08:00",
            "no",
        ),
        Case(
            "confused, and what the body does is not known",
            """
            class benzodiazepine
            time  | acvpu
            08:00 | C
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "a fast pulse, and nobody knows about confusion",
            """
            class benzodiazepine
            time  | hr
            08:00 | 120
            """,
            "08:00",
            "?critical",
        ),
    ),
    "BZD-08": (
        Case(
            "pulse 110, systolic 150, tremor 2",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 110 | 150/80 | 37.0
            """,
            "08:00",
            "high",
        ),
        Case(
            "pulse 110, 37.8 °C, tremor 2",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 110 | 120/80 | 37.8
            """,
            "08:00",
            "high",
        ),
        Case(
            "pulse 109",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 109 | 150/80 | 38.0
            """,
            "08:00",
            "no",
        ),
        Case(
            "systolic 149 and 37.7 °C",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 110 | 149/80 | 37.7
            """,
            "08:00",
            "no",
        ),
        Case(
            "tremor 1",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 6 30 | 110 | 150/80 | 37.0
            """,
            "08:00",
            "no",
        ),
        Case(
            "tremor not looked at",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 - 0 6 30 | 110 | 150/80 | 37.0
            """,
            "08:00",
            "?high",
        ),
        Case(
            "systolic 149, and no temperature",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 110 | 149/80 |
            """,
            "08:00",
            "?high",
        ),
        Case(
            "vital signs older than their round and 4 h",
            """
            class benzodiazepine
            time  | ciwa_b                                       | hr  | bp     | temp
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 110 | 150/80 | 37.0
            """,
            "12:01",
            "?high",
        ),
    ),
    "BZD-09": (
        Case(
            "RASS +2",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 2
            """,
            "08:00",
            "critical",
        ),
        Case(
            "pulse 120",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 120 | A     | 1
            """,
            "08:00",
            "critical",
        ),
        Case(
            "newly confused",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | C     | 1
            """,
            "08:00",
            "critical",
        ),
        Case(
            "observed tremor 4",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 4 0 6 30 | 119 | A     | 1
            """,
            "08:00",
            "critical",
        ),
        Case(
            "tremor 4 by CIWA-Ar",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 1    | 0 4 0 0 0 0 0 0 0 0
            """,
            "08:00",
            "critical",
        ),
        Case(
            "RASS +1, pulse 119, tremor 3, clear",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 1
            """,
            "08:00",
            "no",
        ),
        Case(
            "RASS +1, pulse 119, tremor 3 by both scales, clear",
            """
            used ghb/GHB 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 1    | 0 3 0 0 0 0 0 0 0 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "alcohol beside it: then CIWA-Ar is owed",
            """
            used ghb/GHB 0 08:00; class alcohol
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 1
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "120 h",
            """
            used ghb/GHB 0 08:00
            time    | ciwa_b                                       | hr  | acvpu | rass
            5 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 2
            """,
            "5 08:00",
            "critical",
        ),
        Case(
            "a minute past 120 h",
            """
            used ghb/GHB 0 08:00
            time    | ciwa_b                                       | hr  | acvpu | rass
            5 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 2
            """,
            "5 08:01",
            "no",
        ),
        Case(
            "last use unknown: 120 h from admission",
            """
            class ghb/GHB; admitted 08:00
            time    | ciwa_b                                       | hr  | acvpu | rass
            6 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 2
            """,
            "6 08:00",
            "critical",
        ),
        Case(
            "no GHB",
            """
            used benzodiazepine/diazepam 0 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 3
            """,
            "08:00",
            "no",
        ),
        Case(
            "neither scored nor measured",
            """
            used ghb/GHB 0 08:00
            time  | weight
            08:00 | 70
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "used this very minute",
            """
            used ghb/GHB 08:00
            time  | ciwa_b                                       | hr  | acvpu | rass
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3 0 6 30 | 119 | A     | 2
            """,
            "08:00",
            "critical",
        ),
    ),
}
