"""What the budget takes from the events of an alert."""

from datetime import timedelta

import pytest

from alerts.budget.life import Life, Said, lives_of
from alerts.finding import Severity
from alerts.states import Kind
from tests.ward import MONDAY

K, S = Kind, Severity


def life(*events: tuple[int, Kind, Severity], is_historic: bool = False) -> Life:
    """One alert by its events: minutes after Monday morning, what, how bad."""
    worst = max(severity for _, _, severity in events)
    (found,) = lives_of(
        Said("a", "one", "GEN-06", "", worst, is_historic, kind, severity, MONDAY + timedelta(minutes=minutes))
        for minutes, kind, severity in events
    )
    return found


def minutes(found: Life, name: str) -> int | None:
    moment = getattr(found, name)
    return None if moment is None else round((moment - MONDAY) / timedelta(minutes=1))


RAISED = (0, K.RAISED, S.HIGH)


@pytest.mark.parametrize(
    ("kind", "has_action"),
    [(K.ACKNOWLEDGED, True), (K.TOLD_BY_PHONE, True), (K.PAUSED, False), (K.RESOLVED, False)],
)
def test_whatever_a_person_does_is_an_answer_and_accepting_records_an_action(kind: Kind, has_action: bool) -> None:
    found = life(RAISED, (5, kind, S.HIGH), (9, kind, S.HIGH))
    assert (minutes(found, "answered_at"), found.has_action) == (5, has_action)


def test_what_the_clock_does_is_no_answer() -> None:
    found = life(RAISED, (15, K.ESCALATED, S.HIGH), (30, K.ESCALATED, S.HIGH), (31, K.NOTIFIED, S.HIGH))
    assert (minutes(found, "escalated_at"), found.answered_at) == (15, None)


@pytest.mark.parametrize(
    ("events", "has_called"),
    [
        ([RAISED], True),
        ([(0, K.RAISED, S.LOW)], False),
        ([(0, K.RAISED, S.LOW), (9, K.WORSENED, S.MEDIUM)], True),
        ([(0, K.RAISED, S.LOW), (9, K.FOUND_LATE, S.HIGH)], False),
    ],
)
def test_what_was_medium_while_it_held_has_called(events: list[tuple[int, Kind, Severity]], has_called: bool) -> None:
    assert life(*events).has_called is has_called


def test_what_was_over_when_it_became_known_called_nobody_and_was_over_at_once() -> None:
    found = life(RAISED, is_historic=True)
    assert (found.has_called, minutes(found, "over_at")) == (False, 0)


@pytest.mark.parametrize("kind", [K.CONDITION_ENDED, K.RETRACTED, K.CLOSED])
def test_it_is_over_when_it_first_was_and_returns_are_counted(kind: Kind) -> None:
    found = life(RAISED, (10, kind, S.HIGH), (20, K.RETURNED, S.HIGH), (30, K.CONDITION_ENDED, S.HIGH))
    assert (minutes(found, "over_at"), found.returned, found.is_retracted) == (10, 1, kind is K.RETRACTED)
