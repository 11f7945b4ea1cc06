"""Before a dose is saved it is asked once, with the reasons; "Save anyway" keeps it. Nothing is blocked."""

from datetime import timedelta

import pytest
from dash import html

from chart import facts
from chart.errors import Refused
from chart.facts import StayId
from chart.instrument import instruments
from chart.limits import Question
from chart.store import entries_of
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.charting.actions import Filled, Unconfirmed, save_visit
from dashboard.pages.charting.advising import advice_block
from dashboard.pages.charting.asking import still_open
from monitors.rounds import Saved
from tests.screens.conftest import Unit
from tests.screens.stays import ZONE, components, text_of
from tests.screens.test_saving import filled
from tests.ward import MONDAY

FILM = {"dose": {"medicine": "Buprenorphine–naloxone", "route": "sublingual", "for_withdrawal": "yes"}}


def cows(total: int) -> facts.Assessment:
    """A complete COWS that comes to a total."""
    answers: dict[str, facts.Answer] = {}
    for item in instruments()["cows"].items:
        values = sorted(int(value) for value in item.values)
        answers[item.code] = max(value for value in values if value <= total)
        total -= int(answers[item.code])
    assert total == 0
    return facts.Assessment(instrument="cows", answers=answers)


def fentanyl(unit: Unit, score: int | None = 9, hours: int = 14) -> StayId:
    """Nadia came with fentanyl, last used so long ago, and was scored 20 min ago."""
    use = facts.SubstanceUse("opioid", "fentanyl", MONDAY - timedelta(hours=hours), last_use_within_hours=0)
    stay_id = unit.admit("03", "Nadir", use, facts.ProtocolAssigned("opi"))
    if score is not None:
        unit.chart(stay_id, cows(score), minutes_ago=20)
    return stay_id


def asked(unit: Unit, form: Filled) -> Unconfirmed:
    with pytest.raises(Unconfirmed) as found:
        save_visit(unit.services, unit.nora, form)
    return found.value


def keys(found: Unconfirmed) -> frozenset[str]:
    return frozenset(each.key for each in found.advice)


def doses(unit: Unit, stay_id: StayId) -> list[facts.Entry]:
    with unit.services.ward.database.read() as conn:
        return [each for each in entries_of(conn, unit.nora, stay_id) if each.kind == "dose"]


def saved_anyway(unit: Unit, form: Filled) -> Saved:
    confirmed = keys(asked(unit, form))
    again = filled(StayId(form.stay_id), dict(form.typed), ids=form.ids, confirmed=confirmed)  # type: ignore[arg-type]
    (saved,) = save_visit(unit.services, unit.nora, again)
    return saved


