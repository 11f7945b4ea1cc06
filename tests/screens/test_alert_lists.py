"""The lists of the alerts page: what belongs to each, in what order, and what changed since somebody last looked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import create_engine

from alerts.states import Stage
from chart.errors import Refused
from chart.facts import Assessment, ProtocolAssigned, StayId, SubstanceUse
from dashboard import words
from dashboard.components.alert_card import AlertCard
from dashboard.pages.alerts import actions
from dashboard.pages.alerts.layout import alerts_page
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.alerts.sorting import Asked, asked_of
from dashboard.pages.alerts.view import AlertsView
from monitors import answers
from monitors.rounds import sweep
from monitors.store import put_heartbeat
from tests.screens.conftest import Unit
from tests.screens.stays import ZONE, ciwa, text_of
from tests.screens.test_saving import ALCOHOL
from tests.ward import MONDAY

SEVERE = (2, 5, 5, 4, 5, 3, 2, 5, 3, 3)


def two_patients(unit: Unit) -> None:
    """Nowak's mood in bed 03 falls first, medium; ten minutes later Ferreira in bed 01 is severe."""
    nowak = unit.admit("03", "Nowak", SubstanceUse("stimulant", "amphetamine"), ProtocolAssigned("sti"))
    unit.chart(nowak, mood(9))
    unit.clock.advance(minutes=30)
    unit.chart(nowak, mood(6))
    unit.clock.advance(minutes=10)
    unit.chart(unit.admit("01", "Ferreira", *ALCOHOL), ciwa(*SEVERE))


def mood(value: int) -> Assessment:
    return Assessment(instrument="mood", answers={"mood": value})


def beds(view: AlertsView) -> list[str]:
    return [card.patient.bed for card in view.cards]


def card_of(unit: Unit, bed: str) -> AlertCard:
    return next(card for card in alerts(unit.services, unit.pham).cards if card.patient.bed == bed)


def swept(unit: Unit, role: str, *, stays_seen: int, faults: int) -> None:
    """The heartbeat of a process of this role, now."""
    now = unit.clock.now()
    beat = {
        "process": role, "role": role, "epoch": 1, "real_at": now, "ward_at": now, "monotonic_s": 1.0, "sweep_no": 1,
        "stays_seen": stays_seen, "stays_judged": 0, "faults": faults,
    }  # fmt: skip
    with unit.services.ward.database.write() as conn:
        put_heartbeat(conn, beat)


def accept_all(unit: Unit, bed: str) -> None:
    """Dr Pham accepts whatever is open of a bed."""
    again = unit.clock.now() + timedelta(hours=1)
    for line in card_of(unit, bed).lines:
        answers.acknowledge(unit.services.ward, unit.pham, line.id, "going to bedside", again)


@pytest.mark.parametrize(
    ("order", "expected"), [("worst", ["01", "03"]), ("oldest", ["03", "01"]), ("bed", ["01", "03"])]
)
def test_the_list_is_sorted_as_one_asks(unit: Unit, order: str, expected: list[str]) -> None:
    two_patients(unit)
    assert beds(alerts(unit.services, unit.pham, asked_of("", order, ""))) == expected


def test_each_list_has_what_belongs_to_it_and_says_how_many(unit: Unit) -> None:
    two_patients(unit)
    accept_all(unit, "01")
    paused = card_of(unit, "03").head
    answers.pause(unit.services.ward, unit.pham, paused.id, "asleep soon", unit.clock.now() + timedelta(hours=1))
    view = alerts(unit.services, unit.pham, Asked(tab="mine"))
    assert (beds(view), view.counts) == (["01", "03"], {"open": 2, "mine": 2, "paused": 1, "closed": 0})
    view = alerts(unit.services, unit.pham, Asked(tab="paused"))
    assert [(card.patient.bed, [line.stage for line in card.lines]) for card in view.cards] == [("03", [Stage.PAUSED])]
    assert alerts(unit.services, unit.nora, Asked(tab="mine")).cards == ()


def test_what_is_picked(unit: Unit) -> None:
    two_patients(unit)
    accept_all(unit, "01")
    assert beds(alerts(unit.services, unit.pham, Asked(only="unowned"))) == ["03"]
    assert beds(alerts(unit.services, unit.pham, Asked(only="high"))) == ["01"]


def test_what_was_closed_within_a_day_says_by_whom_and_why_and_cannot_be_answered(unit: Unit) -> None:
    two_patients(unit)
    for line in card_of(unit, "01").lines:
        answers.resolve(unit.services.ward, unit.pham, line.id, "settled after the dose")
    view = alerts(unit.services, unit.pham, Asked(tab="closed"))
    assert (beds(view), view.counts["closed"]) == (["01"], 1)
    page = text_of(alerts_page(view))
    assert "Dr Minh Pham · settled after the dose" in page
    assert "Closed by Dr Minh Pham" in page
    assert "Accept this alert" not in page
    unit.clock.advance(hours=25)
    assert alerts(unit.services, unit.pham, Asked(tab="closed")).cards == ()


