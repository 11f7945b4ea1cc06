"""Every event says why, and carries what its kind owes: since when, by whom, what is missing, what took it back."""

import msgspec

from alerts.finding import Correction, Severity, Unknown
from alerts.reconcile import reconcile
from alerts.states import Kind
from tests.alerts.draw import BY_MINUTES, Drawn, clock, life, look, tick


def reasons(drawn: Drawn) -> list[str]:
    """Time, event, why."""
    return [f"{clock(event.known_at)} {event.kind.value}: {event.reason}" for event in drawn.events]


def test_what_holds_says_how_it_changed() -> None:
    drawn = life("""
        time  | ALC-04    | with
        08:00 | high      |
        09:00 | critical  |
        10:00 | high      |
        11:00 | ?         |
        12:00 | high      |
        13:00 |           |
        14:00 | high      |
        15:00 |           |
        16:00 | high, was |
    """)
    assert reasons(drawn) == [
        "08:00 raised: it holds",
        "09:00 worsened: high before, critical now",
        "10:00 eased: critical before, high now",
        "11:00 became_unknown: it can't be judged: CIWA-Ar total",
        "12:00 known_again: it can be judged again, and still holds",
        "13:00 condition_ended: it no longer holds",
        "14:00 returned: it holds again",
        "15:00 condition_ended: it no longer holds",
        "16:00 found_late: a late entry shows that it held earlier",
    ]


def test_what_is_over_says_how_it_closed() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        12:00 |        |
        13:00 |        | assessed
        16:00 |        | assessed
    """)
    assert reasons(drawn)[1:] == [
        "12:00 condition_ended: it no longer holds",
        "13:00 clear_assessment: complete assessment without it, 1 of 2",
        "16:00 clear_assessment: complete assessment without it, 2 of 2",
        "16:00 closed: 2 complete assessments without it",
    ]
    assert [event.detail.clear_assessments for event in drawn.events] == [0, 0, 1, 2, 0]


def test_what_was_over_when_it_became_known_says_so() -> None:
    drawn = life("""
        time  | ALC-13      | with
        08:00 | medium, was |
    """)
    assert reasons(drawn) == [
        "08:00 raised: a late entry shows that it held; it no longer did when known",
        "08:00 closed: already over when it became known",
    ]


def test_a_silent_pattern_that_goes_live_says_so() -> None:
    drawn = life("""
        time  | ALC-13         | with
        08:00 | medium, silent |
        09:00 | medium         |
    """)
    assert reasons(drawn)[1:] == ["09:00 returned: its pattern went live"]


def test_an_unknown_names_all_that_is_missing() -> None:
    board = life("time | ALC-04 | with\n08:00 | high |").board
    for missing, words in (((), "something is missing"), (("Tremor", "Sweats"), "Tremor, Sweats")):
        unknown = Unknown(pattern="ALC-04", possibly=Severity.HIGH, missing=missing)
        (event,) = reconcile(msgspec.structs.replace(look(tick("09:00"), {}, ""), unknowns=(unknown,)), board)
        assert (event.kind, event.reason) == (Kind.BECAME_UNKNOWN, f"it can't be judged: {words}")
        assert (event.detail.missing, event.by) == (missing, None)


def test_two_corrections_both_say_why() -> None:
    board = life("time | ALC-04 | with\n08:00 | high |").board
    both = (Correction("e0", "nora", "wrong patient"), Correction("e1", "cleo", "typing error"))
    taken_back = msgspec.structs.replace(look(tick("09:00"), {"ALC-04": ""}, ""), corrections=both)
    (event,) = reconcile(taken_back, board)
    assert (event.kind, event.by, event.detail.corrections) == (Kind.RETRACTED, "nora", both)
    assert event.reason == "corrected: wrong patient; corrected: typing error"


def test_every_event_of_an_alert_names_its_pattern_its_cause_and_since_when() -> None:
    drawn = life(
        """
        time  | ALC-13              | with
        08:00 | medium, about e1    |
        09:00 | high, about e1      |
        10:00 |                     |
        11:00 | high, about e1      |
        12:00 |                     |
        13:00 | high, about e1, was |
        14:00 |                     | over
        """,
        ending=BY_MINUTES,
        cause="event",
    )
    assert [f"{event.kind.value} since {clock(event.since)}" for event in drawn.events] == [
        "raised since 08:00",
        "worsened since 08:00",
        "condition_ended since 08:00",
        "returned since 11:00",
        "condition_ended since 11:00",
        "found_late since 09:00",
    ]
    assert {(event.pattern, event.about, event.cause) for event in drawn.events} == {("ALC-13", "e1", "event")}
    assert len({event.alert_id for event in drawn.events}) == 1
    carries = {event.kind for event in drawn.events if event.detail.finding is not None}
    assert carries == {Kind.RAISED, Kind.WORSENED, Kind.RETURNED, Kind.FOUND_LATE}
