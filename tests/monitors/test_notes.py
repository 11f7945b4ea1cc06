"""What a traced answer leaves behind: how it was joined, what it came to, until when, and of which parts."""

import pytest

from alerts.finding import Severity
from monitors.grades import Grades, grades
from monitors.note import NO, UNKNOWN, YES, VerdictNote
from monitors.verdict import Verdict, all_of, any_of, at_least


def traced(value, until, comparison):
    return Verdict(value, until, VerdictNote("compare", value, until, comparison=comparison))


TREMOR, SWEATS, PULSE = traced(YES, 30, ">="), traced(UNKNOWN, 20, ">"), traced(NO, 40, "<")
PARTS = (TREMOR.note, SWEATS.note, PULSE.note)
UNTRACED = Verdict(YES, 10)


@pytest.mark.parametrize(
    ("joined", "kind", "value", "parts"),
    [
        (lambda: TREMOR & SWEATS, "all", UNKNOWN, PARTS[:2]),
        (lambda: TREMOR | SWEATS, "any", YES, PARTS[:2]),
        (lambda: TREMOR & SWEATS & PULSE, "all", NO, PARTS),
        (lambda: TREMOR | (SWEATS | PULSE), "any", YES, PARTS),
    ],
)
def test_two_joined_keep_their_parts_in_one_row(joined, kind, value, parts):
    assert joined().note == VerdictNote(kind, value, 20, parts)
    assert joined().value == value


def test_another_kind_of_join_stays_a_part_of_its_own():
    both = TREMOR & SWEATS
    assert (both | PULSE).note == VerdictNote("any", UNKNOWN, 20, (both.note, PULSE.note))
    either = SWEATS | PULSE
    assert (TREMOR & either).note == VerdictNote("all", UNKNOWN, 20, (TREMOR.note, either.note))


@pytest.mark.parametrize(
    ("joined", "kind", "value", "until", "count"),
    [
        (lambda: all_of(TREMOR, SWEATS, PULSE), "all", NO, 40, 0),
        (lambda: any_of(TREMOR, SWEATS, PULSE), "any", YES, 30, 0),
        (lambda: at_least(2, TREMOR, SWEATS, PULSE), "at_least", UNKNOWN, 20, 2),
    ],
)
def test_several_joined_at_once_keep_theirs(joined, kind, value, until, count):
    assert joined().note == VerdictNote(kind, value, until, PARTS, count)
    assert (joined().value, joined().until) == (value, until)


@pytest.mark.parametrize(
    ("single", "kind", "value"),
    [
        (lambda: ~SWEATS, "not", UNKNOWN),
        (lambda: SWEATS.certain, "certain", NO),
        (lambda: PULSE.else_unknown, "else_unknown", UNKNOWN),
    ],
)
def test_what_is_made_of_one_names_it(single, kind, value):
    answer = single()
    (part,) = answer.note.parts
    assert answer.note == VerdictNote(kind, value, part.until, (part,))
    assert (answer.value, answer.until) == (value, part.until)


def test_what_goes_without_saying_leaves_no_note_and_stands_as_long():
    assert (TREMOR.silent.value, TREMOR.silent.until, TREMOR.silent.note) == (YES, 30, None)


def test_only_what_was_traced_is_a_part():
    assert (TREMOR & UNTRACED).note == VerdictNote("all", YES, 10, (TREMOR.note,))
    assert (UNTRACED | PULSE).note == VerdictNote("any", YES, 10, (PULSE.note,))
    assert all_of(UNTRACED, PULSE).note == VerdictNote("all", NO, 40, (PULSE.note,))
    untraced = (~UNTRACED, UNTRACED & UNTRACED, UNTRACED | UNTRACED, any_of(UNTRACED), at_least(1, UNTRACED))
    assert [each.note for each in untraced] == [None] * 5


def test_an_answer_is_shown_in_one_word():
    assert [repr(each) for each in (TREMOR, SWEATS, PULSE)] == ["yes", "unknown", "no"]


def test_grades_stand_until_the_first_of_them_may_turn():
    answer = grades(high=TREMOR, critical=SWEATS)
    assert answer.until == 20
    assert list(answer.notes.values()) == [TREMOR.note, SWEATS.note]
    assert grades(high=UNTRACED).notes == {}
    assert (answer.any().value, grades(low=PULSE, high=SWEATS).any().value) == (YES, UNKNOWN)


def test_a_decisive_part_decides_for_as_long_as_it_stands():
    """Any earlier would be safe too, and would cost a look for nothing."""
    assert [(SWEATS & PULSE).until, (PULSE & SWEATS).until] == [40, 40]
    assert [(SWEATS | TREMOR).until, (TREMOR | SWEATS).until] == [30, 30]
    assert [(TREMOR & SWEATS).until, (PULSE | SWEATS).until] == [20, 20]


class Many(Verdict):
    """Answers at many moments, in little."""

    @staticmethod
    def graded(verdicts):
        return "at many moments", list(verdicts)


def test_grades_are_made_as_their_verdicts_are_of_one_moment_or_of_many():
    assert grades(high=Many(YES)) == ("at many moments", [Severity.HIGH])
    assert type(grades(high=TREMOR)) is Grades
