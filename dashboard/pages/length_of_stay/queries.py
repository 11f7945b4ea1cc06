"""What the length-of-stay page asks the record for."""

from datetime import datetime

from sqlalchemy import Connection

from chart import store as record
from chart.actor import Actor
from chart.audit.store import write
from chart.facts import UnitId
from chart.people import Act, may
from chart.reports.cells import cells_of, leaving_cells
from chart.reports.length_of_stay import LengthReport, ending_of, groups_of
from chart.reports.period import Period, period_before, period_of
from chart.reports.store import stay_times
from dashboard.pages.length_of_stay.view import Asked, Gone, LengthView
from dashboard.queries import stays
from dashboard.services import Services

LAST_TO_LEAVE = 8


def length_view(services: Services, actor: Actor, asked: Asked, is_protected: bool | None = None) -> LengthView:
    """The report, as this person may see it; is_protected: small groups are hidden whoever asks."""
    now = services.ward.clock.now()
    today = now.astimezone(services.zone).date()
    protects = not may(actor.role, Act.READ_CHART) if is_protected is None else is_protected
    with services.ward.database.read() as conn:
        every = tuple(stay_times(conn, actor, now))
        beds = len(record.unit_of(conn, actor, UnitId(actor.unit_id)).beds)

        def report(period: Period, group: str | None = asked.group) -> LengthReport:
            return LengthReport(period, services.zone, now, every, group)

        period, before = period_of(asked.period, today), period_before(asked.period, today)
        of_all, found = report(period, None), report(period)
        lately = report(period_of("24m", today), None)
        return LengthView(
            asked=asked,
            report=found,
            before=report(before) if before else None,
            cells=cells_of(of_all, protects),
            before_cells=cells_of(report(before, None), protects) if before else None,
            leaving=lately,
            left=leaving_cells(lately, protects),
            groups=groups_of(every),
            beds=beds,
            is_protected=protects,
            gone=() if protects else _gone(conn, actor, found),
        )


def note_download(services: Services, actor: Actor, asked: Asked, now: datetime) -> None:
    """Put down in the audit that a report left the unit."""
    detail = {"period": asked.period, "group": asked.group or "all", "as_of": now.isoformat()}
    with services.ward.database.write() as conn:
        write(conn, actor, "download length of stay", "report", [], "done", detail=detail)


def _gone(conn: Connection, actor: Actor, report: LengthReport) -> tuple[Gone, ...]:
    """Those who left last in the period, the newest first, by name."""
    left = [(each.discharged_at, each) for each in report.discharged if each.discharged_at]
    last = sorted(left, key=lambda each: each[0], reverse=True)[:LAST_TO_LEAVE]
    names = {row.stay_id: row.named for row in stays(conn, actor, [each.stay_id for _, each in last])}
    lengths = {each.stay.stay_id: each for each in report.lengths}
    return tuple(
        Gone(each.stay_id, names[each.stay_id], each.group, left_at, lengths.get(each.stay_id), ending_of(each))
        for left_at, each in last
    )
