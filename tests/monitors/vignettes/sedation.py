"""Sedation: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case

SEDATION: dict[str, tuple[Case, ...]] = {
    "GEN-05a": (
        Case(
            "RASS -2",
            """
            time  | vitals | rass
            08:00 | calm   | -2
            """,
            "08:00",
            "high",
        ),
        Case(
            "RASS -1",
            """
            time  | vitals | rass
            08:00 | calm   | -1
            """,
            "08:00",
            "no",
        ),
        Case(
            "POSS 3",
            """
            time  | vitals | rass | poss
            08:00 | calm   | 0    | 3
            """,
            "08:00",
            "high",
        ),
        Case(
            "POSS 2",
            """
            time  | vitals | rass | poss
            08:00 | calm   | 0    | 2
            """,
            "08:00",
            "no",
        ),
        Case(
            "asleep and easy to rouse is a step of its own, not the lowest and not the highest",
            """
            time  | vitals | rass | poss
            08:00 | calm   | 0    | S
            """,
            "08:00",
            "no",
        ),
        Case(
            "a newer RASS replaces POSS 3",
            """
            time  | vitals | rass | poss
            08:00 | calm   |      | 3
            08:30 |        | 0    |
            """,
            "08:30",
            "no",
        ),
        Case(
            "an older RASS does not",
            """
            time  | vitals | rass | poss
            08:00 | calm   | 0    |
            08:30 |        |      | 3
            """,
            "08:30",
            "high",
        ),
        Case(
            "POSS refused: 3 is not excluded",
            """
            time  | vitals | rass | poss
            08:00 | calm   | 0    |
            08:30 |        |      | refused
            """,
            "08:30",
            "?high",
        ),
        Case(
            "breathing of 10, four hours after a sedating dose",
            """
            time  | vitals | rr | rass | dose
            08:00 |        |    |      | diazepam benzodiazepine sedating
            12:00 | calm   | 10 | 0    |
            """,
            "12:00",
            "high",
        ),
        Case(
            "four hours and a minute",
            """
            time  | vitals | rr | rass | dose
            08:00 |        |    |      | diazepam benzodiazepine sedating
            12:01 | calm   | 10 | 0    |
            """,
            "12:01",
            "no",
        ),
        Case(
            "24 h after a long-acting one",
            """
            time    | vitals | rr | rass | dose
            08:00   |        |    |      | methadone opioid sedating long
            2 08:00 | calm   | 9  | 0    |
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "breathing of 11",
            """
            time  | vitals | rr | rass | dose
            08:00 |        |    |      | diazepam benzodiazepine sedating
            09:00 | calm   | 11 | 0    |
            """,
            "09:00",
            "no",
        ),
        Case(
            "saturation of 91 after a dose",
            """
            time  | vitals | spo2 | rass | dose
            08:00 |        |      |      | diazepam benzodiazepine sedating
            09:00 | calm   | 91   | 0    |
            """,
            "09:00",
            "high",
        ),
        Case(
            "91 on scale 2",
            """
            flag spo2_scale_2
            time  | vitals | spo2 | rass | dose
            08:00 |        |      |      | diazepam benzodiazepine sedating
            09:00 | calm   | 91   | 0    |
            """,
            "09:00",
            "no",
        ),
        Case(
            "slow breathing before the dose, and saturation after it is fine",
            """
            time  | rr | spo2 | rass | dose
            08:00 | 10 | 97   | 0    |
            08:30 |    |      |      | diazepam benzodiazepine sedating
            09:00 |    | 97   | 0    |
            """,
            "08:15",
            "no",
        ),
        Case(
            "and not counted again since the dose",
            """
            time  | rr | spo2 | rass | dose
            08:00 | 10 | 97   | 0    |
            08:30 |    |      |      | diazepam benzodiazepine sedating
            09:00 |    | 97   | 0    |
            """,
            "09:00",
            "?high",
        ),
        Case(
            "no RASS",
            """
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "?high",
        ),
        Case(
            "after an opioid POSS is a duty",
            """
            time  | vitals | rass | dose
            08:00 | calm   | 0    | methadone opioid
            """,
            "08:00",
            "?high",
        ),
        Case(
            "24 h and a minute after a long-acting one",
            """
            time    | vitals | rr | rass | dose
            08:00   |        |    |      | methadone opioid sedating long
            2 08:01 | calm   | 9  | 0    |
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "breathing of 8 belongs to the dangerous one",
            """
            time  | vitals | rr | rass | dose
            08:00 |        |    |      | diazepam benzodiazepine sedating
            09:00 | calm   | 8  | 0    |
            """,
            "09:00",
            "no",
        ),
        Case(
            "saturation of 90 after a dose",
            """
            time  | vitals | spo2 | rass | dose
            08:00 |        |      |      | diazepam benzodiazepine sedating
            09:00 | calm   | 90   | 0    |
            """,
            "09:00",
            "high",
        ),
        Case(
            "89 belongs to the dangerous one",
            """
            time  | vitals | spo2 | rass | dose
            08:00 |        |      |      | diazepam benzodiazepine sedating
            09:00 | calm   | 89   | 0    |
            """,
            "09:00",
            "no",
        ),
        Case(
            "92 is not low",
            """
            time  | vitals | spo2 | rass | dose
            08:00 |        |      |      | diazepam benzodiazepine sedating
            09:00 | calm   | 92   | 0    |
            """,
            "09:00",
            "no",
        ),
        Case(
            "4 h after an opioid POSS is still a duty",
            """
            time  | vitals | rass | dose
            08:00 |        |      | morphine opioid
            12:00 | calm   | 0    |
            """,
            "12:00",
            "?high",
        ),
        Case(
            "a minute later no longer",
            """
            time  | vitals | rass | dose
            08:00 |        |      | morphine opioid
            12:01 | calm   | 0    |
            """,
            "12:01",
            "no",
        ),
    ),
    "GEN-05b": (
        Case(
            "RASS -3",
            """
            time  | vitals | rass
            08:00 | calm   | -3
            """,
            "08:00",
            "critical",
        ),
        Case(
            "RASS -2",
            """
            time  | vitals | rass
            08:00 | calm   | -2
            """,
            "08:00",
            "no",
        ),
        Case(
            "POSS 4",
            """
            time  | vitals | rass | poss
            08:00 | calm   | 0    | 4
            """,
            "08:00",
            "critical",
        ),
        Case(
            "breathing of 8, whatever was given",
            """
            time  | rr
            08:00 | 8
            """,
            "08:00",
            "critical",
        ),
        Case(
            "breathing of 9",
            """
            time  | vitals | rr | rass
            08:00 | calm   | 9  | 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "saturation of 89",
            """
            time  | spo2
            08:00 | 89
            """,
            "08:00",
            "critical",
        ),
        Case(
            "90",
            """
            time  | vitals | spo2 | rass
            08:00 | calm   | 90   | 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "83 on scale 2",
            """
            flag spo2_scale_2
            time  | spo2
            08:00 | 83
            """,
            "08:00",
            "critical",
        ),
        Case(
            "84 on scale 2",
            """
            flag spo2_scale_2
            time  | vitals | spo2 | rass
            08:00 | calm   | 84   | 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "breathing counted on a sleeper",
            """
            time  | vitals | rass | visit
            08:00 | calm   | 0    |
            12:00 |        |      | asleep rr 7 spo2 96 rousable
            """,
            "12:00",
            "critical",
        ),
        Case(
            "a sleeper on whom nothing was counted",
            """
            time  | vitals | rass | visit
            08:00 | calm   | 0    |
            11:00 |        |      | asleep
            """,
            "11:00",
            "?critical",
        ),
        Case(
            "no saturation",
            """
            time  | rr | rass
            08:00 | 16 | 0
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "4 h after an opioid POSS is a duty",
            """
            time  | vitals | rass | dose
            08:00 |        |      | morphine opioid
            12:00 | calm   | 0    |
            """,
            "12:00",
            "?critical",
        ),
        Case(
            "a minute later no longer",
            """
            time  | vitals | rass | dose
            08:00 |        |      | morphine opioid
            12:01 | calm   | 0    |
            """,
            "12:01",
            "no",
        ),
    ),
}
