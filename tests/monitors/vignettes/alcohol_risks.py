"""Alcohol: seizures and their window, resistance to treatment, intoxication."""

from tests.monitors.vignettes.vignette import Case

OF_RISKS: dict[str, tuple[Case, ...]] = {
    "ALC-05": (
        Case(
            "a seizure, as of when it happened",
            """
            class alcohol
            time  | event
            08:00 | seizure
            """,
            "08:00",
            "critical",
        ),
        Case(
            "each is asked about by itself, so a minute later there is none",
            """
            class alcohol
            time  | event
            08:00 | seizure
            """,
            "08:01",
            "no",
        ),
        Case(
            "a syncope is no seizure",
            """
            class alcohol
            time  | event
            08:00 | syncope
            """,
            "08:00",
            "no",
        ),
    ),
    "ALC-06": (
        Case(
            "6 h after the last drink, a seizure before, CIWA-Ar 10",
            """
            used alcohol 02:00; risk prior_withdrawal_seizure
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "high",
        ),
        Case(
            "a minute short of 6 h",
            """
            used alcohol 02:01; risk prior_withdrawal_seizure
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "no",
        ),
        Case(
            "48 h",
            """
            used alcohol 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_ar
            2 08:00 | 10
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "a minute past 48 h",
            """
            used alcohol 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_ar
            2 08:00 | 10
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "CIWA-Ar 9, tremor 3, pulse 109",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure
            time  | ciwa_ar             | hr
            08:00 | 2 3 2 1 1 0 0 0 0 0 | 109
            """,
            "08:00",
            "no",
        ),
        Case(
            "CIWA-Ar 9, and tremor 4",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure
            time  | ciwa_ar             | hr
            08:00 | 2 4 1 1 1 0 0 0 0 0 | 109
            """,
            "08:00",
            "high",
        ),
        Case(
            "a tremor of 4 in an incomplete score",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure
            time  | ciwa_ar             | hr
            08:00 | - 4 1 1 1 0 0 0 0 0 | 109
            """,
            "08:00",
            "high",
        ),
        Case(
            "pulse 110",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure
            time  | ciwa_ar | hr
            08:00 | 9       | 110
            """,
            "08:00",
            "high",
        ),
        Case(
            "delirium tremens before",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure off, prior_dt, seizure_this_episode off
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "high",
        ),
        Case(
            "PAWSS 4, whatever was told",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
            time  | ciwa_ar | pawss
            08:00 | 10      | 1 1 0 1 0 1 0 0 0 0 1
            """,
            "08:00",
            "high",
        ),
        Case(
            "PAWSS 3, and no to all that was asked",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
            time  | ciwa_ar | pawss
            08:00 | 10      | 1 1 0 1 0 1 0 0 0 0 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "no PAWSS: it is not owed",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "no",
        ),
        Case(
            "a seizure on the unit, however long ago in the stay",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
            time    | ciwa_ar | event
            08:00   |         | seizure
            2 17:00 | 10      |
            """,
            "2 17:00",
            "high",
        ),
        Case(
            "a seizure in this episode, told at intake",
            """
            used alcohol 0 18:00; risk seizure_this_episode
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "high",
        ),
        Case(
            "nobody asked about a seizure before",
            """
            used alcohol 0 18:00; risk prior_dt off, seizure_this_episode off
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "?high",
        ),
        Case(
            "neither scored nor counted",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "?high",
        ),
        Case(
            "a score out of date",
            """
            used alcohol 0 18:00; risk prior_withdrawal_seizure
            time  | ciwa_ar
            08:00 | 10
            """,
            "20:01",
            "?high",
        ),
        Case(
            "last drink unknown: 48 h from admission",
            """
            class alcohol; admitted 08:00; risk prior_withdrawal_seizure
            time    | ciwa_ar
            3 08:00 | 10
            """,
            "3 08:00",
            "high",
        ),
        Case(
            "last drink unknown, and a minute past 48 h from admission",
            """
            class alcohol; admitted 08:00; risk prior_withdrawal_seizure
            time    | ciwa_ar
            3 08:00 | 10
            """,
            "3 08:01",
            "no",
        ),
        Case(
            "50 h, give or take 3",
            """
            used alcohol 0 06:00 within 3 h; risk prior_withdrawal_seizure
            time    | ciwa_ar
            2 08:00 | 10
            """,
            "2 08:00",
            "high",
        ),
    ),
    "ALC-10": (
        Case(
            "three doses, and 19 after each",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            """,
            "11:00",
            "high",
        ),
        Case(
            "18 after the second",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 18      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            """,
            "11:00",
            "no",
        ),
        Case(
            "two doses",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      |
            """,
            "10:00",
            "no",
        ),
        Case(
            "6 h after the first of them",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            """,
            "14:00",
            "high",
        ),
        Case(
            "a minute later it is not within 6 h",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            """,
            "14:01",
            "no",
        ),
        Case(
            "the newest has no score yet, and is left out",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            11:30 |         | lorazepam benzodiazepine sedating withdrawal
            """,
            "12:00",
            "high",
        ),
        Case(
            "a newest with a milder score is not",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            11:30 |         | lorazepam benzodiazepine sedating withdrawal
            12:30 | 18      |
            """,
            "12:30",
            "no",
        ),
        Case(
            "one score serves three doses",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            08:20 |         | lorazepam benzodiazepine sedating withdrawal
            08:40 |         | lorazepam benzodiazepine sedating withdrawal
            09:40 | 19      |
            """,
            "09:40",
            "high",
        ),
        Case(
            "the first score after a dose counts, not a later one",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            11:30 | 8       |
            """,
            "11:30",
            "high",
        ),
        Case(
            "a dose that was not for withdrawal",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | trazodone sedating
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | 19      |
            """,
            "11:00",
            "no",
        ),
        Case(
            "three doses, never scored",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 |         | lorazepam benzodiazepine sedating withdrawal
            10:00 |         | lorazepam benzodiazepine sedating withdrawal
            """,
            "11:00",
            "?high",
        ),
        Case(
            "refused after the third dose, milder when scored at last",
            """
            time  | ciwa_ar | dose
            08:00 |         | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19      | lorazepam benzodiazepine sedating withdrawal
            11:00 | refused |
            12:00 | 15      |
            """,
            "12:00",
            "?high",
        ),
        Case(
            "an incomplete score after the third dose",
            """
            time  | ciwa_ar             | dose
            08:00 |                     | lorazepam benzodiazepine sedating withdrawal
            09:00 | 19                  | lorazepam benzodiazepine sedating withdrawal
            10:00 | 19                  | lorazepam benzodiazepine sedating withdrawal
            11:00 | - 7 5 5 5 0 0 0 0 0 |
            """,
            "11:00",
            "?high",
        ),
    ),
    "ALC-11": (
        Case(
            "0.100 and CIWA-Ar 10",
            """
            time  | ciwa_ar | brac
            08:00 | 10      | 0.1
            """,
            "08:00",
            "medium",
        ),
        Case(
            "0.099",
            """
            time  | ciwa_ar | brac
            08:00 | 10      | 0.099
            """,
            "08:00",
            "no",
        ),
        Case(
            "0.200",
            """
            time  | ciwa_ar | brac
            08:00 | 10      | 0.2
            """,
            "08:00",
            "high",
        ),
        Case(
            "0.199",
            """
            time  | ciwa_ar | brac
            08:00 | 10      | 0.199
            """,
            "08:00",
            "medium",
        ),
        Case(
            "CIWA-Ar 9",
            """
            time  | ciwa_ar | brac
            08:00 | 9       | 0.2
            """,
            "08:00",
            "no",
        ),
        Case(
            "no breath alcohol: it is not owed",
            """
            time  | ciwa_ar
            08:00 | 20
            """,
            "08:00",
            "no",
        ),
        Case(
            "a breath alcohol of 2 h ago",
            """
            time  | ciwa_ar | brac
            08:00 |         | 0.1
            10:00 | 10      |
            """,
            "10:00",
            "medium",
        ),
        Case(
            "a minute older: out of date",
            """
            time  | ciwa_ar | brac
            07:59 |         | 0.1
            10:00 | 10      |
            """,
            "10:00",
            "?medium",
        ),
        Case(
            "never scored",
            """
            time  | brac
            08:00 | 0.2
            """,
            "08:00",
            "?high",
        ),
    ),
}
