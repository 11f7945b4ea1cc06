"""What the alert-budget page asks the record for: a week or month alert by alert, those around it as counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from alerts.budget.counting import AGAIN_WITHIN, Load, Span, counted
from alerts.budget.life import Life
from alerts.budget.small import closed_steps
from alerts.budget.store import lives_between, raised_between
from chart.actor import Actor
from chart.audit.store import write
from chart.people import Act, may
from chart.reports.small_cells import is_small
from chart.reports.stay_times import StayTimes, patient_days
from chart.reports.steps import Step, step_at, step_of
from chart.reports.store import times_of_judged
from dashboard.pages.alert_budget.rows import pattern_rows, severity_rows
from dashboard.pages.alert_budget.view import STEPS, Asked, BudgetView, StepLoad
from dashboard.queries import is_banner
from dashboard.services import Services

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the stays that the monitor has judged; the alerts of the chosen span; all those around it.

    around: when each was first said, and of which stay.
    """

    stays: Sequence[StayTimes]
    lives: Sequence[Life]
    around: Sequence[tuple[datetime, str]]

    def there(self, span: Span) -> set[str]:
        """The stays of which both is known by the end of a span: when they began, and that they go on or ended."""
        ends = span.ends_at
        return {each.stay_id for each in self.stays if not each.is_silent(ends) and each.pieces(ends) is not None}

    def load(self, span: Span) -> Load:
        """The alerts of one span, over its patient-days."""
        there = self.there(span)
        told = [stay for at, stay in self.around if span.begins_at <= at < span.ends_at and stay in there]
        return Load(len(told), len(set(told)), patient_days(self.stays, span.begins_at, span.ends_at))


def budget_view(services: Services, actor: Actor, asked: Asked, is_protected: bool | None = None) -> BudgetView:
    """The budget, as this person may see it; is_protected: groups of few stays are hidden whoever asks."""
    now = services.ward.clock.now()
    today = now.astimezone(services.zone).date()
    step = step_of(asked.by, asked.of or step_at(asked.by, today - DAY).code, today)
    steps = _around(step, step_at(asked.by, today - DAY))
    protects = not may(actor.role, Act.READ_CHART) if is_protected is None else is_protected
    book, spans = services.ward.book, [_span(services, each, now) for each in steps]
    span = spans[steps.index(step)]
    read = _read(services, actor, span, Span(spans[0].begins_at, spans[-1].ends_at), now)
    loads = [read.load(each) for each in spans]
    closed = closed_steps([each.stays for each in loads]) if protects else frozenset[int]()
    there = read.there(span)
    lives = [each for each in read.lives if each.stay_id in there]
    load, total = loads[steps.index(step)], counted(lives, span, book.protocols.calling)
    return BudgetView(
        asked=asked,
        step=step,
        steps=tuple(StepLoad(each, loads[place], place in closed) for place, each in enumerate(steps)),
        load=load,
        total=None if protects and is_small(total.stays) else total,
        rows=pattern_rows(lives, span, book, protects, step if may(actor.role, Act.READ_PROTOCOLS) else None),
        severities=severity_rows(lives, span, load.patient_days, protects),
        calling=book.protocols.calling,
        zone=services.zone,
        as_of=now,
        is_protected=protects,
    )


def note_download(services: Services, actor: Actor, view: BudgetView) -> None:
    """Put down in the audit that a report left the unit."""
    detail = {"by": view.asked.by, "of": view.step.code, "as_of": view.as_of.isoformat()}
    with services.ward.database.write() as conn:
        write(conn, actor, "download alert budget", "report", [], "done", detail=detail)


def _read(services: Services, actor: Actor, span: Span, around: Span, now: datetime) -> Read:
    book = services.ward.book
    with services.ward.database.read() as conn:
        stays = times_of_judged(conn, actor, now, around.begins_at)
        lives = lives_between(conn, actor, span.begins_at - AGAIN_WITHIN, span.ends_at)
        raised = raised_between(conn, actor, around.begins_at, around.ends_at)
    return Read(
        stays,
        [each for each in lives if not is_banner(book, each.pattern, each.worst)],
        [(at, stay) for at, stay, pattern, worst in raised if not is_banner(book, pattern, worst)],
    )


def _around(step: Step, newest: Step) -> list[Step]:
    """The weeks or months in sight, the newest last: up to the newest, or to the chosen one where that is not in it."""
    count = STEPS[step.by]
    is_in_sight = newest.later(1 - count).begins_on <= step.begins_on <= newest.begins_on
    latest = newest if is_in_sight else step
    return [latest.later(place) for place in range(1 - count, 1)]


def _span(services: Services, step: Step, now: datetime) -> Span:
    begins_at = datetime.combine(step.begins_on, time(), services.zone).astimezone(UTC)
    return Span(begins_at, step.period.ends_at(services.zone, now))
