"""Which scripted events had an alert of their cause before them: by hand, and over the three years."""

import sys

import pytest

from alerts.events import AlertEvent, Detail
from alerts.finding import Ending, Finding, Severity
from alerts.states import Kind
from chart import facts
from chart.ticks import HOUR, to_tick
from seed_data.cast import STORIES
from seed_data.scripted import KINDS, Scripted, scripted
from seed_data.stay import PretendStay, Told, Use
from seed_data.told_before import NO_CAUSE, Seen, of_past, report, seen_before
from tests.seed.test_alert_load import BOOK
from tests.seed.test_years import YEARS
from tests.ward import MONDAY


def said(
    hours: float, cause: str, severity: Severity = Severity.HIGH, kind: Kind = Kind.RAISED, *, is_historic: bool = False
) -> AlertEvent:
    """Something said so many hours after admission."""
    at = to_tick(MONDAY) + round(hours * HOUR)
    finding = Finding(
        pattern="X", title="X", cause=cause, severity=severity, possibly=severity, since=at, ending=Ending(),
        is_historic=is_historic,
    )  # fmt: skip
    return AlertEvent(
        alert_id="a", pattern="X", about="", cause=cause, kind=kind, severity=severity, since=at, known_at=at,
        detail=Detail(finding=finding),
    )  # fmt: skip


SEIZURE, TRANSFER = Scripted("seizure", 80.0), Scripted("transfer to acute care", 80.0)


@pytest.mark.parametrize(
    ("event", "alert", "is_told"),
    [
        (SEIZURE, said(79.9, "seizure risk", Severity.LOW), True),
        (SEIZURE, said(80.0, "seizure risk"), False),  # together with it is not before it
        (SEIZURE, said(7.9, "seizure risk"), False),
        (SEIZURE, said(79.0, "delirium"), False),
        (SEIZURE, said(79.0, "seizure risk", kind=Kind.EASED), False),
        (SEIZURE, said(79.0, "seizure risk", is_historic=True), False),
        (TRANSFER, said(79.0, "fever"), True),
        (TRANSFER, said(79.0, "fever", Severity.MEDIUM), False),
        (TRANSFER, said(79.0, "overdue"), False),
        (Scripted("left against advice", 80.0), said(79.0, "suicide"), False),
    ],
)
def test_only_an_alert_of_its_cause_that_was_heard_in_time_counts(
    event: Scripted, alert: AlertEvent, is_told: bool
) -> None:
    (seen,) = seen_before("stay", MONDAY, [event], [alert])
    assert seen.is_told is is_told


def test_what_is_scripted_is_found_by_what_is_told_and_by_the_course() -> None:
    ways = {"clouding": ((0.0, 0.0), (40.0, 0.0), (50.0, 4.0), (60.0, 0.0))}
    told = (
        Told(12.0, facts.Event("seizure")),
        Told(13.0, facts.Event("fall")),
        Told(20.0, facts.Dose("Naloxone", ("naloxone",), "intranasal")),
        Told(70.0, facts.Discharged("ama")),
    )
    stay = PretendStay("s", "01", (Use("alcohol", "alcohol", 4.0),), ways, told)
    assert sorted(scripted(stay)) == [
        ("delirium", 45.0), ("left against advice", 70.0), ("naloxone", 20.0), ("seizure", 12.0),
    ]  # fmt: skip
    gone = PretendStay("s", "01", stay.uses, ways, (Told(44.0, facts.Discharged("transfer_acute")),))
    assert list(scripted(gone)) == [("transfer to acute care", 44.0)]  # left before it became confused


def test_the_named_stories_hold_each_kind_that_alerts_speak_of() -> None:
    kinds = {event.kind for story in STORIES for event in scripted(story.stay)}
    assert {"seizure", "delirium"} <= kinds


def test_the_report_counts_by_kind_and_names_what_was_not_told() -> None:
    found = [
        Seen("one", SEIZURE, is_told=True, is_any_high=True, first_after_hours=None),
        Seen("two", SEIZURE, is_told=False, is_any_high=True, first_after_hours=1.5),
        Seen("three", Scripted("left against advice", 9), is_told=False, is_any_high=False, first_after_hours=None),
    ]
    lines = list(report(found))
    assert lines[:3] == [
        "seizure: 1 of 2 after an alert of seizure risk",
        "  2 after a high or critical alert of any cause in the patient",
        "  not: two, 80.0 h after admission; the first alert of its cause 1.5 h after it",
    ]
    assert lines[-1].startswith("left against advice: 1, of which no pattern speaks")


@pytest.mark.nightly
def test_over_three_years_whatever_alerts_speak_of_was_told_before() -> None:
    found = [seen for past in YEARS.stays for seen in of_past(BOOK, YEARS, past)]
    sys.stdout.writelines(f"{line}\n" for line in report(found))
    told = {kind: [each.is_told for each in found if each.event.kind == kind] for kind in KINDS if kind != NO_CAUSE}
    assert all(told.values())
    assert {kind: each.count(False) for kind, each in told.items()} == dict.fromkeys(told, 0)
