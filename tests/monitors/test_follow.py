"""A stay followed step by step says what a full look from scratch says: nothing is judged too late or not at all."""

from itertools import groupby

from hypothesis import strategies as st

from alerts.board import Board
from chart.ticks import MINUTE, to_tick
from monitors.follow import Follow
from tests.monitors.ask import BOOK, told
from tests.monitors.draw import stay
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays


def grades(follow):
    return {name: (judged.surely, judged.possibly) for name, judged in follow.judged.items() if judged.possibly}


def from_scratch(entries, at):
    follow = Follow(BOOK, Board.empty("stay"), entries)
    follow.judge_anew(at)
    return grades(follow)


def what_stands_is_what_a_full_look_would_say(entries, steps):
    follow = Follow(BOOK, Board.empty("stay"))
    known = []
    for number, (at, batch) in enumerate(groupby(entries, key=lambda entry: to_tick(entry.recorded_at))):
        list(follow.expire(at - 1))
        batch = list(batch)
        follow.take(at, batch)
        known += batch
        assert grades(follow) == from_scratch(known, at)
        for step in steps[number % len(steps) :][:2]:
            later = at + step * MINUTE
            following = [to_tick(entry.recorded_at) for entry in entries if to_tick(entry.recorded_at) > at]
            if not following or later < min(following):
                list(follow.expire(later))
                assert grades(follow) == from_scratch(known, later)


(
    test_what_stands_is_what_a_full_look_would_say,
    test_what_stands_is_what_a_full_look_would_say_at_length,
) = forms(
    what_stands_is_what_a_full_look_would_say,
    stays,
    st.lists(st.sampled_from((1, 9, 31, 61, 241, 271, 721)), min_size=1, max_size=4).map(sorted),
    examples=40,
)


def test_a_late_score_does_not_rewrite_what_was_said_before():
    drawn = stay("""
        class alcohol
        time  | ciwa_ar | known
        08:00 | 4       |
        12:00 | 4       |
        09:00 | 22      | 13:00
    """)
    assert told(drawn, "12:59", only="ALC-04") == []
    assert told(drawn, "13:00", only="ALC-04") == ["13:00 ALC-04 raised high"]


def test_a_protocol_that_begins_late_lengthens_how_long_a_value_counts():
    """The interval after a reading changed, though nobody charted that reading again."""
    drawn = stay("""
        class alcohol; admitted 07:00
        time  | vitals | temp | protocol | known
        08:00 | calm   | 38.6 |          |
        07:30 |        |      | news2    | 12:30
    """)
    assert told(drawn, "12:29", only="GEN-12") == ["08:00 GEN-12 raised high", "12:00 GEN-12 became_unknown high"]
    assert told(drawn, "12:30", only="GEN-12")[-1] == "12:30 GEN-12 known_again high"


def test_a_class_told_by_a_tablet_that_runs_ahead_counts_from_its_own_minute():
    drawn = stay("""
        admitted 07:00
        time  | ciwa_ar | class   | known
        08:00 | 20      |         |
        08:04 |         | alcohol | 08:01
    """)
    assert told(drawn, "08:10", only="ALC-04") == ["08:04 ALC-04 raised high"]
