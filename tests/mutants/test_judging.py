"""What is handed to mutmut means the same, and what it leaves alive is compared line by line."""

import tomllib

import pytest

from tests.mutants.breed import called_beneath
from tests.mutants.judged import SURVIVORS, differences, judged, passed_over

DECORATED = '''
@pattern("ALC-04")
def severe(course):
    """Severe."""
    return course


class Verdict:
    @property
    def certain(self):
        return self

    @staticmethod
    def any_of(verdicts):
        return verdicts
'''
BENEATH = '''
def severe(course):
    """Severe."""
    return course
severe = pattern("ALC-04")(severe)


class Verdict:
    def certain(self):
        return self
    certain = property(certain)

    @staticmethod
    def any_of(verdicts):
        return verdicts
'''


def test_a_decorator_is_called_beneath_its_function():
    assert called_beneath(DECORATED) == BENEATH


def test_of_two_decorators_the_nearer_is_called_first():
    assert called_beneath("@one\n@two\ndef f(): ...\n") == "def f(): ...\nf = two(f)\nf = one(f)\n"


@pytest.mark.parametrize(
    ("alive", "said"),
    [
        ({"a": "x → y"}, []),
        ({"a": "x → y", "b": "p → q"}, ["not judged: 'b' = 'p → q'"]),
        ({}, ["judged, and caught by now: a"]),
        ({"a": "x → z"}, ["judged as another change: 'a' = 'x → z'"]),
    ],
)
def test_a_survivor_is_judged_by_name_and_by_what_it_changes(alive, said):
    assert differences(alive, {"a": "x → y"}) == said


def test_a_formula_without_a_mutant_is_told():
    assert "without a mutant: monitors.patterns.alcohol.x_severe_band" in passed_over(set())


def test_every_judgement_has_its_reason_and_names_no_mutant_twice():
    written = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))["judged"]
    assert all(len(each["why"].split()) > 3 for each in written)
    assert len(judged()) == sum(len(each["mutants"]) for each in written)
