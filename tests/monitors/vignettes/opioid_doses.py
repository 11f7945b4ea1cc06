"""Doses of opioids and of what helps: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case

DOSES: dict[str, tuple[Case, ...]] = {
    "OPI-08": (
        Case(
            "six points above the score before the first dose",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 15   |                                    | 1
            """,
            "11:00",
            "high",
        ),
        Case(
            "five points",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 14   |                                    | 1
            """,
            "11:00",
            "no",
        ),
        Case(
            "to 25",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 19   |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 25   |                                    | 1
            """,
            "11:00",
            "critical",
        ),
        Case(
            "to 24",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 18   |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 24   |                                    | 1
            """,
            "11:00",
            "high",
        ),
        Case(
            "two emeses since the dose, one after the score",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass | emesis
            09:40 | 9    |                                    | 0    | 50
            10:00 |      | buprenorphine opioid buprenorphine |      |
            10:50 |      |                                    |      | 50
            11:00 | 17   |                                    | 1    |
            11:05 |      |                                    |      | 50
            """,
            "11:05",
            "critical",
        ),
        Case(
            "an emesis at the minute of the dose is not since it",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass | emesis
            09:40 | 9    |                                    | 0    |
            10:00 |      | buprenorphine opioid buprenorphine |      | 50
            10:50 |      |                                    |      | 50
            11:00 | 17   |                                    | 1    |
            """,
            "11:05",
            "high",
        ),
        Case(
            "restless, RASS +2",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 17   |                                    | 2
            """,
            "11:00",
            "critical",
        ),
        Case(
            "no RASS charted: critical is not excluded",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose
            09:40 | 9    |
            10:00 |      | buprenorphine opioid buprenorphine
            11:00 | 17   |
            """,
            "11:00",
            "high?critical",
        ),
        Case(
            "120 min after the dose",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            12:00 | 17   |                                    | 1
            """,
            "12:00",
            "high",
        ),
        Case(
            "121 min after the dose",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            12:01 | 17   |                                    | 1
            """,
            "12:01",
            "no",
        ),
        Case(
            "a score at the minute of the dose is the one before it",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 | 17   | buprenorphine opioid buprenorphine | 1
            """,
            "10:00",
            "no",
        ),
        Case(
            "true until a newer score",
            """
            used opioid/fentanyl 0 20:00
            time    | cows | dose                               | rass
            09:40   | 9    |                                    | 0
            10:00   |      | buprenorphine opioid buprenorphine |
            11:00   | 17   |                                    |
            2 06:00 |      |                                    | 0
            """,
            "2 06:00",
            "high",
        ),
        Case(
            "a newer score, later than 120 min after the dose, ends it",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 17   |                                    | 1
            13:00 | 17   |                                    | 1
            """,
            "13:00",
            "no",
        ),
        Case(
            "a score up to 4 h before the dose serves, with low confidence",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            06:00 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 15   |                                    | 1
            """,
            "11:00",
            "high",
        ),
        Case(
            "none in the 4 h before the dose",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            05:59 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 15   |                                    | 1
            """,
            "11:00",
            "?high",
        ),
        Case(
            "of two doses each has its own score before it, and the worse wins",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            10:50 | 12   |                                    | 0
            11:00 |      | buprenorphine opioid buprenorphine |
            11:40 | 15   |                                    | 1
            """,
            "11:40",
            "high",
        ),
        Case(
            "a dose after the score takes nothing away",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 15   |                                    | 1
            11:10 |      | buprenorphine opioid buprenorphine |
            """,
            "11:30",
            "high",
        ),
        Case(
            "a dose 24 h after the first",
            """
            used opioid/fentanyl 0 20:00
            time    | cows | dose                               | rass
            10:00   |      | buprenorphine opioid buprenorphine |
            2 09:40 | 9    |                                    | 0
            2 10:00 |      | buprenorphine opioid buprenorphine |
            2 11:00 | 15   |                                    | 1
            """,
            "2 11:00",
            "high",
        ),
        Case(
            "a dose later than that",
            """
            used opioid/fentanyl 0 20:00
            time    | cows | dose                               | rass
            10:00   |      | buprenorphine opioid buprenorphine |
            2 09:40 | 9    |                                    | 0
            2 10:01 |      | buprenorphine opioid buprenorphine |
            2 11:00 | 15   |                                    | 1
            """,
            "2 11:00",
            "no",
        ),
        Case(
            "a score refused after the dose may have leapt",
            """
            used opioid/fentanyl 0 20:00
            time  | cows    | dose                               | rass
            09:40 | 9       |                                    | 0
            10:00 |         | buprenorphine opioid buprenorphine |
            11:00 | refused |                                    | 0
            """,
            "11:00",
            "?critical",
        ),
        Case(
            "a look that failed between the dose and the score hides nothing",
            """
            used opioid/fentanyl 0 20:00
            time  | cows    | dose                               | rass
            09:40 | 9       |                                    | 0
            10:00 |         | buprenorphine opioid buprenorphine |
            10:30 | refused |                                    | 0
            11:00 | 14      |                                    | 0
            """,
            "11:00",
            "no",
        ),
        Case(
            "a score of a drowsy patient reassures nobody",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:00 | 12   |                                    | -2
            """,
            "11:00",
            "?critical",
        ),
        Case(
            "a dose, and never a score",
            """
            used opioid/fentanyl 0 20:00
            time  | dose                               | rass
            10:00 | buprenorphine opioid buprenorphine | 0
            """,
            "11:00",
            "?critical",
        ),
        Case(
            "no dose",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | rass
            09:40 | 9    | 0
            11:00 | 26   | 1
            """,
            "11:00",
            "no",
        ),
        Case(
            "against the score before the sixth dose back",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            10:05 | 13   |                                    | 0
            10:10 |      | buprenorphine opioid buprenorphine |
            10:15 |      | buprenorphine opioid buprenorphine |
            10:20 |      | buprenorphine opioid buprenorphine |
            10:25 |      | buprenorphine opioid buprenorphine |
            10:30 |      | buprenorphine opioid buprenorphine |
            11:00 | 15   |                                    | 1
            """,
            "11:00",
            "high",
        ),
        Case(
            "not against the one before the seventh",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            10:05 | 13   |                                    | 0
            10:10 |      | buprenorphine opioid buprenorphine |
            10:15 |      | buprenorphine opioid buprenorphine |
            10:20 |      | buprenorphine opioid buprenorphine |
            10:25 |      | buprenorphine opioid buprenorphine |
            10:30 |      | buprenorphine opioid buprenorphine |
            10:35 |      | buprenorphine opioid buprenorphine |
            11:00 | 15   |                                    | 1
            """,
            "11:00",
            "no",
        ),
        Case(
            "a score of 0 before the dose is a score",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 0    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            """,
            "10:30",
            "no",
        ),
        Case(
            "six points above the score before a dose of 3 h ago, another dose between",
            """
            used opioid/fentanyl 0 20:00
            time  | cows | dose                               | rass
            09:40 | 9    |                                    | 0
            10:00 |      | buprenorphine opioid buprenorphine |
            11:20 | 13   |                                    | 0
            11:30 |      | buprenorphine opioid buprenorphine |
            13:00 | 15   |                                    | 1
            """,
            "13:00",
            "no",
        ),
    ),
    "OPI-09": (
        Case(
            "COWS 10",
            """
            used opioid/heroin 0 20:00
            time  | cows | dose
            09:40 | 10   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "medium",
        ),
        Case(
            "COWS 11, 60 min before the dose",
            """
            used opioid/heroin 0 20:00
            time  | cows | dose
            09:00 | 11   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "no",
        ),
        Case(
            "COWS 11, 61 min before the dose",
            """
            used opioid/heroin 0 20:00
            time  | cows | dose
            08:59 | 11   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "medium",
        ),
        Case(
            "an incomplete COWS is none",
            """
            used opioid/heroin 0 20:00
            time  | cows                  | dose
            09:40 | 2 2 3 2 2 2 3 2 1 2 - |
            10:00 |                       | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "medium",
        ),
        Case(
            "it is asked once: a minute later nobody asks",
            """
            used opioid/heroin 0 20:00
            time  | cows | dose
            09:40 | 10   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:01",
            "no",
        ),
        Case(
            "another medicine",
            """
            used opioid/heroin 0 20:00
            time  | cows | dose
            09:40 | 10   |
            10:00 |      | clonidine alpha_2_agonist
            """,
            "10:00",
            "no",
        ),
        Case(
            "a dose 72 h before: no first one",
            """
            used opioid/heroin 0 20:00
            time    | cows | dose
            10:00   |      | buprenorphine opioid buprenorphine
            4 09:40 | 5    |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "no",
        ),
        Case(
            "more than 72 h without",
            """
            used opioid/heroin 0 20:00
            time    | cows | dose
            09:59   |      | buprenorphine opioid buprenorphine
            4 09:40 | 5    |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "medium",
        ),
        Case(
            "a low-dose start is exempt",
            """
            used opioid/heroin 0 20:00; flag low_dose_start
            time  | cows | dose
            09:40 | 2    |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "no",
        ),
        Case(
            "a short-acting opioid 12 h ago",
            """
            used opioid/heroin 0 22:00
            time  | cows | dose
            09:40 | 14   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "no",
        ),
        Case(
            "a short-acting opioid less than 12 h ago",
            """
            used opioid/fentanyl 0 22:01
            time  | cows | dose
            09:40 | 14   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "medium",
        ),
        Case(
            "told to within 3 h: it may be less",
            """
            used opioid/heroin 0 20:00 within 3 h
            time  | cows | dose
            09:40 | 14   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "medium",
        ),
        Case(
            "methadone 72 h ago",
            """
            used opioid/methadone 1 10:00
            time    | cows | dose
            4 09:40 | 14   |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "no",
        ),
        Case(
            "methadone less than 72 h ago",
            """
            used opioid/methadone 1 10:01
            time    | cows | dose
            4 09:40 | 14   |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "medium",
        ),
        Case(
            "an opioid whose kind nobody told counts as the slowest",
            """
            used opioid/pills 1 10:01
            time    | cows | dose
            4 09:40 | 14   |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "medium",
        ),
        Case(
            "an unknown last use is shown",
            """
            used opioid/heroin unknown; admitted 08:00
            time  | cows | dose
            09:40 | 14   |
            10:00 |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "medium",
        ),
        Case(
            "an unknown last use lies 12 h back once the stay does",
            """
            used opioid/heroin unknown; admitted 08:00
            time  | cows | dose
            19:40 | 14   |
            20:01 |      | buprenorphine opioid buprenorphine
            """,
            "20:01",
            "no",
        ),
        Case(
            "a dose of extended-release morphine 24 h ago",
            """
            used opioid/heroin 0 20:00
            time    | cows | dose
            10:00   |      | morphine opioid full_agonist_extended
            2 09:40 | 14   |
            2 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "2 10:00",
            "no",
        ),
        Case(
            "a dose of extended-release morphine less than 24 h ago",
            """
            used opioid/heroin 0 20:00
            time    | cows | dose
            10:01   |      | morphine opioid full_agonist_extended
            2 09:40 | 14   |
            2 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "2 10:00",
            "medium",
        ),
        Case(
            "a dose of an opioid of unknown kind",
            """
            used opioid/heroin 0 20:00
            time    | cows | dose
            10:01   |      | tramadol opioid
            4 09:40 | 14   |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "medium",
        ),
        Case(
            "the score of a drowsy patient",
            """
            used opioid/heroin 0 20:00
            time  | cows | rass | dose
            09:40 | 14   | -2   |
            10:00 |      |      | buprenorphine opioid buprenorphine
            """,
            "10:00",
            "?medium",
        ),
        Case(
            "an extended-release opioid less than 24 h ago, at the latest at admission",
            """
            class opioid/extended-release opioid; admitted 08:00
            time    | cows | dose
            2 07:50 | 11   |
            2 07:59 |      | buprenorphine opioid buprenorphine
            """,
            "2 07:59",
            "medium",
        ),
        Case(
            "24 h ago",
            """
            class opioid/extended-release opioid; admitted 08:00
            time    | cows | dose
            2 07:50 | 11   |
            2 08:00 |      | buprenorphine opioid buprenorphine
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "a dose of an opioid of unknown kind, 72 h ago",
            """
            used opioid/heroin 0 20:00
            time    | cows | dose
            10:00   |      | tramadol opioid
            4 09:40 | 14   |
            4 10:00 |      | buprenorphine opioid buprenorphine
            """,
            "4 10:00",
            "no",
        ),
    ),
    "OPI-12": (
        Case(
            "systolic 89, given 6 h ago",
            """
            class opioid
            time  | dose                      | vitals | bp
            08:00 | clonidine alpha_2_agonist |        |
            14:00 |                           | calm   | 89/60
            """,
            "14:00",
            "high",
        ),
        Case(
            "given more than 6 h ago",
            """
            class opioid
            time  | dose                      | vitals | bp
            08:00 | clonidine alpha_2_agonist |        |
            14:00 |                           | calm   | 89/60
            """,
            "14:01",
            "no",
        ),
        Case(
            "systolic 90, diastolic 50, pulse 50",
            """
            class opioid
            time  | dose                      | vitals | bp    | hr
            08:00 | clonidine alpha_2_agonist |        |       |
            09:00 |                           | calm   | 90/50 | 50
            """,
            "09:00",
            "no",
        ),
        Case(
            "diastolic 49",
            """
            class opioid
            time  | dose                      | vitals | bp
            08:00 | clonidine alpha_2_agonist |        |
            09:00 |                           | calm   | 96/49
            """,
            "09:00",
            "high",
        ),
        Case(
            "pulse 49",
            """
            class opioid
            time  | dose                       | vitals | hr
            08:00 | lofexidine alpha_2_agonist |        |
            09:00 |                            | calm   | 49
            """,
            "09:00",
            "high",
        ),
        Case(
            "due in 6 h",
            """
            class opioid
            time  | scheduled                          | vitals | bp
            08:00 | clonidine alpha_2_agonist at 14:00 | calm   | 89/60
            """,
            "08:00",
            "high",
        ),
        Case(
            "due later than that",
            """
            class opioid
            time  | scheduled                          | vitals | bp
            08:00 | clonidine alpha_2_agonist at 14:01 | calm   | 89/60
            """,
            "08:00",
            "no",
        ),
        Case(
            "no pressure and no pulse",
            """
            class opioid
            time  | dose
            08:00 | clonidine alpha_2_agonist
            """,
            "08:00",
            "?high",
        ),
    ),
    "OPI-14": (
        Case(
            "POSS 3, 120 h after the first dose",
            """
            class opioid
            time    | dose                                              | poss | rass
            08:00   | methadone opioid methadone full_agonist_methadone |      |
            6 07:00 | methadone opioid methadone full_agonist_methadone |      |
            6 07:50 |                                                   |      | -1
            6 08:00 |                                                   | 3    |
            """,
            "6 08:00",
            "high",
        ),
        Case(
            "later than that",
            """
            class opioid
            time    | dose                                              | poss | rass
            08:00   | methadone opioid methadone full_agonist_methadone |      |
            6 07:00 | methadone opioid methadone full_agonist_methadone |      |
            6 07:50 |                                                   |      | -1
            6 08:00 |                                                   | 3    |
            """,
            "6 08:01",
            "no",
        ),
        Case(
            "POSS 2, RASS −1",
            """
            class opioid
            time  | dose                                              | poss | rass
            08:00 | methadone opioid methadone full_agonist_methadone |      |
            11:00 |                                                   | 2    | -1
            """,
            "11:00",
            "no",
        ),
        Case(
            "RASS −2",
            """
            class opioid
            time  | dose                                              | poss | rass
            08:00 | methadone opioid methadone full_agonist_methadone |      |
            11:00 |                                                   | 2    | -2
            """,
            "11:00",
            "high",
        ),
        Case(
            "QTc 501 ms, a dose 5 days ago",
            """
            class opioid
            time    | dose                                              | qtc
            08:00   | methadone opioid methadone full_agonist_methadone |
            3 08:00 | methadone opioid methadone full_agonist_methadone |
            8 08:00 |                                                   | 501
            """,
            "8 08:00",
            "high",
        ),
        Case(
            "QTc 500 ms",
            """
            class opioid
            time    | dose                                              | qtc
            08:00   | methadone opioid methadone full_agonist_methadone |
            3 08:00 | methadone opioid methadone full_agonist_methadone |
            8 08:00 |                                                   | 500
            """,
            "8 08:00",
            "no",
        ),
        Case(
            "no methadone",
            """
            class opioid
            time  | poss | rass | qtc
            08:00 | 4    | -3   | 520
            """,
            "08:00",
            "no",
        ),
        Case(
            "a QTc nobody measured is no reason",
            """
            class opioid
            time    | dose                                              | rass
            08:00   | methadone opioid methadone full_agonist_methadone |
            6 07:00 | methadone opioid methadone full_agonist_methadone | 0
            """,
            "6 12:00",
            "no",
        ),
        Case(
            "a QTc of yesterday may still be long",
            """
            class opioid
            time    | dose                                              | qtc
            08:00   | methadone opioid methadone full_agonist_methadone |
            6 08:00 | methadone opioid methadone full_agonist_methadone | 501
            """,
            "7 08:01",
            "?high",
        ),
        Case(
            "neither POSS nor RASS after a dose",
            """
            class opioid
            time  | dose
            08:00 | methadone opioid methadone full_agonist_methadone
            """,
            "11:00",
            "?high",
        ),
        Case(
            "4 h after a dose POSS is still a duty",
            """
            class opioid
            time  | dose                                              | rass
            08:00 | methadone opioid methadone full_agonist_methadone |
            12:00 |                                                   | 0
            """,
            "12:00",
            "?high",
        ),
        Case(
            "a minute later no longer",
            """
            class opioid
            time  | dose                                              | rass
            08:00 | methadone opioid methadone full_agonist_methadone |
            12:01 |                                                   | 0
            """,
            "12:01",
            "no",
        ),
        Case(
            "QTc 501 ms, the last dose longer ago than 5 days",
            """
            class opioid
            time    | dose                                              | qtc
            08:00   | methadone opioid methadone full_agonist_methadone |
            3 08:00 | methadone opioid methadone full_agonist_methadone |
            8 08:01 |                                                   | 501
            """,
            "8 08:01",
            "no",
        ),
    ),
}
