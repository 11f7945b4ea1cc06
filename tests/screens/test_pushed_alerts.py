"""What the stream brings to an open alerts page: the list that the page itself would draw, drawn once for many."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from dash.development.base_component import Component
from msgspec import Raw

from chart.actor import Actor
from chart.facts import StayId
from dashboard.components.alert_card import AlertCard
from dashboard.page import Shown
from dashboard.pages.alerts.bar import bar
from dashboard.pages.alerts.layout import alert_list
from dashboard.pages.alerts.pushed import push
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.alerts.sorting import ONLY, ORDERS, TABS, asked_of
from dashboard.pages.alerts.unit_alerts import unit_alerts
from monitors import answers
from tests.screens.conftest import Unit
from tests.screens.test_alert_lists import accept_all, card_of, mood, two_patients
from tests.ward import OTHER_UNIT


def pushed(unit: Unit, actor: Actor, tab: str = "", order: str = "", only: str = "") -> dict[str, Any]:
    shown = push(actor, unit.services, "", tab, order, only)
    head: dict[str, Any] = msgspec.json.decode(shown.head)
    return {**head, "list": [msgspec.json.decode(part) for part in shown.parts.values()]}


def as_json(parts: Any) -> Any:
    """As a callback would send it; that one card is chosen, the browser says."""

    def encoded(part: Any) -> Any:
        assert isinstance(part, Component)
        return part.to_plotly_json()  # type: ignore[no-untyped-call]

    return msgspec.json.decode(msgspec.json.encode(parts, enc_hook=encoded))


def plain(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for card in cards:
        card["props"].pop("aria-current", None)
        card["props"]["className"] = card["props"]["className"].removesuffix(" tw-alert-chosen")
    return cards


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("only", ONLY)
def test_it_is_what_the_page_itself_draws(unit: Unit, tab: str, order: str, only: str) -> None:
    two_patients(unit)
    accept_all(unit, "01")
    mine = card_of(unit, "03").head
    answers.pause(unit.services.ward, unit.pham, mine.id, "asleep soon", unit.clock.now() + timedelta(hours=1))
    view = alerts(unit.services, unit.pham, asked_of(tab, order, only))
    told = pushed(unit, unit.pham, tab, order, only)
    assert told["list"] == plain(as_json(alert_list(view)))
    assert told["bar"] == as_json(bar(view))
    assert (told["version"], told["versions"]) == (view.version, view.versions)


def test_an_empty_list_says_why(unit: Unit) -> None:
    assert "no monitor has looked at this unit yet" in str(pushed(unit, unit.pham)["list"])


def test_it_is_drawn_once_for_all_tablets_of_a_person_and_anew_when_something_happens(unit: Unit) -> None:
    two_patients(unit)
    first = push(unit.pham, unit.services, "", "", "", "")
    assert push(unit.pham, unit.services, "", "", "", "") is first
    nowak = StayId(card_of(unit, "03").patient.stay_id)
    unit.chart(nowak, mood(1))
    told = push(unit.pham, unit.services, "", "", "", "").since(first)
    assert told is not None
    assert (list(told["parts"]), len(told["order"])) == ([nowak], 2)


def test_only_what_is_otherwise_is_told() -> None:
    one = Shown(Raw(b"1"), {"a": Raw(b"2"), "b": Raw(b"3")})
    assert one.since(None) == {"head": Raw(b"1"), "order": ["a", "b"], "parts": one.parts}
    assert one.since(Shown(Raw(b"1"), dict(one.parts))) is None
    assert Shown(one.head, {"b": Raw(b"3")}).since(one) == {"head": Raw(b"1"), "order": ["b"], "parts": {}}
    assert Shown(one.head, {"b": Raw(b"3"), "a": Raw(b"2")}).since(one) is not None
    assert Shown(Raw(b"9"), one.parts).since(one) == {"head": Raw(b"9"), "order": ["a", "b"], "parts": {}}


def test_ages_go_by_the_clock_of_the_ward_however_fast_it_goes(unit: Unit) -> None:
    two_patients(unit)
    pushed(unit, unit.pham)
    unit.clock.advance(minutes=47)
    assert "'46 min" in str(pushed(unit, unit.pham)["list"])
    unit.clock.advance(minutes=-30)
    assert "'16 min" in str(pushed(unit, unit.pham)["list"])


def test_an_alert_of_which_nothing_was_said_keeps_nobody_from_seeing_the_others(unit: Unit) -> None:
    two_patients(unit)
    found = unit_alerts(unit.services, unit.pham, is_fresh=True)
    silent = replace(found, doings={})
    assert set(silent.versions(found.cards[0]).values()) != set()


def test_what_is_mine_is_mine_on_my_screen_alone(unit: Unit) -> None:
    two_patients(unit)
    accept_all(unit, "01")
    assert "Yours" in str(pushed(unit, unit.pham)["list"])
    theirs = str(pushed(unit, unit.nora)["list"])
    assert "Yours" not in theirs
    assert "Dr Minh Pham" in theirs


def test_an_alert_has_another_version_once_something_was_said_about_it_or_charted_on_its_patient(unit: Unit) -> None:
    two_patients(unit)
    [ferreira], [nowak] = card_of(unit, "01").lines[:1], card_of(unit, "03").lines

    def versions() -> tuple[str, str]:
        told = pushed(unit, unit.pham)["versions"]
        return told[ferreira.id], told[nowak.id]

    before = versions()
    answers.acknowledge(unit.services.ward, unit.pham, nowak.id, "on my way", unit.clock.now() + timedelta(hours=1))
    accepted = versions()
    assert (accepted[0] == before[0], accepted[1] == before[1]) == (True, False)
    unit.clock.advance(minutes=1)
    unit.chart(StayId(card_of(unit, "01").patient.stay_id), mood(5))
    charted = versions()
    assert (charted[0] == accepted[0], charted[1] == accepted[1]) == (False, True)


def test_who_answers_sees_at_once_what_they_did_whatever_has_been_heard(unit: Unit) -> None:
    two_patients(unit)
    with unit.services.newsroom.listening():
        line = card_of(unit, "01").head
        answers.acknowledge(unit.services.ward, unit.pham, line.id, "on my way", unit.clock.now() + timedelta(hours=1))
        view = alerts(unit.services, unit.pham)
    assert next(each for card in view.cards for each in card.lines if each.id == line.id).owner == unit.pham.id


def test_what_is_shared_stays_in_its_unit(unit: Unit) -> None:
    two_patients(unit)
    stranger = Actor("elsewhere", "physician", OTHER_UNIT, "Dr Elsewhere")
    assert beds_of(unit_alerts(unit.services, unit.pham, is_fresh=False).cards) == ["01", "03"]
    assert beds_of(unit_alerts(unit.services, stranger, is_fresh=False).cards) == []


def beds_of(cards: tuple[AlertCard, ...]) -> list[str]:
    return [card.patient.bed for card in cards]
