"""An answer says until when it stands, and is never late about it."""

from hypothesis import strategies as st

from chart.ticks import HOUR, MINUTE, NEVER, to_tick
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.known import Known
from tests.monitors.ask import BOOK, answer, course
from tests.monitors.draw import stay, tick
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays

AHEAD = 72 * HOUR
# Hours after a reading at which something may turn: age limits, windows, and the graces and steps of the rounds.
TURNS = (0.25, 0.5, 1, 1.25, 2, 2.5, 4, 4.5, 6, 8, 9, 12, 24, 26)


def answers_stand_until_they_say(entries, minutes, fraction, turn):
    """Judged again at any tick before `until`, with nothing new charted, every pattern says the same."""
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * MINUTE
    cadence = Cadence(Known(entries), BOOK.protocols)
    turning = [to_tick(entry.observed_at) + round(turn * HOUR) for entry in entries[-5:]]
    for pattern in BOOK.by_name.values():
        now = pattern.judge(Course(cadence, at))
        end = min(now.until, at + AHEAD)
        assert now.until > at
        later = {end - 1, at + int((end - 1 - at) * fraction), *turning, *(each + 1 for each in turning)}
        for then in sorted(each for each in later if at < each < end):
            again = pattern.judge(Course(cadence, then))
            assert (pattern.name, again.surely, again.possibly) == (pattern.name, now.surely, now.possibly), then - at


test_answers_stand_until_they_say, test_answers_stand_until_they_say_at_length = forms(
    answers_stand_until_they_say,
    stays,
    st.sampled_from((0, 0, 5, 60, 300)),
    st.floats(0, 1),
    st.sampled_from(TURNS),
    examples=120,
)


def test_an_overdue_task_turns_one_tick_after_its_grace():
    drawn = stay("""
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        14:00 | 16      | calm   | 0
    """)
    assert BOOK.by_name["GEN-06"].judge(course(drawn, "14:00")).until == tick("16:30") + 1


def test_a_count_turns_when_its_oldest_row_leaves_the_window():
    drawn = stay("""
        class opioid
        time  | emesis
        08:00 | 100
        10:00 | 100
        12:00 | 100
    """)
    assert answer(drawn, "OPI-02", "16:00") == "medium"
    assert BOOK.by_name["OPI-02"].judge(course(drawn, "16:00")).until == tick("16:00") + 1


def test_an_answer_that_hangs_on_charting_alone_stands_until_something_is_charted():
    drawn = stay("""
        class alcohol
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 0 0 5 0 0
    """)
    assert BOOK.by_name["ALC-02"].judge(course(drawn, "08:00")).until == NEVER
