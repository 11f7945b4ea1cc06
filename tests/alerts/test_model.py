"""Properties of the fold over random stays, and a naive oracle that knows no events."""

import msgspec
import pytest
from hypothesis import given, settings

from alerts.alert import AlertState
from alerts.board import Board
from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.paging import call_pages, pages
from alerts.states import Kind
from chart.ticks import MINUTE
from tests.alerts import oracle, oracle_of_calls
from tests.alerts.draw import CALLING
from tests.alerts.steps import ENDINGS, GONE, Step, histories, taken

PURE = settings(max_examples=250, deadline=None)


def played(history: list[Step]) -> tuple[list[AlertEvent], Board]:
    """All events of a history, and the board at its end."""
    board, said = Board.empty("stay"), []
    for step in history:
        events = taken(step, board)
        board = board.applied(events)
        said += events
    return said, board


def test_the_board_and_the_pages_are_what_a_naive_reader_of_the_whole_history_says() -> None:
    assert compared(examples=550) >= 5_000


@pytest.mark.nightly
def test_the_naive_reader_agrees_for_long() -> None:
    assert compared(examples=10_000) >= 100_000


def compared(examples: int) -> int:
    """Compare with the oracle after every step of random histories; how many steps were compared."""
    steps = 0

    @settings(max_examples=examples, deadline=None)
    @given(histories(least=8))
    def compare(history: list[Step]) -> None:
        nonlocal steps
        board = Board.empty("stay")
        for count, step in enumerate(history, start=1):
            events = taken(step, board)
            called = [(page.cause, page.severity) for page in pages(events, board)]
            board = board.applied(events)
            assert called == oracle.calls(history[:count])
            by_clock = [(page.cause, page.severity, page.to_role) for page in call_pages(events, board, CALLING)]
            slips, calls_noted = oracle_of_calls.noted(history[:count])
            assert by_clock == calls_noted
            if step.deed is None:
                assert oracle.seen_on(board) == oracle.alerts(history[:count])
                stages = {alert.pattern: alert.stage for alert in board.open_alerts}
                assert stages == {pattern: slip.stage for pattern, slip in slips.items()}
        steps += len(history)

    compare()
    return steps


@PURE
@given(histories())
def test_the_same_look_is_heard_once(history: list[Step]) -> None:
    board = Board.empty("stay")
    for step in history:
        board = board.applied(taken(step, board))
        if step.deed is None:
            assert taken(step, board) == []


@PURE
@given(histories())
def test_a_fold_of_all_events_is_the_board_and_survives_being_stored(history: list[Step]) -> None:
    said, board = played(history)
    assert Board.fold("stay", said) == board
    stored = msgspec.json.encode(said)
    assert msgspec.json.decode(stored, type=list[AlertEvent]) == said
    for alert in board.alerts.values():
        assert msgspec.json.decode(msgspec.json.encode(alert), type=AlertState) == alert


@PURE
@given(histories())
def test_software_closes_nothing_that_was_ever_high_or_about_an_event(history: list[Step]) -> None:
    said, board = played(history)
    for closed in (each for each in said if each.kind is Kind.CLOSED):
        assert board.alerts[closed.alert_id].worst <= Severity.MEDIUM
        assert not closed.about
    for alert in board.alerts.values():
        if alert.needs_a_person and not alert.is_open:
            assert any(e.by for e in said if e.alert_id == alert.id and e.kind is Kind.RESOLVED)


@PURE
@given(histories())
def test_one_open_alert_of_a_pattern_and_a_reason_for_every_event(history: list[Step]) -> None:
    board = Board.empty("stay")
    for step in history:
        events = taken(step, board)
        causes = [page.cause for page in pages(events, board)]
        board = board.applied(events)
        keys = [alert.key for alert in board.open_alerts]
        assert all(each.reason or each.kind is Kind.ACKNOWLEDGED for each in events)
        assert len(keys) == len(set(keys))
        assert len(causes) == len(set(causes))


@PURE
@given(histories(least=4))
def test_what_is_open_or_still_stands_is_all_that_need_be_remembered(history: list[Step]) -> None:
    whole = short = Board.empty("stay")
    for step in history:
        events = taken(step, whole)
        assert taken(step, short) == events
        whole, heard = whole.applied(events), short.applied(events)
        short = Board("stay", {alert.id: alert for alert in heard.alerts.values() if alert.is_open or alert.stands})


@PURE
@given(histories(most=10))
def test_looking_more_often_says_the_same_at_the_same_times(history: list[Step]) -> None:
    """Between news nothing changes but by time, and time is told at its tick, whoever looks."""
    often: list[Step] = []
    standing = Step(at=0, says=dict.fromkeys(ENDINGS, GONE))
    for step in [*history, Step(at=history[-1].at + 200 * MINUTE, says={}, deed="accept")]:
        since = often[-1].at if often else 0
        quiet = msgspec.structs.replace(standing, is_assessed=False, is_corrected=False)
        often += [msgspec.structs.replace(quiet, at=at) for at in range(since + 7 * MINUTE, step.at, 7 * MINUTE)]
        often.append(step)
        standing = step if step.deed is None else standing
    last = often[-2]
    assert played(often) == played([*history, last])


@PURE
@given(histories())
def test_the_board_knows_when_time_alone_changes_it(history: list[Step]) -> None:
    _, board = played(history)
    last = max(alert.last_event_at for alert in board.alerts.values()) if board.alerts else history[-1].at
    looks = [step for step in history if step.deed is None]
    if not looks:
        return
    for at in (board.next_at - 1, board.next_at):
        if last < at < 2**60:
            quiet = msgspec.structs.replace(looks[-1], at=at, is_assessed=False, is_corrected=False)
            kinds = {each.kind for each in taken(quiet, board)}
            assert kinds == ({Kind.CLOSED} if at == board.next_at else set())
