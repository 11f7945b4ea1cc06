"""A nurse types a medicine of the unit's list by name; what it is comes with it, and is stored with the dose."""

from ast import literal_eval
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dash import dcc, html

from chart import facts
from chart.errors import Refused
from chart.medicine import medicine_list
from chart.people import Denied
from dashboard import words
from dashboard.pages.charting import queries
from dashboard.pages.charting.actions import save_visit
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.forms_doses import MEDICINE_CLASSES
from dashboard.pages.charting.listed import list_for_script
from dashboard.pages.charting.panels import more
from dashboard.pages.charting.reading import Refusals, Seen, read_form
from dashboard.pages.charting.view import visit_of
from monitors.known import Known
from tests.screens.conftest import Unit
from tests.screens.stays import NOW, ZONE, alcohol_stay, components, entry, marek, text_of
from tests.screens.test_charting_forms import filled as filled_in
from tests.screens.test_charting_forms import page
from tests.screens.test_saving import filled

DOSE = FORMS["dose"]
LATER = FORMS["dose_scheduled"]
SEEN = Seen(NOW, ZONE)  # 09:00 in the unit


def dose(**typed: str) -> facts.Dose:
    content = read_form(DOSE, typed)
    assert isinstance(content, facts.Dose)
    return content


def test_name_and_route_of_a_listed_medicine_are_enough() -> None:
    assert dose(medicine="diazepam", route="oral") == facts.Dose(
        medicine="diazepam", classes=("benzodiazepine",), route="oral", is_sedating=True, is_long_acting=True
    )


def test_the_film_is_stored_as_buprenorphine_and_never_as_naloxone() -> None:
    assert dose(medicine="buprenorphine/naloxone", route="sublingual").classes == ("opioid", "buprenorphine")


def test_a_patch_is_what_the_list_says_of_the_patch() -> None:
    assert dose(medicine="Fentanyl", route="iv").classes == ("opioid", "full_agonist_short")
    patch = dose(medicine="Fentanyl", route="transdermal")
    assert (patch.classes, patch.is_long_acting) == (("opioid", "full_agonist_extended"), True)
    assert dose(medicine="Clonidine", route="transdermal").classes == ("alpha_2_agonist",)


def test_what_was_chosen_before_the_name_does_not_stand_beside_the_list() -> None:
    said = dose(medicine="Thiamine", classes="benzodiazepine", is_sedating="yes", is_long_acting="yes")
    assert (said.classes, said.is_sedating, said.is_long_acting) == (("thiamine",), False, False)


def test_a_medicine_that_is_not_listed_keeps_its_questions() -> None:
    asked = dose(medicine="kava", classes="opioid,full_agonist_short", is_sedating="yes")
    assert (asked.classes, asked.is_sedating) == (("opioid", "full_agonist_short"), True)
    assert dose(medicine="kava", classes="other").classes == ()
    assert dose(medicine="kava").classes == ()


def test_every_choice_of_class_is_made_of_classes_of_the_list() -> None:
    chosen = {code for several, _ in MEDICINE_CLASSES if several != "other" for code in several.split(",")}
    assert chosen <= medicine_list().classes.keys()


def test_for_withdrawal_is_asked_of_each_dose() -> None:
    assert dose(medicine="diazepam", for_withdrawal="yes").for_withdrawal
    assert not dose(medicine="diazepam").for_withdrawal


@pytest.mark.parametrize("form", ["dose", "dose_scheduled"])
def test_the_form_offers_the_list_and_asks_the_rest_apart(form: str) -> None:
    root = page(form)
    offered = [each.value for each in components(root) if isinstance(each, html.Option)]
    assert offered == list(medicine_list().names)
    typed = next(
        each for each in components(root) if isinstance(each, dcc.Input) and "medicine" in str(getattr(each, "id", ""))
    )
    assert typed.list == next(each.id for each in components(root) if isinstance(each, html.Datalist))
    apart = next(each for each in components(root) if "medicine-asked" in str(getattr(each, "id", "")))
    assert "Class" in text_of(apart)
    assert "Route" not in text_of(apart)


def test_the_page_says_the_properties_by_every_name_of_the_list() -> None:
    told = list_for_script()
    assert told["diazepam"] == "Diazepam: benzodiazepine, makes drowsy, long-acting"
    assert told["phenobarbitone"] == "Phenobarbital: barbiturate, makes drowsy, long-acting"
    assert told.keys() == medicine_list().by_name.keys()


def test_correcting_a_dose_keeps_all_its_classes() -> None:
    stood = facts.Dose("kava", ("opioid", "full_agonist_short"), "oral", is_sedating=True)
    given = entry(stood, 1)
    known = Known(alcohol_stay(given))
    typed = filled_in(page("dose", known=known, corrected=given), "field", "choice")
    assert dose(**{_field(each): value for each, value in typed.items()}) == stood


def _field(ident: str) -> str:
    found: dict[str, Any] = literal_eval(ident)
    return str(found["field"])


@pytest.mark.parametrize(("typed", "hours"), [("21:00", 12), ("09:30", 0.5), ("0900", 24), ("08:00", 23)])
def test_a_dose_for_later_is_due_when_the_clock_next_shows_it(typed: str, hours: float) -> None:
    said = read_form(LATER, {"medicine": "clonidine", "due_at": typed}, SEEN)
    assert said == facts.DoseScheduled("clonidine", NOW + timedelta(hours=hours), ("alpha_2_agonist",))


def test_a_time_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(Refusals, match=r"Due at “25:00” is no time\. Type it as 21:00"):
        read_form(LATER, {"medicine": "clonidine", "due_at": "25:00"}, SEEN)


def test_the_next_time_of_a_clock_is_found_over_the_night_it_goes_forward() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    evening = NOW.replace(month=3, day=28, hour=22)  # 23:00 by the wall; at 02:00 the clocks go to 03:00
    found = words.coming_moment("04:00", berlin, evening)
    assert found == evening + timedelta(hours=4)
    assert words.coming_moment("x", berlin, evening) is None


def test_a_dose_for_later_is_corrected_with_its_own_time() -> None:
    ordered = entry(facts.DoseScheduled("clonidine", NOW + timedelta(hours=3), ("alpha_2_agonist",)))
    known = Known(alcohol_stay(ordered))
    typed = filled_in(page("dose_scheduled", known=known, corrected=ordered), "field", "choice")
    assert {_field(each): value for each, value in typed.items()}["due_at"] == "12:00"


def test_a_taper_and_a_plan_are_a_physicians_to_type(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski")
    step = {"taper_step": {"substance": "lorazepam", "diazepam_mg_per_day": "30"}}
    plan = {"plan": {"code": "low_dose_start", "is_set": "yes"}}
    for typed in (step, plan):
        with pytest.raises(Denied, match="may not type a prescriber's plan"):
            save_visit(unit.services, unit.nora, filled(stay_id, typed))
        with pytest.raises(Refused, match="A nurse may not type a prescriber's plan"):
            queries.visit(unit.services, unit.nora, stay_id, next(iter(typed)))
        assert save_visit(unit.services, unit.pham, filled(stay_id, typed))[0].is_examined


def test_nobody_is_offered_a_form_they_may_not_save(unit: Unit) -> None:
    stay_id = unit.admit("07", "Kowalski")
    assert "Taper step" not in text_of(more(queries.visit(unit.services, unit.nora, stay_id, "note")))
    assert "Taper step" in text_of(more(queries.visit(unit.services, unit.pham, stay_id, "note")))
    known = Known(alcohol_stay())
    assert "Dose ordered for later" in text_of(more(visit_of(marek(known), known, ("note",), NOW, ZONE)))
