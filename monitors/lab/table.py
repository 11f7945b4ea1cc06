"""The comparison as a table that a person reads in a terminal."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from chart.ticks import to_moment
from monitors.lab.comparing import Comparison, Lead, Rate, Row
from monitors.lab.tally import Changed

SHOWN = 10  # alerts gained and lost that are printed; the rest is in the JSON
HONEST = (
    "The past was treated under the protocols of its time. This says what would have been told, not what would have "
    "been prevented."
)


def table_of(comparison: Comparison, left_out: str) -> RenderableType:
    """Rates before and after, lead times, and the first of what came and went."""
    days = f"{comparison.stays} stays, {comparison.patient_days:g} patient-days; left out: {left_out}"
    return Group(
        Text(days), _rates(comparison), _leads(comparison), _changed("gained", comparison.gained),
        _changed("lost", comparison.lost), Text(HONEST),
    )  # fmt: skip


def _rates(comparison: Comparison) -> Table:
    table = Table("", "current", "draft", "change", "per shift", title="Alerts per 100 patient-days")
    parts = (comparison.total,), comparison.by_severity, comparison.by_class, comparison.by_pattern
    for rows in parts:
        for row in rows:
            table.add_row(row.name, _rate(row.current), _rate(row.draft), _change(row), f"{row.draft.per_shift:g}")
        table.add_section()
    return table


def _rate(rate: Rate) -> str:
    return "–" if rate.per_100_patient_days is None else f"{rate.per_100_patient_days:g} ({rate.alerts})"


def _change(row: Row) -> str:
    change = row.draft.alerts - row.current.alerts
    return f"{change:+d}".replace("-", "−") if change else "0"


def _leads(comparison: Comparison) -> Table:
    table = Table("", "current", "draft", title="Hours from the first high or critical alert, within 72 h before")
    for row in comparison.leads:
        table.add_row(row.outcome, _lead(row.current), _lead(row.draft))
    return table


def _lead(lead: Lead) -> str:
    told = f"{lead.with_alert} of {lead.n}"
    return told if lead.median is None else f"{told}, median {lead.median:g} ({lead.q1:g}–{lead.q3:g})"


def _changed(word: str, changed: tuple[Changed, ...]) -> Table:
    shown = changed[:SHOWN]
    table = Table("stay", "raised", "pattern", "severity", title=f"{len(changed)} alerts {word}")
    for each in shown:
        table.add_row(each.stay_id, f"{to_moment(each.at):%Y-%m-%d %H:%M} UTC", each.pattern, each.severity)
    if len(changed) > len(shown):
        table.caption = f"{len(changed) - len(shown)} more with --json"
    return table
