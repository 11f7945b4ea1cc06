"""The figures in a row: the middle of the lengths, how stays end, occupancy; each with its n and what it was."""

from dash import html

from chart.reports.length_of_stay import Share
from dashboard import words
from dashboard.components.report import figure
from dashboard.pages.length_of_stay.view import LengthView


def figures_row(view: LengthView) -> html.Dl:
    """The figures in a row, each with its n and what it was in the period before."""
    group = view.asked.group
    parts = [
        *_middle(view),
        _share("Completed", _ending(view, "completed"), _ending(view, "completed", before=True)),
        _share("Left against advice", _ending(view, "ama"), _ending(view, "ama", before=True)),
    ]
    occupancy = view.report.occupancy(view.beds) if group is None else None
    if occupancy:
        was = view.before.occupancy(view.beds) if view.before else None
        parts.append(_share("Occupancy", occupancy, was, "days"))
    return html.Dl(parts, className="tw-los-figures tw-card")


def _middle(view: LengthView) -> list[html.Div]:
    now, was = view.summary(view.report), view.summary(view.before)
    places = 0 if view.asked.measure == "midnights" else 1
    if now is None:
        return [figure("Median stay", "unknown", "", "no length is known of enough stays")]
    median = words.plain(round(now.median, 1))
    middle = f"middle half {words.plain(round(now.first_quartile, 1))}–{words.plain(round(now.third_quartile, 1))}"
    before = "" if was is None else f" · was {words.plain(round(was.median, 1))}"
    mean_before = "" if was is None else f" · was {words.number(was.mean, 1)}"
    counted = words.counted(now.count, "stay")
    return [
        figure("Median stay", median, view.asked.measure, middle + before),
        figure("Mean stay", words.number(now.mean, max(places, 1)), view.asked.measure, counted + mean_before),
    ]


def _ending(view: LengthView, ending: str, before: bool = False) -> Share | str | None:
    """The share that ended one way; a word where it may not be told, None where there is nothing to tell."""
    cells, group = view.before_cells if before else view.cells, view.asked.group
    if cells is None:
        return None
    part, whole = cells.count("ending", ending, group), cells.count("stays", "", group)
    if part is None or whole is None:
        return cells.why_hidden("ending", ending, group)
    return Share(part, whole) if whole else None


def _share(name: str, now: Share | str | None, was: Share | str | None, of: str = "") -> html.Div:
    before = f" · was {words.number(was.percent, 1)}" if isinstance(was, Share) else ""
    if not isinstance(now, Share):
        return figure(name, now or "none", "", f"not shown{before}")
    below = f"{words.number(now.part)} of {words.number(now.whole)}{' ' + of if of else ''}{before}"
    return figure(name, words.number(now.percent, 1), "%", below)
