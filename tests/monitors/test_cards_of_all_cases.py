"""The card of every drawn case: lines when it fires, what is missing when it is unknown, ward names throughout."""

import pytest

from alerts.finding import Severity
from monitors.names import MARKS, OTHERS
from monitors.scales import range_of
from tests.monitors.ask import BOOK, course, evidence
from tests.monitors.draw import stay
from tests.monitors.vignettes import CASES

SHOWN = [(name, case) for name, cases in CASES.items() for case in cases]
# Findings that only the clock, a dose or a plan ends: there is no value that would clear them.
NOTHING_CLEARS = {"BZD-06", "BZD-10", "OPI-09"}
OF_EACH_DOSE = {"GEN-08"}
BETWEEN = "hours_between"  # of two moments that were not both charted; where they were, its formula names it


@pytest.mark.parametrize(("name", "case"), SHOWN, ids=[f"{name} {case.says}: {case.shows}" for name, case in SHOWN])
def test_a_card_has_lines_when_it_fires_and_names_what_is_missing_when_it_is_unknown(name, case):
    card = evidence(stay(case.table), name, case.at)
    surely, _, possibly = case.says.partition("?")
    assert bool(card.lines) == (surely not in ("", "no"))
    met = [line for line in card.lines if line.met == "yes" and name != "GEN-06"]
    assert all(line.seen or line.value == "0" for line in met)
    assert bool(card.missing) == bool(possibly)
    assert name in NOTHING_CLEARS or bool(card.clears) == bool(card.lines)


@pytest.mark.parametrize("name", CASES)
def test_whatever_could_be_worse_says_what_would_make_it_so(name):
    """Of each grade but the worst; what is met already is only named again where it is of another dose."""
    for case in CASES[name]:
        card = evidence(stay(case.table), name, case.at)
        assert bool(card.raises) == bool(card.next_severity)
        assert all(card.raises)
        worst = max(Severity[each.upper()] for each in BOOK.by_name[name].text.severity.values())
        assert bool(card.next_severity) == (bool(card.lines) and Severity[card.severity.upper()] < worst)
        met = {line.text for line in card.lines if line.met == "yes"}
        assert not any(each in met for each in card.raises) or name in OF_EACH_DOSE


def codes(note):
    """Every code that a note and its parts were read from."""
    if note.reading is not None:
        yield from (note.reading.code, *(code for code, _ in note.reading.missing))
    for part in note.parts:
        yield from codes(part)


@pytest.mark.parametrize("name", CASES)
def test_whatever_a_formula_reads_has_a_ward_name(name):
    """An item or a vital sign, by its own; what happened, by what it is; what a formula works out, as listed."""
    for case in CASES[name]:
        notes = BOOK.by_name[name].judge(course(stay(case.table), case.at, is_traced=True)).notes
        found = {code for note in notes.values() for code in codes(note)}
        unlisted = {code for code in found - {*OTHERS, BETWEEN} if code.partition(".")[0] not in MARKS}
        assert [code for code in unlisted if range_of(code) is None] == []
