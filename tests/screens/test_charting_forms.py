from typing import Any

import dash_mantine_components as dmc
import pytest

from chart import facts
from chart.entries import PLAN_FLAGS
from chart.instrument import instruments
from dashboard.pages.charting.forms import FORMS
from dashboard.pages.charting.forms_standing import PLAN
from dashboard.pages.charting.layout import visit_page
from dashboard.pages.charting.view import visit_of
from monitors.known import Known
from tests.screens.stays import NOW, ZONE, alcohol_stay, ciwa, components, entry, marek, text_of

EVERY_FORM = [*instruments(), *FORMS]


def page(*wanted: str, known: Known | None = None, corrected: facts.Entry | None = None) -> Any:
    known = known or Known(alcohol_stay())
    visit = visit_of(marek(known), known, wanted, NOW, ZONE, corrected)
    return visit_page(visit, {form: f"id-{form}" for form in visit.forms})


def filled(root: Any, *kinds: str) -> dict[str, Any]:
    return {
        str(each.id): each.value
        for each in components(root)
        if isinstance(getattr(each, "id", None), dict) and each.id["kind"] in kinds and each.value
    }


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_fresh_form_shows_no_answer(form: str) -> None:
    assert filled(page(form), "answer", "field", "choice") == {}


def test_the_visit_of_a_round_shows_no_answer_even_after_an_earlier_one() -> None:
    known = Known(alcohol_stay(entry(ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2), 1), entry(facts.Vitals(heart_rate_bpm=96), 1)))
    assert filled(page("ciwa_ar", "vitals", "rass", known=known), "answer", "field", "choice") == {}


def test_nothing_is_checked_but_when_it_was_seen() -> None:
    chosen = [
        each
        for each in components(page("ciwa_ar", "vitals", "rass"))
        if isinstance(each, dmc.RadioGroup) and each.value
    ]
    assert [each.id for each in chosen] == [{"kind": "time", "part": "back"}]


def test_a_cell_stands_for_every_allowed_answer_and_no_other() -> None:
    root = page("cows")
    pupils = next(
        each
        for each in components(root)
        if getattr(each, "id", None) == {"kind": "answer", "form": "cows", "item": "pupils"}
    )
    assert [each.value for each in components(pupils) if isinstance(each, dmc.RadioCard)] == ["0", "1", "2", "5"]


def test_the_last_answer_is_a_notch_on_its_cell_and_words_beside_the_row() -> None:
    root = page("ciwa_ar", known=Known(alcohol_stay(entry(ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2), 1))))
    notched = [each for each in components(root) if "tw-cell-last" in str(getattr(each, "className", ""))]
    assert len(notched) == 10
    assert "Last 08:00 3" in text_of(root)
    assert "24 of 67 · severe" in text_of(root)


def test_between_two_anchors_the_words_say_between() -> None:
    assert ", between “felt at the fingertips, not seen” and “moderate with arms out”" in text_of(page("ciwa_ar"))


def test_sedation_goes_with_the_vitals_and_poss_only_where_an_opioid_is_in_play() -> None:
    opioid = entry(facts.SubstanceUse(drug_class="opioid", agent="heroin"), 48)
    known = Known(alcohol_stay())
    assert visit_of(marek(known), known, ("vitals", "rass"), NOW, ZONE).extras == ("rass",)
    known = Known(alcohol_stay(opioid))
    assert visit_of(marek(known), known, ("vitals", "rass"), NOW, ZONE).extras == ("rass", "poss")


def test_the_banner_always_has_two_identifiers() -> None:
    assert "Born 14 Mar 1979" in text_of(page("fluid"))
    assert "H 204 881" in text_of(page("fluid"))


def test_a_correction_opens_with_what_was_charted_and_asks_why() -> None:
    wrong = entry(facts.Vitals(heart_rate_bpm=116, on_oxygen=False, consciousness="A"), 1)
    root = page("vitals", known=Known(alcohol_stay(wrong)), corrected=wrong)
    typed = {
        each.id["field"]: each.value
        for each in components(root)
        if isinstance(getattr(each, "id", None), dict) and each.id["kind"] in ("field", "choice") and each.value
    }
    assert typed == {"heart_rate_bpm": "116", "on_oxygen": "no", "consciousness": "A"}
    assert "struck through" in text_of(root)


def test_every_entry_id_is_made_when_the_form_opens() -> None:
    store = next(each for each in components(page("ciwa_ar", "vitals", "rass")) if getattr(each, "id", None) == "visit")
    assert store.data["ids"] == {form: f"id-{form}" for form in ("ciwa_ar", "vitals", "rass", "status")}


def test_no_value_of_a_patient_is_kept_in_the_browser() -> None:
    stores = [
        each
        for each in components(page("ciwa_ar", "vitals", "rass"))
        if type(each).__name__ == "Store" and each.id == "visit"
    ]
    assert set(stores[0].data) == {"stay", "opened", "ids", "corrects"}


def test_the_plan_form_offers_exactly_what_the_record_takes_from_a_prescriber_alone() -> None:
    assert PLAN.codes == PLAN_FLAGS