def test_a_first_dose_too_early_is_asked_about_and_nothing_is_stored(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    found = asked(unit, filled(stay_id, FILM))
    assert [each.card.pattern for each in found.advice] == ["OPI-09"]
    assert doses(unit, stay_id) == []


def test_the_question_has_the_reasons_with_their_values_and_the_way_on(unit: Unit) -> None:
    found = asked(unit, filled(fentanyl(unit), FILM))
    said = text_of(advice_block(found.advice, ZONE, MONDAY))
    assert "Before the first buprenorphine dose" in said
    assert "COWS total below 11, charted: 9 at 08:40" in said
    assert "Confirm with the prescriber." in said
    assert "Save anyway" in said


def test_what_is_not_known_is_a_reason_too(unit: Unit) -> None:
    stay_id = fentanyl(unit, score=14, hours=30)
    unit.chart(stay_id, facts.Assessment(instrument="rass", answers={"rass": -2}), minutes_ago=20)
    said = text_of(advice_block(asked(unit, filled(stay_id, FILM)).advice, ZONE, MONDAY))
    assert "This cannot be ruled out." in said
    assert "Not known: COWS total" in said


def test_a_score_that_nobody_made_is_said_to_be_lacking(unit: Unit) -> None:
    said = text_of(advice_block(asked(unit, filled(fentanyl(unit, score=None, hours=30), FILM)).advice, ZONE, MONDAY))
    assert "Complete COWS: none in that time" in said


def test_save_anyway_keeps_the_dose_with_its_properties(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    saved = saved_anyway(unit, filled(stay_id, FILM))
    assert saved.is_examined
    (kept,) = doses(unit, stay_id)
    assert isinstance(kept.content, facts.Dose)
    assert kept.content.classes == ("opioid", "buprenorphine")


def test_what_was_asked_is_never_an_alert(unit: Unit) -> None:
    saved_anyway(unit, filled(fentanyl(unit), FILM))
    shown = {line.pattern for card in alerts(unit.services, unit.pham).cards for line in card.lines}
    assert "OPI-09" not in shown


def test_a_second_tap_stores_once_and_asks_nothing_more(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    form = filled(stay_id, FILM)
    saved_anyway(unit, form)
    again = filled(stay_id, FILM, ids=form.ids, confirmed=keys(asked(unit, filled(stay_id, FILM, ids=form.ids))))
    assert save_visit(unit.services, unit.nora, again)[0].is_replay
    assert len(doses(unit, stay_id)) == 1


def test_a_minute_later_it_is_still_the_same_question(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    first = asked(unit, filled(stay_id, FILM))
    later = asked(unit, filled(stay_id, FILM, observed_at=MONDAY + timedelta(minutes=1)))
    assert keys(first) == keys(later)


def test_another_medicine_is_another_question(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    plain = {"dose": {"medicine": "Buprenorphine", "route": "sublingual"}}
    assert keys(asked(unit, filled(stay_id, FILM))) != keys(asked(unit, filled(stay_id, plain)))


@pytest.mark.parametrize("medicine", ["Thiamine", "Diazepam", "kava"])
def test_a_dose_that_no_pattern_advises_on_is_saved_at_once(unit: Unit, medicine: str) -> None:
    stay_id = fentanyl(unit)
    assert save_visit(unit.services, unit.nora, filled(stay_id, {"dose": {"medicine": medicine}}))


def test_a_first_dose_that_is_in_time_is_saved_at_once(unit: Unit) -> None:
    stay_id = fentanyl(unit, score=13, hours=30)
    assert save_visit(unit.services, unit.nora, filled(stay_id, FILM))


def test_a_low_dose_start_is_not_asked_about(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    unit.chart(stay_id, facts.Flag("low_dose_start", True), by=unit.pham)
    assert save_visit(unit.services, unit.nora, filled(stay_id, FILM))


def test_correcting_the_amount_asks_nothing_again(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    wrong = saved_anyway(unit, filled(stay_id, {"dose": {**FILM["dose"], "amount": "1 film"}})).entry
    corrects = {"corrects": wrong.id, "correction_reason": "two films"}
    amount = filled(stay_id, {"dose": {**FILM["dose"], "amount": "2 films"}}, **corrects)
    assert save_visit(unit.services, unit.nora, amount)[0].entry.supersedes == wrong.id


def saved_dose(unit: Unit, stay_id: StayId) -> facts.Entry:
    (saved,) = save_visit(unit.services, unit.nora, filled(stay_id, {"dose": {"medicine": "Ibuprofen"}}))
    return saved.entry


def test_a_correction_to_buprenorphine_is_asked_about_like_a_first_dose(unit: Unit) -> None:
    stay_id = fentanyl(unit)
    wrong = saved_dose(unit, stay_id)
    found = asked(unit, filled(stay_id, FILM, corrects=wrong.id, correction_reason="other box"))
    assert [each.card.pattern for each in found.advice] == ["OPI-09"]


def test_what_is_unusual_is_answered_before_what_is_to_be_read(unit: Unit) -> None:
    found = asked(unit, filled(fentanyl(unit), FILM))
    blocks = still_open(found, ZONE, MONDAY)
    assert "Save anyway" in text_of(blocks)
    of_field = Unconfirmed({"vitals": [Question("temperature_c", "38.6 is unusual")]}, found.advice)
    with pytest.raises(Refused, match="Answer the question first"):
        still_open(of_field, ZONE, MONDAY)
    of_scale = Unconfirmed({"rass": [Question("rass", "-3 is unusual")]}, found.advice)
    assert "Save anyway" not in text_of(still_open(of_scale, ZONE, MONDAY))


def test_one_button_answers_all_of_it_and_saves(unit: Unit) -> None:
    found = asked(unit, filled(fentanyl(unit), FILM))
    block = advice_block([*found.advice, *found.advice], ZONE, MONDAY)
    anyway = [each for each in components(block) if isinstance(each, html.Button)][-1]
    key = found.advice[0].key
    assert getattr(anyway, "data-confirms") == f"{key} {key}"
    assert getattr(anyway, "data-saves") == "save"
