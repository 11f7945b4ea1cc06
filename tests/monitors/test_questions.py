"""Each question alone, asked of random stays: the course answers what the naive reader answers."""

from math import inf

import pytest
from hypothesis import strategies as st

from chart.ticks import HOUR, to_tick
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.known import Known
from monitors.moment import Moment, Span
from monitors.note import NO, UNKNOWN, YES
from monitors.reading import Reading
from monitors.relapse import Relapse
from tests.monitors.ask import BOOK
from tests.monitors.forms import forms
from tests.monitors.naive import ABSENT, MISSING, Naive, Number
from tests.monitors.random_stays import long_scored, stays

VALUES = ("ciwa_ar.total", "ciwa_ar.perception", "ciwa_ar.orientation", "cows.total", "news2", "news2.worst_part",
          "heart_rate_bpm", "resting.systolic_mmhg", "spo2_percent", "temperature_c", "consciousness", "rass", "poss",
          "mood", "weight_same_scale_kg", "standing.systolic_fall_mmhg", "fluid.urine_ml")  # fmt: skip
AMOUNTS = ("emesis", "loose_stool", "fluid.in_ml", "fluid.out_ml", "fluid.urine_ml", "event.seizure", "dose.sedating")
FLAGS = ("fluids_measured", "flag.spo2_scale_2", "protocol.opi", "off_unit")
HOURS = (1.0, 4.0, 8.0, 24.0, 48.0)
SPANS = ("up_to", "before", "around", "later")

moments = st.sampled_from((0, 0, 0, 1, 10, 60, 4 * 60, 4 * 60, 12 * 60, 26 * 60))


def asked(entries, minutes):
    """Both readers at so many minutes after the last entry, and one tick more."""
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * 60_000 + (1 if minutes % 4 == 0 else 0)
    return Course(Cadence(Known(entries), BOOK.protocols), at), Naive(entries, BOOK.protocols, at)


def number(reading: Reading) -> Number:
    if (reading.low, reading.high) == (-inf, inf):
        return ABSENT if reading.most == NO else MISSING
    return pytest.approx((reading.low, reading.high, reading.least, reading.most), abs=1e-9)


def span_of(moment: Moment, shape: str, count: float) -> tuple[Span, tuple]:
    span = getattr(moment, shape)(count)
    offset = {"up_to": (-count, 0), "before": (-count, 0), "around": (-count, count), "later": (0, count)}[shape]
    start, end = (round(hours * HOUR) for hours in offset)
    start, end = start + (shape == "later"), end - (shape == "before")
    reach = None if moment.gap is None else moment.gap + end
    tick = moment.tick
    return span, (None if tick is None else tick + start, None if tick is None else tick + end, reach)


def values_and_runs(entries, minutes, code, hours):
    course, naive = asked(entries, minutes)
    assert naive.newest(code) == number(course.newest(code))
    assert naive.first(code) == number(course.first(code))
    for limit in (4.0, 38.0, 100.0):
        assert naive.sustained(code, limit, 60, hours) == course.sustained(code, limit, 60, hours).value
    for each in VALUES:
        assert naive.last(each) == number(course.last(each))
        assert naive.if_charted(each) == number(course.if_charted(each))
        assert naive.rise(each, hours) == number(course.rise(each, hours))
        assert naive.fall(each, hours) == number(course.fall(each, hours))
        assert naive.latest(each, 3, hours) == [number(reading) for reading in course.latest(each, 3, hours)]


test_values_and_runs, test_values_and_runs_at_length = forms(
    values_and_runs, stays, moments, st.sampled_from(VALUES), st.sampled_from(HOURS), examples=250
)


def what_began_and_has_not_settled(entries, minutes, hours, limit):
    course, naive = asked(entries, minutes)
    for code in ("ciwa_ar.perception", "ciwa_ar.orientation"):
        assert naive.unsettled(code, limit, hours, 2) == course.unsettled(code, limit, hours, 2).value
        assert naive.unsettled(code, limit, None, 2) == course.unsettled(code, limit, None, 2).value


test_what_began_and_has_not_settled, test_what_began_and_has_not_settled_at_length = forms(
    what_began_and_has_not_settled, stays, moments, st.sampled_from(HOURS), st.sampled_from((2.0, 4.0)), examples=250
)


def values_in_spans_that_hang_on_moments(entries, minutes, hook, shape, hours):
    course, naive = asked(entries, minutes)
    moment = course.when_last(hook)
    assert naive.when_last(hook) == (moment.tick, moment.gap)
    span, plain = span_of(moment, shape, hours)
    for code in VALUES:
        assert naive.last(code, plain) == number(course.last(code, span))
        assert naive.newest(code, plain) == number(course.newest(code, span))
        assert naive.first(code, plain) == number(course.first(code, span))
        assert naive.when_first(code, plain) == course.when_first(code, span).tick
        assert naive.first_in(code, plain) == number(course.first_in(code, span))
        assert naive.highest(code, plain) == number(course.highest(code, span))
        assert naive.lowest(code, plain) == number(course.lowest(code, span))
    for code in AMOUNTS:
        assert naive.count_in(code, plain) == number(course.count_in(code, span))
    for code in ("dose.sedating", "dose.sedating_long", *VALUES):
        assert naive.exists_in(code, plain) == course.when_last(code, span).exists.value


