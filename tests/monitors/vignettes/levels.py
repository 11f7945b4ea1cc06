"""Glucose and blood pressure at their limits."""

from tests.monitors.vignettes.vignette import Case

LEVELS: dict[str, tuple[Case, ...]] = {
    "GEN-11": (
        Case(
            "70 is not low",
            """
            time  | vitals | glucose
            08:00 | calm   | 70
            """,
            "08:00",
            "no",
        ),
        Case(
            "69 is",
            """
            time  | vitals | glucose
            08:00 | calm   | 69
            """,
            "08:00",
            "medium",
        ),
        Case(
            "54 in an alert patient",
            """
            time  | vitals | glucose
            08:00 | calm   | 54
            """,
            "08:00",
            "medium",
        ),
        Case(
            "53",
            """
            time  | vitals | glucose
            08:00 | calm   | 53
            """,
            "08:00",
            "critical",
        ),
        Case(
            "69 in a patient who answers only to voice",
            """
            time  | vitals | acvpu | glucose
            08:00 | calm   | V     | 69
            """,
            "08:00",
            "critical",
        ),
        Case(
            "69, and nobody charted whether alert",
            """
            time  | glucose
            08:00 | 69
            """,
            "08:00",
            "medium?critical",
        ),
        Case(
            "LO on the meter",
            """
            time  | vitals | glucose
            08:00 | calm   | LO
            """,
            "08:00",
            "critical",
        ),
        Case(
            "250 is not high",
            """
            time  | vitals | glucose
            08:00 | calm   | 250
            """,
            "08:00",
            "no",
        ),
        Case(
            "251 is",
            """
            time  | vitals | glucose
            08:00 | calm   | 251
            """,
            "08:00",
            "medium",
        ),
        Case(
            "400",
            """
            time  | vitals | glucose
            08:00 | calm   | 400
            """,
            "08:00",
            "medium",
        ),
        Case(
            "401",
            """
            time  | vitals | glucose
            08:00 | calm   | 401
            """,
            "08:00",
            "high",
        ),
        Case(
            "HI on the meter",
            """
            time  | vitals | glucose
            08:00 | calm   | HI
            """,
            "08:00",
            "high",
        ),
        Case(
            "nobody is bound to measure it",
            """
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "no",
        ),
        Case(
            "4 h old it still counts",
            """
            time  | vitals | glucose
            08:00 | calm   | 69
            """,
            "12:00",
            "medium",
        ),
        Case(
            "older than 4 h it does not, and nobody knows what became of it",
            """
            time  | vitals | glucose
            08:00 |        | 69
            12:00 | calm   |
            """,
            "12:01",
            "?medium",
        ),
        Case(
            "69 in a confused patient",
            """
            time  | vitals | acvpu | glucose
            08:00 | calm   | C     | 69
            """,
            "08:00",
            "critical",
        ),
    ),
    "GEN-15": (
        Case(
            "180 systolic",
            """
            time  | vitals | bp
            08:00 | calm   | 180/90
            """,
            "08:00",
            "high",
        ),
        Case(
            "179 over 119",
            """
            time  | vitals | bp
            08:00 | calm   | 179/119
            """,
            "08:00",
            "no",
        ),
        Case(
            "120 diastolic",
            """
            time  | vitals | bp
            08:00 | calm   | 160/120
            """,
            "08:00",
            "high",
        ),
        Case(
            "no pressure",
            """
            time  | hr
            08:00 | 80
            """,
            "08:00",
            "?high",
        ),
        Case(
            "chest pain 24 h ago",
            """
            time    | vitals | bp     | event
            08:00   |        |        | chest_pain
            2 08:00 | calm   | 180/90 |
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "chest pain longer ago",
            """
            time    | vitals | bp     | event
            08:00   |        |        | chest_pain
            2 08:01 | calm   | 180/90 |
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "chest pain without the pressure",
            """
            time  | vitals | bp      | event
            08:00 | calm   | 179/119 | chest_pain
            """,
            "08:00",
            "no",
        ),
        Case(
            "a neurological sign",
            """
            flag neuro_sign
            time  | vitals | bp
            08:00 | calm   | 180/90
            """,
            "08:00",
            "critical",
        ),
        Case(
            "a change of vision",
            """
            flag visual_change
            time  | vitals | bp
            08:00 | calm   | 180/90
            """,
            "08:00",
            "critical",
        ),
        Case(
            "the sign was set false again",
            """
            flag visual_change
            time  | vitals | bp     | flag
            08:30 |        |        | visual_change off
            09:00 | calm   | 180/90 |
            """,
            "09:00",
            "high",
        ),
        Case(
            "a headache of 4, up by 2 in 8 h",
            """
            class alcohol
            time  | vitals | bp     | ciwa_ar
            01:00 |        |        | 0 0 0 0 0 0 0 0 2 0
            09:00 | calm   | 180/90 | 0 0 0 0 0 0 0 0 4 0
            """,
            "09:00",
            "critical",
        ),
        Case(
            "a headache of 3",
            """
            class alcohol
            time  | vitals | bp     | ciwa_ar
            01:00 |        |        | 0 0 0 0 0 0 0 0 1 0
            09:00 | calm   | 180/90 | 0 0 0 0 0 0 0 0 3 0
            """,
            "09:00",
            "high",
        ),
        Case(
            "a headache of 4 that was 3",
            """
            class alcohol
            time  | vitals | bp     | ciwa_ar
            01:00 |        |        | 0 0 0 0 0 0 0 0 3 0
            09:00 | calm   | 180/90 | 0 0 0 0 0 0 0 0 4 0
            """,
            "09:00",
            "high",
        ),
        Case(
            "an alcohol stay whose headache nobody asked for",
            """
            class alcohol
            time  | vitals | bp
            09:00 | calm   | 180/90
            """,
            "09:00",
            "high?critical",
        ),
        Case(
            "where CIWA-Ar is not the stay's score nobody is bound to ask",
            """
            class stimulant
            time  | vitals | bp
            09:00 | calm   | 180/90
            """,
            "09:00",
            "high",
        ),
        Case(
            "the headache of 2 lies a minute before the window",
            """
            class alcohol
            time  | vitals | bp     | ciwa_ar
            01:00 |        |        | 0 0 0 0 0 0 0 0 2 0
            05:00 |        |        | 0 0 0 0 0 0 0 0 3 0
            09:01 | calm   | 180/90 | 0 0 0 0 0 0 0 0 4 0
            """,
            "09:01",
            "high",
        ),
        Case(
            "a headache of 0 in a stimulant stay, out of date by now",
            """
            class stimulant
            time  | vitals | bp     | ciwa_ar
            08:00 |        |        | 0 0 0 0 0 0 0 0 0 0
            20:01 | calm   | 180/90 |
            """,
            "20:01",
            "high?critical",
        ),
        Case(
            "a headache flagged",
            """
            flag headache
            time  | vitals | bp
            08:00 | calm   | 180/90
            """,
            "08:00",
            "critical",
        ),
    ),
}
