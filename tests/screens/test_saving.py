from datetime import timedelta
from typing import Any

import pytest

from chart import facts
from chart.errors import Refused
from chart.facts import EntryId, StayId
from chart.people import Denied
from chart.store import entries_of, new_id
from dashboard.pages.charting import queries
from dashboard.pages.charting.actions import Filled, Unconfirmed, observed_at, save_visit
from dashboard.pages.charting.outcome import outcome
from dashboard.pages.charting.reading import Refusals, key_of
from dashboard.pages.stay.actions import take_back
from dashboard.pages.stay.queries import stay
from tests.screens.conftest import Unit
from tests.screens.stays import ITEMS, ZONE, ciwa
from tests.ward import ADA, MONDAY

ALCOHOL = (
    facts.SubstanceUse(drug_class="alcohol", agent="alcohol", last_use_at=MONDAY - timedelta(hours=14)),
    facts.ProtocolAssigned(protocol="alc-asam"),
)
EIGHT = dict(zip(ITEMS, "1212100100", strict=True))


def filled(stay_id: StayId, typed: dict[str, dict[str, str]], **more: Any) -> Filled:
    given: dict[str, Any] = {
        "stay_id": stay_id, "ids": {form: new_id() for form in typed}, "typed": typed, "observed_at": MONDAY,
    }  # fmt: skip
    return Filled(**(given | more))


def kinds(unit: Unit, stay_id: StayId) -> list[str]:
    with unit.services.ward.database.read() as conn:
        return [entry.kind for entry in entries_of(conn, unit.nora, stay_id)]


