"""B3, B4: what is charted late calls from when it is known; who was called for nothing is told so."""

import pytest
from sqlalchemy import select

from alerts.finding import Severity
from alerts.sending.post import message
from alerts.sending.store import waiting
from alerts.states import Condition, Kind
from chart.facts import StayId
from chart.news.store import read_standing
from chart.tables import outbox
from chart.ticks import MINUTE, to_tick
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.experiments.calls import calls
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, of_pattern, open_alerts, said, save
from tests.ward import NORA, UNIT

SEVERE = ciwa(tremor=7, sweats=7, anxiety=7, agitation=7, orientation=4, visual=5)
LATE_MINUTES = (1, 59, 240, 24 * 60, 48 * 60)


@pytest.fixture
def stay(ward: Ward) -> StayId:
    """A stay of three days, in which nothing was charted since; it is Thursday, 08:01."""
    stay = admitted(ward)
    hand(ward).advance(hours=72)
    sweep(ward)
    hand(ward).advance(minutes=1)
    return stay


def taken_back(ward: Ward) -> list[tuple[str, str]]:
    """Who is told that they were called for nothing, and for which cause."""
    asked = select(outbox.c.to_role, outbox.c.cause).where(outbox.c.is_taken_back).order_by(outbox.c.id)
    with ward.database.read() as conn:
        return [(row.to_role, row.cause) for row in conn.execute(asked)]


@pytest.mark.parametrize("minutes", LATE_MINUTES)
def test_b3_however_late_it_is_raised_with_both_times(ward: Ward, stay: StayId, minutes: int) -> None:
    known_at = to_tick(ward.clock.now())
    save(ward, stay, SEVERE, late_minutes=minutes)
    (raised,) = (event for event in of_pattern(said(ward, stay), "ALC-04") if event.kind is Kind.RAISED)
    assert (raised.since, raised.known_at) == (known_at - minutes * MINUTE, known_at)
    assert raised.severity is Severity.CRITICAL
    assert "ALC-04" in open_alerts(ward, stay)


def test_b3_what_was_seen_before_the_admission_is_raised_too(ward: Ward) -> None:
    stay = admitted(ward)
    hand(ward).advance(minutes=60)
    save(ward, stay, SEVERE, late_minutes=90)
    assert "ALC-04" in open_alerts(ward, stay)


@pytest.mark.parametrize("minutes", [1, 59, 240])
def test_b3_the_clock_of_its_calls_begins_when_it_is_known(ward: Ward, stay: StayId, minutes: int) -> None:
    known_at = to_tick(ward.clock.now())
    save(ward, stay, SEVERE, late_minutes=minutes)
    cause = open_alerts(ward, stay)["ALC-04"].cause
    for _ in range(6):
        hand(ward).advance(minutes=1)
        sweep(begun_anew(ward))
    made = [(call.to_role, call.made_at - known_at) for call in calls(ward, stay) if call.cause == cause]
    assert made == [("nurse", 0), ("charge_nurse", 5 * MINUTE)]


def test_b4_whoever_was_called_is_told_when_a_correction_takes_it_back(ward: Ward, stay: StayId) -> None:
    slip = save(ward, stay, SEVERE).entry
    cause = open_alerts(ward, stay)["ALC-04"].cause
    hand(ward).advance(minutes=5)
    sweep(begun_anew(ward))
    before = read_standing(ward.database, UNIT).calls
    save(ward, stay, ciwa(), supersedes=slip.id, reason="another patient's")
    kept = open_alerts(ward, stay)["ALC-04"]
    last = of_pattern(said(ward, stay), "ALC-04")[-1]
    assert (kept.condition, last.kind, last.by) == (Condition.RETRACTED, Kind.RETRACTED, NORA.id)
    assert "another patient's" in last.reason
    assert [role for role, of in taken_back(ward) if of == cause] == ["nurse", "charge_nurse"]
    assert read_standing(ward.database, UNIT).calls == before
    sweep(begun_anew(ward))
    assert len([of for _, of in taken_back(ward) if of == cause]) == 2


def test_b4_what_is_sent_of_it_says_so_and_names_nobody(ward: Ward, stay: StayId) -> None:
    slip = save(ward, stay, SEVERE).entry
    save(ward, stay, ciwa(), supersedes=slip.id, reason="another patient's")
    with ward.database.read() as conn:
        told = [message(page, "") for page in waiting(conn, UNIT) if page.is_taken_back]
    assert told
    assert {title for title, _ in told} == {"Tidewatch: taken back, bed 03"}
    assert all("alert, bed 03, was taken back: the chart was corrected." in text for _, text in told)


def test_b4_while_something_of_the_cause_still_holds_nobody_is_told_otherwise(ward: Ward, stay: StayId) -> None:
    save(ward, stay, SEVERE)
    hand(ward).advance(minutes=10)
    again = save(ward, stay, SEVERE).entry
    save(ward, stay, ciwa(tremor=7, sweats=7, anxiety=7, agitation=7), supersedes=again.id, reason="a slip")
    cause = open_alerts(ward, stay)["ALC-04"].cause
    assert cause not in {of for _, of in taken_back(ward)}


def test_b4_who_was_called_for_what_really_was_is_not_told_that_it_was_for_nothing(ward: Ward, stay: StayId) -> None:
    save(ward, stay, SEVERE)
    cause = open_alerts(ward, stay)["ALC-04"].cause
    for _ in range(3):
        hand(ward).advance(hours=1)
        save(ward, stay, ciwa())
    assert open_alerts(ward, stay)["ALC-04"].condition is Condition.ENDED
    hand(ward).advance(hours=1)
    slip = save(ward, stay, ciwa(tremor=7, sweats=7, anxiety=2)).entry
    raised = {alert.pattern for alert in open_alerts(ward, stay).values() if alert.cause == cause and alert.stands}
    save(ward, stay, ciwa(), supersedes=slip.id, reason="a slip")
    assert raised
    assert cause not in {of for _, of in taken_back(ward)}


def test_b4_a_correction_that_adds_a_trigger_raises_and_calls(ward: Ward, stay: StayId) -> None:
    slip = save(ward, stay, ciwa(tremor=1)).entry
    hand(ward).advance(minutes=20)
    known_at = to_tick(ward.clock.now())
    save(ward, stay, SEVERE, late_minutes=20, supersedes=slip.id, reason="a slip")
    cause = open_alerts(ward, stay)["ALC-04"].cause
    assert [(call.to_role, call.made_at) for call in calls(ward, stay) if call.cause == cause] == [("nurse", known_at)]


def test_b4_what_returns_and_is_taken_back_again_is_told_again(ward: Ward, stay: StayId) -> None:
    for minutes in (5, 10):
        slip = save(ward, stay, SEVERE).entry
        hand(ward).advance(minutes=minutes)
        save(ward, stay, ciwa(), late_minutes=minutes, supersedes=slip.id, reason="a slip")
        hand(ward).advance(minutes=60)
    cause = open_alerts(ward, stay)["ALC-04"].cause
    assert [of for _, of in taken_back(ward)].count(cause) == 2
