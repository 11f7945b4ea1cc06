"""Numbers known only within a range: what is said of the range is true of every number in it."""

from math import inf

import pytest
from hypothesis import strategies as st

from chart import facts
from chart.ticks import HOUR
from monitors.deriving import Context, derive
from monitors.note import NO, UNKNOWN, YES
from monitors.reading import Elapsed, Reading
from tests.monitors.forms import forms
from tests.monitors.random_stays import POOL
from tests.monitors.test_missing import less_is_known

numbers = st.integers(-6, 6).map(float)
ranges = st.tuples(numbers, numbers, numbers).map(sorted)
COMPARISONS = {
    ">=": (lambda reading, limit: reading >= limit, lambda value, limit: value >= limit),
    ">": (lambda reading, limit: reading > limit, lambda value, limit: value > limit),
    "<=": (lambda reading, limit: reading <= limit, lambda value, limit: value <= limit),
    "<": (lambda reading, limit: reading < limit, lambda value, limit: value < limit),
    "=": (lambda reading, limit: reading.equals(limit), lambda value, limit: value == limit),
    "between": (
        lambda reading, limit: reading.between(limit, limit + 2),
        lambda value, limit: limit <= value <= limit + 2,
    ),
}


def what_is_said_of_a_range_is_true_of_every_number_in_it(one, other, limit):
    (low, exact, high), (lower, another, higher) = one, other
    left, right = Reading(low, high), Reading(lower, higher)
    for said, is_so in COMPARISONS.values():
        value = said(left, limit).value
        assert value == UNKNOWN or (value == YES) == is_so(exact, limit)
    for joined, true in ((left + right, exact + another), (left - right, exact - another), (left * -2.0, exact * -2)):
        assert joined.low <= true <= joined.high
    if lower > 0:
        assert (left / right).low <= exact / another <= (left / right).high
    else:
        assert ((left / right).low, (left / right).high) == (-inf, inf)


(
    test_what_is_said_of_a_range_is_true_of_every_number_in_it,
    test_what_is_said_of_a_range_is_true_of_every_number_in_it_at_length,
) = forms(what_is_said_of_a_range_is_true_of_every_number_in_it, ranges, ranges, numbers, examples=500)


def what_a_partial_entry_says_holds_however_it_is_completed(whole, choice, scale):
    """A NEWS2 of at least 5, a perception of at least 4: the whole entry's value lies within."""
    context = Context(spo2_scale=scale)
    partial = less_is_known(whole, choice)
    if partial is None or isinstance(partial, facts.Status):
        return
    rows = {code: (low, high) for code, low, high in derive(whole, context).rows}
    derived = derive(partial, context)
    for code, low, high in derived.rows:
        assert low <= rows[code][0], code
        assert rows[code][1] <= high, code
    missing = set(rows) - {code for code, _, _ in derived.rows}
    assert {code for code in missing if not code.startswith("done.")} <= set(derived.gaps)


(
    test_what_a_partial_entry_says_holds_however_it_is_completed,
    test_what_a_partial_entry_says_holds_however_it_is_completed_at_length,
) = forms(
    what_a_partial_entry_says_holds_however_it_is_completed,
    st.sampled_from(POOL),
    st.integers(0, 40),
    st.sampled_from((1, 2)),
    examples=600,
)


@pytest.mark.parametrize(
    ("comparison", "limit", "value"),
    [(">=", 3.0, YES), (">", 3.0, NO), ("<=", 3.0, YES), ("<", 3.0, NO), ("=", 3.0, YES), ("=", 2.9, NO)],
)
def test_seventy_to_sixty_seven_point_nine_kilograms_is_exactly_three_percent(comparison, limit, value):
    percent = (Reading(70.0, 70.0) - Reading(67.9, 67.9)) / Reading(70.0, 70.0) * 100.0
    assert percent.low != 3.0
    assert COMPARISONS[comparison][0](percent, limit).value == value


@pytest.mark.parametrize(
    ("least", "most", "above", "below"),
    [(NO, YES, YES, NO), (UNKNOWN, YES, YES, UNKNOWN), (NO, UNKNOWN, UNKNOWN, NO), (NO, NO, NO, NO)],
)
def test_a_value_that_may_have_changed_can_raise_and_one_out_of_date_cannot(least, most, above, below):
    reading = Reading(5.0, 5.0, least=least, most=most)
    assert ((reading >= 5.0).value, (reading >= 6.0).value) == (above, below)


def test_doubt_stays_with_what_is_worked_out_from_a_doubtful_value():
    doubtful = Reading(5.0, 5.0, least=UNKNOWN)
    for worked_out in (doubtful + Reading(1.0, 1.0), Reading(9.0, 9.0) - doubtful, doubtful * 2.0, doubtful.named("x")):
        assert (worked_out < -100.0).value == UNKNOWN


@pytest.mark.parametrize(
    ("hours", "moment", "value", "turns"),
    [(6, 0, NO, 6), (6.5, 0, NO, 6.5), (5, 0, YES, None), (3, 2, YES, None), (1, None, UNKNOWN, None)],
)
def test_hours_gone_by_since_a_moment(hours, moment, value, turns):
    """At hour 5: whether at least so many hours have gone by, and when that turns."""
    elapsed = Elapsed(5 * HOUR, None if moment is None else moment * HOUR)
    since = elapsed >= hours
    assert since.value == value
    assert since.until == (Elapsed(0, None).until if turns is None else round(turns * HOUR))
    assert (elapsed < hours).value == -value
    assert (elapsed > hours).value in (value, NO, UNKNOWN)
    assert (elapsed <= hours).value == -(elapsed > hours).value
