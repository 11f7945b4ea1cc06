"""On both databases: what is stored of a stay is what its entries say when they are played again.

All but when it was noticed: whoever saved late, corrected, swept, crashed between two steps or saved without a look.
"""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as told
from hypothesis import strategies as st

from alerts.board import Board
from chart.facts import Discharged, StayId, Void, kind_of
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.rounds.charting import (
    admitted,
    begun_anew,
    entries,
    hand,
    open_alerts,
    record_only,
    replayed,
    said,
    save,
)
from tests.rounds.charting import told as everything_told
from tests.rounds.histories import Look, Save, histories
from tests.ward import MONDAY

EXAMPLES, AT_NIGHT = 40, 1000
SLOW = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Before which steps the process begins anew, and which saves nobody could look at."""

    anew: frozenset[int] = field(default_factory=frozenset)
    unexamined: frozenset[int] = field(default_factory=frozenset)


steps = st.frozensets(st.integers(0, 13), max_size=5)
troubles = st.one_of(
    st.just(Trouble()),
    st.just(Trouble(frozenset(range(14)))),
    st.builds(Trouble, steps, steps),
)


def live_through(ward: Ward, stay: StayId, history: list[Save | Look], trouble: Trouble) -> Ward:
    """Do what the history says; gives the ward of the process that was running at its end."""
    standing: list[tuple[str, str]] = []
    for number, step in enumerate(history):
        ward = begun_anew(ward) if number in trouble.anew else ward
        hand(ward).advance(minutes=step.after)
        if isinstance(step, Look):
            sweep(ward)
        else:
            chart = record_only if number in trouble.unexamined else save
            _chart(ward, stay, (step, chart, f"{stay}{number + 100:04}"), standing)
    return ward


def _chart(ward: Ward, stay: StayId, what: tuple[Save, object, str], standing: list[tuple[str, str]]) -> None:
    step, chart, entry_id = what
    before = None
    if step.corrects is not None and step.corrects < len(standing):
        before = standing[-1 - step.corrects]
        if kind_of(step.content) not in (before[1], "void"):
            before = None
    if before is None and isinstance(step.content, Void):
        return
    more = {} if before is None else {"supersedes": before[0], "reason": "a slip"}
    chart(ward, stay, step.content, step.late, id=entry_id, **more)  # type: ignore[operator]
    if before is not None:
        standing.remove(before)
    if not isinstance(step.content, Void):
        standing.append((entry_id, kind_of(step.content)))


@told(max_examples=EXAMPLES, deadline=None, suppress_health_check=SLOW)
@given(history=histories, trouble=troubles)
def test_what_is_stored_is_what_replay_says(ward: Ward, history: list[Save | Look], trouble: Trouble) -> None:
    what_is_stored_is_what_replay_says(ward, history, trouble)


@pytest.mark.nightly
@told(max_examples=AT_NIGHT, deadline=None, suppress_health_check=SLOW)
@given(history=histories, trouble=troubles)
def test_what_is_stored_is_what_replay_says_at_length(ward: Ward, history: list[Save | Look], trouble: Trouble) -> None:
    what_is_stored_is_what_replay_says(ward, history, trouble)


def what_is_stored_is_what_replay_says(ward: Ward, history: list[Save | Look], trouble: Trouble) -> None:
    hand(ward).at = MONDAY
    ward = begun_anew(ward)
    stay = admitted(ward)
    ward = live_through(ward, stay, history, trouble)
    hand(ward).advance(hours=31)
    assert sweep(ward).faults == 0

    stored = said(ward, stay)
    assert stored == replayed(ward, stay)
    assert all(each.evidence for each in stored if each.detail.finding is not None)
    folded = Board.fold(stay, everything_told(ward, stay))
    assert open_alerts(ward, stay) == {alert.pattern + alert.about: alert for alert in folded.open_alerts}

    save(ward, stay, Discharged("completed"))  # leaves the sweeps of the histories to come
    assert not [each for each in entries(ward, stay) if each.recorded_at > ward.clock.now() + timedelta(minutes=1)]
