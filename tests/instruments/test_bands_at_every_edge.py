"""Each band of each scale, at its first and its last total, as the clinical reference prints them."""

import itertools

import pytest

from chart.errors import RecordError
from chart.instrument import Instrument, instrument, instruments

EDGES = [
    # scale     bands         from  to   name
    ("ciwa_ar", "asam2020", 0, 9, "mild"),
    ("ciwa_ar", "asam2020", 10, 18, "moderate"),
    ("ciwa_ar", "asam2020", 19, 67, "severe"),
    ("ciwa_ar", "classic", 0, 7, "minimal/mild"),
    ("ciwa_ar", "classic", 8, 15, "moderate"),
    ("ciwa_ar", "classic", 16, 67, "severe"),
    ("cows", "wesson2003", 0, 4, "none/minimal"),
    ("cows", "wesson2003", 5, 12, "mild"),
    ("cows", "wesson2003", 13, 24, "moderate"),
    ("cows", "wesson2003", 25, 36, "moderately severe"),
    ("cows", "wesson2003", 37, 48, "severe"),
    ("ciwa_b", "printed", 0, 0, "none"),
    ("ciwa_b", "printed", 1, 20, "mild"),
    ("ciwa_b", "printed", 21, 40, "moderate"),
    ("ciwa_b", "printed", 41, 60, "severe"),
    ("ciwa_b", "printed", 61, 80, "very severe"),
    ("sows_gossop", "who2009", 0, 9, "mild"),
    ("sows_gossop", "who2009", 10, 19, "moderate"),
    ("sows_gossop", "who2009", 20, 30, "severe"),
    ("phq2", "kroenke2003", 0, 2, "negative"),
    ("phq2", "kroenke2003", 3, 6, "positive"),
    ("phq9", "kroenke2001", 0, 4, "minimal"),
    ("phq9", "kroenke2001", 5, 9, "mild"),
    ("phq9", "kroenke2001", 10, 14, "moderate"),
    ("phq9", "kroenke2001", 15, 19, "moderately severe"),
    ("phq9", "kroenke2001", 20, 27, "severe"),
    ("pawss", "maldonado2014", 0, 3, "below the cut"),
    ("pawss", "maldonado2014", 4, 10, "high risk"),
]


def answers_that_total(scale: Instrument, total: int) -> dict[str, int]:
    """One set of answers that comes to this total: for each item the highest that leaves the rest reachable."""
    reachable = {0}
    sums = [reachable]
    scored = [item for item in scale.items if item.is_scored]
    for item in reversed(scored):
        reachable = {so_far + value for so_far, value in itertools.product(reachable, item.values)}
        sums.append(reachable)
    answers = {code: answer for item in scored for code, answer in item.asked_if.items()}
    for item, rest in zip(scored, reversed(sums[:-1]), strict=True):
        answers[item.code] = max(value for value in item.values if total - value in rest)
        total -= answers[item.code]
    return answers


@pytest.mark.parametrize(("code", "bands", "first", "last", "name"), EDGES)
def test_a_band_reaches_from_its_first_to_its_last_total(code, bands, first, last, name):
    scale = instrument(code)
    for total in (first, last):
        score = scale.score(answers_that_total(scale, total), bands)
        assert (score.total, score.band) == (total, name)


def test_the_table_above_leaves_no_band_out():
    printed = {(code, bands, name) for code, bands, _, _, name in EDGES}
    shipped = {
        (scale.code, bands.code, band.name)
        for scale in instruments().values()
        for bands in scale.band_sets
        for band in bands.bands
    }
    assert printed == shipped


@pytest.mark.parametrize(
    ("code", "lowest", "highest", "items"),
    [
        ("ciwa_ar", 0, 67, 10),
        ("ciwa_b", 0, 80, 22),
        ("cows", 0, 48, 11),
        ("sows_gossop", 0, 30, 10),
        ("cssa", 0, 112, 18),
        ("awq", 0, 40, 10),
        ("phq2", 0, 6, 2),
        ("phq9", 0, 27, 10),
        ("pawss", 0, 10, 11),
        ("rass", -5, 4, 1),
        ("mood", 0, 10, 1),
        ("pain", 0, 10, 1),
    ],
)
def test_a_scale_has_its_published_length(code, lowest, highest, items):
    scale = instrument(code)
    assert (scale.lowest_total, scale.highest_total, len(scale.items)) == (lowest, highest, items)


def test_ciwa_ar_is_banded_by_asam_2020_unless_another_set_is_named():
    scale = instrument("ciwa_ar")
    answers = answers_that_total(scale, 8)
    assert scale.score(answers).band == "mild"
    assert scale.score(answers, "classic").band == "moderate"


def test_a_set_of_bands_that_does_not_exist_is_an_error_of_the_file_that_named_it():
    with pytest.raises(RecordError, match=r"ciwa_ar\.toml has no bands asam1999"):
        instrument("ciwa_ar").bands("asam1999")


def test_mood_and_rass_are_one_number_without_bands():
    for code, answer in (("mood", 3), ("rass", -2)):
        score = instrument(code).score({code: answer})
        assert (score.total, score.band, score.is_complete) == (answer, None, True)


def test_poss_is_a_code_and_never_a_number():
    score = instrument("poss").score({"poss": "3"})
    assert (score.total, score.band, score.is_complete, score.items) == (None, None, True, {"poss": "3"})


def test_only_the_bands_of_ciwa_b_are_for_the_trend_alone():
    shown = {bands.code for scale in instruments().values() for bands in scale.band_sets if bands.is_trend_only}
    assert shown == {"printed"}
