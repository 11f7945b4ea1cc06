"""Stimulants, mood and mind: each pattern at its limit, just short of it, and for want of data."""

import re

from tests.monitors.vignettes.vignette import Case


def _scaled(scale: str, *scores: str, head: str = "class stimulant") -> str:
    """One scale filled in again and again: each a time and what was answered."""
    times = (re.fullmatch(r"((?:\d )?\d\d:\d\d) (.*)", each) for each in scores)
    lines = "\n".join(f"{each[1]} | {each[2]}" for each in times if each)
    return f"{head}\ntime | {scale}\n{lines}"


def _rated(*ratings: str, head: str = "class stimulant") -> str:
    return _scaled("mood", *ratings, head=head)


def _looked(column: str, cell: str, rass: str = "0", head: str = "class stimulant") -> str:
    """One look at the patient: RASS and one more column."""
    return f"{head}\ntime | rass | {column}\n08:00 | {rass} | {cell}"


def _suspicious(step: str) -> str:
    return f"0 0 0 0 0 0 0 0 0 0 0 0 0 {step} 0 0 0 0"


CSSA_10 = "0 0 7 3 0 0 0 0 0 0 0 0 0 0 0 0 0 0"
CSSA_24 = "0 0 7 7 7 3 0 0 0 0 0 0 0 0 0 0 0 0"
CSSA_25 = "0 0 7 7 7 4 0 0 0 0 0 0 0 0 0 0 0 0"
WEEK = "used stimulant/cocaine 0 08:00; admitted 08:00"  # 168 h are over at 7 08:00

