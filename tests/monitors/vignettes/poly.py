"""Several substances at once: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case

# An opioid and a benzodiazepine on board, and one look at the patient.
BOTH = """
    class opioid
    time  | dose                                  | vitals | rr   | spo2   | rass   | poss
    08:00 | diazepam benzodiazepine sedating long |        |      |        |        |
    09:00 | morphine opioid sedating              |        |      |        |        |
    11:00 |                                       | calm   | {rr} | {spo2} | {rass} | {poss}
"""


def _both(rr: str = "16", spo2: str = "97", rass: str = "0", poss: str = "1", head: str = "class opioid") -> str:
    return BOTH.format(rr=rr, spo2=spo2, rass=rass, poss=poss).replace("class opioid", head)


ONLY_DOSES = """
    class opioid
    time  | dose                                  | vitals | rr
    08:00 | diazepam benzodiazepine sedating long |        |
    09:00 | morphine opioid sedating              |        |
    2 08:00 |                                     | calm   | 10
"""
# An opioid and a benzodiazepine, hours apart.
PAIR = """
    class opioid
    time  | dose                              | vitals | rass | poss
    {}    | methadone opioid sedating long    |        |      |
    10:00 | lorazepam benzodiazepine sedating |        |      |
    12:00 |                                   | calm   | {}   | {}
"""
BREATH = """
    class alcohol
    time  | brac | dose
    {}    | {}   |
    10:00 |      | {}
"""
SEDATIVE = "lorazepam benzodiazepine sedating"
SCORES = """
    class alcohol, opioid
    time  | ciwa_ar | cows
    08:00 |         | {}
    {}    | {}      |