test_values_in_spans_that_hang_on_moments, test_values_in_spans_that_hang_on_moments_at_length = forms(
    values_in_spans_that_hang_on_moments,
    stays,
    moments,
    st.sampled_from(VALUES),
    st.sampled_from(SPANS),
    st.sampled_from(HOURS),
    examples=200,
)


def amounts(entries, minutes, code, hours):
    course, naive = asked(entries, minutes)
    assert naive.count(code, hours) == number(course.count(code, hours))
    assert naive.total(code, hours) == number(course.total(code, hours))
    assert naive.happened(code, hours) == course.happened(code, hours).value
    for ending in (0.0, 12.0):
        assert naive.looked(code, hours, ending) == course.looked(code, hours, ending).value
    since = course.standing_since("fluids_measured")
    assert naive.per_hour("fluid.urine_ml", hours, naive.standing_since("fluids_measured")) == number(
        course.per_hour("fluid.urine_ml", hours, since)
    )


test_amounts, test_amounts_at_length = forms(
    amounts, stays, moments, st.sampled_from(AMOUNTS), st.sampled_from(HOURS), examples=200
)


def flags_clocks_and_last_use(entries, minutes, code, hours):
    course, naive = asked(entries, minutes)
    assert naive.is_set(code) == course.is_set(code).value
    assert naive.standing_since(code) == course.standing_since(code).tick
    for name in ("prior_dt", "pregnancy", "spo2_scale_2"):
        assert naive.history(name) == course.history(name).value
    for count in (1, 2, 3):
        moment = course.when_nth("dose.for_withdrawal", count)
        assert naive.when_nth("dose.for_withdrawal", count) == (moment.tick, moment.gap)
    assert naive.when_first("dose.for_withdrawal") == course.when_first("dose.for_withdrawal").tick
    since = course.hours_since(course.when_last("rass"))
    tick = naive.when_last("rass")[0]
    past = UNKNOWN if tick is None else YES if course.at >= tick + hours * HOUR else NO
    assert (since >= hours).value == past
    assert (since < hours).value == -past


test_flags_clocks_and_last_use, test_flags_clocks_and_last_use_at_length = forms(
    flags_clocks_and_last_use, stays, moments, st.sampled_from(FLAGS), st.sampled_from(HOURS), examples=150
)


def what_is_due(entries, minutes):
    course, naive = asked(entries, minutes)
    tasks, _ = course.tasks()
    assert naive.due() == {
        t.what: (t.due_at, t.late_from, t.very_late_from, t.interval_minutes, t.level, t.is_paused) for t in tasks
    }


test_what_is_due, test_what_is_due_at_length = forms(what_is_due, stays, moments, examples=200)


def substances_and_what_is_to_come(entries, minutes, hours):
    course, naive = asked(entries, minutes)
    for who in ("alcohol", "opioid", "benzodiazepine", "benzodiazepine_short", "benzodiazepine_long", "opioid_short",
                "fentanyl", "methadone", "stimulant"):  # fmt: skip
        for first in (0.0, 1.0, 6.0):
            assert naive.used_within(who, first, first + hours) == course.used_within(who, first, first + hours).value
        assert naive.unused_for(who, hours) == course.unused_for(who, hours).value
        assert naive.planned_within_use(who, hours) == course.planned_within_use(who, hours).value
    assert naive.due_within("alpha_2_agonist", hours) == course.due_within("alpha_2_agonist", hours).value


test_substances_and_what_is_to_come, test_substances_and_what_is_to_come_at_length = forms(
    substances_and_what_is_to_come, stays, moments, st.sampled_from(HOURS), examples=150
)


def days_and_repeats(entries, minutes, at_most, count):
    course, naive = asked(entries, minutes)
    assert naive.days_at_most("mood", at_most, count) == course.days_at_most("mood", at_most, count).value
    for code in ("not_done.ciwa_ar", "not_done.cows"):
        assert naive.repeated(code, 1, count) == course.repeated(code, 1, count).value


test_days_and_repeats, test_days_and_repeats_at_length = forms(
    days_and_repeats, stays, moments, st.sampled_from((2.0, 5.0, 8.0)), st.sampled_from((1, 2, 3)), examples=200
)


def what_rose_anew(entries, minutes, code, limits):
    course, naive = asked(entries, minutes)
    settled, again, rise = limits
    rule = Relapse(settled, again, rise, in_a_row=2)
    assert naive.relapsed(code, settled, again, rise) == course.relapsed(code, rule).value


RELAPSES = ((8.0, 10.0, 5.0), (20.0, 20.0, 1.0), (25.0, 15.0, 3.0))
test_what_rose_anew, test_what_rose_anew_at_length = forms(
    what_rose_anew, long_scored, moments, st.sampled_from(("ciwa_ar.total", "cows.total")), st.sampled_from(RELAPSES),
    examples=400,
)  # fmt: skip
