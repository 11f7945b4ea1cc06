"""Scores after a dose, after settling, and not to be had, at their limits. RASS is charted along: nobody is sedated."""

from tests.monitors.vignettes.vignette import Case

NO_BETTER = (
    Case(
        "V11 a: 22, and 21 an hour after the dose",
        """
        class alcohol
        time  | ciwa_ar             | vitals | rass | dose
        10:00 | 3 4 4 4 3 1 0 1 2 0 | calm   | 0    |
        10:05 |                     |        |      | diazepam benzodiazepine withdrawal
        11:05 | 2 4 4 4 3 1 0 1 2 0 | calm   | 0    |
        """,
        "11:05",
        "high",
    ),
    Case(
        "V11 b: 14, and 9 after it",
        """
        class alcohol
        time  | ciwa_ar             | vitals | rass | dose
        10:00 | 1 3 2 3 2 0 0 1 2 0 | calm   | 0    |
        10:05 |                     |        |      | diazepam benzodiazepine withdrawal
        11:05 | 9                   | calm   | 0    |
        """,
        "11:05",
        "no",
    ),
    Case(
        "12, and 10 after it: 10 is still enough, and 2 is too small a fall",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 12      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 10      | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "a fall of 3 helped",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 18      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 15      | calm   | 0    |
        """,
        "11:00",
        "no",
    ),
    Case(
        "18 after it is not yet severe",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 18      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 18      | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "19 after it is",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 18      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 19      | calm   | 0    |
        """,
        "11:00",
        "high",
    ),
    Case(
        "9 before the dose: there was little to help",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 9       | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        """,
        "11:00",
        "no",
    ),
    Case(
        "45 min after a dose by mouth",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        10:45 | 14      | calm   | 0    |
        """,
        "10:45",
        "medium",
    ),
    Case(
        "44 min is too early to say, and a missing score is for the rounds to tell",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        10:44 | 14      | calm   | 0    |
        """,
        "10:44",
        "no",
    ),
    Case(
        "20 min after a dose into the vein",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal iv
        10:20 | 14      | calm   | 0    |
        """,
        "10:20",
        "medium",
    ),
    Case(
        "19 min is too early",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal iv
        10:19 | 14      | calm   | 0    |
        """,
        "10:19",
        "no",
    ),
    Case(
        "two hours after it still counts",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        12:00 | 14      | calm   | 0    |
        """,
        "12:00",
        "medium",
    ),
    Case(
        "a minute more does not",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        12:01 | 14      | calm   | 0    |
        """,
        "12:01",
        "no",
    ),
    Case(
        "60 min before the dose",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        09:00 | 14      | calm   | 0    |
        10:00 |         |        |      | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "scored 61 min before it: whether it helped nobody can say",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        08:59 | 14      | calm   | 0    |
        10:00 |         |        |      | lorazepam benzodiazepine withdrawal
        11:00 | 19      | calm   | 0    |
        """,
        "11:00",
        "?high",
    ),
    Case(
        "refused in the time after it, and scored later",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 18      | calm   | 0    | lorazepam benzodiazepine withdrawal
        10:50 | refused | calm   | 0    |
        11:50 | 14      | calm   | 0    |
        """,
        "11:50",
        "?high",
    ),
    Case(
        "the first score after it decides, not a later one",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 18      | calm   | 0    | lorazepam benzodiazepine withdrawal
        10:50 | 14      | calm   | 0    |
        11:50 | 18      | calm   | 0    |
        """,
        "11:50",
        "no",
    ),
    Case(
        "two doses in a row that did not help",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 13      | calm   | 0    | lorazepam benzodiazepine withdrawal
        12:00 | 12      | calm   | 0    |
        """,
        "12:00",
        "high",
    ),
    Case(
        "the one before it did",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 18      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 13      | calm   | 0    | lorazepam benzodiazepine withdrawal
        12:00 | 12      | calm   | 0    |
        """,
        "12:00",
        "medium",
    ),
    Case(
        "two medicines at one time are one dose",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        10:00 |         |        |      | clonidine alpha_2_agonist withdrawal
        11:00 | 13      | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "a dose not scored yet is left out: the one before it speaks",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        11:10 |         |        |      | lorazepam benzodiazepine withdrawal
        """,
        "11:30",
        "medium",
    ),
    Case(
        "the newest scored dose helped",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 20      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 20      | calm   | 0    | lorazepam benzodiazepine withdrawal
        12:00 | 14      | calm   | 0    |
        """,
        "12:00",
        "no",
    ),
    Case(
        "true while the newest total is 10 or more",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        22:00 | 10      | calm   | 0    |
        2 03:00 |       | calm   | 0    |
        """,
        "2 03:00",
        "medium",
    ),
    Case(
        "and no longer below it",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        15:00 | 9       | calm   | 0    |
        """,
        "15:00",
        "no",
    ),
    Case(
        "a dose for something else",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | thiamine thiamine
        11:00 | 14      | calm   | 0    |
        """,
        "11:00",
        "no",
    ),
    Case(
        "not judged while over-sedated",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | -2   |
        """,
        "11:00",
        "no",
    ),
    Case(
        "COWS 13 before and after",
        """
        class opioid
        time  | cows | vitals | rass | dose
        10:00 | 13   | calm   | 0    | clonidine alpha_2_agonist withdrawal
        11:00 | 13   | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "COWS 12 before it",
        """
        class opioid
        time  | cows | vitals | rass | dose
        10:00 | 12   | calm   | 0    | clonidine alpha_2_agonist withdrawal
        11:00 | 13   | calm   | 0    |
        """,
        "11:00",
        "no",
    ),
    Case(
        "COWS down by 3",
        """
        class opioid
        time  | cows | vitals | rass | dose
        10:00 | 20   | calm   | 0    | clonidine alpha_2_agonist withdrawal
        11:00 | 17   | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "COWS down by 4",
        """
        class opioid
        time  | cows | vitals | rass | dose
        10:00 | 20   | calm   | 0    | clonidine alpha_2_agonist withdrawal
        11:00 | 16   | calm   | 0    |
        """,
        "11:00",
        "no",
    ),
    Case(
        "COWS 25 after it",
        """
        class opioid
        time  | cows | vitals | rass | dose
        10:00 | 26   | calm   | 0    | clonidine alpha_2_agonist withdrawal
        11:00 | 25   | calm   | 0    |
        """,
        "11:00",
        "high",
    ),
    Case(
        "COWS 24 after it",
        """
        class opioid
        time  | cows | vitals | rass | dose
        10:00 | 26   | calm   | 0    | clonidine alpha_2_agonist withdrawal
        11:00 | 24   | calm   | 0    |
        """,
        "11:00",
        "medium",
    ),
    Case(
        "no dose, no score: nothing to help",
        """
        class alcohol
        time  | vitals | rass
        10:00 | calm   | 0
        """,
        "10:00",
        "no",
    ),
    Case(
        "three doses not scored yet are left out",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        11:10 |         |        |      | lorazepam benzodiazepine withdrawal
        11:20 |         |        |      | lorazepam benzodiazepine withdrawal
        11:30 |         |        |      | lorazepam benzodiazepine withdrawal
        """,
        "11:40",
        "medium",
    ),
    Case(
        "four are not: that is for the rounds to tell",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 14      | calm   | 0    |
        11:10 |         |        |      | lorazepam benzodiazepine withdrawal
        11:20 |         |        |      | lorazepam benzodiazepine withdrawal
        11:30 |         |        |      | lorazepam benzodiazepine withdrawal
        11:35 |         |        |      | lorazepam benzodiazepine withdrawal
        """,
        "11:40",
        "no",
    ),
    Case(
        "half an hour is too early after a dose by mouth, whatever went into the vein before",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        09:15 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal iv
        09:40 | 9       | calm   | 0    |
        10:00 | 14      | calm   | 0    | lorazepam benzodiazepine withdrawal
        10:30 | 14      | calm   | 0    |
        """,
        "10:30",
        "no",
    ),
    Case(
        "a small fall to below 10 helped",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 11      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 9       | calm   | 0    |
        12:00 | 10      | calm   | 0    |
        """,
        "12:00",
        "no",
    ),
    Case(
        "a score of 0 after the newest dose is a score",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | dose
        10:00 | 20      | calm   | 0    | lorazepam benzodiazepine withdrawal
        11:00 | 20      | calm   | 0    | lorazepam benzodiazepine withdrawal
        12:00 | 0       | calm   | 0    |
        12:30 | 12      | calm   | 0    |
        """,
        "12:30",
        "no",
    ),
)


def _series(code: str, head: str, totals: str) -> str:
    """Totals four hours apart, from midnight on."""
    lines = (f"{n // 6 + 1} {n % 6 * 4:02}:00 | {total} | calm | 0" for n, total in enumerate(totals.split()))
    return f"class {head}\ntime | {code} | vitals | rass\n" + "\n".join(lines)


def _alcohol(shows: str, totals: str, says: str) -> Case:
    count = len(totals.split()) - 1
    return Case(shows, _series("ciwa_ar", "alcohol", totals), f"{count // 6 + 1} {count % 6 * 4:02}:00", says)


def _opioid(shows: str, totals: str, says: str) -> Case:
    count = len(totals.split()) - 1
    return Case(shows, _series("cows", "opioid", totals), f"{count // 6 + 1} {count % 6 * 4:02}:00", says)


RISEN_ANEW = (
    _alcohol("V11 c: 14, settled at 6 and 5, then 12", "14 9 6 5 12", "medium"),
    _alcohol("V11 d: only one below 8", "14 9 7 9", "no"),
    _alcohol("only one below 8, then 14", "14 9 7 9 14", "no"),
    _alcohol("9 is not yet a rise", "14 4 4 9", "no"),
    _alcohol("10, up by 5", "14 5 5 10", "medium"),
    _alcohol("10, up by 4", "14 6 6 10", "no"),
    _alcohol("8 has not settled", "14 8 8 13", "no"),
    _alcohol("10 before it is enough", "10 5 5 10", "medium"),
    _alcohol("9 before it was never high", "9 5 5 10", "no"),
    _alcohol("never high before", "5 5 12", "no"),
    _alcohol("the lowest since counts, not the last", "14 7 3 7 9 10", "medium"),
    _alcohol("18", "14 5 5 18", "medium"),
    _alcohol("19", "14 5 5 19", "high"),
    _alcohol("how bad, by the newest total", "14 5 5 19 12", "medium"),
    _alcohol("one below 10 does not end it", "14 5 5 12 9", "medium"),
    _alcohol("two in a row do", "14 5 5 12 9 9", "no"),
    _alcohol("a status between them may have been a high one", "14 5 5 12 9 asleep 9", "?medium"),
    _alcohol("after two more in a row it no longer matters", "14 5 5 12 9 asleep 9 9", "no"),
    _alcohol("a status after it had settled may be the rise", "14 5 5 refused", "?high"),
    _alcohol("a status between the two low ones does not keep it from having settled", "14 5 asleep 5 12", "medium"),
    _alcohol("never scored in an alcohol stay", "refused", "?high"),
    _opioid("COWS 13, up by 6", "13 7 7 13", "medium"),
    _opioid("COWS 12", "13 5 5 12", "no"),
    _opioid("COWS 13, up by 6 from one of 7", "20 7 7 10 13", "medium"),
    _opioid("COWS never 13 before", "12 5 5 13", "no"),
    _opioid("COWS 8 has not settled", "20 8 8 20", "no"),
    _opioid("COWS 24", "20 5 5 24", "medium"),
    _opioid("COWS 25", "20 5 5 25", "high"),
    Case(
        "a drowsy patient's low score settles nothing",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass
        08:00 | 14      | calm   | 0
        10:00 | 5       | calm   | 0
        12:00 | 5       | calm   | -2
        14:00 | 12      | calm   | 0
        """,
        "14:00",
        "?medium",
    ),
    Case(
        "where CIWA-Ar was charted all the same it counts, be the newest 0",
        _series("ciwa_ar", "stimulant", "14 5 5 12 0"),
        "16:00",
        "medium",
    ),
    Case(
        "where neither score is the stay's nobody is bound to chart one",
        """
        class stimulant
        time  | vitals | rass
        08:00 | calm   | 0
        """,
        "08:00",
        "no",
    ),
    Case(
        "each score on its own series",
        """
        class alcohol, opioid
        time  | ciwa_ar | cows | vitals | rass
        08:00 | 14      | 5    | calm   | 0
        10:00 | 5       | 5    | calm   | 0
        12:00 | 5       | 14   | calm   | 0
        """,
        "12:00",
        "no",
    ),
)


