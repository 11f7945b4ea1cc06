"""The profile of a stay as it stands in the record."""

from datetime import date

from chart import facts
from monitors.intake import Told, profile
from monitors.intake_course import told_of
from monitors.known import Known
from tests.screens.stays import NOW, alcohol_stay, ciwa, entry, hours_ago

BORN = date(1979, 3, 14)


def told(*more: facts.AnyContent) -> Told:
    entries = [entry(content, 10 - number) for number, content in enumerate(more)]
    return told_of(Known([*alcohol_stay(), *entries]), BORN, NOW)


def test_the_newest_word_on_a_substance_and_on_a_question_counts() -> None:
    found = told(
        facts.RiskFact("epilepsy", True),
        facts.RiskFact("epilepsy", False),
        facts.SubstanceUse("alcohol", "Alcohol ", last_use_at=hours_ago(12)),
    )
    assert found.answers["epilepsy"] is False
    assert [use.last_use_at for use in found.uses] == [hours_ago(12)]


def test_a_sign_that_a_physician_set_says_yes() -> None:
    assert told(facts.Flag("pregnancy", True)).answers["pregnancy"] is True
    assert "pregnancy" not in told(facts.Flag("pregnancy", True), facts.Flag("pregnancy", False)).answers


def test_arrival_is_the_first_reading_and_now_the_newest() -> None:
    found = told(ciwa(2, 4, 4, 4, 0, 0, 0, 0, 0, 0), ciwa(0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    assert (found.first["ciwa_ar.total"], found.newest["ciwa_ar.total"]) == (14, 2)
    assert found.bands["ciwa_ar"]


def test_an_incomplete_score_has_no_total_and_no_band() -> None:
    found = told(ciwa(2, 4))
    assert "ciwa_ar.total" not in found.newest
    assert "ciwa_ar" not in found.bands


def test_an_event_of_the_stay_counts_as_told() -> None:
    high = {each.domain for each in profile(told(facts.Event("seizure"))) if each.level == "high"}
    assert high == {"seizure_delirium"}


def test_weight_and_height_make_a_body_mass_index() -> None:
    found = told(facts.Weight(100.0), facts.Measurement("height_cm", 180.0))
    assert round(found.newest["bmi"], 1) == 30.9
    assert "bmi" not in told(facts.Weight(100.0)).newest


def test_a_screening_begun_and_not_finished_takes_no_risk_away() -> None:
    high = facts.Assessment("cssrs", {"q1": True, "q2": True, "q3": False, "q4": True, "q5": False,
                                      "q6_lifetime": False, "q6_three_months": False})  # fmt: skip
    begun = facts.Assessment("cssrs", {"q1": False})
    assert told(high, begun).bands["cssrs"] == "high"
