"""Whom an alert calls, and how seldom."""

import msgspec

from alerts.board import Board
from alerts.finding import Finding, Look
from alerts.paging import pages
from alerts.reconcile import reconcile
from tests.alerts.draw import Drawn, finding, life, look, tick


def test_one_cause_is_one_page_at_its_worst_severity() -> None:
    drawn = life("""
        time  | OPI-01   | OPI-02 | OPI-03 | with
        08:00 | critical | medium | high   |
    """)
    assert drawn.called == ["08:00 score critical"]


def test_a_milder_member_is_a_line_and_a_worse_one_pages_again() -> None:
    drawn = life("""
        time  | OPI-01   | OPI-02 | OPI-03 | with
        08:00 |          | medium |        |
        09:00 |          | medium | medium |
        10:00 |          | medium | high   |
        11:00 | critical | medium | high   |
    """)
    assert drawn.called == ["08:00 score medium", "10:00 score high", "11:00 score critical"]


def test_a_better_band_is_no_page() -> None:
    drawn = life("""
        time  | GEN-01   | GEN-02 | with
        08:00 | critical |        |
        09:00 |          | high   |
    """)
    assert drawn.called == ["08:00 score critical"]


def test_a_cause_whose_members_had_all_ended_calls_again() -> None:
    drawn = life("""
        time  | GEN-01   | GEN-02 | with
        08:00 | critical |        |
        09:00 |          |        |
        10:00 |          | high   |
    """)
    assert drawn.called == ["08:00 score critical", "10:00 score high"]


def test_a_member_that_returns_calls_at_the_worst_of_its_cause() -> None:
    drawn = life("""
        time  | GEN-01   | ALC-13 | with
        08:00 | critical | medium |
        09:00 | critical |        |
        10:00 | critical | medium |
    """)
    assert drawn.called == ["08:00 score critical", "10:00 score critical"]


def test_a_rise_after_easing_calls_again() -> None:
    drawn = life("""
        time  | ALC-04   | with
        08:00 | critical |
        09:00 | high     |
        10:00 | critical |
    """)
    assert drawn.called == ["08:00 score critical", "10:00 score critical"]


def test_low_waits_for_the_next_round_and_calls_when_it_is_worse() -> None:
    drawn = life("""
        time  | GEN-06 | with
        08:00 | low    |
        09:00 |        |
        10:00 | low    |
        11:00 | medium |
    """)
    assert drawn.called == ["11:00 score medium"]


def test_unknown_and_known_again_call_nobody() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        09:00 | ?      |
        10:00 | high   |
    """)
    assert drawn.called == ["08:00 score high"]


def test_a_silent_pattern_is_stored_and_calls_nobody_until_it_goes_live() -> None:
    drawn = life("""
        time  | ALC-04           | with
        08:00 | high, silent     |
        09:00 | critical, silent |
        10:00 | critical         |
    """)
    assert drawn.said == [
        "08:00 ALC-04 raised high",
        "09:00 ALC-04 worsened critical",
        "10:00 ALC-04 returned critical",
    ]
    assert drawn.called == ["10:00 score critical"]


def test_a_silent_member_keeps_no_other_from_calling() -> None:
    drawn = life("""
        time  | OPI-01           | OPI-03 | with
        08:00 | critical, silent |        |
        09:00 | critical, silent | high   |
    """)
    assert drawn.called == ["09:00 score high"]


def test_what_another_says_louder_is_a_line() -> None:
    drawn = life("""
        time  | GEN-05a            | GEN-05b  | with
        08:00 | high               |          |
        09:00 | high, under GEN-05b | critical |
        10:00 | high               |          |
    """)
    assert drawn.called == ["08:00 score high", "09:00 score critical"]


def test_it_is_told_by_itself_if_the_louder_one_is_silent_or_was_resolved() -> None:
    silent = life("""
        time  | GEN-05a             | GEN-05b          | with
        08:00 | high, under GEN-05b | critical, silent |
    """)
    resolved = life("""
        time  | GEN-05a             | GEN-05b  | with
        08:00 |                     | critical |
        08:30 |                     |          | Dr Pham resolves GEN-05b: known and wanted
        09:00 | high, under GEN-05b | critical |
    """)
    assert silent.called == ["08:00 score high"]
    assert resolved.called == ["08:00 score critical", "09:00 score high"]
    assert resolved.events[-1].shown()["superseded_by"] == ""


def test_causes_page_apart() -> None:
    first = finding("ALC-04", "high", tick("08:00"))
    second = finding("GEN-05b", "critical", tick("08:00"), cause="sedation")
    at = look(tick("08:00"), {}, "")
    events = reconcile(_with(at, (first, second)), Board.empty("stay"))
    called = pages(events, Board.empty("stay"))
    assert [(page.cause, page.severity.name, page.to_role) for page in called] == [
        ("score", "HIGH", "nurse"),
        ("sedation", "CRITICAL", "nurse"),
    ]


def test_what_was_over_when_noticed_calls_nobody() -> None:
    """The scheduler slept through it: the looks are judged each at its time, the pages from all of them at once."""
    at_once = _noticed_together("""
        time  | ALC-04 | GEN-01   | with
        08:00 | high   |          |
        09:00 |        | critical |
        10:00 |        | high     |
    """)
    over = _noticed_together("""
        time  | ALC-04   | with
        08:00 | critical |
        09:00 |          |
    """)
    assert at_once == ["score high"]
    assert over == []


def test_what_stood_before_is_no_news_after_a_sleep_either() -> None:
    before = life("""
        time  | ALC-04 | GEN-01 | with
        08:00 | high   |        |
    """)
    later = life("""
        time  | ALC-04   | GEN-01 | with
        08:00 | high     |        |
        09:00 | critical |        |
        10:00 | high     |        |
    """)
    assert pages(later.events[1:], before.board) == []


def test_a_page_has_the_same_key_for_whoever_works_it_out() -> None:
    at = _with(look(tick("08:00"), {}, ""), (finding("ALC-04", "high", tick("08:00")),))
    board = Board.empty("stay")
    first, second = (pages(reconcile(at, board), board)[0].dedupe_key for _ in range(2))
    assert first == second
    assert len(first) <= 120


def _with(before: Look, findings: tuple[Finding, ...]) -> Look:
    return msgspec.structs.replace(before, findings=findings)


def _noticed_together(table: str) -> list[str]:
    drawn: Drawn = life(table)
    return [f"{page.cause} {page.severity.name.lower()}" for page in pages(drawn.events, Board.empty("stay"))]