def _sedatives(shows: str, drug_class: str) -> Case:
    """CIWA-B long ago, and since then asleep and refused."""
    table = f"""
        class {drug_class}
        time  | ciwa_b  | vitals | rass
        08:00 | 21      | calm   | 0
        16:00 | asleep  | calm   | 0
        20:01 | refused | calm   | 0
    """
    return Case(shows, table, "20:01", "medium")


NOT_TO_BE_HAD = (
    _alcohol("10, then asleep and refused", "10 asleep refused", "medium"),
    _alcohol("unable counts", "14 unable unable", "medium"),
    _alcohol("once is not twice", "14 4 asleep", "no"),
    _alcohol("a score between them", "14 asleep 14 asleep", "no"),
    _alcohol("scored again after two", "14 asleep refused 14", "no"),
    _alcohol("9, and nobody knows what it is by now", "9 asleep refused", "?medium"),
    _alcohol("never scored", "asleep refused", "?medium"),
    _opioid("COWS 13", "13 asleep refused", "medium"),
    _opioid("COWS 12", "12 asleep refused", "?medium"),
    _opioid("COWS scored after one", "13 asleep 13", "no"),
    Case(
        "CIWA-B 21",
        """
        class benzodiazepine
        time  | ciwa_b  | vitals | rass
        08:00 | 21      | calm   | 0
        12:00 | asleep  | calm   | 0
        16:00 | refused | calm   | 0
        """,
        "16:00",
        "medium",
    ),
    Case(
        "CIWA-B 20",
        """
        class benzodiazepine
        time  | ciwa_b  | vitals | rass
        08:00 | 20      | calm   | 0
        12:00 | asleep  | calm   | 0
        16:00 | refused | calm   | 0
        """,
        "16:00",
        "?medium",
    ),
    _sedatives("CIWA-B 21 of more than 12 h ago, in a benzodiazepine stay", "benzodiazepine"),
    _sedatives("in a barbiturate stay", "barbiturate"),
    _sedatives("in a GHB stay", "ghb"),
    Case(
        "two of different scores are not two of one",
        """
        class alcohol, opioid
        time  | ciwa_ar | cows   | vitals | rass
        08:00 | 14      | 14     | calm   | 0
        12:00 | asleep  | 14     | calm   | 0
        16:00 | 14      | asleep | calm   | 0
        """,
        "16:00",
        "no",
    ),
    Case(
        "a whole visit counts for each score, breathing counted or not",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | visit
        08:00 | 14      | calm   | 0    |
        12:00 |         |        |      | asleep rr 14 spo2 97 rousable
        16:00 |         |        |      | asleep
        """,
        "16:00",
        "medium",
    ),
    Case(
        "off the unit is no record of the score",
        """
        class alcohol
        time  | ciwa_ar | vitals | rass | leave
        08:00 | 14      | calm   | 0    |
        12:00 | asleep  | calm   | 0    |
        13:00 |         |        |      | court
        15:00 |         |        |      | back
        """,
        "16:00",
        "no",
    ),
)

SCORES: dict[str, tuple[Case, ...]] = {"GEN-08": NO_BETTER, "GEN-09": RISEN_ANEW, "GEN-14": NOT_TO_BE_HAD}
