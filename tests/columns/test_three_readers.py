"""Every pattern at random moments of random stays: the naive reader, the plain course and the columns say the same."""

import numpy as np
from hypothesis import strategies as st

from chart.ticks import to_tick
from monitors.cadence import Cadence
from monitors.columns.block import block_of
from monitors.columns.judging import judged_of
from monitors.columns.sight import Asked
from monitors.course import Course
from monitors.known import Known
from tests.columns.compared import compared
from tests.columns.test_patterns import SINGLE
from tests.monitors.ask import BOOK
from tests.monitors.forms import forms
from tests.monitors.naive_course import NaiveCourse
from tests.monitors.random_stays import stays

LATER = (0, 1, 60_000, 4 * 3_600_000, 26 * 3_600_000)


def three_readers_say_the_same(entries, place, later):
    recorded = sorted({to_tick(entry.recorded_at) for entry in entries})
    at = recorded[place % len(recorded)] + later
    known = [entry for entry in entries if to_tick(entry.recorded_at) <= at]
    plain, naive = Course(Cadence(Known(known), BOOK.protocols), at), NaiveCourse(known, BOOK.protocols, at)
    block = block_of([entries], BOOK.protocols, [max(at, recorded[-1])])
    here = Asked(np.zeros(1, np.int64), np.array([at]))
    is_there = bool(naive.naive.all_rows("admitted")) and not naive.naive.rows("discharged")
    for name, pattern in SINGLE.items():
        classes = pattern.text.applies_to
        applies = is_there and (not classes or any(naive.naive.rows(f"uses.{each}") for each in classes))
        grades, by_eye = pattern.judge(plain), pattern.judge(naive)
        assert (grades.surely, grades.possibly) == (by_eye.surely, by_eye.possibly), (name, at)
        wanted = [pattern.severity(each) if applies else 0 for each in (by_eye.surely, by_eye.possibly)]
        found = [int(part[0]) for part in judged_of(block, BOOK.protocols, pattern, here, here)]
        assert found == wanted, (name, at)
        compared["verdicts"] += 1


test_three_readers_say_the_same, test_three_readers_say_the_same_at_length = forms(
    three_readers_say_the_same, stays, st.integers(0, 30), st.sampled_from(LATER), examples=30, at_night=150
)
