"""The rows of the budget: patterns with the noisiest first, and severities with the loudest first."""

from collections.abc import Mapping, Sequence

from alerts.budget.counting import Load, Span, by_pattern, by_severity, counted, noisiest_first
from alerts.budget.life import Life
from alerts.budget.small import Names, stays_of, together
from alerts.finding import Severity
from chart.reports.steps import Step
from dashboard.pages.alert_budget.view import PatternRow
from monitors.book import Book
from monitors.judged import TECHNICAL

OTHERS = "Other patterns, of few stays each"
OF_ITSELF = "What Tidewatch says of itself"
GONE = "Of no protocol in force now"


def pattern_rows(
    lives: Sequence[Life], span: Span, book: Book, is_protected: bool, lab_for: Step | None
) -> tuple[PatternRow, ...]:
    """One row a pattern; lab_for: the week or month that a pattern is taken to the lab with, None: it is not."""
    calling = book.protocols.calling
    groups = _groups(by_pattern(each for each in lives if span.has(each)), is_protected)
    counts = {names: counted([each for each in lives if each.pattern in names], span, calling) for names in groups}
    alone = noisiest_first({names[0]: count for names, count in counts.items() if len(names) == 1})
    rows = [PatternRow(name, _title(book, name), counts[name,], _command(book, name, lab_for)) for name in alone]
    rows += [PatternRow("", OTHERS, count) for names, count in counts.items() if len(names) > 1]
    return tuple(rows)


def severity_rows(
    lives: Sequence[Life], span: Span, patient_days: float, is_protected: bool
) -> tuple[tuple[tuple[Severity, ...], Load], ...]:
    """The alerts by the worst they came to; severities of few stays stand together."""
    found = by_severity(lives, span)
    if not is_protected:
        return tuple(((each,), Load(len(own), stays_of(own), patient_days)) for each, own in found.items())
    groups = together({each.name: own for each, own in found.items()})
    rows = [
        (tuple(sorted((Severity[name] for name in names), reverse=True)), Load(len(own), stays_of(own), patient_days))
        for names, own in groups.items()
    ]
    return tuple(sorted(rows, reverse=True, key=lambda row: row[0]))


def _groups(groups: Mapping[str, Sequence[Life]], is_protected: bool) -> dict[Names, Sequence[Life]]:
    if is_protected:
        return dict(together(groups))
    return {(name,): lives for name, lives in groups.items()}


def _title(book: Book, name: str) -> str:
    if name in TECHNICAL:
        return OF_ITSELF
    pattern = book.by_name.get(name)
    return GONE if pattern is None else pattern.text.title


def _command(book: Book, name: str, step: Step | None) -> str:
    """What tries a changed copy of the pattern's file on the same week or month."""
    files = [file for file, written in book.protocols.by_file.items() if name in written.patterns]
    if step is None or not files:
        return ""
    days = step.period
    return f"tidewatch lab --protocol {files[0]} --from {days.begins_on} --to {days.ends_on}"
