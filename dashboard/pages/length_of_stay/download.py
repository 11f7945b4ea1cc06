"""The report as a CSV file: what leaves the unit, so small groups are always hidden."""

import csv
from collections.abc import Iterator
from io import StringIO

from chart.reports import definitions
from chart.reports.cells import ALONE, MEASURES, ROWS
from chart.reports.length_of_stay import summary_of
from chart.reports.small_cells import SMALLEST_GROUP
from dashboard.components.sheet import as_text
from dashboard.pages.length_of_stay.view import GROUP_WORDS, LengthView, period_words

WITHHELD = f"withheld: fewer than {SMALLEST_GROUP} stays"
Line = tuple[str, str, str, str]


def as_csv(view: LengthView, unit_name: str) -> str:
    """The whole report, one figure a line, with its definitions; view: a protected one."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(("figure", "row", "class", "value"))
    writer.writerows(tuple(map(as_text, line)) for line in _lines(view, unit_name))
    return out.getvalue()


def file_name(view: LengthView) -> str:
    """What the file is called: the period that was asked for, and the unit's own date."""
    on = view.report.as_of.astimezone(view.report.zone).date()
    return f"length-of-stay-{view.asked.period}-{on.isoformat()}.csv"


def _lines(view: LengthView, unit_name: str) -> Iterator[Line]:
    report, chosen = view.report, GROUP_WORDS.get(view.asked.group or "", "All")
    yield "unit", "", "", unit_name
    yield "discharges in", "", "", period_words(report.period, report.zone, report.as_of)
    yield "as known at", "", "", report.as_of.astimezone(report.zone).isoformat(timespec="minutes")
    yield "time zone", "", "", report.zone.key
    for table, rows in {**dict.fromkeys(ALONE, ("",)), **ROWS}.items():
        for row in rows:
            for group in (*view.groups, None):
                count = view.cells.count(table, row, group)
                shown = view.cells.why_hidden(table, row, group) if count is None else str(count)
                yield table, str(row), "All" if group is None else GROUP_WORDS[group], shown
    yield from _middles(view, chosen)
    for each in definitions.EVERY:
        yield "definition", each.name, "", each.words


def _middles(view: LengthView, chosen: str) -> Iterator[Line]:
    """Median, quartiles and mean both ways, and how many days are billed; where too few stays are behind, that."""
    lengths = view.report.lengths
    if len(lengths) < SMALLEST_GROUP:
        yield from ((figure, "in all", chosen, WITHHELD) for figure in (*MEASURES, "billing days"))
        return
    for measure in MEASURES:
        found = summary_of([each.by(measure) for each in lengths])
        if found:
            yield measure, "median", chosen, f"{found.median:.4f}"
            yield measure, "first quartile", chosen, f"{found.first_quartile:.4f}"
            yield measure, "third quartile", chosen, f"{found.third_quartile:.4f}"
            yield measure, "mean", chosen, f"{found.mean:.4f}"
    yield "billing days", "in all", chosen, str(sum(max(1, each.midnights) for each in lengths))
