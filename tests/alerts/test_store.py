"""Alerts in the record, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DatabaseError

from alerts import store as alert_store
from alerts.board import Board
from alerts.events import AlertEvent
from alerts.paging import pages
from alerts.reconcile import reconcile
from alerts.states import Condition
from chart.actor import MONITOR
from chart.database import Database
from chart.errors import Refused
from chart.facts import StayId
from chart.tables import alert, alert_event, outbox
from chart.ticks import to_moment
from tests.alerts.draw import Drawn, life, look, tick
from tests.alerts.steps import Step, histories, taken
from tests.record.charting import open_a_stay
from tests.ward import CLEO, MONDAY, NORA, OTHER_UNIT, STRANGER, UNIT

HIGH = """
    time  | ALC-04 | with
    08:00 | high   |
"""
SLOW = [HealthCheck.too_slow]
UNENDED = (Condition.HOLDS, Condition.UNKNOWN)


@pytest.fixture
def stay(database: Database) -> StayId:
    return open_a_stay(database)


def stored(database: Database, stay: StayId, events: list[AlertEvent], before: Board) -> Board:
    """Store what was said, and load the board it leaves."""
    with database.write() as conn:
        alert_store.store(conn, MONITOR, stay, events, before.applied(events), noticed_at=MONDAY)
    with database.read() as conn:
        return alert_store.load_board(conn, MONITOR, stay)


def kept(database: Database, stay: StayId, table: str) -> Drawn:
    """A drawn life, kept in the record as one stay's."""
    drawn = life(table)
    stored(database, stay, drawn.events, Board.empty("stay"))
    return drawn


def test_the_events_and_the_board_come_back_as_they_were(database: Database, stay: StayId) -> None:
    drawn = life("""
        time  | ALC-04   | ALC-13 | GEN-10 | with
        08:00 | high     | medium |        | assessed
        08:05 |          |        |        | Dr Pham accepts ALC-04: examined ✓
        09:00 | critical |        | ?      | assessed
        09:30 | ?        |        |        | corrected
    """)
    card = {"rule": "CIWA-Ar is 19 or more", "lines": [{"value": 20.0, "seen": "08:00"}], "missing": []}
    drawn.events[0] = drawn.events[0].with_evidence(card)
    board = stored(database, stay, drawn.events, Board.empty("stay"))
    assert board.alerts == drawn.board.alerts
    with database.read() as conn:
        told = alert_store.events_of_stay(conn, NORA, stay)
        of_one = alert_store.events_of(conn, NORA, drawn.events[0].alert_id)
    assert [each.event for each in told] == drawn.events
    assert {each.noticed_at for each in told} == {MONDAY}
    assert [each.event for each in of_one] == [e for e in drawn.events if e.pattern == "ALC-04"]
    assert Board.fold("stay", [each.event for each in told]) == drawn.board


def test_a_second_monitor_raises_nothing_twice(database: Database, stay: StayId) -> None:
    board = Board.empty(stay)
    events = reconcile(look(tick("08:00"), {"ALC-04": "high"}, ""), board)
    called = pages(events, board)
    for news, sent in ((events, 1), ([], 0)):
        with database.write() as conn:
            assert alert_store.store(conn, MONITOR, stay, events, board.applied(events), MONDAY) == news
            assert alert_store.put_pages(conn, MONITOR, called, "03") == sent
    assert counted(database) == (1, 1, 1)


def test_a_second_monitor_that_looked_a_moment_later_raises_nothing_twice(database: Database, stay: StayId) -> None:
    board = Board.empty(stay)
    first = reconcile(look(tick("08:00"), {"ALC-04": "high"}, ""), board)
    later = reconcile(look(tick("08:01"), {"ALC-04": "high", "ALC-13": "medium"}, ""), board)
    stored(database, stay, first, board)
    with database.write() as conn:
        told = alert_store.store(conn, MONITOR, stay, later, board.applied(later), MONDAY)
    assert [event.pattern for event in told] == ["ALC-13"]
    assert counted(database) == (2, 2, 0)


def test_four_monitors_at_the_same_time_raise_one_alert(database: Database, stay: StayId) -> None:
    board = Board.empty(stay)
    events = reconcile(look(tick("08:00"), {"ALC-04": "high"}, ""), board)

    def monitor() -> int:
        with database.write() as conn:
            told = alert_store.store(conn, MONITOR, stay, events, board.applied(events), MONDAY)
            alert_store.put_pages(conn, MONITOR, pages(told, board), "03")
            return len(told)

    with ThreadPoolExecutor(4) as monitors:
        told = [monitors.submit(monitor) for _ in range(4)]
        assert sorted(each.result() for each in told) == [0, 0, 0, 1]
    assert counted(database) == (1, 1, 1)


def test_one_pattern_may_be_open_in_two_stays_and_again_after_it_closed(database: Database, stay: StayId) -> None:
    table = HIGH + "08:30 | high | Cleo resolves ALC-04: known\n09:00 | |\n10:00 | high |"
    kept(database, stay, table)
    other = open_a_stay(database)
    board = Board.empty(other)
    events = reconcile(look(tick("08:00"), {"ALC-04": "high"}, ""), board)
    assert len(stored(database, other, events, board).open_alerts) == 1
    with database.read() as conn:
        assert len(alert_store.open_alerts(conn, NORA, UNIT)) == 2


def test_the_board_holds_what_was_resolved_while_it_held_until_it_ends(database: Database, stay: StayId) -> None:
    resolved = HIGH + "08:30 | | Cleo resolves ALC-04: known\n"
    holding = kept(database, stay, resolved)
    with database.read() as conn:
        assert alert_store.load_board(conn, NORA, stay).alerts == holding.board.alerts
    ended = life(resolved + "09:00 | |")
    assert stored(database, stay, ended.events[2:], holding.board).alerts == {}


