"""What a case says, in words."""

from collections import Counter

from tests.monitors.vignettes import Case


def in_words(says: str) -> str:
    """`high?critical` as a reader is told it."""
    surely, _, possibly = says.partition("?")
    if says == "no":
        return "silent"
    if not surely:
        return f"cannot be judged; {possibly} not excluded"
    return f"**{surely}**; {possibly} not excluded" if possibly else f"**{surely}**"


def counted(cases: tuple[Case, ...]) -> str:
    """How many there are of each, as the line that folds them away."""
    found = Counter(_kind(case.says) for case in cases)
    parts = [f"{found[kind]} {kind}" for kind in ("at its limit", "short of it", "for want of data") if found[kind]]
    return f"{len(cases)} cases: {', '.join(parts)}"


def _kind(says: str) -> str:
    return "short of it" if says == "no" else "for want of data" if says.startswith("?") else "at its limit"
