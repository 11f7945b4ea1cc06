"""What a save does: the entry stands whatever happens, and what it shows is said at once, dated by the chart."""

from datetime import timedelta

from sqlalchemy import select

from alerts.finding import Severity
from alerts.states import Kind
from chart.facts import Vitals
from chart.tables import outbox
from chart.ticks import to_tick
from monitors.rounds import examine, sweep
from monitors.ward import Ward
from tests.rounds.charting import (
    admitted,
    as_stored,
    begun_anew,
    ciwa,
    entries,
    hand,
    looked_at,
    noticed,
    of_pattern,
    open_alerts,
    opened,
    record_only,
    replayed,
    said,
    save,
)
from tests.ward import MONDAY


def calls(ward: Ward, cause: str) -> list[str]:
    with ward.database.read() as conn:
        rows = conn.execute(select(outbox.c.body).where(outbox.c.cause == cause).order_by(outbox.c.id))
        return [body["priority"] for (body,) in rows]


def test_tremor_and_sight_rising_together_raise_alc_01_with_both_readings(ward: Ward) -> None:
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=2, visual=0))
    hand(ward).advance(hours=4)
    saved = save(ward, stay, ciwa(tremor=4, visual=2))

    assert saved.is_examined
    [raised] = of_pattern(as_stored(saved.events), "ALC-01")
    assert (raised.kind, raised.severity) == (Kind.RAISED, Severity.HIGH)
    assert raised.known_at == to_tick(saved.entry.recorded_at)
    assert raised.evidence is not None
    shown = {line["text"]: line["value"] for line in raised.evidence["lines"]}
    assert len(shown) == 2, shown
    assert {seen["entry_id"] for line in raised.evidence["lines"] for seen in line["seen"]} == {
        each.id for each in entries(ward, stay)[-2:]
    }
    assert of_pattern(said(ward, stay), "ALC-01") == [raised]
    assert open_alerts(ward, stay)["ALC-01"].severity is Severity.HIGH
    assert calls(ward, raised.cause) == ["high"]


def test_what_was_saved_before_a_crash_is_found_by_the_next_sweep_and_dated_as_if_nothing_had_happened(
    ward: Ward,
) -> None:
    unharmed, crashed = admitted(ward), admitted(ward)
    for stay in (unharmed, crashed):
        save(ward, stay, ciwa(tremor=2, visual=0))
    hand(ward).advance(hours=4)
    save(ward, unharmed, ciwa(tremor=4, visual=2))
    record_only(ward, crashed, ciwa(tremor=4, visual=2))
    assert "ALC-01" not in open_alerts(ward, crashed)

    hand(ward).advance(minutes=20)
    swept = sweep(begun_anew(ward))

    assert swept.faults == 0
    told = {
        stay: [e.shown() | {"alert_id": "", "evidence": None} for e in said(ward, stay)] for stay in (unharmed, crashed)
    }
    assert told[crashed] == told[unharmed]
    assert said(ward, crashed) == replayed(ward, crashed)
    assert set(noticed(ward, crashed)) - set(noticed(ward, unharmed)) == {ward.clock.now()}


def test_the_same_save_again_says_nothing_twice(ward: Ward) -> None:
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=2))
    hand(ward).advance(hours=4)
    first = save(ward, stay, ciwa(tremor=4, visual=2), id="0190-the-same")
    again = save(ward, stay, ciwa(tremor=4, visual=2), id="0190-the-same")
    assert (first.is_replay, again.is_replay, again.events) == (False, True, ())
    assert said(ward, stay) == replayed(ward, stay)


def test_a_save_that_was_never_examined_is_examined_when_it_is_sent_again(ward: Ward) -> None:
    """The tablet got no answer and tries again."""
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=2))
    hand(ward).advance(hours=4)
    record_only(ward, stay, ciwa(tremor=4, visual=2), id="0190-the-same")
    again = save(ward, stay, ciwa(tremor=4, visual=2), id="0190-the-same")
    assert again.is_replay
    assert "ALC-01" in {event.pattern for event in again.events}


def test_an_overdue_score_is_dated_by_the_chart_and_not_by_whoever_looked(ward: Ward) -> None:
    """GEN-06: due after the interval, overdue after the grace; the unit slept for three hours more."""
    stay = admitted(ward)
    hand(ward).advance(minutes=20)
    save(ward, stay, ciwa(tremor=2))
    hand(ward).advance(minutes=1)
    save(ward, stay, Vitals(heart_rate_bpm=80))
    before = looked_at(ward, stay).next_at
    assert before is not None
    hand(ward).advance(hours=12)
    sweep(ward)

    overdue = [event for event in of_pattern(said(ward, stay), "GEN-06") if event.since > to_tick(MONDAY)]
    assert overdue
    assert [event.known_at for event in overdue] == [event.since for event in overdue if event.kind is Kind.RAISED] + [
        event.known_at for event in overdue if event.kind is not Kind.RAISED
    ]
    assert all(event.known_at < to_tick(ward.clock.now()) for event in overdue)
    assert said(ward, stay) == replayed(ward, stay)


def test_a_sweep_leaves_alone_what_has_nothing_new_and_no_turn_to_take(ward: Ward) -> None:
    stay = admitted(ward)
    before = looked_at(ward, stay)
    assert sweep(ward).stays_judged == 0
    assert looked_at(ward, stay) == before
    assert before.next_at is not None
    hand(ward).at = before.next_at - timedelta(milliseconds=1)
    assert sweep(ward).stays_judged == 0
    hand(ward).at = before.next_at
    assert sweep(ward).stays_judged == 1


def test_a_clock_set_back_neither_stops_a_save_nor_dates_it_before_what_was_said(ward: Ward) -> None:
    stay = admitted(ward)
    hand(ward).advance(hours=2)
    save(ward, stay, Vitals(heart_rate_bpm=80))
    through = looked_at(ward, stay).through_at
    assert through is not None
    hand(ward).advance(hours=-1)
    saved = save(ward, stay, ciwa(tremor=7, visual=4, sweats=7, anxiety=7))
    assert saved.is_examined
    assert saved.entry.recorded_at > through
    assert "ALC-04" in open_alerts(ward, stay)
    sweep(ward)
    hand(ward).advance(hours=3)
    sweep(ward)
    assert said(ward, stay) == replayed(ward, stay)


def test_two_looks_at_one_moment_say_what_one_says(ward: Ward) -> None:
    stay = opened(ward)
    examine(ward, stay)
    assert examine(ward, stay) == []
    assert examine(begun_anew(ward), stay) == []
    assert said(ward, stay) == replayed(ward, stay)
