"""Sedation at its limits."""

from tests.monitors.edges.edge import Edge

SEDATION = (
    Edge(
        "GEN-05a",
        "high",
        "RASS -2",
        """
        time  | vitals | rass
        08:00 | calm   | -2
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "RASS -1",
        """
        time  | vitals | rass
        08:00 | calm   | -1
        """,
    ),
    Edge(
        "GEN-05a",
        "high",
        "POSS 3",
        """
        time  | vitals | rass | poss
        08:00 | calm   | 0    | 3
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "POSS 2",
        """
        time  | vitals | rass | poss
        08:00 | calm   | 0    | 2
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "asleep and easy to rouse is a step of its own, not the lowest and not the highest",
        """
        time  | vitals | rass | poss
        08:00 | calm   | 0    | S
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "a newer RASS replaces POSS 3",
        """
        time  | vitals | rass | poss
        08:00 | calm   |      | 3
        08:30 |        | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "high",
        "an older RASS does not",
        """
        time  | vitals | rass | poss
        08:00 | calm   | 0    |
        08:30 |        |      | 3
        """,
    ),
    Edge(
        "GEN-05a",
        "?high",
        "POSS refused: 3 is not excluded",
        """
        time  | vitals | rass | poss
        08:00 | calm   | 0    |
        08:30 |        |      | refused
        """,
    ),
    Edge(
        "GEN-05a",
        "high",
        "breathing of 10, four hours after a sedating dose",
        """
        time  | vitals | rr | rass | dose
        08:00 |        |    |      | diazepam benzodiazepine sedating
        12:00 | calm   | 10 | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "four hours and a minute",
        """
        time  | vitals | rr | rass | dose
        08:00 |        |    |      | diazepam benzodiazepine sedating
        12:01 | calm   | 10 | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "high",
        "24 h after a long-acting one",
        """
        time    | vitals | rr | rass | dose
        08:00   |        |    |      | methadone opioid sedating long
        2 08:00 | calm   | 9  | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "breathing of 11",
        """
        time  | vitals | rr | rass | dose
        08:00 |        |    |      | diazepam benzodiazepine sedating
        09:00 | calm   | 11 | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "high",
        "saturation of 91 after a dose",
        """
        time  | vitals | spo2 | rass | dose
        08:00 |        |      |      | diazepam benzodiazepine sedating
        09:00 | calm   | 91   | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "91 on scale 2",
        """
        flag spo2_scale_2
        time  | vitals | spo2 | rass | dose
        08:00 |        |      |      | diazepam benzodiazepine sedating
        09:00 | calm   | 91   | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "no",
        "slow breathing before the dose, and saturation after it is fine",
        """
        time  | rr | spo2 | rass | dose
        08:00 | 10 | 97   | 0    |
        08:30 |    |      |      | diazepam benzodiazepine sedating
        09:00 |    | 97   | 0    |
        """,
        at="08:15",
    ),
    Edge(
        "GEN-05a",
        "?high",
        "and not counted again since the dose",
        """
        time  | rr | spo2 | rass | dose
        08:00 | 10 | 97   | 0    |
        08:30 |    |      |      | diazepam benzodiazepine sedating
        09:00 |    | 97   | 0    |
        """,
    ),
    Edge(
        "GEN-05a",
        "?high",
        "no RASS",
        """
        time  | vitals
        08:00 | calm
        """,
    ),
    Edge(
        "GEN-05a",
        "?high",
        "after an opioid POSS is a duty",
        """
        time  | vitals | rass | dose
        08:00 | calm   | 0    | methadone opioid
        """,
    ),
    Edge(
        "GEN-05b",
        "critical",
        "RASS -3",
        """
        time  | vitals | rass
        08:00 | calm   | -3
        """,
    ),
    Edge(
        "GEN-05b",
        "no",
        "RASS -2",
        """
        time  | vitals | rass
        08:00 | calm   | -2
        """,
    ),
    Edge(
        "GEN-05b",
        "critical",
        "POSS 4",
        """
        time  | vitals | rass | poss
        08:00 | calm   | 0    | 4
        """,
    ),
    Edge(
        "GEN-05b",
        "critical",
        "breathing of 8, whatever was given",
        """
        time  | rr
        08:00 | 8
        """,
    ),
    Edge(
        "GEN-05b",
        "no",
        "breathing of 9",
        """
        time  | vitals | rr | rass
        08:00 | calm   | 9  | 0
        """,
    ),
    Edge(
        "GEN-05b",
        "critical",
        "saturation of 89",
        """
        time  | spo2
        08:00 | 89
        """,
    ),
    Edge(
        "GEN-05b",
        "no",
        "90",
        """
        time  | vitals | spo2 | rass
        08:00 | calm   | 90   | 0
        """,
    ),
    Edge(
        "GEN-05b",
        "critical",
        "83 on scale 2",
        """
        flag spo2_scale_2
        time  | spo2
        08:00 | 83
        """,
    ),
    Edge(
        "GEN-05b",
        "no",
        "84 on scale 2",
        """
        flag spo2_scale_2
        time  | vitals | spo2 | rass
        08:00 | calm   | 84   | 0
        """,
    ),
    Edge(
        "GEN-05b",
        "critical",
        "breathing counted on a sleeper",
        """
        time  | vitals | rass | visit
        08:00 | calm   | 0    |
        12:00 |        |      | asleep rr 7 spo2 96 rousable
        """,
    ),
    Edge(
        "GEN-05b",
        "?critical",
        "a sleeper on whom nothing was counted",
        """
        time  | vitals | rass | visit
        08:00 | calm   | 0    |
        11:00 |        |      | asleep
        """,
    ),
    Edge(
        "GEN-05b",
        "?critical",
        "no saturation",
        """
        time  | rr | rass
        08:00 | 16 | 0
        """,
    ),
)
