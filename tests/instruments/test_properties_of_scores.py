"""What holds for any answers on any scale."""

import random

from hypothesis import given
from hypothesis import strategies as st

from chart.instrument import instruments

SCALES = st.sampled_from(sorted(instruments()))


@st.composite
def answered(draw, least_missing=0):
    """A scale and valid answers to all that is asked, in any order; some of them missing."""
    scale = instruments()[draw(SCALES)]
    everything: dict[str, object] = {}
    for item in scale.items:
        if item.is_asked(everything) is not False:
            everything[item.code] = draw(st.sampled_from(item.values))
    asked = [item for item in scale.items if item.code in everything]
    needed = [item.code for item in asked if item.is_scored or item.code == "threshold"]
    missing = draw(st.sets(st.sampled_from(needed), min_size=least_missing)) if least_missing else set()
    answers = [(code, answer) for code, answer in everything.items() if code not in missing]
    draw(st.randoms(use_true_random=False)).shuffle(answers)
    return scale, dict(answers)


@given(answered(least_missing=1))
def test_a_missing_item_never_gives_a_total_or_a_band(case):
    scale, answers = case
    score = scale.score(answers)
    assert (score.total, score.is_complete) == (None, False)
    assert score.band is None or scale.triage
    assert score.missing
    assert set(score.missing) <= {item.code for item in scale.items} - set(answers)


@given(answered())
def test_a_total_is_the_sum_of_its_answers(case):
    scale, answers = case
    score = scale.score(answers)
    assert score.is_complete
    counted = [answers[item.code] for item in scale.items if item.is_scored and item.code in answers]
    if scale.total == "none" or not counted:
        assert score.total is None
    else:
        assert score.total == sum(counted) - sum(min(answers[one], answers[other]) for one, other in scale.higher_of)


@given(answered(), st.integers())
def test_the_order_of_answers_does_not_matter(case, seed):
    scale, answers = case
    shuffled = list(answers.items())
    random.Random(seed).shuffle(shuffled)
    assert scale.score(dict(shuffled)) == scale.score(answers)


@given(answered(), st.data())
def test_one_answer_raised_never_lowers_the_total(case, data):
    scale, answers = case
    raisable = [item for item in scale.items if item.code in answers and item.is_scored]
    before = scale.score(answers)
    if scale.total == "none" or not raisable:
        return
    item = data.draw(st.sampled_from(raisable))
    above = item.values[item.values.index(answers[item.code]) :]
    worse = scale.score(answers | {item.code: data.draw(st.sampled_from(above))})
    assert worse.total >= before.total


@given(SCALES, st.data())
def test_whatever_is_answered_is_scored_or_refused_in_words(code, data):
    scale = instruments()[code]
    item = data.draw(st.sampled_from(scale.items))
    anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())
    value = data.draw(anything)
    refused = scale.refusals({item.code: value})
    assert bool(refused) == (value is not None and not item.allows(value))
    assert all(scale.short_name in each.message and each.field == item.code for each in refused)
