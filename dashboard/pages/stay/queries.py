"""What the stay page asks the record for."""

from dataclasses import dataclass

from chart.accounts.store import names_of_people
from chart.actor import Actor
from chart.instrument import instruments
from chart.ticks import to_moment, to_tick
from dashboard.pages.beds.view import due_of, main_scale, score_of
from dashboard.pages.stay.entries import EntryRow, rows_of
from dashboard.pages.stay.view import (
    LINES,
    StayView,
    fluids_of,
    gaps_of,
    heat_of,
    marks_of,
    points_of,
    spans_of,
    statuses_of,
)
from dashboard.patient import patient_of
from dashboard.queries import alerts_of, course_of, stay_row
from dashboard.services import Services
from monitors.cadence import Cadence
from monitors.due import tasks


@dataclass(frozen=True, slots=True)
class Stay:
    """The course as it is drawn, and the entries it was drawn from."""

    view: StayView
    rows: tuple[EntryRow, ...]


def stay(services: Services, actor: Actor, stay_id: str) -> Stay:
    """Everything about one stay of the actor's unit."""
    now = services.ward.clock.now()
    at = to_tick(now)
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        alerts = alerts_of(conn, actor, row.stay_id)
        people = names_of_people(conn, actor)
        with course_of(conn, actor, services.courses, row) as kept:
            known, cadence = kept.known, Cadence(kept.known, services.ward.book.protocols)
            patient = patient_of(row.stay_id, row.named, known)
            scale = main_scale(patient, known)
            first = min([to_tick(each.observed_at) for each in kept.entries], default=at)
            begins = _midnight(services, first)
            news2 = points_of(known.track("news2"), at)
            mood = instruments()["mood"]
            view = StayView(
                patient=patient,
                now=now,
                zone=services.zone,
                begins=begins,
                first=first,
                scale=scale,
                scores=points_of(known.track(f"{scale.code}.total"), at),
                gaps=gaps_of(cadence, f"{scale.code}.total", at),
                heat=heat_of(known, scale, at),
                news2=news2,
                lines={code: points_of(known.track(code), at) for code in LINES},
                fluids=fluids_of(known, begins, at),
                mood=points_of(known.track(f"{mood.code}.total"), at),
                statuses=statuses_of(known, scale),
                marks=marks_of(known),
                alerts=spans_of(alerts),
                score=score_of(scale, known, now),
                news2_now=int(news2[-1].value) if news2 else None,
                due=due_of(tasks(cadence, at), now),
            )
            return Stay(view, rows_of(kept.entries, people))


def _midnight(services: Services, at: int) -> int:
    """The unit's midnight before a tick."""
    local = to_moment(at).astimezone(services.zone)
    return to_tick(local.replace(hour=0, minute=0, second=0, microsecond=0))
