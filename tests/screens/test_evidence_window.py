"""The window of an alert in small: what is drawn, what is not joined, what is said instead of seen."""

import pytest

from chart.ticks import HOUR, MINUTE, to_moment
from dashboard.components.evidence_chart import Strip, Window, evidence_chart
from dashboard.pages.alerts.window import MOST_STRIPS, window_of
from monitors.cadence import Cadence
from monitors.known import Known
from monitors.scales import range_of
from tests.monitors.ask import BOOK, evidence
from tests.monitors.draw import Stay, drawn, stay, tick
from tests.monitors.vignettes import CASES
from tests.screens.stays import ZONE, classes_of, components, text_of

NIGHT = """
    class alcohol; protocol alc-asam
    time    | ciwa_ar             | hr  | vitals
    08:00   | 1 2 1 2 1 0 0 1 0 0 | 92  |
    12:00   | 2 2 2 2 1 0 0 1 0 0 |     | asleep
    14:00   | asleep              |     |
    16:00   | 3 5 3 3 2 0 1 4 2 0 | 104 |
"""


def window(drawn_stay: Stay, pattern: str, when: str, now: str = "") -> Window | None:
    """The window of a pattern that was said at a time, as it is drawn now."""
    known = Known(drawn_stay.known_at(now or when))
    card = evidence(drawn_stay, pattern, when)
    return window_of(card, Cadence(known, BOOK.protocols), tick(when), tick(now or when))


def strip(drawn_stay: Stay, pattern: str, when: str, name: str, now: str = "") -> Strip:
    """One strip of it."""
    found = window(drawn_stay, pattern, when, now)
    assert found is not None
    return next(each for each in found.strips if each.name == name)


def spoken(found: Window) -> str:
    """What is read aloud."""
    chart = evidence_chart(found, to_moment(found.ends), ZONE)
    (picture,) = (each for each in components(chart) if getattr(each, "role", None) == "img")
    return str(getattr(picture, "aria-label"))


def test_the_window_begins_eight_hours_before_the_alert_and_ends_now() -> None:
    found = window(stay(NIGHT), "ALC-01", "16:00", "18:00")
    assert found is not None
    assert [drawn(at) for at in (found.begins, found.alert_at, found.ends)] == ["07:00", "16:00", "18:00"]
    assert [drawn(at) for at in found.rests] == ["08:00", "16:00"]


def test_a_reading_of_days_before_lies_outside() -> None:
    case = next(case for case in CASES["OPI-04"] if case.says == "medium")
    found = window(stay(case.table), "GEN-12", case.at)
    assert found is None or found.alert_at - found.begins <= 24 * HOUR


def test_a_line_does_not_join_over_a_look_without_an_answer() -> None:
    tremor = strip(stay(NIGHT), "ALC-01", "16:00", "Tremor")
    assert [[dot.words for dot in run] for run in tremor.runs] == [["2", "2"], ["5"]]
    assert [drawn(at) for at in tremor.missing] == ["14:00"]


def test_a_missed_check_is_a_stretch_of_its_own_up_to_now() -> None:
    tremor = strip(stay(NIGHT), "ALC-01", "16:00", "Tremor", "22:00")
    assert [(drawn(begins), drawn(ends)) for begins, ends in tremor.unseen] == [("16:00", "22:00")]


def test_what_was_answered_in_part_is_a_ring_and_not_a_dot() -> None:
    drawn_stay = stay("""
        class alcohol
        time  | ciwa_ar
        08:00 | 3 3 3 3 2 2 1 1 1 0
        12:00 | 3 3 3 3 - 2 1 1 1 0
        16:00 | 3 5 3 3 2 2 1 1 1 0
    """)
    total = strip(drawn_stay, "ALC-04", "16:00", "CIWA-Ar total")
    assert [[dot.words for dot in run] for run in total.runs] == [["19"], ["21"]]
    assert [drawn(at) for at in total.missing] == ["12:00"]