def test_the_units_alerts_are_worst_first_with_their_newest_card(database: Database, stay: StayId) -> None:
    drawn = life("""
        time  | ALC-13 | ALC-04   | STI-01         | with
        08:00 | medium | high     | medium, silent |
        09:00 | medium | critical | medium, silent |
    """)
    told = [event.with_evidence({"rule": f"{event.pattern} at {event.severity.name}"}) for event in drawn.events]
    stored(database, stay, told, Board.empty("stay"))
    with database.read() as conn:
        lines = alert_store.open_alerts(conn, CLEO, UNIT)
        cards = {line.alert.pattern: alert_store.evidence_of(conn, CLEO, line.alert.id) for line in lines}
    assert [(line.stay_id, line.alert.pattern) for line in lines] == [(stay, "ALC-04"), (stay, "ALC-13")]
    assert cards == {"ALC-04": {"rule": "ALC-04 at CRITICAL"}, "ALC-13": {"rule": "ALC-13 at MEDIUM"}}


def test_an_event_without_a_card_keeps_the_card_of_the_one_before(database: Database, stay: StayId) -> None:
    drawn = life(HIGH + "09:00 | | assessed")
    told = [drawn.events[0].with_evidence({"rule": "…"}), drawn.events[1]]
    stored(database, stay, told[:1], Board.empty("stay"))
    stored(database, stay, told[1:], Board.fold("stay", told[:1]))
    with database.read() as conn:
        [line] = alert_store.open_alerts(conn, NORA, UNIT)
        assert alert_store.evidence_of(conn, NORA, line.alert.id) == {"rule": "…"}


def test_what_is_sent_says_bed_and_priority_and_nothing_else(database: Database, stay: StayId) -> None:
    board = Board.empty(stay)
    events = reconcile(look(tick("08:00"), {"ALC-04": "critical"}, ""), board)
    with database.write() as conn:
        alert_store.store(conn, MONITOR, stay, events, board.applied(events), MONDAY)
        alert_store.put_pages(conn, MONITOR, pages(events, board), "03")
        row = conn.execute(select(outbox)).mappings().one()
    assert row["body"] == {"bed": "03", "priority": "critical"}
    assert (row["cause"], row["to_role"], row["sent_at"]) == ("score", "nurse", None)
    assert row["made_at"] == to_moment(tick("08:00"))


def test_the_record_says_when_time_will_close_an_alert(database: Database, stay: StayId) -> None:
    drawn = kept(database, stay, HIGH)
    with database.read() as conn:
        assert conn.execute(select(alert.c.due_at)).scalar_one() is None
    assert drawn.board.next_at > tick("2 08:00")


@pytest.mark.parametrize(
    "ask",
    [
        lambda conn, stay, _: alert_store.load_board(conn, STRANGER, stay),
        lambda conn, stay, _: alert_store.events_of_stay(conn, STRANGER, stay),
        lambda conn, _, name: alert_store.events_of(conn, STRANGER, name),
        lambda conn, _, name: alert_store.stay_of(conn, STRANGER, name),
        lambda conn, _, name: alert_store.evidence_of(conn, STRANGER, name),
        lambda conn, _, __: alert_store.open_alerts(conn, STRANGER, UNIT),
    ],
    ids=["board", "events of a stay", "events of an alert", "stay of an alert", "evidence", "open alerts"],
)
def test_another_units_alerts_are_nobodys_business(
    database: Database, stay: StayId, ask: Callable[..., object]
) -> None:
    drawn = kept(database, stay, HIGH)
    with database.read() as conn, pytest.raises(Refused, match="not in your unit"):
        ask(conn, stay, drawn.events[0].alert_id)
    with database.read() as conn:
        assert alert_store.open_alerts(conn, STRANGER, OTHER_UNIT) == []


def test_an_alert_knows_its_stay_and_one_that_is_not_there_is_refused(database: Database, stay: StayId) -> None:
    drawn = kept(database, stay, HIGH)
    with database.read() as conn:
        assert alert_store.stay_of(conn, NORA, drawn.events[0].alert_id) == stay
        with pytest.raises(Refused, match="There is no such alert"):
            alert_store.stay_of(conn, NORA, "another")


def test_nothing_that_was_said_is_unsaid(database: Database, stay: StayId) -> None:
    kept(database, stay, HIGH)
    for tampering in (update(alert_event).values(severity=1), delete(alert_event)):
        with pytest.raises(DatabaseError), database.write() as conn:
            conn.execute(tampering)
    assert counted(database)[0] == 1


def test_a_stay_stored_look_by_look_is_the_stay_in_memory(database: Database) -> None:
    """The model of the pure fold, with the record in between: 500 steps and more on each database."""
    steps = 0

    @hypothesis_settings(max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=SLOW)
    @given(histories(least=8, most=14))
    def compare(history: list[Step]) -> None:
        nonlocal steps
        stay = open_a_stay(database)
        memory = board = Board.empty(stay)
        for step in history:
            events = taken(step, memory)
            assert taken(step, board) == events
            memory = memory.applied(events)
            board = stored(database, stay, events, board)
            assert board.alerts == {a.id: a for a in memory.alerts.values() if a.is_open or a.condition in UNENDED}
        with database.read() as conn:
            told = alert_store.events_of_stay(conn, NORA, stay)
        assert Board.fold(stay, [each.event for each in told]) == memory
        steps += len(history)

    compare()
    assert steps >= 500


def counted(database: Database) -> tuple[int, int, int]:
    """Events, alerts and pages in the record."""
    with database.read() as conn:
        events, alerts, sent = (
            conn.execute(select(func.count()).select_from(table)).scalar_one() for table in (alert_event, alert, outbox)
        )
    return events, alerts, sent
