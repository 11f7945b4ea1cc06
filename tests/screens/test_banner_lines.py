"""What is to be kept in mind stands as a line in the patient's banner: no alert to answer, no count, no page."""

from alerts.finding import Severity
from chart import facts
from chart.facts import StayId
from dashboard.components.patient_banner import patient_banner
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.beds.queries import beds
from dashboard.pages.charting import queries as charting
from dashboard.pages.charting.actions import save_visit
from dashboard.pages.charting.outcome import outcome
from dashboard.pages.stay.queries import stay
from dashboard.pages.wall.queries import wall
from dashboard.queries import is_banner
from tests.screens.conftest import BOOK, Unit
from tests.screens.stays import ZONE, text_of
from tests.screens.test_saving import ALCOHOL, filled
from tests.ward import MONDAY

SECOND_WAVE = (
    "Alcohol and benzodiazepine dependence. A second wave of withdrawal is possible on day 3 to 12; "
    "the seizure window reaches to that of the benzodiazepine."
)
CLONIDINE = {"dose": {"medicine": "Clonidine", "route": "oral"}}


def both(unit: Unit) -> StayId:
    return unit.admit("02", "Kowalski", *ALCOHOL, facts.SubstanceUse("benzodiazepine", "lorazepam"))


def banner(unit: Unit, stay_id: StayId) -> str:
    return text_of(patient_banner(stay(unit.services, unit.pham, stay_id).view.patient, MONDAY, ZONE))


def test_two_dependences_stand_in_the_banner_of_stay_and_chart(unit: Unit) -> None:
    stay_id = both(unit)
    assert SECOND_WAVE in banner(unit, stay_id)
    visit = charting.visit(unit.services, unit.nora, stay_id)
    assert SECOND_WAVE in text_of(patient_banner(visit.patient, MONDAY, ZONE))


def test_they_are_no_alert_on_the_alerts_page_the_board_the_wall_or_the_timeline(unit: Unit) -> None:
    stay_id = both(unit)
    assert alerts(unit.services, unit.pham).cards == ()
    shown = beds(unit.services, unit.nora)
    assert [tile.alert for tile in shown.tiles if tile.patient] == [None]
    assert shown.count(Severity.LOW) == 0
    assert [bed.severity for bed in wall(unit.services, unit.nora).beds if bed.is_taken] == [None]
    assert stay(unit.services, unit.pham, stay_id).view.alerts == ()


def test_a_dose_that_masks_signs_tells_nobody_and_stands_in_the_banner(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    assert "on board" not in banner(unit, stay_id)
    saved = save_visit(unit.services, unit.nora, filled(stay_id, CLONIDINE))
    assert [line.title for line in outcome(unit.services, unit.nora, saved).raised] == []
    assert "Beta-blocker or alpha-2 agonist on board." in banner(unit, stay_id)


def test_the_line_goes_when_what_it_says_is_over(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    save_visit(unit.services, unit.nora, filled(stay_id, CLONIDINE))
    for medicine in ("takes_beta_blocker", "takes_alpha_2_agonist"):
        unit.chart(stay_id, facts.RiskFact(medicine, answer=False))
    unit.clock.advance(hours=25)
    unit.chart(stay_id, facts.Note("slept"))
    assert "on board" not in banner(unit, stay_id)


def test_the_line_stays_while_nobody_asked_for_the_medicines_at_home(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    save_visit(unit.services, unit.nora, filled(stay_id, CLONIDINE))
    unit.clock.advance(hours=25)
    unit.chart(stay_id, facts.Note("slept"))
    assert "on board" in banner(unit, stay_id)


def test_a_patient_with_nothing_to_keep_in_mind_has_no_line(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    assert stay(unit.services, unit.pham, stay_id).view.patient.lines == ()


def test_what_a_unit_calls_more_than_low_is_an_alert_whatever_its_file_says() -> None:
    assert is_banner(BOOK, "POLY-04", Severity.LOW)
    assert not is_banner(BOOK, "POLY-04", Severity.MEDIUM)
    assert not is_banner(BOOK, "ALC-01", Severity.LOW)
    assert not is_banner(BOOK, "GONE-01", Severity.LOW)
