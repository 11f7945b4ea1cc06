"""What a correction takes back, and what becomes known only later."""

import msgspec

from alerts.board import Board
from alerts.reconcile import reconcile
from alerts.states import Condition, Kind, Stage
from tests.alerts.draw import finding, life, look, tick


def test_a_correction_takes_back_a_high_alert_which_stays_to_be_seen() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   | assessed
        08:20 |        | corrected
        12:00 |        | assessed
        16:00 |        | assessed
    """)
    assert drawn.said == ["08:00 ALC-04 raised high", "08:20 ALC-04 retracted high"]
    assert drawn.board.open_alerts[0].condition is Condition.RETRACTED
    assert (drawn.events[-1].by, drawn.events[-1].reason) == ("nora", "corrected: wrong patient")


def test_a_correction_closes_a_medium_alert() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        08:20 |        | corrected
    """)
    assert drawn.said[1:] == ["08:20 ALC-13 retracted medium", "08:20 ALC-13 closed medium"]


def test_a_correction_that_leaves_it_unknown_retracts_nothing() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        08:20 | ?      | corrected
        09:00 |        | assessed
    """)
    assert drawn.said[1:] == ["08:20 ALC-04 became_unknown high", "09:00 ALC-04 condition_ended high"]


def test_a_correction_that_eases_says_who_and_why() -> None:
    drawn = life("""
        time  | ALC-04   | with
        08:00 | critical |
        08:20 | high     | corrected
    """)
    assert drawn.events[-1].reason == "critical before, high now; corrected: wrong patient"


def test_a_correction_that_adds_a_trigger_raises() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 |        | assessed
        08:20 | high   | corrected
    """)
    assert drawn.said == ["08:20 ALC-04 raised high"]


def test_what_was_retracted_returns_when_it_holds_after_all() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        08:20 |        | corrected
        08:30 | high   |
    """)
    assert drawn.said[-1] == "08:30 ALC-04 returned high"
    assert drawn.called == ["08:00 score high", "08:30 score high"]


def test_a_late_entry_that_still_counts_is_raised_with_both_times_and_pages() -> None:
    drawn = life("""
        time  | ALC-04     | with
        08:00 | high, late |
    """)
    assert drawn.events[0].reason == "it holds; the entry came late"
    assert drawn.called == ["08:00 score high"]


def test_a_historic_high_is_kept_for_a_person_and_pages_nobody() -> None:
    drawn = life("""
        time  | ALC-04    | with
        08:00 | high, was |
        08:30 |           |
    """)
    assert drawn.said == ["08:00 ALC-04 raised high"]
    assert (drawn.events[0].since, drawn.events[0].known_at) == (tick("04:00"), tick("08:00"))
    assert drawn.events[0].is_historic
    assert drawn.board.open_alerts[0].condition is Condition.HISTORIC
    assert drawn.called == []


def test_a_historic_medium_is_told_and_closed() -> None:
    drawn = life("""
        time  | ALC-13      | with
        08:00 | medium, was |
    """)
    assert drawn.said == ["08:00 ALC-13 raised medium", "08:00 ALC-13 closed medium"]


def test_a_historic_alert_that_comes_true_returns_and_pages() -> None:
    drawn = life("""
        time  | ALC-04    | with
        08:00 | high, was |
        10:00 | high      |
    """)
    assert drawn.said[-1] == "10:00 ALC-04 returned high"
    assert drawn.called == ["10:00 score high"]


def test_a_late_entry_adds_to_an_alert_that_had_ended_and_may_keep_it_open() -> None:
    drawn = life("""
        time  | ALC-13    | with
        08:00 | medium    | assessed
        10:00 |           | assessed
        11:00 | high, was |
        12:00 |           | assessed
        14:00 |           | assessed
    """)
    assert drawn.said[2:] == ["11:00 ALC-13 found_late high"]
    assert drawn.board.open_alerts[0].worst.name == "HIGH"
    assert drawn.called == ["08:00 score medium"]


def test_one_late_entry_is_told_once_for_an_alert_that_a_person_closed() -> None:
    drawn = life("""
        time  | ALC-04    | with
        08:00 | high, was |
        09:00 |           | Dr Pham resolves ALC-04
        12:00 | high, was |
    """)
    assert drawn.said == [
        "08:00 ALC-04 raised high",
        "09:00 ALC-04 resolved high",
        "12:00 ALC-04 raised high",
    ]
    assert [alert.stage for alert in drawn.board.alerts.values()] == [Stage.RESOLVED, Stage.WAITING]


def test_a_correction_of_something_else_takes_nothing_back() -> None:
    """A pattern that was not judged for the correction merely stands as before, or ends for its own reasons."""
    before = life("""
        time  | ALC-04 | with
        08:00 | high   |
    """)
    elsewhere = msgspec.structs.replace(look(tick("08:20"), {"ALC-04": ""}, "corrected"), judged=frozenset({"STI-01"}))
    (ended,) = reconcile(elsewhere, before.board)
    assert ended.kind is Kind.CONDITION_ENDED


def test_an_earlier_episode_that_turns_out_worse_is_told_again() -> None:
    drawn = life("""
        time  | ALC-13      | with
        08:00 | medium      |
        09:00 |             |
        10:00 | medium, was |
    """)
    same = finding("ALC-13", "medium, was", tick("10:00"))
    worse = finding("ALC-13", "high, was", tick("10:00"))
    later = look(tick("11:00"), {"ALC-13": ""}, "")
    assert reconcile(msgspec.structs.replace(later, findings=(same,)), drawn.board) == []
    (told,) = reconcile(msgspec.structs.replace(later, findings=(worse,)), drawn.board)
    assert (told.kind, told.severity.name) == (Kind.FOUND_LATE, "HIGH")


def test_what_holds_now_is_not_also_raised_as_history() -> None:
    both = (finding("ALC-04", "high", tick("08:00")), finding("ALC-04", "high, was", tick("08:00")))
    at = msgspec.structs.replace(look(tick("08:00"), {"ALC-04": "high"}, ""), findings=both)
    (raised,) = reconcile(at, Board.empty("stay"))
    assert not raised.is_historic


def test_while_it_cannot_be_judged_it_is_not_quiet() -> None:
    drawn = life("""
        time  | OPI-03 | with
        08:00 | medium |
        09:00 |        |
        09:30 | ?      |
    """)
    assert drawn.board.open_alerts[0].quiet_since is None


def test_other_protocols_may_raise_at_the_very_tick_at_which_an_older_one_was_told_and_closed() -> None:
    drawn = life("""
        time  | ALC-13      | with
        08:00 | medium, was |
        08:00 | medium      |
    """)
    assert drawn.said == ["08:00 ALC-13 raised medium", "08:00 ALC-13 closed medium", "08:00 ALC-13 raised medium"]
    assert len(drawn.board.alerts) == 2