def test_a_visit_stores_each_started_form_as_an_entry_of_its_own(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    saved = save_visit(
        unit.services,
        unit.nora,
        filled(stay_id, {"ciwa_ar": EIGHT, "vitals": {"heart_rate_bpm": "96"}, "rass": {}, "status": {"reason": " "}}),
    )
    assert [each.entry.kind for each in saved] == ["vitals", "assessment"]


def test_two_taps_on_save_store_once(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    once = filled(stay_id, {"ciwa_ar": EIGHT, "vitals": {"heart_rate_bpm": "96"}})
    first, second = save_visit(unit.services, unit.nora, once), save_visit(unit.services, unit.nora, once)
    assert [each.is_replay for each in first + second] == [False, False, True, True]
    assert kinds(unit, stay_id).count("assessment") == 1


def test_what_is_impossible_stores_nothing_of_the_visit(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    before = kinds(unit, stay_id)
    with pytest.raises(Refusals) as found:
        save_visit(unit.services, unit.nora, filled(stay_id, {"ciwa_ar": EIGHT, "vitals": {"heart_rate_bpm": "900"}}))
    assert [refused.field for refused in found.value.refused] == ["vitals.heart_rate_bpm"]
    assert kinds(unit, stay_id) == before


def test_what_is_unusual_is_asked_once_and_then_believed(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    hot = filled(stay_id, {"vitals": {"temperature_c": "38.6"}})
    with pytest.raises(Unconfirmed) as asked:
        save_visit(unit.services, unit.nora, hot)
    keys = frozenset(key_of(each) for several in asked.value.questions.values() for each in several)
    assert save_visit(unit.services, unit.nora, filled(stay_id, hot.typed, confirmed=keys))[0].entry.kind == "vitals"  # type: ignore[arg-type]


def test_a_pulse_that_contradicts_the_heart_rate_needs_a_reason(unit: Unit) -> None:
    stay_id = unit.admit("02", "Adeyemi", facts.SubstanceUse(drug_class="opioid", agent="heroin"))
    typed = {"cows": {"pulse": "1"}, "vitals": {"heart_rate_bpm": "104"}}
    with pytest.raises(Unconfirmed) as asked:
        save_visit(unit.services, unit.nora, filled(stay_id, typed))
    assert asked.value.questions["cows"][0].needs_reason
    saved = save_visit(unit.services, unit.nora, filled(stay_id, typed, why={"cows": "ran up the stairs"}))
    assert saved[-1].entry.content.override_reason == "ran up the stairs"  # type: ignore[union-attr]


def test_an_empty_form_is_not_saved(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski")
    with pytest.raises(Refused, match="Nothing is filled in"):
        save_visit(unit.services, unit.nora, filled(stay_id, {"ciwa_ar": {}}))


def test_only_who_may_chart_can_save(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski")
    with pytest.raises(Denied):
        save_visit(unit.services, ADA, filled(stay_id, {"ciwa_ar": EIGHT}))


@pytest.mark.parametrize(
    ("back", "clock", "minutes"), [("0", "", 0), ("15", "", -15), ("0", "08:40", -20), ("30", "08:40", -20)]
)
def test_when_it_was_seen_is_when_the_form_opened_unless_said_otherwise(back: str, clock: str, minutes: int) -> None:
    assert observed_at(MONDAY, back, clock, MONDAY, ZONE) == MONDAY + timedelta(minutes=minutes)


def test_a_time_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="“soon” is no time"):
        observed_at(MONDAY, "0", "soon", MONDAY, ZONE)


def test_more_than_an_hour_late_needs_a_reason(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    late = {"observed_at": MONDAY - timedelta(minutes=61)}
    with pytest.raises(Refused, match="needs a reason"):
        save_visit(unit.services, unit.nora, filled(stay_id, {"ciwa_ar": EIGHT}, **late))
    saved = save_visit(
        unit.services, unit.nora, filled(stay_id, {"ciwa_ar": EIGHT}, reason="seizure next door", **late)
    )
    assert saved[0].entry.reason == "seizure next door"


def test_a_correction_stands_instead_and_the_first_version_is_struck_through(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    wrong = unit.chart(stay_id, facts.Weight(weight_kg=76.2)).entry
    better = filled(stay_id, {"weight": {"weight_kg": "67.2"}}, corrects=wrong.id)
    with pytest.raises(Refused, match="reason"):
        save_visit(unit.services, unit.nora, better)
    save_visit(unit.services, unit.nora, filled(stay_id, better.typed, corrects=wrong.id, correction_reason="swapped"))  # type: ignore[arg-type]
    rows = {row.said: row.struck for row in stay(unit.services, unit.nora, stay_id).rows if row.kind == "Weight"}
    assert rows == {"76.2 kg": True, "67.2 kg": False}


def test_an_entry_is_corrected_from_what_it_said_once(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    wrong = unit.chart(stay_id, facts.Weight(weight_kg=76.2)).entry
    visit = queries.visit(unit.services, unit.nora, stay_id, "", wrong.id)
    assert visit.tabs == ("weight",)
    assert visit.typed("weight") == {"weight_kg": "76.2"}
    take_back(unit.services, unit.nora, wrong.id, "other patient")
    with pytest.raises(Refused, match="corrected before"):
        queries.visit(unit.services, unit.nora, stay_id, "", wrong.id)


def test_taking_back_needs_a_reason(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski")
    entry = unit.chart(stay_id, facts.Note(text="x")).entry
    with pytest.raises(Refused, match="Say why"):
        take_back(unit.services, unit.nora, entry.id, "  ")


def test_the_forms_of_a_visit_are_those_the_protocol_asks_for(unit: Unit) -> None:
    alcohol = unit.admit("07", "Kowalski", *ALCOHOL)
    visit = queries.visit(unit.services, unit.nora, alcohol)
    assert (visit.tabs, visit.extras) == (("ciwa_ar", "vitals"), ("rass",))
    opioid = unit.admit("02", "Adeyemi", facts.SubstanceUse(drug_class="opioid", agent="heroin"))
    visit = queries.visit(unit.services, unit.nora, opioid)
    assert (visit.tabs, visit.extras) == (("cows", "vitals"), ("rass", "poss"))


def test_a_plain_rating_is_asked_with_every_visit_and_a_screening_only_when_it_is_due(unit: Unit) -> None:
    use = facts.SubstanceUse(drug_class="stimulant", agent="cocaine")
    protocols = [facts.ProtocolAssigned(protocol=each) for each in ("sti", "sti-cssrs")]
    stay_id = unit.admit("03", "Brito", use, *protocols)
    unit.chart(stay_id, facts.Assessment(instrument="mood", answers={"mood": 6}))
    forms = queries.visit(unit.services, unit.nora, stay_id).forms
    assert "mood" in forms
    assert "cssrs" not in forms


def test_a_form_or_a_stay_that_does_not_exist_is_refused(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski")
    with pytest.raises(Refused, match="no such form"):
        queries.visit(unit.services, unit.nora, stay_id, "tarot")
    with pytest.raises(Refused, match="no such stay"):
        queries.visit(unit.services, unit.nora, "elsewhere")


def test_a_longer_interval_is_offered_only_where_it_would_be_longer(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    unit.chart(stay_id, ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2))
    unit.clock.advance(minutes=60)
    offer = queries.offer(unit.services, unit.nora, stay_id, {"ciwa_ar": EIGHT}, ["ciwa_ar"])
    assert offer is not None
    assert (offer.now_minutes, offer.then_minutes) == (60, 240)
    worse = {"ciwa_ar": dict(zip(ITEMS, "2335311322", strict=True))}
    assert queries.offer(unit.services, unit.nora, stay_id, worse, ["ciwa_ar"]) is None
    assert kinds(unit, stay_id).count("assessment") == 1


def test_the_saved_screen_says_what_it_came_to_what_it_raised_and_what_is_next(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    unit.admit(
        "02", "Adeyemi", facts.SubstanceUse(drug_class="opioid", agent="heroin"), facts.ProtocolAssigned(protocol="opi")
    )
    unit.chart(stay_id, ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0))
    unit.clock.advance(hours=4)
    typed = {"ciwa_ar": dict(zip(ITEMS, "1433201420", strict=True))}
    saved = save_visit(unit.services, unit.nora, filled(stay_id, typed, observed_at=unit.clock.now()))
    view = outcome(unit.services, unit.nora, saved)
    assert [(score.total, score.words, score.change) for score in view.scores] == [("20", "Severe", 12)]
    assert "Tremor and perception rising together" in [line.title for line in view.raised]
    assert view.raised[0].severity == max(line.severity for line in view.raised)
    assert view.due is not None
    assert view.elsewhere is not None
    assert view.elsewhere[1] == "bed 02, Adeyemi"


def test_an_incomplete_score_is_saved_as_such_and_says_that_the_clock_stands(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    saved = save_visit(
        unit.services, unit.nora, filled(stay_id, {"ciwa_ar": {"tremor": "5"}, "vitals": {"spo2_percent": "97"}})
    )
    scores = outcome(unit.services, unit.nora, saved).scores
    assert [score.total for score in scores] == [None, None]
    assert "1 of 10 answered. The clock does not start anew." in [score.words for score in scores]


def test_asleep_is_a_status_and_never_a_zero(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    saved = save_visit(
        unit.services, unit.nora, filled(stay_id, {"status": {"state": "asleep", "instrument": "ciwa_ar"}})
    )
    assert saved[0].entry.content == facts.Status(state="asleep", instrument="ciwa_ar")
    assert stay(unit.services, unit.nora, stay_id).view.scores == ()


def test_the_entry_id_of_the_form_is_the_entry_id_of_the_record(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski", *ALCOHOL)
    sent = filled(stay_id, {"note": {"text": "slept well"}})
    assert save_visit(unit.services, unit.nora, sent)[0].entry.id == EntryId(sent.ids["note"])
