"""The budget as a CSV file: what leaves the unit, so groups of few stays are always hidden."""

import csv
from collections.abc import Iterator
from io import StringIO

from alerts.budget import definitions
from alerts.budget.counting import Count
from chart.reports.cells import HIDDEN
from chart.reports.small_cells import SMALLEST_GROUP
from dashboard.components.severity import WORDS
from dashboard.components.sheet import as_text
from dashboard.pages.alert_budget.view import SHARES, BudgetView, step_words

ALL, NONE = "All patterns", "none due"
WITHHELD = f"withheld: fewer than {SMALLEST_GROUP} stays"
Line = tuple[str, str, str]


def as_csv(view: BudgetView, unit_name: str) -> str:
    """The whole budget, one figure a line, with its definitions; view: a protected one."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(("figure", "row", "value"))
    writer.writerows(tuple(map(as_text, line)) for line in _lines(view, unit_name))
    return out.getvalue()


def file_name(view: BudgetView) -> str:
    """What the file is called: the week or month that was asked for, and the unit's own date."""
    return f"alert-budget-{view.step.code}-{view.as_of.astimezone(view.zone).date().isoformat()}.csv"


def _lines(view: BudgetView, unit_name: str) -> Iterator[Line]:
    yield "unit", "", unit_name
    yield "alerts first said in", "", step_words(view.step, view.as_of, view.zone)
    yield "as known at", "", view.as_of.astimezone(view.zone).isoformat(timespec="minutes")
    yield "time zone", "", view.zone.key
    yield "patient-days", ALL, f"{view.load.patient_days:.1f}"
    yield "patients per nurse", "", str(view.calling.patients_per_nurse)
    yield "shifts a day", "", str(len(view.calling.shifts))
    if view.total is None:
        yield "alerts", ALL, WITHHELD
    else:
        yield from _figures(view, ALL, view.total, is_row=False)
    for row in view.rows:
        yield from _figures(view, f"{row.name} {row.title}".strip(), row.count, is_row=True)
    for severities, load in view.severities:
        yield "alerts by worst severity", " or ".join(WORDS[each].lower() for each in severities), str(load.alerts)
    for each in view.steps:
        days, hidden = f"{each.load.patient_days:.1f}", each.is_closed
        yield f"alerts by {view.asked.by}", each.step.code, HIDDEN if hidden else str(each.load.alerts)
        yield f"patient-days by {view.asked.by}", each.step.code, days
    for meaning in definitions.EVERY:
        yield "definition", meaning.name, meaning.words


def _figures(view: BudgetView, row: str, count: Count, *, is_row: bool) -> Iterator[Line]:
    load = view.load_of(count)
    yield "alerts", row, str(count.alerts)
    yield "alerts per 100 patient-days", row, _rate(load.per_100_patient_days)
    yield "alerts per nurse-shift", row, _rate(load.per_nurse_shift(view.calling))
    yield "repeats", row, view.repeats(count, is_row=is_row)
    for name, head in SHARES.items():
        yield (
            head.lower(),
            row,
            view.parts(name, count, is_row=is_row) or view.share(name, count, is_row=is_row) or NONE,
        )


def _rate(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.4f}"
