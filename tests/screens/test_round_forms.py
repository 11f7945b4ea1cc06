"""From a tile the form of what is due opens, and tasks are called what the ward calls them."""

import pytest

from chart import facts
from chart.facts import StayId
from dashboard.pages.beds.queries import beds
from dashboard.pages.beds.view import task_name
from dashboard.pages.charting import queries
from dashboard.pages.charting.actions import save_visit
from dashboard.pages.charting.rounds import form_of_task
from dashboard.pages.charting.view import Visit, is_known_form
from tests.screens.conftest import BOOK, Unit
from tests.screens.stays import ciwa
from tests.screens.test_saving import ALCOHOL, filled

EVERY_TASK = sorted({task for each in BOOK.protocols.rounds for task in each.tasks})
HEROIN = facts.SubstanceUse("opioid", "heroin")
CALM = facts.Vitals(
    heart_rate_bpm=76, respiration_per_min=14, spo2_percent=97, on_oxygen=False, systolic_mmhg=124, diastolic_mmhg=78,
    temperature_c=36.8, consciousness="A",
)  # fmt: skip


def visit(unit: Unit, stay_id: StayId) -> Visit:
    return queries.visit(unit.services, unit.nora, stay_id)


def looked_at(unit: Unit, stay_id: StayId) -> None:
    """Vital signs and sedation are done, and NEWS2 is 0: nothing of it is due for hours."""
    unit.chart(stay_id, facts.Assessment("rass", {"rass": 0}))
    unit.chart(stay_id, CALM)


@pytest.mark.parametrize("task", EVERY_TASK)
def test_every_task_of_every_protocol_has_a_form(task: str) -> None:
    assert is_known_form(form_of_task(task))


@pytest.mark.parametrize(
    ("task", "name"),
    [
        ("weight", "weight"), ("orthostatic", "lying and standing"), ("fluids", "fluids"), ("sedation", "RASS or POSS"),
        ("breathing", "breathing and saturation"), ("vitals", "vital signs"), ("safety_check", "safety check"),
        ("ciwa_ar", "CIWA-Ar"), ("mood", "Mood"),
    ],
)  # fmt: skip
def test_a_task_is_called_by_its_ward_word(task: str, name: str) -> None:
    assert task_name(task) == name


def test_a_weight_and_fluids_that_are_due_alone_open_alone(unit: Unit) -> None:
    stay_id = unit.admit("03", "Nadir", HEROIN)
    looked_at(unit, stay_id)
    unit.chart(stay_id, facts.ProtocolAssigned("opi-fluids"))
    unit.clock.advance(hours=9)
    tabs = visit(unit, stay_id).tabs
    assert set(tabs) <= {"weight", "orthostatic", "fluid"}
    assert tabs
    assert not visit(unit, stay_id).can_be_refused


def test_after_naloxone_sedation_and_breathing_open_on_the_form_of_the_vital_signs(unit: Unit) -> None:
    stay_id = unit.admit("03", "Nadir", HEROIN)
    looked_at(unit, stay_id)
    save_visit(unit.services, unit.nora, filled(stay_id, {"dose": {"medicine": "Naloxone", "route": "im"}}))
    unit.clock.advance(minutes=60)
    tile = next(tile for tile in beds(unit.services, unit.nora).tiles if tile.patient)
    assert tile.due is not None
    assert "RASS or POSS" in tile.due.what
    found = visit(unit, stay_id)
    assert found.tabs == ("vitals",)
    assert found.extras == ("rass", "poss")
    assert found.can_be_refused


def test_what_is_due_beside_a_score_is_a_tab_of_the_same_visit(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL, facts.ProtocolAssigned("opi-fluids"))
    unit.clock.advance(hours=9)
    tabs = visit(unit, stay_id).tabs
    assert tabs[:2] == ("ciwa_ar", "vitals")
    assert "fluid" in tabs
    assert visit(unit, stay_id).can_be_refused


def test_with_nothing_due_the_whole_visit_opens_as_before(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    looked_at(unit, stay_id)
    unit.chart(stay_id, ciwa(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    unit.clock.advance(minutes=5)
    assert visit(unit, stay_id).tabs == ("ciwa_ar", "vitals")


def test_a_safety_check_is_opened_alone_and_never_beside_others(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL, facts.ObservationLevel("q15"))
    looked_at(unit, stay_id)
    unit.chart(stay_id, ciwa(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    unit.clock.advance(minutes=15)
    assert visit(unit, stay_id).tabs == ("safety_check",)
    unit.clock.advance(hours=8)
    assert "safety_check" not in visit(unit, stay_id).tabs


def test_a_safety_check_that_was_due_before_the_fluids_comes_first(unit: Unit) -> None:
    stay_id = unit.admit("03", "Nadir", HEROIN, facts.ObservationLevel("q15"), facts.ProtocolAssigned("opi-fluids"))
    looked_at(unit, stay_id)
    unit.clock.advance(hours=9)
    assert visit(unit, stay_id).tabs == ("safety_check",)
    unit.chart(stay_id, facts.SafetyCheck("calm"))
    assert "fluid" in visit(unit, stay_id).tabs


def test_none_this_shift_counts_as_looked(unit: Unit) -> None:
    stay_id = unit.admit("03", "Nadir", HEROIN, facts.ProtocolAssigned("opi-fluids"))
    unit.clock.advance(hours=9)
    before = fluids_due(unit, stay_id)
    save_visit(
        unit.services, unit.nora,
        filled(stay_id, {"fluid": {"way": "urine", "is_none": "yes"}}, observed_at=unit.clock.now()),
    )  # fmt: skip
    assert before
    assert not fluids_due(unit, stay_id)


def fluids_due(unit: Unit, stay_id: StayId) -> bool:
    unit.clock.advance(minutes=1)
    return "fluid" in visit(unit, stay_id).tabs