"""
ASKED = "class alcohol; risk takes_beta_blocker off, takes_alpha_2_agonist off"

CASES: dict[str, tuple[Case, ...]] = {
    "POLY-01": (
        Case("breathing 10", _both(rr="10"), "11:00", "critical"),
        Case("SpO2 93 on scale 1", _both(spo2="93"), "11:00", "critical"),
        Case("RASS −2", _both(rass="-2"), "11:00", "critical"),
        Case("POSS 3", _both(poss="3"), "11:00", "critical"),
        Case("breathing 11, SpO2 94, RASS −1, POSS 2", _both("11", "94", "-1", "2"), "11:00", "no"),
        Case("SpO2 93 on scale 2", _both(spo2="93", head="class opioid; flag spo2_scale_2"), "11:00", "no"),
        Case("SpO2 84 on scale 2", _both(spo2="84", head="class opioid; flag spo2_scale_2"), "11:00", "no"),
        Case("SpO2 83 on scale 2", _both(spo2="83", head="class opioid; flag spo2_scale_2"), "11:00", "critical"),
        Case("nobody has looked since the doses", _both(), "09:00", "?critical"),
        Case("no POSS within 4 h after the opioid", _both(poss=""), "11:00", "?critical"),
        Case("nor is a value of 4 h ago enough", _both(), "15:01", "?critical"),
        Case("a sedative 24 h ago is on board", ONLY_DOSES, "2 08:00", "critical"),
        Case("a sedative longer ago is not", ONLY_DOSES, "2 08:01", "no"),
        Case(
            "a newer RASS replaces POSS 3",
            """
            class opioid
            time  | dose                                  | vitals | rass | poss
            08:00 | diazepam benzodiazepine sedating long |        |      |
            09:00 | morphine opioid sedating              |        |      |
            11:00 |                                       | calm   |      | 3
            11:30 |                                       |        | 0    |
            """,
            "11:30",
            "no",
        ),
        Case(
            "a newer POSS does not replace RASS −2",
            """
            class opioid
            time  | dose                                  | vitals | rass | poss
            08:00 | diazepam benzodiazepine sedating long |        |      |
            09:00 | morphine opioid sedating              |        |      |
            11:00 |                                       | calm   | -2   |
            11:30 |                                       |        |      | 1
            """,
            "11:30",
            "critical",
        ),
        Case(
            "both used within 24 h, nothing given",
            """
            used opioid/heroin 0 11:00; used benzodiazepine/alprazolam 0 20:00
            time  | vitals | rr
            11:00 | calm   | 10
            """,
            "11:00",
            "critical",
        ),
        Case(
            "one of them used 24 h and a minute ago",
            """
            used opioid/heroin 0 10:59; used benzodiazepine/alprazolam 0 20:00
            time  | vitals | rr
            11:00 | calm   | 10
            """,
            "11:00",
            "no",
        ),
        Case(
            "that use told as within an hour",
            """
            used opioid/heroin 0 10:59 within 1 h; used benzodiazepine/alprazolam 0 20:00
            time  | vitals | rr
            11:00 | calm   | 10
            """,
            "11:00",
            "critical",
        ),
        Case(
            "last uses unknown, on the first day",
            """
            class opioid, ghb; admitted 08:00
            time    | vitals | rr
            2 08:00 | calm   | 10
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "last uses unknown, after the first day",
            """
            class opioid, ghb; admitted 08:00
            time    | vitals | rr
            2 08:01 | calm   | 10
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "gabapentin counts as the sedative",
            """
            class opioid
            time  | dose                              | vitals | rr
            09:00 | morphine opioid sedating          |        |
            09:30 | gabapentin gabapentinoid sedating |        |
            11:00 |                                   | calm   | 10
            """,
            "11:00",
            "critical",
        ),
        Case(
            "a suspected use stands for the other one",
            """
            class alcohol
            time  | dose                              | event         | vitals | rr
            09:00 | lorazepam benzodiazepine sedating |               |        |
            10:00 |                                   | suspected_use |        |
            11:00 |                                   |               | calm   | 10
            """,
            "11:00",
            "critical",
        ),
        Case(
            "a suspected use alone is not two",
            """
            class alcohol
            time  | event         | vitals | rr
            10:00 | suspected_use |        |
            11:00 |               | calm   | 10
            """,
            "11:00",
            "no",
        ),
        Case(
            "one sedative alone",
            """
            class alcohol
            time  | dose                              | vitals | rr | rass
            09:00 | lorazepam benzodiazepine sedating |        |    |
            11:00 |                                   | calm   | 8  | -3
            """,
            "11:00",
            "no",
        ),
        Case(
            "no POSS 4 h after the opioid",
            """
            class opioid
            time  | dose                                  | vitals | rass
            08:00 | diazepam benzodiazepine sedating long |        |
            09:00 | morphine opioid sedating              |        |
            13:00 |                                       | calm   | 0
            """,
            "13:00",
            "?critical",
        ),
        Case(
            "a minute later nobody is bound to chart it",
            """
            class opioid
            time  | dose                                  | vitals | rass
            08:00 | diazepam benzodiazepine sedating long |        |
            09:00 | morphine opioid sedating              |        |
            13:01 |                                       | calm   | 0
            """,
            "13:01",
            "no",
        ),
        Case(
            "a barbiturate used 15 h ago",
            """
            used opioid/heroin 0 11:00; used barbiturate/phenobarbital 0 20:00
            time  | vitals | rr
            11:00 | calm   | 10
            """,
            "11:00",
            "critical",
        ),
        Case(
            "both used this very minute",
            """
            used opioid/heroin 11:00; used benzodiazepine/alprazolam 11:00; admitted 08:00
            time  | vitals | rr
            11:00 | calm   | 10
            """,
            "11:00",
            "critical",
        ),
    ),
    "POLY-02": (
        Case("6 h apart", PAIR.format("04:00", "0", "1"), "10:00", "medium"),
        Case("6 h and a minute apart", PAIR.format("03:59", "0", "1"), "10:00", "no"),
        Case("the benzodiazepine first", PAIR.format("11:00", "0", "1"), "12:00", "medium"),
        Case("4 h after the later dose", PAIR.format("09:00", "0", "1"), "14:00", "medium"),
        Case("longer after the later dose", PAIR.format("09:00", "0", "1"), "14:01", "no"),
        Case("a sign shows: POLY-01 says it", PAIR.format("09:00", "-2", "1"), "12:00", "no"),
        Case("a sign nobody looked for does not silence", PAIR.format("09:00", "", ""), "12:00", "medium"),
        Case(
            "an earlier dose of the two makes the pair",
            """
            class opioid
            time  | dose
            04:00 | lorazepam benzodiazepine sedating
            10:00 | morphine opioid sedating
            12:00 | morphine opioid sedating
            """,
            "13:00",
            "medium",
        ),
        Case(
            "two opioids",
            """
            class opioid
            time  | dose
            09:00 | methadone opioid sedating long
            10:00 | morphine opioid sedating
            """,
            "10:00",
            "no",
        ),
        Case("both at one time", PAIR.format("10:00", "0", "1"), "12:00", "medium"),
    ),
    "POLY-03": (
        Case("above zero, 2 h before the dose", BREATH.format("08:00", "0.001", SEDATIVE), "10:00", "medium"),
        Case("0.099", BREATH.format("09:00", "0.099", SEDATIVE), "10:00", "medium"),
        Case("0.100", BREATH.format("09:00", "0.1", SEDATIVE), "10:00", "high"),
        Case("with the dose", BREATH.format("10:00", "0.1", SEDATIVE), "10:00", "high"),
        Case("0.000", BREATH.format("09:00", "0", SEDATIVE), "10:00", "no"),
        Case("longer before the dose", BREATH.format("07:59", "0.1", SEDATIVE), "10:00", "no"),
        Case("after the dose", BREATH.format("10:01", "0.1", SEDATIVE), "11:00", "no"),
        Case("4 h after the dose", BREATH.format("09:00", "0.05", SEDATIVE), "14:00", "medium"),
        Case("longer after the dose", BREATH.format("09:00", "0.05", SEDATIVE), "14:01", "no"),
        Case("a long-acting dose", BREATH.format("09:00", "0.05", SEDATIVE + " long"), "10:00", "medium"),
        Case("a dose that does not sedate", BREATH.format("09:00", "0.05", "thiamine thiamine"), "10:00", "no"),
        Case(
            "no breath test",
            """
            class alcohol
            time  | dose
            10:00 | lorazepam benzodiazepine sedating
            """,
            "10:00",
            "no",
        ),
        Case(
            "a later dose does not hide the earlier",
            """
            class alcohol
            time  | brac | dose
            09:00 | 0.12 |
            10:00 |      | lorazepam benzodiazepine sedating
            12:30 | 0    |
            13:00 |      | lorazepam benzodiazepine sedating
            """,
            "13:30",
            "high",
        ),
        Case(
            "the sixth dose back still counts",
            """
            class alcohol
            time  | brac | dose
            08:00 | 0.12 |
            10:00 |      | lorazepam benzodiazepine sedating
            10:10 |      | lorazepam benzodiazepine sedating
            10:20 |      | lorazepam benzodiazepine sedating
            10:30 |      | lorazepam benzodiazepine sedating
            10:40 |      | lorazepam benzodiazepine sedating
            10:50 |      | lorazepam benzodiazepine sedating
            """,
            "11:00",
            "high",
        ),
        Case(
            "the seventh does not",
            """
            class alcohol
            time  | brac | dose
            08:00 | 0.12 |
            10:00 |      | lorazepam benzodiazepine sedating
            10:10 |      | lorazepam benzodiazepine sedating
            10:20 |      | lorazepam benzodiazepine sedating
            10:30 |      | lorazepam benzodiazepine sedating
            10:40 |      | lorazepam benzodiazepine sedating
            10:50 |      | lorazepam benzodiazepine sedating
            10:55 |      | lorazepam benzodiazepine sedating
            """,
            "11:00",
            "no",
        ),
    ),
    "POLY-04": (
        Case(
            "both in treatment",
            """
            class alcohol, benzodiazepine/diazepam
            time  | vitals
            08:00 | calm
            """,
            "6 08:00",
            "low",
        ),
        Case(
            "alcohol alone",
            """
            class alcohol, opioid
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "no",
        ),
        Case(
            "a benzodiazepine that was only given",
            """
            class alcohol
            time  | dose
            08:00 | lorazepam benzodiazepine sedating
            """,
            "08:00",
            "no",
        ),
    ),
    "POLY-05": (
        Case(
            "breathing 10",
            """
            class stimulant
            time  | vitals | rr
            08:00 | calm   | 10
            """,
            "08:00",
            "critical",
        ),
        Case(
            "POSS 3",
            """
            class stimulant
            time  | vitals | poss
            08:00 | calm   | 3
            """,
            "08:00",
            "critical",
        ),
        Case(
            "breathing 11, POSS never charted and never owed",
            """
            class stimulant
            time  | vitals | rr
            08:00 | calm   | 11
            """,
            "08:00",
            "no",
        ),
        Case(
            "POSS 2",
            """
            class stimulant
            time  | vitals | poss
            08:00 | calm   | 2
            """,
            "08:00",
            "no",
        ),
        Case(
            "a newer RASS replaces POSS 3",
            """
            class stimulant
            time  | vitals | poss | rass
            08:00 | calm   | 3    |
            08:30 |        |      | 0
            """,
            "08:30",
            "no",
        ),
        Case(
            "POSS is owed after an opioid",
            """
            class stimulant
            time  | vitals | dose
            08:00 | calm   | morphine opioid sedating
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "breathing not counted",
            """
            class stimulant
            time  | rass
            08:00 | 0
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "no stimulant in treatment",
            """
            class opioid
            time  | vitals | rr | poss
            08:00 | calm   | 10 | 3
            """,
            "08:00",
            "no",
        ),
        Case(
            "4 h after an opioid POSS is still owed",
            """
            class stimulant
            time  | vitals | dose
            08:00 |        | morphine opioid sedating
            12:00 | calm   |
            """,
            "12:00",
            "?critical",
        ),
        Case(
            "a minute later no longer",
            """
            class stimulant
            time  | vitals | dose
            08:00 |        | morphine opioid sedating
            12:01 | calm   |
            """,
            "12:01",
            "no",
        ),
    ),
    "POLY-06": (
        Case("10 and 13, 2 h apart", SCORES.format("13", "10:00", "10"), "10:00", "low"),
        Case("CIWA-Ar 9", SCORES.format("13", "10:00", "9"), "10:00", "no"),
        Case("COWS 12", SCORES.format("12", "10:00", "10"), "10:00", "no"),
        Case("longer apart", SCORES.format("13", "10:01", "10"), "10:01", "no"),
        Case("the other way round", SCORES.format("13", "06:00", "10"), "08:00", "low"),
        Case("no CIWA-Ar yet", SCORES.format("13", "10:00", "10"), "09:00", "?low"),
        Case("one of them out of date", SCORES.format("13", "10:00", "10"), "20:01", "?low"),
        Case(
            "no COWS where no opioid is in treatment",
            """
            class alcohol
            time  | ciwa_ar
            08:00 | 20
            """,
            "08:00",
            "no",
        ),
        Case(
            "a COWS charted all the same",
            """
            class alcohol
            time  | ciwa_ar | cows
            08:00 | 20      | 13
            """,
            "08:00",
            "low",
        ),
        Case(
            "a newer COWS is not complete",
            """
            class alcohol, opioid
            time  | ciwa_ar | cows
            08:00 |         | 8
            09:00 | 12      | 2 1 1 - 1 1 1 1 1 1 0
            """,
            "09:00",
            "?low",
        ),
        Case(
            "a CIWA-Ar charted all the same",
            """
            class opioid
            time  | ciwa_ar | cows
            08:00 | 10      | 13
            """,
            "08:00",
            "low",
        ),
        Case(
            "no COWS yet",
            """
            class alcohol, opioid
            time  | ciwa_ar
            08:00 | 10
            """,
            "08:00",
            "?low",
        ),
    ),
    "POLY-07": (
        Case(
            "a beta-blocker among the medicines",
            """
            class alcohol; risk takes_beta_blocker
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "low",
        ),
        Case(
            "neither among the medicines",
            f"""
            {ASKED}
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "no",
        ),
        Case(
            "stopped since",
            """
            class alcohol; risk takes_beta_blocker, takes_alpha_2_agonist off
            time  | vitals | risk
            08:00 | calm   |
            09:00 |        | takes_beta_blocker off
            """,
            "09:00",
            "no",
        ),
        Case(
            "an alpha-2 agonist given 24 h ago",
            f"""
            {ASKED}
            time  | dose
            08:00 | clonidine alpha_2_agonist sedating
            """,
            "2 08:00",
            "low",
        ),
        Case(
            "a beta-blocker given longer ago",
            f"""
            {ASKED}
            time  | dose
            08:00 | propranolol beta_blocker
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "nobody asked about the medicines",
            """
            class alcohol
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "?low",
        ),
    ),
}
