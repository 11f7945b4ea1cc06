"""Evidence as it was known then, and what stands for each of its readings since."""

import msgspec
import pytest

from monitors.amended import Charted
from monitors.known import Known
from monitors.names import charted
from tests.monitors.ask import course, evidence
from tests.monitors.draw import stay
from tests.monitors.vignettes import CASES

AMENDED = """
    class alcohol
    time  | ciwa_ar             | hr  | known | amends
    08:00 | 1 2 1 2 1 0 0 1 0 0 |     |       |
    12:00 | 1 4 3 3 2 0 1 4 2 0 | 104 |       |
    12:00 | 1 3 3 3 2 0 1 4 2 0 |     | 12:20 | 12:00
    12:00 | 1 2 3 3 2 0 1 4 2 0 |     | 12:40 | 12:00
"""
STRUCK = """
    class alcohol
    time  | ciwa_ar             | known | strikes
    08:00 | 1 2 1 2 1 0 0 1 0 0 |       |
    12:00 | 1 4 3 3 2 0 1 4 2 0 |       |
    12:30 |                     | 12:30 | 12:00 ciwa_ar
"""


def since(drawn_stay, card, text):
    """What became of the newest reading of a line, as known at the end."""
    line = next(line for line in card.lines if line.text == text)
    entries = drawn_stay.entries
    return Charted(Known(entries), entries).amended(line.seen[-1], line.code)


def test_a_reading_that_was_amended_twice_says_what_stands_now():
    drawn_stay = stay(AMENDED)
    card = evidence(drawn_stay, "ALC-01", "12:00")
    now = since(drawn_stay, card, "Tremor 4 or more")
    assert (now.value, now.entry.reason) == ("2", "charted for the wrong patient")
    assert now.entry is drawn_stay.entries[-1]


def test_a_reading_that_was_taken_back_has_no_value_any_more():
    drawn_stay = stay(STRUCK)
    now = since(drawn_stay, evidence(drawn_stay, "ALC-01", "12:00"), "Tremor 4 or more")
    assert now.value == ""


def test_an_item_that_the_correction_left_out_is_not_charted():
    drawn_stay = stay(AMENDED.replace("1 2 3 3 2 0 1 4 2 0", "1 - 3 3 2 0 1 4 2 0"))
    now = since(drawn_stay, evidence(drawn_stay, "ALC-01", "12:00"), "Tremor 4 or more")
    assert now.value == "not charted"


def test_what_was_worked_out_of_an_entry_is_told_by_the_whole_entry():
    case = next(case for case in CASES["ALC-13"] if case.says == "medium")
    drawn_stay = stay(case.table)
    card = evidence(drawn_stay, "ALC-13", case.at)
    step = next(line for line in card.lines if line.code == "ciwa_ar.step")
    old = next(entry for entry in drawn_stay.entries if entry.id == step.seen[-1].entry_id)
    newer = msgspec.structs.replace(old, id="entry-new", supersedes=old.id, reason="misread", seq=99)
    entries = [*drawn_stay.entries, newer]
    assert Charted(Known(entries), entries).amended(step.seen[-1], step.code).value is None


def test_a_correction_of_something_else_in_the_entry_leaves_a_reading_as_it_was():
    drawn_stay = stay(AMENDED)
    assert since(drawn_stay, evidence(drawn_stay, "ALC-01", "12:00"), "Touch, hearing or sight 4 or more") is None


def test_what_stands_as_it_was_charted_became_nothing_else():
    drawn_stay = stay(AMENDED)
    card = evidence(drawn_stay, "ALC-01", "12:00")
    line = card.lines[0]
    assert Charted(Known(drawn_stay.entries), drawn_stay.entries).amended(line.seen[0], line.code) is None


@pytest.mark.parametrize("name", CASES)
def test_whatever_evidence_shows_of_an_entry_is_what_the_entry_charts_under_that_code(name):
    """Else the value of now would be another than the one of then."""
    for case in CASES[name]:
        known = course(stay(case.table), case.at).known
        for line in evidence(stay(case.table), name, case.at).lines:
            for seen in line.seen:
                rows = [row for row in known.standing[seen.entry_id].derived.rows if row[0] == line.code]
                assert not rows or seen.value in [charted(*row) for row in rows]
