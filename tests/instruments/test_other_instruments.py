"""The instruments beside CIWA-Ar and COWS at every boundary, as the clinical reference has them."""

import pytest

from chart.errors import Refused
from chart.instrument import instrument


def numbered(answers, first=1):
    """Answers in item order, as q1, q2 …"""
    return {f"q{number}": answer for number, answer in enumerate(answers, start=first)}


V9_PHQ9 = [2, 2, 3, 3, 2, 1, 1, 1, 1]
V14_CIWA_B = [3, 2, 3, 2, 1, 2, 2, 1, 2, 3, 2, 3, 2, 3, 1, 2, 2, 2, 2, 2]


def test_v9_phq_9_is_16_and_without_item_9_still_moderately_severe():
    phq9 = instrument("phq9")
    assert (phq9.score(numbered(V9_PHQ9)).total, phq9.score(numbered(V9_PHQ9)).band) == (16, "moderately severe")
    without = phq9.score(numbered([*V9_PHQ9[:8], 0]))
    assert (without.total, without.band) == (15, "moderately severe")


def test_v14_ciwa_b_is_42_of_80():
    score = instrument("ciwa_b").score(numbered(V14_CIWA_B))
    assert (score.total, score.band, score.is_complete) == (42, "severe", True)
    assert sum(V14_CIWA_B[:10]) == sum(V14_CIWA_B[10:]) == 21


@pytest.mark.parametrize(
    ("yes", "total", "band"),
    [
        ((), 0, "below the cut"),
        ((1, 3, 5), 3, "below the cut"),
        ((1, 3, 5, 10), 4, "high risk"),  # V14
        (range(1, 11), 10, "high risk"),
    ],
)
def test_pawss_counts_its_yeses(yes, total, band):
    score = instrument("pawss").score({"threshold": True} | numbered(number in yes for number in range(1, 11)))
    assert (score.total, score.band, score.is_complete) == (total, band, True)


def test_pawss_without_alcohol_does_not_apply_and_is_never_zero():
    score = instrument("pawss").score({"threshold": False})
    assert (score.total, score.band, score.is_complete) == (None, None, True)
    with pytest.raises(Refused, match="PAWSS withdrawal seizures is asked only if"):
        instrument("pawss").score({"threshold": False, "q5": False})


Y, N, _ = True, False, None
CSSRS = [
    # q1 q2 q3 q4 q5 ever 3 months   triage      missing
    (N, N, _, _, _, N, _, "none", ()),
    (N, N, _, _, _, N, N, "none", ()),
    (Y, N, _, _, _, N, _, "low", ()),
    (N, Y, N, N, N, N, _, "low", ()),
    (Y, Y, N, N, N, N, _, "low", ()),
    (Y, Y, Y, N, N, N, _, "moderate", ()),
    (N, N, _, _, _, Y, N, "moderate", ()),
    (Y, Y, Y, N, N, Y, N, "moderate", ()),  # V9
    (Y, Y, N, Y, N, N, _, "high", ()),
    (Y, Y, N, N, Y, N, _, "high", ()),
    (N, N, _, _, _, Y, Y, "high", ()),
    (Y, Y, Y, Y, Y, Y, Y, "high", ()),
    (N, Y, _, Y, _, _, _, "high", ("q3", "q5", "q6_lifetime")),
    (Y, _, _, _, _, N, _, None, ("q2",)),
    (N, N, _, _, _, Y, _, None, ("q6_three_months",)),
    (N, N, _, _, _, _, _, None, ("q6_lifetime",)),
]


@pytest.mark.parametrize("case", CSSRS)
def test_the_triage_of_the_suicide_screener(case):
    *given, band, missing = case
    codes = ("q1", "q2", "q3", "q4", "q5", "q6_lifetime", "q6_three_months")
    score = instrument("cssrs").score(dict(zip(codes, given, strict=True)))
    assert (score.total, score.band, score.missing) == (None, band, missing)
    assert score.is_complete == (not missing)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"q2": N, "q3": N}, "C-SSRS method thought of is asked only if q2 is true"),
        ({"q2": N, "q5": Y}, "C-SSRS plan and intent is asked only if q2 is true"),
        ({"q6_lifetime": N, "q6_three_months": Y}, "C-SSRS attempt or preparation, past 3 months is asked only if"),
    ],
)
def test_what_the_screener_did_not_ask_is_not_answered(answers, sentence):
    with pytest.raises(Refused, match=sentence):
        instrument("cssrs").score(answers)


@pytest.mark.parametrize(
    ("sudden", "inattentive", "disorganised", "wakefulness", "band"),
    [
        (Y, Y, Y, Y, "positive"),
        (Y, Y, Y, N, "positive"),
        (Y, Y, N, Y, "positive"),
        (Y, Y, N, N, "negative"),
        (Y, N, Y, Y, "negative"),
        (N, Y, Y, Y, "negative"),
        (N, N, N, N, "negative"),
        (Y, Y, _, Y, "positive"),
        (Y, Y, _, N, None),
        (Y, _, Y, Y, None),
        (_, N, _, _, "negative"),
    ],
)
def test_delirium_needs_both_of_the_first_and_one_of_the_last(sudden, inattentive, disorganised, wakefulness, band):
    score = instrument("cam").score(numbered((sudden, inattentive, disorganised, wakefulness)))
    assert (score.total, score.band) == (None, band)


@pytest.mark.parametrize(
    ("eats_more", "eats_less", "sleeps_less", "sleeps_more", "rest", "total"),
    [
        (7, 7, 7, 7, 7, 112),
        (7, 0, 0, 7, 7, 112),
        (3, 5, 6, 2, 0, 11),
        (0, 0, 0, 0, 1, 14),
        (0, 0, 0, 0, 0, 0),
    ],
)
def test_of_appetite_and_of_sleep_only_the_worse_way_counts(
    eats_more, eats_less, sleeps_less, sleeps_more, rest, total
):
    answers = numbered([rest] * 18)
    answers |= {"q1": eats_more, "q2": eats_less, "q7": sleeps_less, "q8": sleeps_more}
    score = instrument("cssa").score(answers)
    assert (score.total, score.band, score.is_complete) == (total, None, True)
    assert instrument("cssa").score(answers | {"q1": None}).total is None


@pytest.mark.parametrize(("each", "total"), [(0, 0), (1, 10), (4, 40)])
def test_awq_has_a_total_and_no_bands(each, total):
    score = instrument("awq").score(numbered([each] * 10))
    assert (score.total, score.band) == (total, None)


@pytest.mark.parametrize(("rating", "total"), [(0, 0), (10, 10)])
def test_pain_is_one_number(rating, total):
    score = instrument("pain").score({"pain": rating})
    assert (score.total, score.band, score.is_complete) == (total, None, True)


def test_what_is_only_written_down_changes_no_total():
    sleep = {"q21": 5, "q22": 90}
    score = instrument("ciwa_b").score(numbered(V14_CIWA_B) | sleep)
    assert (score.total, score.items["q21"], score.items["q22"]) == (42, 5, 90)
    assert instrument("phq9").score(numbered(V9_PHQ9) | {"difficulty": 3}).total == 16


@pytest.mark.parametrize(
    ("code", "item", "from_value"),
    [("phq9", "q9", 1), ("cssa", "q17", 1), ("cssrs", "q4", True), ("cssrs", "q5", True)],
)
def test_thoughts_of_suicide_are_told_whatever_the_total(code, item, from_value):
    told = instrument(code).item(item).told
    assert told is not None
    assert told.from_value == from_value
