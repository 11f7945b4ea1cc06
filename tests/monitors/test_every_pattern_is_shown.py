"""Every pattern has its cases: one a grade at the limit, one just short of it, one that cannot be judged."""

import pytest

from tests.monitors.ask import BOOK, answer
from tests.monitors.draw import stay
from tests.monitors.vignettes import CASES

LINES = [pytest.param(name, case, id=f"{name}: {case.shows}") for name, cases in CASES.items() for case in cases]
# Patterns that can always be judged: what happened and was not charted did not happen (clinical reference, 4.0).
ALWAYS_JUDGED: dict[str, str] = {
    "ALC-05": "a seizure is charted when it happens; none charted is none",
    "BZD-03": "a seizure is charted when it happens; none charted is none",
    "BZD-06": "doses are charted when given, a stop not documented is none, an unknown last use has its own reading",
    "BZD-10": "a discharge nobody planned is not too early, and an unknown last use has its own reading",
    "GEN-06": "whether a duty is late the clock alone says; only whether that is critical may be open",
    "GEN-13": "an emergency is charted when it happens; none charted is none",
    "GEN-16": "naloxone is charted when it is given",
    "STI-09": "a chest pain is told by itself; an unknown last use has its own reading and is never open",
    "POLY-02": "doses are charted when given, and a sign nobody looked for does not silence it",
    "POLY-03": "a dose is charted when given, and nobody is bound to take a breath test",
    "POLY-04": "what is in treatment is told at intake, and what was not told is not in treatment",
}


@pytest.mark.parametrize(("name", "case"), LINES)
def test_it_says_what_is_drawn(name, case):
    assert answer(stay(case.table), name, case.at) == case.says


@pytest.mark.parametrize("name", sorted(BOOK.by_name))
def test_each_grade_fires_and_short_of_it_nothing_does(name):
    said = {case.says for case in CASES.get(name, ())}
    grades = {each.split("?")[0] for each in said} - {""}
    wanted = {BOOK.by_name[name].text.severity[grade] for grade in BOOK.by_name[name].text.severity}
    assert wanted | {"no"} <= grades


@pytest.mark.parametrize("name", sorted(set(BOOK.by_name) - set(ALWAYS_JUDGED)))
def test_for_want_of_data_it_is_unknown(name):
    assert any(case.says.startswith("?") for case in CASES.get(name, ()))
