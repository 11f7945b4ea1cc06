"""Benzodiazepines, barbiturates, GHB: seizure windows, gaps in cover, tapers, plans.

CIWA-B is drawn as its twenty items, then hours slept and minutes to fall asleep.
"""

from tests.monitors.vignettes.vignette import Case

OF_COVER: dict[str, tuple[Case, ...]] = {
    "BZD-04": (
        Case(
            "alprazolam 24 h ago, a seizure before, tremor 2",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "a minute short of 24 h",
            """
            used benzodiazepine/alprazolam 0 08:01; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "no",
        ),
        Case(
            "96 h",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            4 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "4 08:00",
            "high",
        ),
        Case(
            "a minute past 96 h",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            4 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "4 08:01",
            "no",
        ),
        Case(
            "a Z-drug goes as a short-acting benzodiazepine",
            """
            used benzodiazepine/zolpidem 0 08:00; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "diazepam 72 h ago",
            """
            used benzodiazepine/diazepam 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            3 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "3 08:00",
            "high",
        ),
        Case(
            "diazepam a minute short of 72 h",
            """
            used benzodiazepine/diazepam 0 08:01; risk prior_withdrawal_seizure
            time    | ciwa_b
            3 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "3 08:00",
            "no",
        ),
        Case(
            "diazepam 288 h ago",
            """
            used benzodiazepine/diazepam 0 08:00; risk prior_withdrawal_seizure
            time     | ciwa_b
            12 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "12 08:00",
            "high",
        ),
        Case(
            "diazepam a minute past 288 h",
            """
            used benzodiazepine/diazepam 0 08:00; risk prior_withdrawal_seizure
            time     | ciwa_b
            12 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "12 08:01",
            "no",
        ),
        Case(
            "alprazolam 200 h and diazepam 80 h ago: any of them",
            """
            used benzodiazepine/alprazolam 0 08:00; used benzodiazepine/diazepam 5 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            8 16:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "8 16:00",
            "high",
        ),
        Case(
            "butalbital 72 h ago",
            """
            used barbiturate/butalbital 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            3 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "3 08:00",
            "high",
        ),
        Case(
            "butalbital a minute past 72 h",
            """
            used barbiturate/butalbital 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            3 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "3 08:01",
            "no",
        ),
        Case(
            "phenobarbital 48 h ago",
            """
            used barbiturate/phenobarbital 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            2 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "phenobarbital a minute past 240 h",
            """
            used barbiturate/phenobarbital 0 08:00; risk prior_withdrawal_seizure
            time     | ciwa_b
            10 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "10 08:01",
            "no",
        ),
        Case(
            "GHB 6 h ago",
            """
            used ghb/GHB 02:00; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "GHB a minute past 120 h",
            """
            used ghb/GHB 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            5 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "5 08:01",
            "no",
        ),
        Case(
            "an agent nobody knows may be a long-acting one",
            """
            used benzodiazepine/pills 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            8 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "8 08:00",
            "high",
        ),
        Case(
            "last use unknown: 96 h from admission",
            """
            class benzodiazepine/alprazolam; admitted 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            5 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "5 08:00",
            "high",
        ),
        Case(
            "last use unknown, and a minute past it",
            """
            class benzodiazepine/alprazolam; admitted 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            5 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "5 08:01",
            "no",
        ),
        Case(
            "23 h, give or take 2",
            """
            used benzodiazepine/alprazolam 0 09:00 within 2 h; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "40 mg a day at home",
            """
            used benzodiazepine/alprazolam 0 08:00, 40 mg; risk prior_withdrawal_seizure off
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "39 mg a day at home",
            """
            used benzodiazepine/alprazolam 0 08:00, 39 mg; risk prior_withdrawal_seizure off
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "no",
        ),
        Case(
            "39 mg at home, and a plan of 40",
            """
            used benzodiazepine/alprazolam 0 08:00, 39 mg; risk prior_withdrawal_seizure off
            time  | ciwa_b                                       | taper
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30 | 40 mg
            """,
            "08:00",
            "high",
        ),
        Case(
            "alcohol beside it",
            """
            used benzodiazepine/alprazolam 0 08:00, 10 mg; class alcohol; risk prior_withdrawal_seizure off
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "a barbiturate beside it",
            """
            used benzodiazepine/alprazolam 0 08:00; class barbiturate/phenobarbital
            risk prior_withdrawal_seizure off
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "a barbiturate alone stands beside nothing",
            """
            used barbiturate/butalbital 0 08:00, 10 mg; risk prior_withdrawal_seizure off
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "no",
        ),
        Case(
            "tremor 1 and pulse 109",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure
            time  | ciwa_b                                       | hr
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 6 30 | 109
            """,
            "08:00",
            "no",
        ),
        Case(
            "tremor 1 and pulse 110",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure
            time  | ciwa_b                                       | hr
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 6 30 | 110
            """,
            "08:00",
            "high",
        ),
        Case(
            "a seizure before was not asked about",
            """
            used benzodiazepine/alprazolam 0 08:00, 10 mg
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "?high",
        ),
        Case(
            "what was used at home was not told",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure off
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "?high",
        ),
        Case(
            "neither tremor nor pulse is known",
            """
            used benzodiazepine/alprazolam 0 08:00; risk prior_withdrawal_seizure
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "?high",
        ),
        Case(
            "butalbital 24 h ago",
            """
            used barbiturate/butalbital 0 08:00; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "high",
        ),
        Case(
            "butalbital a minute short of 24 h",
            """
            used barbiturate/butalbital 0 08:01; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "no",
        ),
        Case(
            "phenobarbital a minute short of 48 h",
            """
            used barbiturate/phenobarbital 0 08:01; risk prior_withdrawal_seizure
            time    | ciwa_b
            2 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "phenobarbital 240 h ago",
            """
            used barbiturate/phenobarbital 0 08:00; risk prior_withdrawal_seizure
            time     | ciwa_b
            10 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "10 08:00",
            "high",
        ),
        Case(
            "GHB a minute short of 6 h",
            """
            used ghb/GHB 02:01; risk prior_withdrawal_seizure
            time  | ciwa_b
            08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "08:00",
            "no",
        ),
        Case(
            "GHB 120 h ago",
            """
            used ghb/GHB 0 08:00; risk prior_withdrawal_seizure
            time    | ciwa_b
            5 08:00 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 0 6 30
            """,
            "5 08:00",
            "high",
        ),
    ),
    "BZD-06": (
        Case(
            "alprazolam a minute short of 24 h ago",
            """
            used benzodiazepine/alprazolam 04:00
            time  | rass
            08:00 | 0
            """,
            "2 03:59",
            "no",
        ),
        Case(
            "alprazolam more than 24 h ago",
            """
            used benzodiazepine/alprazolam 04:00
            time  | rass
            08:00 | 0
            """,
            "2 04:01",
            "high",
        ),
        Case(
            "diazepam a minute short of 72 h ago",
            """
            used benzodiazepine/diazepam 04:00
            time  | rass
            08:00 | 0
            """,
            "4 03:59",
            "no",
        ),
        Case(
            "diazepam more than 72 h ago",
            """
            used benzodiazepine/diazepam 04:00
            time  | rass
            08:00 | 0
            """,
            "4 04:01",
            "high",
        ),
        Case(
            "a short-acting dose 24 h ago",
            """
            used benzodiazepine/alprazolam 04:00
            time  | dose
            10:00 | lorazepam benzodiazepine sedating
            """,
            "2 10:00",
            "no",
        ),
        Case(
            "a minute later",
            """
            used benzodiazepine/alprazolam 04:00
            time  | dose
            10:00 | lorazepam benzodiazepine sedating
            """,
            "2 10:01",
            "high",
        ),
        Case(
            "a long-acting dose 72 h ago",
            """
            used benzodiazepine/alprazolam 04:00
            time  | dose
            10:00 | diazepam benzodiazepine sedating long
            """,
            "4 10:00",
            "no",
        ),
        Case(
            "a minute later nothing covers any more",
            """
            used benzodiazepine/alprazolam 04:00
            time  | dose
            10:00 | diazepam benzodiazepine sedating long
            """,
            "4 10:01",
            "high",
        ),
        Case(
            "a Z-drug covers",
            """
            used benzodiazepine/alprazolam 04:00
            time    | dose
            2 02:00 | zopiclone z_drug sedating
            """,
            "2 06:00",
            "no",
        ),
        Case(
            "gabapentin does not",
            """
            used benzodiazepine/alprazolam 04:00
            time    | dose
            2 02:00 | gabapentin gabapentinoid sedating
            """,
            "2 06:00",
            "high",
        ),
        Case(
            "an agent nobody knows may be a short-acting one",
            """
            used benzodiazepine/pills 04:00
            time  | rass
            08:00 | 0
            """,
            "2 04:01",
            "high",
        ),
        Case(
            "GHB more than 24 h ago",
            """
            used ghb/GHB 04:00
            time  | rass
            08:00 | 0
            """,
            "2 04:01",
            "high",
        ),
        Case(
            "phenobarbital covers for 72 h",
            """
            used barbiturate/phenobarbital 04:00
            time  | rass
            08:00 | 0
            """,
            "4 03:59",
            "no",
        ),
        Case(
            "last use unknown: from admission",
            """
            class benzodiazepine/alprazolam; admitted 08:00
            time  | rass
            08:00 | 0
            """,
            "2 07:59",
            "no",
        ),
        Case(
            "24 h after admission",
            """
            class benzodiazepine/alprazolam; admitted 08:00
            time  | rass
            08:00 | 0
            """,
            "2 08:01",
            "high",
        ),
        Case(
            "a stop documented by the prescriber",
            """
            used benzodiazepine/alprazolam 04:00; flag gaba_stop_documented
            time  | rass
            08:00 | 0
            """,
            "2 04:01",
            "no",
        ),
        Case(
            "a stop taken back",
            """
            used benzodiazepine/alprazolam 04:00; flag gaba_stop_documented
            time  | flag
            09:00 | gaba_stop_documented off
            """,
            "2 04:01",
            "high",
        ),
        Case(
            "butalbital more than 24 h ago",
            """
            used barbiturate/butalbital 04:00
            time  | rass
            08:00 | 0
            """,
            "2 04:01",
            "high",
        ),
    ),
    "BZD-07": (
        Case(
            "60 mg at home, a plan of 44: more than 25 % less",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time  | taper
            08:00 | 44 mg
            """,
            "08:00",
            "low",
        ),
        Case(
            "a plan of 45: just 25 % less",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time  | taper
            08:00 | 45 mg
            """,
            "08:00",
            "no",
        ),
        Case(
            "the plan of 14 days before, more than 25 % higher; the last step 12 %",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time     | taper
            08:00    | 60 mg
            8 08:00  | 50 mg
            15 08:00 | 44 mg
            """,
            "15 08:00",
            "low",
        ),
        Case(
            "the plan of 14 days before counts, not home",
            """
            used benzodiazepine/diazepam 0 08:00, 100 mg
            time     | taper
            08:00    | 40 mg
            15 08:00 | 35 mg
            """,
            "15 08:00",
            "no",
        ),
        Case(
            "a plan a minute younger than 14 days: home counts",
            """
            used benzodiazepine/diazepam 0 08:00, 100 mg
            time     | taper
            08:00    | 40 mg
            15 07:59 | 35 mg
            """,
            "15 07:59",
            "low",
        ),
        Case(
            "the last step is 10 %",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time    | taper
            08:00   | 40 mg
            2 08:00 | 36 mg
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "the last step is more than 10 %",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time    | taper
            08:00   | 40 mg
            2 08:00 | 35 mg
            """,
            "2 08:00",
            "low",
        ),
        Case(
            "no plan",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "no",
        ),
        Case(
            "what was used at home was not told",
            """
            used benzodiazepine/diazepam 0 08:00
            time  | taper
            08:00 | 44 mg
            """,
            "08:00",
            "?low",
        ),
        Case(
            "100 mg at home, a plan of 74.6: little more than 25 % less",
            """
            used benzodiazepine/diazepam 0 08:00, 100 mg
            time  | taper
            08:00 | 74.6 mg
            """,
            "08:00",
            "low",
        ),
        Case(
            "the last step is little more than 10 %",
            """
            used benzodiazepine/diazepam 0 08:00, 60 mg
            time    | taper
            08:00   | 40 mg
            2 08:00 | 35.9 mg
            """,
            "2 08:00",
            "low",
        ),
    ),
    "BZD-10": (
        Case(
            "diazepam, home a minute before 168 h",
            """
            used benzodiazepine/diazepam 0 08:00
            time  | planned
            08:00 | 7 07:59
            """,
            "08:00",
            "low",
        ),
        Case(
            "home at 168 h",
            """
            used benzodiazepine/diazepam 0 08:00
            time  | planned
            08:00 | 7 08:00
            """,
            "08:00",
            "no",
        ),
        Case(
            "phenobarbital",
            """
            used barbiturate/phenobarbital 0 08:00
            time  | planned
            08:00 | 7 07:59
            """,
            "08:00",
            "low",
        ),
        Case(
            "alprazolam is not long-acting",
            """
            used benzodiazepine/alprazolam 0 08:00
            time  | planned
            08:00 | 3 08:00
            """,
            "08:00",
            "no",
        ),
        Case(
            "an agent nobody knows may be",
            """
            used benzodiazepine/pills 0 08:00
            time  | planned
            08:00 | 3 08:00
            """,
            "08:00",
            "low",
        ),
        Case(
            "last use unknown: 168 h from admission",
            """
            class benzodiazepine/clonazepam; admitted 08:00
            time  | planned
            08:00 | 8 07:59
            """,
            "08:00",
            "low",
        ),
        Case(
            "the plan was taken back",
            """
            used benzodiazepine/diazepam 0 08:00
            time  | planned
            08:00 | 3 08:00
            09:00 | off
            """,
            "09:00",
            "no",
        ),
        Case(
            "no discharge planned",
            """
            used benzodiazepine/diazepam 0 08:00
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "no",
        ),
    ),
}
