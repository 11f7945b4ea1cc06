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

MOST_TIMES = 4
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
    of, all_at: of a row that rests on several readings, what they were, and when each was seen, oldest first.
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
    of: str = ""
    all_at: tuple[datetime, ...] = ()


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
    value = [html.B(row.value), html.Span(row.of, className="tw-evidence-small") if row.of else None]
    drawn = html.Tr(
        [
            html.Td(icon("tick", "met") if row.is_met else icon("info", "not decided")),
            html.Th(row.text, scope="row"),
            html.Td(value if row.correction is None else html.S([html.Span("Then ", className="tw-unread"), *value])),
            html.Td(_times(row, now, zone)),
            html.Td(" · ".join(filter(None, (row.charted_by, row.device)))),
        ]
    )
    return [drawn] if row.correction is None else [drawn, _corrected(row, row.correction, now, zone)]


def _times(row: Row, now: datetime, zone: ZoneInfo) -> list[Component | str]:
    """When it was seen; below, when it was charted, where the clock did not read the same any more."""
    seen, charted = row.observed_at, row.charted_at
    if seen is None or row.all_at:
        return [_all_times(row.all_at, now, zone)]
    said: list[Component | str] = [words.moment_words(seen, zone, now)]
    if charted is not None and words.dated(charted, zone, now) != words.dated(seen, zone, now):
        is_same_day = charted.astimezone(zone).date() == seen.astimezone(zone).date()
        at = words.clock(charted, zone) if is_same_day else words.moment_words(charted, zone, now)
        said.append(html.Span(f"charted {at}", className="tw-evidence-small"))
    return said


def _all_times(moments: Sequence[datetime], now: datetime, zone: ZoneInfo) -> str:
    """Each moment; of many the first and the last."""
    said = [words.moment_words(at, zone, now) for at in moments]
    return ", ".join(said) if len(said) <= MOST_TIMES else f"{said[0]} to {said[-1]}"


def _corrected(row: Row, correction: Correction, now: datetime, zone: ZoneInfo) -> html.Tr:
    moved = correction.observed_at != row.observed_at and bool(correction.now)
    seen = f" seen {words.moment_words(correction.observed_at, zone, now)}" if moved else ""
    became: list[Component | str] = [" → ", html.B(correction.now), seen] if correction.now else [", taken back"]
    said = [icon("pen", "corrected"), html.S(correction.then), *became]
    who = f"{words.moment_words(correction.at, zone, now)} by {correction.by}: {correction.why}"
    return html.Tr(
        [html.Td(""), html.Td([html.Span(said), html.Span(who)], colSpan=4)], className="tw-evidence-corrected"
    )
