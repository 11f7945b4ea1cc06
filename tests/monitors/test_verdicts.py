"""Three-valued answers follow Kleene, and a joined one never stands longer than it may."""

from itertools import product

import pytest
from hypothesis import strategies as st

from chart.ticks import NEVER
from monitors.grades import grades
from monitors.note import NO, UNKNOWN, YES
from monitors.verdict import Verdict, all_of, any_of, at_least
from tests.monitors.forms import forms

THREE = (YES, UNKNOWN, NO)
PAIRS = list(product(THREE, repeat=2))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_and_or_not_after_kleene(left, right):
    both, either = Verdict(left) & Verdict(right), Verdict(left) | Verdict(right)
    assert (both.value, either.value, (~Verdict(left)).value) == (min(left, right), max(left, right), -left)
    assert (~both).value == (~Verdict(left) | ~Verdict(right)).value
    assert all_of(Verdict(left), Verdict(right)).value == both.value
    assert any_of(Verdict(left), Verdict(right)).value == either.value


@pytest.mark.parametrize("values", list(product(THREE, repeat=4)))
@pytest.mark.parametrize("count", [1, 2, 3])
def test_at_least_so_many_of_them(values, count):
    """Yes if so many hold whatever the unknown ones turn out to be, no if they never can."""
    turned = product(*((YES, NO) if value == UNKNOWN else (value,) for value in values))
    held = {each.count(YES) >= count for each in turned}
    expected = UNKNOWN if len(held) == 2 else YES if held == {True} else NO
    assert at_least(count, *map(Verdict, values)).value == expected


@pytest.mark.parametrize(
    ("value", "certain", "else_unknown"), [(YES, YES, YES), (UNKNOWN, NO, UNKNOWN), (NO, NO, UNKNOWN)]
)
def test_certain_and_else_unknown(value, certain, else_unknown):
    assert (Verdict(value).certain.value, Verdict(value).else_unknown.value) == (certain, else_unknown)


def test_a_formula_cannot_branch_on_a_verdict():
    with pytest.raises(
        TypeError, match=r"^a verdict has three values: join it with &, \|, ~, not with if, and, or, not$"
    ):
        bool(Verdict(YES))


@pytest.mark.parametrize(("other", "surely"), [(YES, 0), (UNKNOWN, 3), (NO, 3)])
def test_an_unknown_never_silences(other, surely):
    assert grades(high=Verdict(YES)).unless(Verdict(other)).surely == surely


@pytest.mark.parametrize(
    ("high", "critical", "surely", "possibly"),
    [(YES, NO, 3, 3), (YES, UNKNOWN, 3, 4), (UNKNOWN, UNKNOWN, 0, 4), (NO, YES, 4, 4), (UNKNOWN, YES, 4, 4)],
)
def test_grades_are_an_interval(high, critical, surely, possibly):
    answer = grades(high=Verdict(high), critical=Verdict(critical))
    assert (answer.surely, answer.possibly) == (surely, possibly)


# A part of a joined answer: what it says now, until when, and what it says afterwards.
parts = st.lists(st.tuples(st.sampled_from(THREE), st.integers(1, 9), st.sampled_from(THREE)), min_size=1, max_size=5)


def a_joined_answer_stands_as_long_as_it_says(drawn, count):
    def at(tick):
        return [Verdict(now) if tick < until else Verdict(then) for now, until, then in drawn]

    for join in (any_of, all_of, lambda *each: at_least(count, *each), _folded_or, _folded_and):
        whole = join(*(Verdict(now, until) for now, until, _ in drawn))
        assert all(join(*at(tick)).value == whole.value for tick in range(min(whole.until, 10)))


def _folded_or(*each):
    whole = each[0]
    for verdict in each[1:]:
        whole = whole | verdict
    return whole


def _folded_and(*each):
    return ~_folded_or(*(~verdict for verdict in each))


test_a_joined_answer_stands_as_long_as_it_says, test_a_joined_answer_stands_as_long_as_it_says_at_length = forms(
    a_joined_answer_stands_as_long_as_it_says, parts, st.integers(1, 3), examples=400
)


def test_an_answer_without_a_clock_stands_for_ever():
    assert Verdict(YES).until == NEVER