def test_what_changed_since_one_last_looked_is_marked_and_what_one_did_oneself_is_not(unit: Unit) -> None:
    two_patients(unit)
    accept_all(unit, "01")
    accept_all(unit, "03")
    actions.look(unit.services, unit.pham)
    assert alerts(unit.services, unit.pham).looked_at is None
    left_at = unit.clock.now()
    unit.clock.advance(minutes=16)
    actions.look(unit.services, unit.pham)
    accept_all(unit, "01")
    view = alerts(unit.services, unit.pham)
    assert (view.looked_at, view.changed) == (left_at, 0)
    unit.chart(StayId(card_of(unit, "03").patient.stay_id), mood(1))
    view = alerts(unit.services, unit.pham)
    assert [(card.patient.bed, card.is_changed) for card in view.cards] == [("01", False), ("03", True)]
    assert "1 changed since you looked at" in text_of(alerts_page(view))
    assert beds(alerts(unit.services, unit.pham, Asked(only="changed"))) == ["03"]


def test_looks_within_a_quarter_of_an_hour_are_one_visit(unit: Unit) -> None:
    actions.look(unit.services, unit.pham)
    first = unit.clock.now()
    for minutes in (20, 5, 14, 1):
        unit.clock.advance(minutes=minutes)
        actions.look(unit.services, unit.pham)
    assert alerts(unit.services, unit.pham).looked_at == first
    assert alerts(unit.services, unit.nora).looked_at is None


def test_to_whoever_never_looked_before_everything_is_new(unit: Unit) -> None:
    two_patients(unit)
    view = alerts(unit.services, unit.pham, Asked(only="changed"))
    assert beds(view) == ["01", "03"]
    assert "Changed" not in text_of(alerts_page(view))


def test_a_look_that_cannot_be_noted_keeps_nobody_from_reading(unit: Unit) -> None:
    two_patients(unit)
    nowhere = replace(unit.services.ward.database, writing=create_engine("sqlite:////nowhere/record.db"))
    actions.look(replace(unit.services, ward=replace(unit.services.ward, database=nowhere)), unit.pham)
    assert beds(alerts(unit.services, unit.pham)) == ["01", "03"]


def test_a_quiet_unit_says_when_the_monitor_last_looked_and_what_it_could_not_look_at(unit: Unit) -> None:
    swept(unit, "monitor", stays_seen=17, faults=0)
    unit.clock.advance(minutes=1)
    swept(unit, "self-check", stays_seen=0, faults=0)
    said = text_of(alerts_page(alerts(unit.services, unit.pham)))
    assert f"No open alert. The monitor watches 17 stays and last looked at {words.clock(MONDAY, ZONE)}." in said
    swept(unit, "monitor", stays_seen=17, faults=2)
    assert "the monitor could not look at 2 of 17 stays." in text_of(alerts_page(alerts(unit.services, unit.pham)))


def test_an_empty_list_says_why(unit: Unit) -> None:
    page = text_of(alerts_page(alerts(unit.services, unit.pham)))
    assert "No open alert, but no monitor has looked at this unit yet." in page
    assert "No open alert is yours." in text_of(alerts_page(alerts(unit.services, unit.pham, Asked(tab="mine"))))
    picked = alerts_page(alerts(unit.services, unit.pham, Asked(only="high")))
    assert "Nothing of this list is picked." in text_of(picked)


def test_a_list_that_there_is_not_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="There is no list everything: there are open, mine, paused, closed"):
        asked_of("everything", "", "")


def test_only_what_is_not_usual_stands_in_the_address() -> None:
    assert Asked().address == "/alerts"
    assert Asked(tab="mine", order="bed").address == "/alerts?tab=mine&order=bed"
    assert Asked(only="high").with_tab("paused").address == "/alerts?tab=paused"


def test_news_number_the_calls_of_each_role_so_that_a_device_can_sound(unit: Unit) -> None:
    assert unit.services.newsroom.now().standing.calls == {}
    two_patients(unit)
    first = unit.services.newsroom.now().standing.calls
    assert set(first) == {"nurse 2", "nurse 3", "nurse 4"}  # bed 01: delirium, high, beside the score
    unit.clock.advance(minutes=6)
    sweep(unit.services.ward)
    later = unit.services.newsroom.now().standing.calls
    assert later["charge_nurse 4"] > first["nurse 4"] == later["nurse 4"]
