import pytest

from chart import facts
from chart.ticks import to_tick
from dashboard.pages.charting.asking import feedback_parts, interval_offer, question_list
from dashboard.pages.charting.feedback import feedback, news2_words, vitals_score, weight_before
from dashboard.pages.charting.queries import Offer
from dashboard.pages.charting.reading import key_of
from monitors.known import Known
from tests.screens.stays import NOW, alcohol_stay, entry, text_of

ALL_SEVEN = {
    "heart_rate_bpm": "128", "temperature_c": "38.6", "systolic_mmhg": "168", "diastolic_mmhg": "102",
    "respiration_per_min": "24", "spo2_percent": "95", "on_oxygen": "no", "consciousness": "C",
}  # fmt: skip
QUIET = Known(alcohol_stay())


def test_points_stand_beside_each_parameter_and_the_total_only_with_all_seven() -> None:
    found = feedback({"vitals": ALL_SEVEN}, QUIET)
    assert found.points == {
        "heart_rate_bpm": 2, "temperature_c": 1, "systolic_mmhg": 0, "respiration_per_min": 2, "spo2_percent": 1,
        "on_oxygen": 0, "consciousness": 3,
    }  # fmt: skip
    assert (found.news2 and found.news2.total, news2_words(found.news2)) == (9, "High")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "nothing measured"),
        ({"heart_rate_bpm": "128"}, "at least 2, 1 of 7 measured"),
        ({"heart_rate_bpm": "fast"}, "nothing measured"),
        (ALL_SEVEN | {"on_oxygen": ""}, "at least 9, 6 of 7 measured"),
    ],
)
def test_a_partial_news2_says_at_least(typed: dict[str, str], words: str) -> None:
    assert news2_words(vitals_score(typed, QUIET)) == words


def test_news2_is_not_valid_in_pregnancy() -> None:
    known = Known(alcohol_stay(entry(facts.Flag(code="pregnancy", is_set=True), 40)))
    assert news2_words(vitals_score(ALL_SEVEN, known)) == "not valid in pregnancy"


def test_the_second_oxygen_scale_counts_only_where_it_was_switched_on() -> None:
    known = Known(alcohol_stay(entry(facts.Flag(code="spo2_scale_2", is_set=True), 40)))
    assert feedback({"vitals": {"spo2_percent": "90", "on_oxygen": "no"}}, known).points["spo2_percent"] == 0
    assert feedback({"vitals": {"spo2_percent": "90", "on_oxygen": "no"}}, QUIET).points["spo2_percent"] == 3


def test_the_impossible_is_refused_while_typing_and_the_unfinished_is_not() -> None:
    found = feedback({"vitals": {"heart_rate_bpm": "900"}, "fluid": {"volume_ml": "200"}}, QUIET)
    assert list(found.refusals) == [("vitals", "heart_rate_bpm")]


def test_the_unusual_is_asked_until_it_is_confirmed() -> None:
    found = feedback({"vitals": {"temperature_c": "38.6"}}, QUIET)
    question = found.questions["vitals"][0]
    assert "38.6 °C" in text_of(question_list(found.questions, frozenset()))
    assert question_list(found.questions, frozenset({key_of(question)})) == []


def test_what_is_told_back_fits_the_components_there_are() -> None:
    places = [{"id": {"form": "vitals", "field": field}} for field in ("heart_rate_bpm", "spo2_percent")]
    news2 = [{"id": {"part": "cell"}}, {"id": {"part": "words"}}]
    found = feedback({"vitals": {"heart_rate_bpm": "900"}}, QUIET)
    cells, refusals, score, _ = feedback_parts(found, frozenset(), [places, places, news2, {}])
    assert [len(cells), len(refusals), len(score)] == [2, 2, 2]
    assert "900" in refusals[0]
    assert refusals[1] is None
    without = feedback_parts(found, frozenset(), [[], places, [], {}])
    assert without[2] == []


def test_a_longer_interval_is_offered_and_nothing_is_chosen() -> None:
    root = interval_offer(Offer("ciwa_ar", 60, 240))
    assert "It stays at every 1 h unless you say so" in text_of(root)
    assert "Go to every 4 h" in text_of(root)
    assert interval_offer(None) is None


def test_a_weight_is_compared_with_the_last_of_the_day_and_never_with_the_one_it_corrects() -> None:
    wrong, older = entry(facts.Weight(weight_kg=76.2), 1), entry(facts.Weight(weight_kg=68.0), 20)
    known = Known(alcohol_stay(entry(facts.Weight(weight_kg=90.0), 30), older, wrong))
    at = to_tick(NOW)
    assert weight_before(known, at) == 76.2
    assert weight_before(known, at, wrong.id) == 68.0
    assert weight_before(Known(alcohol_stay(entry(facts.Weight(weight_kg=90.0), 30))), at) is None