CASES: dict[str, tuple[Case, ...]] = {
    "STI-01": (
        Case("3 points in 24 h", _rated("08:00 6", "2 08:00 3"), "2 08:00", "medium"),
        Case("5 points in 24 h", _rated("08:00 7", "2 08:00 2"), "2 08:00", "high"),
        Case("2 points", _rated("08:00 6", "2 08:00 4"), "2 08:00", "no"),
        Case("from the highest of the day", _rated("08:00 4", "12:00 7", "20:00 4"), "20:00", "medium"),
        Case("a better mood longer ago", _rated("08:00 9", "16:00 5", "2 08:01 4"), "2 08:01", "no"),
        Case("longer apart there is no earlier value", _rated("08:00 8", "2 08:01 2"), "2 08:01", "?high"),
        Case("one rating", _rated("08:00 2"), "08:00", "?high"),
        Case("a day later", _rated("08:00 6", "16:00 1"), "2 16:01", "?high"),
        Case("refused since", _rated("08:00 6", "16:00 4", "2 00:00 refused"), "2 00:00", "?high"),
        Case("fallen, and asleep since", _rated("08:00 6", "16:00 3", "2 00:00 asleep"), "2 00:00", "medium?high"),
        Case("4 points in 24 h", _rated("08:00 7", "2 08:00 3"), "2 08:00", "medium"),
    ),
    "STI-02": (
        Case("2 of 10", _rated("08:00 2"), "08:00", "high"),
        Case("3 of 10", _rated("08:00 3"), "08:00", "no"),
        Case("still current after 24 h", _rated("08:00 2"), "2 08:00", "high"),
        Case("out of date after 24 h", _rated("08:00 2"), "2 08:01", "?high"),
        Case("refused since", _rated("08:00 3", "16:00 refused"), "16:00", "?high"),
        Case("never asked", _looked("poss", "1"), "08:00", "?high"),
    ),
    "STI-03": (
        Case("3 points over three ratings", _rated("08:00 6", "16:00 5", "2 08:00 3"), "2 08:00", "medium"),
        Case("2 points", _rated("08:00 6", "16:00 5", "2 08:00 4"), "2 08:00", "no"),
        Case("one rating no lower", _rated("08:00 7", "16:00 4", "2 08:00 4"), "2 08:00", "no"),
        Case("within 48 h", _rated("08:00 6", "2 08:00 5", "3 08:00 3"), "3 08:00", "medium"),
        Case("the first longer ago", _rated("07:59 6", "2 08:00 5", "3 08:00 3"), "3 08:00", "?medium"),
        Case(
            "a refusal between is no rating",
            _rated("08:00 6", "12:00 refused", "16:00 5", "20:00 3"),
            "20:00",
            "medium",
        ),
        Case("two ratings", _rated("08:00 6", "16:00 3"), "16:00", "?medium"),
    ),
    "STI-04": (
        Case("item 9 answered 1", _looked("phq9", "2 2 3 3 2 1 1 1 1 -"), "08:00", "high"),
        Case("item 9 answered 0", _looked("phq9", "2 2 3 3 2 1 1 1 0 -"), "08:00", "no"),
        Case("counts until the next form", _looked("phq9", "0 0 0 0 0 0 0 0 1 -"), "9 08:00", "high"),
        Case("item 9 left out", _looked("phq9", "2 2 3 3 2 1 1 1 - -"), "08:00", "?high"),
        Case("no form", _looked("mood", "5"), "08:00", "?high"),
    ),
    "STI-06": (
        Case("RASS +2", _looked("poss", "", "2"), "08:00", "high"),
        Case("RASS +3", _looked("poss", "", "3"), "08:00", "critical"),
        Case("RASS +1", _looked("poss", "", "1"), "08:00", "no"),
        Case("CIWA-Ar agitation 5", _looked("ciwa_ar", "0 0 0 0 5 0 0 0 0 0"), "08:00", "high"),
        Case("CIWA-Ar agitation 4", _looked("ciwa_ar", "0 0 0 0 4 0 0 0 0 0"), "08:00", "no"),
        Case("of an incomplete CIWA-Ar", _looked("ciwa_ar", "0 0 0 0 5 0 0 0 - 0"), "08:00", "high"),
        Case("CIWA-Ar is owed in alcohol", _looked("poss", "1", head="class stimulant, alcohol"), "08:00", "?high"),
        Case("RASS not charted", _looked("poss", "1", ""), "08:00", "?critical"),
        Case("RASS out of date", _looked("poss", "1", "2"), "12:01", "?critical"),
        Case(
            "a newer POSS does not replace RASS",
            """
            class stimulant
            time  | rass | poss
            08:00 | 2    |
            09:00 |      | 1
            """,
            "09:00",
            "high",
        ),
    ),
    "STI-07": (
        Case("hallucinations", _looked("flag", "hallucination", "1"), "08:00", "high"),
        Case("paranoia", _looked("flag", "paranoia", "1"), "08:00", "high"),
        Case("suspicion 4 in CSSA", _looked("cssa", _suspicious("4"), "1"), "08:00", "high"),
        Case("suspicion 3 in CSSA", _looked("cssa", _suspicious("3"), "2"), "08:00", "no"),
        Case("with RASS +2", _looked("flag", "paranoia", "2"), "08:00", "critical"),
        Case("with voices that command", _looked("flag", "hallucination, command_content"), "08:00", "critical"),
        Case("command content alone", _looked("flag", "command_content"), "08:00", "no"),
        Case("the flag stands for days", _looked("flag", "paranoia"), "4 08:00", "high?critical"),
        Case("the flag set false", _looked("flag", "paranoia off", "2"), "08:00", "no"),
        Case("RASS not charted", _looked("flag", "paranoia", ""), "08:00", "high?critical"),
        Case("nobody is bound to fill in a CSSA", _looked("mood", "5", "3"), "08:00", "no"),
        Case(
            "unless its protocol runs",
            _looked("mood", "5", "2", "class stimulant; protocol sti-cssa"),
            "08:00",
            "?critical",
        ),
        Case("CSSA refused", _looked("cssa", "refused", "2"), "08:00", "?critical"),
    ),
    "STI-13": (
        Case("168 h, three days at 4", _rated("5 20:00 4", "6 20:00 4", "7 08:00 4", head=WEEK), "7 08:00", "medium"),
        Case("a minute short of 168 h", _rated("5 20:00 4", "6 20:00 4", "7 07:59 4", head=WEEK), "7 07:59", "no"),
        Case("a rating of 5", _rated("5 20:00 4", "6 08:00 5", "6 20:00 4", "7 08:00 4", head=WEEK), "7 08:00", "no"),
        Case("the days end yesterday", _rated("5 20:00 4", "6 20:00 4", "7 20:00 4", head=WEEK), "8 08:00", "medium"),
        Case("a day without a rating", _rated("5 20:00 4", "7 08:00 4", head=WEEK), "7 08:00", "?medium"),
        Case(
            "psychosis flagged, mood good",
            f"""
            {WEEK}
            time    | mood | flag
            5 08:00 | 7    | paranoia
            6 08:00 | 7    |
            7 08:00 | 7    |
            """,
            "7 08:00",
            "medium",
        ),
        Case(
            "an unknown last use counts from admission",
            _rated("6 08:00 4", "7 08:00 4", "8 08:00 4", head="class stimulant; admitted 08:00"),
            "8 08:00",
            "medium",
        ),
        Case(
            "an unknown last use, a minute short of that",
            _rated("6 08:00 4", "7 08:00 4", "8 07:59 4", head="class stimulant; admitted 08:00"),
            "8 07:59",
            "no",
        ),
        Case(
            "a newer use on the unit begins anew",
            f"""
            {WEEK}
            time    | mood | used
            4 12:00 |      | stimulant/cocaine 4 11:00
            5 20:00 | 4    |
            6 20:00 | 4    |
            7 08:00 | 4    |
            """,
            "7 08:00",
            "no",
        ),
        Case("two days at 4", _rated("5 20:00 6", "6 20:00 4", "7 08:00 4", head=WEEK), "7 08:00", "no"),
    ),
    "STI-14": (
        Case("AWQ 8 more in 24 h", _scaled("awq", "08:00 10", "2 08:00 18"), "2 08:00", "low"),
        Case("AWQ 7 more", _scaled("awq", "08:00 10", "2 08:00 17"), "2 08:00", "no"),
        Case("CSSA 15 more in 24 h", _scaled("cssa", f"08:00 {CSSA_10}", f"2 08:00 {CSSA_25}"), "2 08:00", "low"),
        Case("CSSA 14 more", _scaled("cssa", f"08:00 {CSSA_10}", f"2 08:00 {CSSA_24}"), "2 08:00", "no"),
        Case("the one before, 36 h earlier", _scaled("awq", "08:00 10", "2 20:00 18"), "2 20:00", "low"),
        Case("not risen over 36 h", _scaled("awq", "08:00 10", "2 20:00 17"), "2 20:00", "no"),
        Case("the one before longer ago", _scaled("awq", "08:00 10", "2 20:01 18"), "2 20:01", "?low"),
        Case("from the lowest of 24 h", _scaled("awq", "08:00 10", "20:00 14", "2 08:00 18"), "2 08:00", "low"),
        Case("but not of longer", _scaled("awq", "08:00 10", "20:00 14", "2 09:00 18"), "2 09:00", "no"),
        Case("one AWQ", _scaled("awq", "08:00 30"), "08:00", "?low"),
        Case("refused since", _scaled("awq", "08:00 10", "2 08:00 12", "2 16:00 refused"), "2 16:00", "?low"),
        Case("neither scale", _looked("mood", "5"), "08:00", "?low"),
        Case(
            "CSSA ordered and not filled in",
            _scaled("awq", "08:00 10", "2 08:00 10", head="class stimulant; protocol sti-cssa"),
            "2 08:00",
            "?low",
        ),
        Case("nor of a minute longer", _scaled("awq", "08:00 10", "20:00 14", "2 08:01 18"), "2 08:01", "no"),
        Case(
            "CSSA ordered and not filled in, and AWQ 8 more",
            _scaled("awq", "08:00 10", "2 08:00 18", head="class stimulant; protocol sti-cssa"),
            "2 08:00",
            "low",
        ),
    ),
}