def test_the_limit_of_a_condition_is_drawn_where_it_stands_on_the_scale() -> None:
    tremor = strip(stay(NIGHT), "ALC-01", "16:00", "Tremor")
    assert (tremor.limits, tremor.limit_words) == ((4.0,), "limit 4")
    assert tremor.height(7) < tremor.height(4) < tremor.height(0)


def test_a_reading_between_two_limits_names_both() -> None:
    case = next(case for case in CASES["GEN-05a"] if case.says == "high" and "breath" in case.shows.lower())
    breathing = strip(stay(case.table), "GEN-05a", case.at, "Breathing")
    assert (breathing.limits, breathing.limit_words) == ((9.0, 10.0), "limits 9 and 10")


def test_totals_come_before_vital_signs_and_those_before_items() -> None:
    case = next(case for case in CASES["ALC-09"] if case.says == "high")
    found = window(stay(case.table), "ALC-09", case.at)
    assert found is not None
    assert [each.name for each in found.strips][:2] == ["CIWA-Ar total", "Heart rate"]


def test_an_overdue_score_shows_the_score() -> None:
    found = window(stay(NIGHT), "GEN-06", "22:00")
    assert found is not None
    assert found.strips[0].name == "CIWA-Ar total"


def test_the_same_values_are_read_aloud() -> None:
    found = window(stay(NIGHT), "ALC-01", "16:00")
    assert found is not None
    said = spoken(found)
    tremor = "Tremor: 2 at 09:00, 2 at 13:00, 5 at 17:00; limit 4; not answered at 15:00."
    assert said.startswith(f"From 08:00 to now. {tremor} Touch, hearing or sight: 1 at 09:00")
    missed = window(stay(NIGHT), "ALC-01", "16:00", "22:00")
    assert missed is not None
    assert "; no check from 17:00 to 23:00." in spoken(missed)


def test_marks_are_parts_of_the_page_and_the_legend_names_only_what_is_there() -> None:
    found = window(stay(NIGHT), "ALC-01", "16:00")
    assert found is not None
    chart = evidence_chart(found, to_moment(found.ends), ZONE)
    classes = classes_of(chart)
    assert classes.count("tw-window-alert") == len(found.strips)
    assert "tw-window-limit" in classes
    assert text_of(chart).endswith(
        "Upright line: the alert; dashed: the limit; ring: not answered; shaded: what it rests on."
    )


@pytest.mark.parametrize(
    ("now", "ticks"),
    [
        ("16:00", "08:00 alert 17:00"),
        ("20:00", "08:00 alert 17:00 now"),
        ("2 15:00", "alert 17:00 now"),
        ("3 15:00", "alert Sun 1 Mar 17:00 now"),
    ],
)
def test_the_axis_says_as_many_times_as_it_has_room_for(now: str, ticks: str) -> None:
    found = window(stay(NIGHT), "ALC-01", "16:00", now)
    assert found is not None
    chart = evidence_chart(found, to_moment(found.ends), ZONE)
    (axis,) = (each for each in components(chart) if getattr(each, "className", "") == "tw-window-axis")
    assert text_of(axis) == ticks


@pytest.mark.parametrize("name", CASES)
def test_every_alert_draws_what_its_card_names_within_its_scale(name: str) -> None:
    for case in CASES[name]:
        drawn_stay = stay(case.table)
        found = window(drawn_stay, name, case.at)
        named = {line.code for line in evidence(drawn_stay, name, case.at).lines if range_of(line.code)}
        assert found is not None or not {code for code in named if sum(range_of(code) or ()) > 1}
        if found is None:
            continue
        assert 1 <= len(found.strips) <= MOST_STRIPS
        assert found.begins + 8 * HOUR <= found.alert_at < found.ends + MINUTE
        for each in found.strips:
            assert each.lowest < each.highest
            assert all(each.lowest <= dot.value <= each.highest for dot in each.dots)
            assert all(each.lowest <= limit <= each.highest for limit in each.limits)
