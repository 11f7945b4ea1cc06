"""Which alert an event belongs to, in which order a look is told, and what a finding keeps."""

from alerts.events import alert_id
from tests.alerts.draw import life, tick


def test_the_worst_is_told_first_whatever_its_name() -> None:
    drawn = life("""
        time  | ALC-04 | GEN-01   | OPI-11 | with
        08:00 | high   | critical | high   |
    """)
    assert drawn.said == ["08:00 GEN-01 raised critical", "08:00 ALC-04 raised high", "08:00 OPI-11 raised high"]


def test_one_late_finding_that_was_told_does_not_hide_the_next() -> None:
    drawn = life("""
        time  | ALC-04    | ALC-13      | with
        08:00 | high      |             |
        09:00 | high, was | medium, was |
    """)
    assert drawn.said[1:] == [
        "09:00 ALC-04 condition_ended high",
        "09:00 ALC-04 found_late high",
        "09:00 ALC-13 raised medium",
        "09:00 ALC-13 closed medium",
    ]


def test_an_alert_is_named_by_its_stay_its_pattern_its_event_and_its_tick() -> None:
    drawn = life("""
        time  | ALC-05         | ALC-13      | with
        08:00 | high, about e1 | medium, was |
    """)
    assert [event.alert_id for event in drawn.events] == [
        alert_id("stay", "ALC-05", "e1", tick("08:00")),
        alert_id("stay", "ALC-13", "", tick("08:00")),
        alert_id("stay", "ALC-13", "", tick("08:00")),
    ]


def test_one_that_closed_in_this_very_tick_keeps_its_name_for_itself() -> None:
    drawn = life("""
        time  | ALC-13      | with
        08:00 | medium, was |
        08:00 | medium      |
    """)
    first = alert_id("stay", "ALC-13", "", tick("08:00"))
    assert drawn.said[-1] == "08:00 ALC-13 raised medium"
    assert drawn.events[-1].alert_id == alert_id(first, "ALC-13", "", tick("08:00"))


def test_what_returns_is_as_bad_as_it_surely_is_by_now() -> None:
    drawn = life("""
        time  | ALC-04        | with
        08:00 | critical      |
        09:00 |               |
        10:00 | high?critical |
    """)
    assert drawn.said[-1] == "10:00 ALC-04 returned high"


def test_what_a_louder_one_says_too_keeps_the_name_of_that_one() -> None:
    drawn = life("""
        time  | GEN-05a             | GEN-05b  | with
        08:00 | high, under GEN-05b | critical |
    """)
    louder = {event.pattern: event.detail.finding.superseded_by for event in drawn.events if event.detail.finding}
    assert louder == {"GEN-05b": "", "GEN-05a": "GEN-05b"}
