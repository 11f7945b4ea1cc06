"""The worklist: one row for what is done in one go at one bed, in buckets by when it is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from chart.ticks import to_moment, to_tick
from dashboard import words
from dashboard.components.due import Due
from dashboard.components.tile import TileAlert
from dashboard.pages.beds.view import due_of, task_name
from dashboard.pages.charting.rounds import forms_together
from dashboard.patient import Patient
from monitors.due import State, Task

OVERDUE, NOW, LATER, AWAY, NO_ROUNDS = "Overdue", "Now", "Later", "Away", "No rounds"
AHEAD = {"Next 15 min": timedelta(minutes=15), "Next 30 min": timedelta(minutes=30), "Next 60 min": timedelta(hours=1)}
BUCKETS = (OVERDUE, NOW, *AHEAD, NO_ROUNDS, LATER, AWAY)
_LATE = (State.OVERDUE, State.CRITICALLY_OVERDUE)


@dataclass(frozen=True, slots=True)
class Row:
    """What is done together at one bed.

    due: what, and by when; None: no protocol asks for anything. last_at: when the first of it was done last; None:
    never in this stay. every: how often it wants doing, in minutes. forms: those that open, joined by "+".
    """

    patient: Patient
    due: Due | None
    last_at: datetime | None = None
    every: int = 0
    forms: str = ""
    alert: TileAlert | None = None

    @property
    def order(self) -> tuple[float, str]:
        """By when it is due, then by bed; what has no time stands first."""
        return self.due.at.timestamp() if self.due and self.due.at else 0.0, self.patient.bed


@dataclass(frozen=True, slots=True)
class Round:
    """The rows of a person by bucket, none of them empty. beds: theirs, None while they have not said which.

    shows_all: whether every bed of the unit is shown. unit_beds: every bed, in order. patients: who lies in a shown
    bed. ends_at: when their turn ends, as far as the roster knows.
    """

    buckets: Mapping[str, tuple[Row, ...]]
    now: datetime
    zone: ZoneInfo
    unit_beds: tuple[str, ...]
    beds: tuple[str, ...] | None = None
    shows_all: bool = True
    patients: tuple[Patient, ...] = ()
    ends_at: datetime | None = None

    @property
    def next_at(self) -> datetime | None:
        """When the first thing is due of all that is not due within the hour."""
        due = self.buckets[LATER][0].due if LATER in self.buckets else None
        return due.at if due else None


def rows_of(patient: Patient, tasks: Sequence[Task], alert: TileAlert | None, now: datetime) -> list[tuple[str, Row]]:
    """What is to do at one bed, by bucket: what stands in one is done in one go. Nothing to do is told, and why."""
    if not tasks:
        return [(NO_ROUNDS, Row(patient, None, alert=alert))]
    in_order = sorted(tasks, key=lambda task: (BUCKETS.index(bucket_of(task, now)), task.due_at))
    return [
        (bucket, _row(patient, list(together), alert, now))
        for bucket, together in groupby(in_order, key=lambda task: bucket_of(task, now))
    ]


def _row(patient: Patient, together: list[Task], alert: TileAlert | None, now: datetime) -> Row:
    due, first = due_of(together, now), together[0]
    assert due is not None  # noqa: S101 - there is a task
    what = words.listed(list(dict.fromkeys(task_name(task.what) for task in together)))
    last_at = None if first.last_at is None else to_moment(first.last_at)
    forms = "+".join(forms_together(together))
    due = replace(due, what=what, is_asleep=any(task.is_deferred for task in together))
    return Row(patient, due, last_at, first.interval_minutes, forms, alert)


def away_row(patient: Patient, due: Due, alert: TileAlert | None) -> tuple[str, Row]:
    """Somebody who is not on the unit: nothing of theirs is due until they are back."""
    return AWAY, Row(patient, replace(due, what=""), alert=alert)


def bucket_of(task: Task, now: datetime) -> str:
    """Where one task stands; what comes round every hour or oftener is for now from half its interval ahead."""
    state, ahead = task.state(to_tick(now)), to_moment(task.due_at) - now
    half = timedelta(minutes=task.interval_minutes / 2)
    if state is State.PAUSED:
        return AWAY
    if state in _LATE:
        return OVERDUE
    if state is State.DUE or (state is State.SOON and task.interval_minutes <= 60 and ahead <= half):
        return NOW
    return next((bucket for bucket, within in AHEAD.items() if ahead <= within), LATER)


def buckets_of(rows: Iterable[tuple[str, Row]]) -> dict[str, tuple[Row, ...]]:
    """Rows by bucket, in the order in which they are read; no bucket is empty."""
    found: dict[str, list[Row]] = {}
    for bucket, row in rows:
        found.setdefault(bucket, []).append(row)
    return {bucket: tuple(sorted(found[bucket], key=lambda row: row.order)) for bucket in BUCKETS if bucket in found}
