"""What happened is told event by event: each is an alert of its own, dated by when it happened."""

from itertools import groupby

import pytest

from alerts import acts
from alerts.board import Board
from alerts.paging import pages
from chart.ticks import to_tick
from monitors.follow import Follow
from tests.monitors.ask import BOOK, followed, told
from tests.monitors.draw import drawn, stay, tick
from tests.ward import CLEO


def open_alerts(follow, pattern):
    """When the open alerts of a pattern say that it happened, whether late, and what became of it."""
    alerts = [each for each in follow.board.alerts.values() if each.pattern == pattern and each.is_open]
    return [(drawn(each.since), each.condition.value) for each in sorted(alerts, key=lambda each: each.since)]


def calls(table, until):
    """Every page for events: when, and how bad."""
    follow, found = Follow(BOOK, Board.empty("stay")), []
    for at, batch in groupby(stay(table).known_at(until), key=lambda entry: to_tick(entry.recorded_at)):
        before = follow.board
        found += pages([*follow.expire(at - 1), *follow.take(at, list(batch))], before)
    before = follow.board
    found += pages(list(follow.expire(tick(until))), before)
    return [(drawn(page.made_at), page.severity.name.lower()) for page in found if page.cause == "event"]


TWO = """
    class alcohol; admitted 07:00
    time  | event
    08:00 | seizure
    09:30 | seizure
"""


def test_two_seizures_are_two_alerts():
    assert told(stay(TWO), "12:00", only="GEN-13") == ["08:00 GEN-13 raised critical", "09:30 GEN-13 raised critical"]
    assert open_alerts(followed(stay(TWO), "12:00"), "GEN-13") == [("08:00", "holds"), ("09:30", "holds")]


def test_time_does_not_end_an_event():
    assert open_alerts(followed(stay(TWO), "5 12:00"), "GEN-13") == [("08:00", "holds"), ("09:30", "holds")]


def test_resolving_the_one_leaves_the_other_open_and_does_not_bring_it_back():
    follow = followed(stay(TWO), "10:00")
    first = min((each for each in follow.board.alerts.values() if each.pattern == "GEN-13"), key=lambda e: e.since)
    follow.board = follow.board.applied(
        acts.resolve(follow.board, first.id, CLEO, "seen, in the observation bed", tick("10:05"))
    )
    follow.judge_anew(tick("10:10"))
    assert open_alerts(follow, "GEN-13") == [("09:30", "holds")]


def test_a_seizure_taken_back_was_never_one_and_the_other_stands():
    table = """
        class alcohol; admitted 07:00
        time  | event   | strikes
        08:00 | seizure |
        09:30 | seizure |
        10:00 |         | 08:00 event
    """
    assert told(stay(table), "12:00", only="GEN-13") == [
        "08:00 GEN-13 raised critical",
        "09:30 GEN-13 raised critical",
        "10:00 GEN-13 retracted critical",
    ]
    assert open_alerts(followed(stay(table), "12:00"), "GEN-13")[1] == ("09:30", "holds")


def test_a_seizure_charted_late_is_told_when_it_is_known_and_dated_by_when_it_was():
    table = """
        class alcohol; admitted 07:00
        time  | event   | known
        08:00 | seizure | 10:30
    """
    follow = Follow(BOOK, Board.empty("stay"))
    events = [e for e in follow.run(stay(table).entries, tick("11:00")) if e.pattern == "GEN-13"]
    assert [(drawn(e.known_at), drawn(e.since), e.severity.name) for e in events] == [("10:30", "08:00", "CRITICAL")]
    finding = events[0].detail.finding
    assert finding is not None
    assert (finding.is_late, finding.is_historic) == (True, False)
    assert calls(table, "11:00") == [("10:30", "critical")]


def test_a_seizure_charted_within_the_hour_is_not_late():
    table = """
        class alcohol; admitted 07:00
        time  | event   | known
        08:00 | seizure | 09:00
    """
    finding = next(e for e in followed(stay(table), "11:00").findings(tick("11:00")) if e.pattern == "GEN-13")
    assert not finding.is_late


def test_an_event_corrected_to_another_time_is_another_event():
    table = """
        class alcohol; admitted 07:00
        time  | event   | amends | known
        08:00 | seizure |        |
        08:20 | seizure | 08:00  | 09:00
    """
    assert told(stay(table), "12:00", only="GEN-13") == [
        "08:00 GEN-13 raised critical",
        "09:00 GEN-13 retracted critical",
        "09:00 GEN-13 raised critical",
    ]


def test_a_fall_and_the_seizure_in_it_are_two_events_of_one_minute():
    table = """
        class alcohol; admitted 07:00
        time  | event
        08:00 | seizure
        08:00 | fall head strike
    """
    assert open_alerts(followed(stay(table), "09:00"), "GEN-13") == [("08:00", "holds"), ("08:00", "holds")]


def test_a_seizure_seen_a_little_ahead_of_the_clock_is_told_at_its_own_minute():
    table = """
        class alcohol; admitted 07:00
        time  | event   | known
        08:04 | seizure | 08:00
    """
    assert told(stay(table), "09:00", only="GEN-13") == ["08:04 GEN-13 raised critical"]


def test_one_seizure_is_one_page_whoever_speaks_of_it():
    table = """
        class alcohol; admitted 07:00
        time  | event
        08:00 | seizure
    """
    follow = followed(stay(table), "08:30")
    assert {each.pattern for each in follow.board.open_alerts if each.cause == "event"} == {"GEN-13", "ALC-05"}
    assert calls(table, "08:30") == [("08:00", "critical")]


def test_a_second_seizure_pages_again():
    assert calls(TWO, "12:00") == [("08:00", "critical"), ("09:30", "critical")]


@pytest.mark.parametrize("classes", ["alcohol", "benzodiazepine", "alcohol, benzodiazepine", "stimulant"])
def test_a_seizure_is_one_page_in_every_class(classes):
    table = f"""
        class {classes}; admitted 07:00
        time  | event
        08:00 | seizure
    """
    assert calls(table, "08:30") == [("08:00", "critical")]
