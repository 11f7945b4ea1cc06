"""What the stay page asks the record for."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chart.accounts.store import names_of_people
from chart.actor import Actor
from dashboard.courses import Kept
from dashboard.pages.stay.entries import EntryRow, rows_of
from dashboard.pages.stay.view import StayView, spans_of, stay_view
from dashboard.patient import patient_of
from dashboard.queries import StayRow, alerts_of, banner_lines, course_of, is_banner, stay_row
from dashboard.services import Services


@dataclass(frozen=True, slots=True)
class Stay:
    """The course as it is drawn, and the entries it was drawn from."""

    view: StayView
    rows: tuple[EntryRow, ...]


def stay(services: Services, actor: Actor, stay_id: str) -> Stay:
    """Everything about one stay of the actor's unit."""
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        people = names_of_people(conn, actor)
        with course_of(conn, actor, services.courses, row) as kept:
            return Stay(_view(services, conn, actor, row, kept), rows_of(kept.entries, people))


def course(services: Services, actor: Actor, stay_id: str) -> StayView:
    """The course alone, for the figure."""
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            return _view(services, conn, actor, row, kept)


def _view(services: Services, conn: Connection, actor: Actor, row: StayRow, kept: Kept) -> StayView:
    now = services.ward.clock.now()
    cadence = kept.cadence(services.ward.book.protocols)
    book, said = services.ward.book, alerts_of(conn, actor, row.stay_id)
    patient = replace(patient_of(row.stay_id, row.named, kept.known), lines=banner_lines(said, book))
    spans = spans_of(each for each in said if not is_banner(book, each.pattern, each.worst))
    return stay_view(patient, cadence, now, services.zone, kept.entries, spans)
