"""The profile of a stay as it stands in the record."""

from datetime import UTC, date, datetime

import pytest

from chart import facts
from monitors.intake import Told, profile
from monitors.intake_course import told_of
from monitors.known import Known
from tests.screens.stays import NOW, ZONE, alcohol_stay, ciwa, entry, hours_ago

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


TREMBLING, CALM = ciwa(2, 4, 4, 4, 0, 0, 0, 0, 0, 0), ciwa(0, 1, 0, 1, 0, 0, 0, 0, 0, 0)
ADMITTED = 48  # hours ago


def test_arrival_is_the_first_reading_and_now_the_newest() -> None:
    found = told_of(Known(alcohol_stay(entry(TREMBLING, ADMITTED - 1), entry(CALM, 9))), BORN, NOW)
    assert (found.first["ciwa_ar.total"], found.newest["ciwa_ar.total"]) == ((14, 14), (2, 2))
    assert found.bands["ciwa_ar"]


@pytest.mark.parametrize(("hours", "is_on_arrival"), [(-0.5, True), (4, True), (4.01, False), (38, False)])
def test_a_first_reading_long_after_admission_is_none_on_arrival(hours: float, is_on_arrival: bool) -> None:
    found = told_of(Known(alcohol_stay(entry(TREMBLING, ADMITTED - hours))), BORN, NOW)
    [risk] = [each for each in profile(found) if each.domain == "seizure_delirium"]
    assert ("ciwa_ar.total" in found.first) is is_on_arrival
    assert ("CIWA-Ar on arrival" not in risk.unknown) is is_on_arrival
    assert ("CIWA-Ar of 10 or more on arrival" in [each.because for each in risk.because]) is is_on_arrival


def test_without_an_admission_nothing_is_on_arrival() -> None:
    assert told_of(Known([entry(TREMBLING, 1)]), BORN, NOW).first == {}


@pytest.mark.parametrize(
    ("vitals", "is_high", "is_unknown"),
    [
        (facts.Vitals(heart_rate_bpm=135, respiration_per_min=26), True, False),  # 3 + 3, whatever the rest is
        (facts.Vitals(heart_rate_bpm=95), False, True),
        (facts.Vitals(heart_rate_bpm=80, respiration_per_min=16, spo2_percent=97, on_oxygen=False, systolic_mmhg=124,
                      temperature_c=36.8), False, False),
    ],
)  # fmt: skip
def test_a_score_known_as_a_range_counts_where_it_surely_reaches_the_limit(
    vitals: facts.Vitals, is_high: bool, is_unknown: bool
) -> None:
    found = told_of(Known(alcohol_stay(entry(vitals, ADMITTED - 1))), BORN, NOW)
    [risk] = [each for each in profile(found) if each.domain == "medical"]
    assert ("NEWS2 score of 5 or more on arrival" in [each.because for each in risk.because]) is is_high
    assert ("NEWS2 on arrival" in risk.unknown) is is_unknown


def test_a_last_use_that_was_unknown_at_admission_was_before_it() -> None:
    opioid = facts.SubstanceUse("opioid", "heroin")
    kowalski = told_of(Known([entry(facts.Admitted(bed="07"), 25), entry(opioid, 25)]), BORN, NOW)
    nowak = told_of(Known([entry(facts.Admitted(bed="08"), 130), entry(opioid, 130)]), BORN, NOW)
    missing = [next(each for each in profile(known) if each.domain == "volume").unknown for known in (kowalski, nowak)]
    assert ["time of last use" in each for each in missing] == [True, False]


def test_age_goes_by_the_calendar_of_the_unit() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # 00:30 of 2 March in Oslo
    risks = [profile(told_of(Known(alcohol_stay()), date(1960, 3, 2), late, zone)) for zone in (ZONE, UTC)]
    old = [[each.because for each in risk.because] for each in risks for risk in each if risk.domain == "volume"]
    assert old == [["age over 65"], []]


def test_an_incomplete_score_has_no_total_and_no_band() -> None:
    found = told(ciwa(2, 4))
    assert "ciwa_ar.total" not in found.newest
    assert "ciwa_ar" not in found.bands


def test_an_event_of_the_stay_counts_as_told() -> None:
    high = {each.domain for each in profile(told(facts.Event("seizure"))) if each.level == "high"}
    assert high == {"seizure_delirium"}


def test_weight_and_height_make_a_body_mass_index() -> None:
    found = told(facts.Weight(100.0), facts.Measurement("height_cm", 180.0))
    assert [round(each, 1) for each in found.newest["bmi"]] == [30.9, 30.9]
    assert "bmi" not in told(facts.Weight(100.0)).newest


def test_a_screening_begun_and_not_finished_takes_no_risk_away() -> None:
    high = facts.Assessment("cssrs", {"q1": True, "q2": True, "q3": False, "q4": True, "q5": False,
                                      "q6_lifetime": False, "q6_three_months": False})  # fmt: skip
    begun = facts.Assessment("cssrs", {"q1": False})
    assert told(high, begun).bands["cssrs"] == "high"
