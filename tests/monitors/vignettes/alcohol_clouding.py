"""Alcohol: clouding and delirium, the body out of proportion to the score, thiamine."""

from tests.monitors.vignettes.vignette import Case

OF_CLOUDING: dict[str, tuple[Case, ...]] = {
    "ALC-07": (
        Case(
            "disoriented, pulse and sweats, tremor, all at their limits",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu
            08:00 | 0 4 4 0 0 0 0 0 0 2 | 100 | 120/80 | 37.0 | A
            """,
            "08:00",
            "critical",
        ),
        Case(
            "confused, pressure and temperature, agitation",
            """
            time  | ciwa_ar             | hr | bp     | temp | acvpu
            08:00 | 0 0 0 0 4 0 0 0 0 0 | 80 | 150/80 | 38.0 | C
            """,
            "08:00",
            "critical",
        ),
        Case(
            "pressure counts once, systolic and diastolic together",
            """
            time  | ciwa_ar             | hr | bp      | temp | acvpu
            08:00 | 0 4 0 0 0 0 0 0 0 2 | 99 | 150/100 | 37.9 | A
            """,
            "08:00",
            "no",
        ),
        Case(
            "orientation 1 and alert: not clouded",
            """
            time  | ciwa_ar             | hr  | bp      | temp | acvpu
            08:00 | 0 4 4 0 4 4 0 0 0 1 | 120 | 160/100 | 38.5 | A
            """,
            "08:00",
            "no",
        ),
        Case(
            "nothing stirs: perception, agitation and tremor at 3",
            """
            time  | ciwa_ar             | hr  | bp      | temp | acvpu
            08:00 | 0 3 4 0 3 3 0 0 0 3 | 120 | 160/100 | 38.5 | C
            """,
            "08:00",
            "no",
        ),
        Case(
            "vital signs two hours before the score",
            """
            time  | ciwa_ar             | hr  | bp      | temp | acvpu
            08:00 |                     | 110 | 160/90  | 37.0 | A
            10:00 | 0 4 0 0 0 0 0 0 0 2 |     |         |      |
            """,
            "10:00",
            "critical",
        ),
        Case(
            "vital signs a minute older are not of the same hours",
            """
            time  | ciwa_ar             | hr  | bp      | temp | acvpu
            07:59 |                     | 110 | 160/90  | 37.0 | A
            10:00 | 0 4 0 0 0 0 0 0 0 2 |     |         |      |
            """,
            "10:00",
            "?critical",
        ),
        Case(
            "what is known is enough, though the temperature is not",
            """
            time  | ciwa_ar             | hr  | bp     | acvpu
            08:00 | 0 4 4 0 0 0 0 0 0 2 | 100 | 120/80 | A
            """,
            "08:00",
            "critical",
        ),
        Case(
            "CAM positive, and alert and oriented",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu | cam
            08:00 | 0 4 4 0 0 0 0 0 0 0 | 100 | 120/80 | 37.0 | A     | 1 1 1 0
            """,
            "08:00",
            "critical",
        ),
        Case(
            "the pulse alone: 149 over 99, 37.9 °C and sweats of 3 are no signs",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu
            08:00 | 0 4 3 0 0 0 0 0 0 2 | 100 | 149/99 | 37.9 | A
            """,
            "08:00",
            "no",
        ),
        Case(
            "pulse, and diastolic 100 alone",
            """
            time  | ciwa_ar             | hr  | bp      | temp | acvpu
            08:00 | 0 4 0 0 0 0 0 0 0 2 | 100 | 140/100 | 37.0 | A
            """,
            "08:00",
            "critical",
        ),
        Case(
            "perception 4 alone stirs",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu
            08:00 | 0 0 4 0 0 4 0 0 0 2 | 100 | 120/80 | 37.0 | A
            """,
            "08:00",
            "critical",
        ),
        Case(
            "CAM negative, alert and oriented",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu | cam
            08:00 | 0 4 4 0 0 0 0 0 0 0 | 100 | 120/80 | 37.0 | A     | 0 0 0 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "a CAM two hours and a minute later: the rest is not of the same hours",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu | cam
            08:00 | 0 4 4 0 0 0 0 0 0 2 | 100 | 120/80 | 37.0 | A     |
            10:01 |                     |     |        |      |       | 0 0 0 0
            """,
            "10:01",
            "?critical",
        ),
        Case(
            "a CAM positive two hours and a minute before",
            """
            time  | ciwa_ar             | hr  | bp     | temp | acvpu | cam
            08:00 |                     |     |        |      |       | 1 1 1 0
            10:01 | 0 4 4 0 0 0 0 0 0 0 | 100 | 120/80 | 37.0 | A     |
            """,
            "10:01",
            "no",
        ),
    ),
    "ALC-08": (
        Case(
            "2 at the first look",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 2
            """,
            "08:00",
            "high",
        ),
        Case(
            "1 at the first look",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 1
            """,
            "08:00",
            "no",
        ),
        Case(
            "from 1 to 2",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 1
            12:00 | 0 0 0 0 0 0 0 0 0 2
            """,
            "12:00",
            "high",
        ),
        Case(
            "4 at the first look",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 4
            """,
            "08:00",
            "critical",
        ),
        Case(
            "from 3 to 4",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 3
            12:00 | 0 0 0 0 0 0 0 0 0 4
            """,
            "12:00",
            "critical",
        ),
        Case(
            "3 is not 4",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 1
            12:00 | 0 0 0 0 0 0 0 0 0 3
            """,
            "12:00",
            "high",
        ),
        Case(
            "one at 3 does not take the worst away",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 4
            12:00 | 0 0 0 0 0 0 0 0 0 3
            """,
            "12:00",
            "critical",
        ),
        Case(
            "two at 3 do",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 4
            12:00 | 0 0 0 0 0 0 0 0 0 3
            16:00 | 0 0 0 0 0 0 0 0 0 3
            """,
            "16:00",
            "high",
        ),
        Case(
            "it stays for as long as it stays",
            """
            time    | ciwa_ar
            08:00   | 0 0 0 0 0 0 0 0 0 2
            2 08:00 | 0 0 0 0 0 0 0 0 0 2
            3 08:00 | 0 0 0 0 0 0 0 0 0 2
            """,
            "3 08:00",
            "high",
        ),
        Case(
            "one complete assessment below is not enough",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 2
            12:00 | 0 0 0 0 0 0 0 0 0 1
            """,
            "12:00",
            "high",
        ),
        Case(
            "two in a row below end it",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 2
            12:00 | 0 0 0 0 0 0 0 0 0 1
            16:00 | 0 0 0 0 0 0 0 0 0 0
            """,
            "16:00",
            "no",
        ),
        Case(
            "the second one below was not complete",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 2
            12:00 | 0 0 0 0 0 0 0 0 0 1
            16:00 | - 0 0 0 0 0 0 0 0 0
            """,
            "16:00",
            "high",
        ),
        Case(
            "a refused look between the two hides what it would have shown",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 2
            12:00 | 0 0 0 0 0 0 0 0 0 1
            14:00 | refused
            16:00 | 0 0 0 0 0 0 0 0 0 0
            """,
            "16:00",
            "?critical",
        ),
        Case(
            "an item of an incomplete score counts",
            """
            time  | ciwa_ar
            08:00 | 0 0 0 0 0 0 0 0 0 1
            12:00 | - 0 0 0 0 0 0 0 0 2
            """,
            "12:00",
            "high",
        ),
        Case(
            "two below from a deeply sedated patient clear nothing",
            """
            time  | ciwa_ar             | rass
            08:00 | 0 0 0 0 0 0 0 0 0 2 | 0
            12:00 | 0 0 0 0 0 0 0 0 0 0 | -3
            16:00 | 0 0 0 0 0 0 0 0 0 0 | -3
            """,
            "16:00",
            "high?critical",
        ),
        Case(
            "nobody looked",
            """
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "?critical",
        ),
    ),
    "ALC-09": (
        Case(
            "18 with pulse 120 and diastolic 100",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 18      | 120 | 140/100 | 37.0 | 16
            """,
            "08:00",
            "high",
        ),
        Case(
            "19 is no low score",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 19      | 120 | 140/100 | 37.0 | 16
            """,
            "08:00",
            "no",
        ),
        Case(
            "one sign: pressure counts once",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 6       | 119 | 160/100 | 37.9 | 21
            """,
            "08:00",
            "no",
        ),
        Case(
            "vital signs an hour apart, temperature 38.0 and breathing 22",
            """
            time  | ciwa_ar | hr | bp     | temp | rr
            08:00 | 6       |    |        |      |
            09:00 |         | 80 | 120/80 | 38.0 | 22
            """,
            "09:00",
            "high",
        ),
        Case(
            "an hour and a minute apart",
            """
            time  | ciwa_ar | hr | bp     | temp | rr
            08:00 | 6       |    |        |      |
            09:01 |         | 80 | 120/80 | 38.0 | 22
            """,
            "09:01",
            "?high",
        ),
        Case(
            "refused beside the pulse and pressure: calm ones beside the last score say nothing",
            """
            time  | ciwa_ar | vitals | hr  | bp
            08:00 | 6       | calm   |     |
            11:00 | refused |        | 124 | 172/104
            """,
            "11:00",
            "?high",
        ),
        Case(
            "the score and the vital signs of 12 h and a minute ago",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 6       | 124 | 172/104 | 37.0 | 16
            """,
            "20:01",
            "?high",
        ),
        Case(
            "pulse 120 and systolic 160",
            """
            time  | ciwa_ar | hr  | bp     | temp | rr
            08:00 | 18      | 120 | 160/90 | 37.0 | 16
            """,
            "08:00",
            "high",
        ),
        Case(
            "pulse 120, and 159 over 99",
            """
            time  | ciwa_ar | hr  | bp     | temp | rr
            08:00 | 18      | 120 | 159/99 | 37.0 | 16
            """,
            "08:00",
            "no",
        ),
        Case(
            "the pulse an hour and a minute apart, the temperature beside the score",
            """
            time  | ciwa_ar | hr  | bp     | temp | rr
            08:00 | 6       |     |        |      |
            08:30 |         |     | 120/80 | 38.0 | 16
            09:01 |         | 120 |        |      |
            """,
            "09:01",
            "?high",
        ),
        Case(
            "the temperature so far apart, the pulse beside the score",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 6       |     |         |      |
            08:30 |         | 120 | 120/80  |      | 16
            09:01 |         |     |         | 38.0 |
            """,
            "09:01",
            "?high",
        ),
        Case(
            "breathing so far apart",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 6       |     |         |      |
            08:30 |         | 120 | 120/80  | 37.0 |
            09:01 |         |     |         |      | 22
            """,
            "09:01",
            "?high",
        ),
        Case(
            "systolic pressure so far apart",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 6       |     |         |      |
            08:30 |         | 120 |         | 37.0 | 16
            09:01 |         |     | 160/90  |      |
            """,
            "09:01",
            "?high",
        ),
        Case(
            "diastolic pressure so far apart",
            """
            time  | ciwa_ar | hr  | bp      | temp | rr
            08:00 | 6       |     |         |      |
            08:30 |         | 120 |         | 37.0 | 16
            09:01 |         |     | 140/100 |      |
            """,
            "09:01",
            "?high",
        ),
    ),
    "ALC-12": (
        Case(
            "newly confused, and no thiamine",
            """
            class alcohol
            time  | ciwa_ar | acvpu
            08:00 | 4       | C
            """,
            "08:00",
            "high",
        ),
        Case(
            "thiamine 24 h ago",
            """
            class alcohol
            time    | ciwa_ar | acvpu | dose
            08:00   |         |       | thiamine thiamine iv
            2 08:00 | 4       | C     |
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "thiamine a minute longer ago",
            """
            class alcohol
            time    | ciwa_ar | acvpu | dose
            08:00   |         |       | thiamine thiamine iv
            2 08:01 | 4       | C     |
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "thiamine by its name alone",
            """
            class alcohol
            time  | ciwa_ar | acvpu | dose
            08:00 | 4       | C     | Thiamine im
            """,
            "08:00",
            "no",
        ),
        Case(
            "thiamine ordered is not thiamine given",
            """
            class alcohol
            time  | ciwa_ar | acvpu | scheduled
            08:00 | 4       | C     | thiamine thiamine at 08:00
            """,
            "08:00",
            "high",
        ),
        Case(
            "disoriented at the first look",
            """
            class alcohol
            time  | ciwa_ar             | acvpu
            08:00 | 0 0 0 0 0 0 0 0 0 2 | A
            """,
            "08:00",
            "high",
        ),
        Case(
            "unsteady",
            """
            class alcohol; flag ataxia
            time  | ciwa_ar | acvpu
            08:00 | 4       | A
            """,
            "08:00",
            "high",
        ),
        Case(
            "eye signs",
            """
            class alcohol; flag eye_movement
            time  | ciwa_ar | acvpu
            08:00 | 4       | A
            """,
            "08:00",
            "high",
        ),
        Case(
            "no longer unsteady",
            """
            class alcohol; flag ataxia
            time  | ciwa_ar | acvpu | flag
            08:00 | 4       | A     |
            09:00 | 4       | A     | ataxia off
            """,
            "09:00",
            "no",
        ),
        Case(
            "clear",
            """
            class alcohol
            time  | ciwa_ar             | acvpu
            08:00 | 0 0 0 0 0 0 0 0 0 1 | A
            """,
            "08:00",
            "no",
        ),
        Case(
            "nobody looked",
            """
            class alcohol
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "?high",
        ),
        Case(
            "a mixture of vitamins that has it",
            """
            class alcohol
            time  | ciwa_ar | acvpu | dose
            08:00 | 4       | C     | vitamins thiamine iv
            """,
            "08:00",
            "no",
        ),
    ),
}
