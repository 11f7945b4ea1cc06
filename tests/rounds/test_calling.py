"""Calls as they are stored: by saves and sweeps, over restarts and another monitor, once each."""

from datetime import timedelta

import pytest

from alerts import acts
from alerts.states import OF_THE_CLOCK, Stage
from chart.accounts.console import console
from chart.accounts.store import NewPerson, add_person
from chart.actor import Actor
from chart.duty.store import NewTurn, add_turns
from chart.errors import Refused
from chart.facts import PersonId, StayId
from chart.people import Role
from chart.ticks import to_tick
from monitors import answers
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.experiments.calls import calls
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, looked_at, open_alerts, said, save, told
from tests.ward import CLEO, DR_PHAM, NORA, UNIT

RAVN = acts.Told("Dr Ravn", "physician", has_read_back=True)


@pytest.fixture
def stay(ward: Ward) -> StayId:
    """A stay with a critical alert that nobody owns; it is Monday, 12:00."""
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=2))
    hand(ward).advance(hours=4)
    save(ward, stay, ciwa(tremor=7, sweats=7, anxiety=7, agitation=7, orientation=4, visual=5))
    return stay


def called(ward: Ward, stay: StayId, cause: str) -> list[tuple[str, int]]:
    """Role and minutes since 12:00 of each call for a cause."""
    begins = min(call.made_at for call in calls(ward, stay) if call.cause == cause)
    return [(c.to_role, (c.made_at - begins) // 60_000) for c in calls(ward, stay) if c.cause == cause]


def cause_of(ward: Ward, stay: StayId) -> str:
    """The cause of the worst alert."""
    return max(open_alerts(ward, stay).values(), key=lambda alert: alert.severity).cause


def after(ward: Ward, minutes: float, times: int = 1) -> None:
    """Sweep so many times, so many minutes apart, each time by a process that has just begun."""
    for _ in range(times):
        hand(ward).advance(minutes=minutes)
        assert sweep(begun_anew(ward)).faults == 0


def test_the_sweep_wakes_for_the_call_and_stores_it_once(ward: Ward, stay: StayId) -> None:
    cause = cause_of(ward, stay)
    assert looked_at(ward, stay).next_at == ward.clock.now() + timedelta(minutes=5)
    after(ward, 1, times=16)
    roles = ["nurse", "charge_nurse", "physician", "medical_director"]
    assert called(ward, stay, cause) == [(role, 5 * step) for step, role in enumerate(roles)]
    assert len({call.dedupe_key for call in calls(ward, stay)}) == len(calls(ward, stay))


def test_after_an_outage_one_call_is_made_and_the_next_counts_from_it(ward: Ward, stay: StayId) -> None:
    cause = cause_of(ward, stay)
    after(ward, 180)
    after(ward, 4)
    after(ward, 1)
    assert called(ward, stay, cause) == [("nurse", 0), ("charge_nurse", 180), ("physician", 185)]


def test_two_monitors_at_the_same_moment_make_one_call(ward: Ward, stay: StayId) -> None:
    hand(ward).advance(minutes=5)
    for _ in range(2):
        sweep(begun_anew(ward))
    assert len(called(ward, stay, cause_of(ward, stay))) == 2


def test_who_accepts_stops_the_calls_until_the_time_to_look_again(ward: Ward, stay: StayId) -> None:
    cause = cause_of(ward, stay)
    for each in open_alerts(ward, stay).values():
        answers.acknowledge(ward, NORA, each.id, "at the bedside", ward.clock.now() + timedelta(minutes=30))
    after(ward, 1, times=29)
    assert called(ward, stay, cause) == [("nurse", 0)]
    after(ward, 1)
    assert called(ward, stay, cause) == [("nurse", 0), ("charge_nurse", 30)]
    assert {alert.stage for alert in open_alerts(ward, stay).values()} == {Stage.WAITING}


def test_somebody_told_by_phone_is_kept_with_who_entered_it(ward: Ward, stay: StayId) -> None:
    (alert, *_) = open_alerts(ward, stay).values()
    answers.tell_by_phone(ward, NORA, alert.id, RAVN, "orders given", ward.clock.now() + timedelta(hours=1))
    last = said(ward, stay)[-1]
    assert (last.by, last.detail.owner_name, last.reason) == (
        "nora", "Dr Ravn", "Nora Lindqvist told Dr Ravn by phone, read back"
    )  # fmt: skip


def test_a_pause_stands_over_a_restart_and_ends_by_itself(ward: Ward, stay: StayId) -> None:
    (alert, *_) = open_alerts(ward, stay).values()
    answers.pause(ward, CLEO, alert.id, "sleeping, watched", ward.clock.now() + timedelta(hours=2))
    after(ward, 119)
    assert open_alerts(ward, stay)[alert.pattern].stage is Stage.PAUSED
    after(ward, 1)
    assert open_alerts(ward, stay)[alert.pattern].stage is Stage.WAITING
    assert any(event.kind in OF_THE_CLOCK for event in told(ward, stay))


@pytest.mark.parametrize("hours", [0, -1, 8.1])
def test_a_pause_without_an_end_in_reach_is_refused_and_changes_nothing(ward: Ward, stay: StayId, hours: float) -> None:
    (alert, *_) = open_alerts(ward, stay).values()
    before = said(ward, stay)
    with pytest.raises(Refused, match="within 8 h"):
        answers.pause(ward, CLEO, alert.id, "watched", ward.clock.now() + timedelta(hours=hours))
    assert said(ward, stay) == before


def test_the_roster_says_when_an_owner_goes_home(ward: Ward, stay: StayId) -> None:
    with ward.database.write() as conn:
        new = NewPerson("minh", "Dr Minh Pham", Role.PHYSICIAN)
        minh = add_person(conn, console(UNIT), new, password_hash="", now=ward.clock.now())
        turn = NewTurn(
            person_id=PersonId(minh), role="physician", starts_at=ward.clock.now() - timedelta(hours=6),
            ends_at=ward.clock.now() + timedelta(minutes=20),
        )  # fmt: skip
        add_turns(conn, DR_PHAM, [turn])
    here = Actor(minh, Role.PHYSICIAN, UNIT, "Dr Minh Pham")
    for each in open_alerts(ward, stay).values():
        answers.acknowledge(ward, here, each.id, "on my way", ward.clock.now() + timedelta(minutes=60))
    after(ward, 19)
    assert {alert.stage for alert in open_alerts(ward, stay).values()} == {Stage.ACCEPTED}
    after(ward, 1)
    assert called(ward, stay, cause_of(ward, stay))[-1] == ("physician", 20)
    assert to_tick(ward.clock.now()) == told(ward, stay)[-1].known_at
