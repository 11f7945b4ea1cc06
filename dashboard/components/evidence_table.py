"""The readings that evidence rests on: value, when seen and charted, by whom; as known then and as corrected since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.small import missing_ring
from dashboard.icons import icon

HEADS = ("What was seen", "Value", "Observed", "Charted by")


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of a reading since: then and now in words, by whom, when, why; now "": it was taken back."""

    then: str
    now: str
    by: str
    at: datetime
    why: str
    observed_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One condition of the rule and a reading it rests on; `is_missing`: nobody charted it.

    charted_at: when it was typed in. device: where, if that was told. correction: None while it stands as it was.
    """

    text: str
    value: str
    observed_at: datetime | None = None
    charted_by: str = ""
    is_missing: bool = False
    is_met: bool = True
    charted_at: datetime | None = None
    device: str = ""
    correction: Correction | None = None


def evidence_table(rows: Sequence[Row], now: datetime, zone: ZoneInfo) -> list[Component]:
    """One row a reading; below one that was corrected since, what stands now, and above all how many were."""
    heads = [html.Th(html.Span("Met", className="tw-unread")), *map(html.Th, HEADS)]
    body = [drawn for row in rows for drawn in _rows(row, now, zone)]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="tw-evidence-table")
    count = len({row.correction.at for row in rows if row.correction is not None})
    if not count:
        return [table]
    since = f"{words.counted(count, 'entry was', 'entries were')} corrected since"
    return [html.P([icon("pen"), f"Struck through: as known then. {since}."], className="tw-evidence-since"), table]


def _rows(row: Row, now: datetime, zone: ZoneInfo) -> list[html.Tr]:
    if row.is_missing:
        cells: list[Component | str] = [missing_ring(), row.text, row.value, "–", "missing"]
        return [html.Tr([html.Td(cell) for cell in cells], className="tw-evidence-missing")]
    value = html.B(row.value)
    drawn = html.Tr(
        [
            html.Td(icon("tick", "met") if row.is_met else icon("info", "not decided")),
            html.Th(row.text, scope="row"),
            html.Td(value if row.correction is None else html.S([html.Span("Then ", className="tw-unread"), value])),
            html.Td(_times(row, now, zone)),
            html.Td(" · ".join(filter(None, (row.charted_by, row.device)))),
        ]
    )
    return [drawn] if row.correction is None else [drawn, _corrected(row, row.correction, now, zone)]


def _times(row: Row, now: datetime, zone: ZoneInfo) -> str:
    """When it was seen; beside it when it was charted, where the clock did not read the same."""
    seen, charted = (
        words.moment_words(at, zone, now) if at is not None else "" for at in (row.observed_at, row.charted_at)
    )
    return f"{seen}, charted {charted}" if charted and charted != seen else seen


def _corrected(row: Row, correction: Correction, now: datetime, zone: ZoneInfo) -> html.Tr:
    moved = correction.observed_at != row.observed_at and bool(correction.now)
    seen = f" seen {words.moment_words(correction.observed_at, zone, now)}" if moved else ""
    became: list[Component | str] = [" → ", html.B(correction.now), seen] if correction.now else [", taken back"]
    said = [icon("pen", "corrected"), html.S(correction.then), *became]
    who = f"{words.moment_words(correction.at, zone, now)} by {correction.by}: {correction.why}"
    return html.Tr(
        [html.Td(""), html.Td([html.Span(said), html.Span(who)], colSpan=4)], className="tw-evidence-corrected"
    )
