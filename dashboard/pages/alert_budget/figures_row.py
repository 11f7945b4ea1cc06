"""The figures in a row: how many alerts, for how many days and shifts, and what became of them."""

from dash import html

from alerts.budget.counting import Count, Share, nurse_shifts
from dashboard import words
from dashboard.components.report import figure
from dashboard.pages.alert_budget.view import BudgetView


def figures_row(view: BudgetView, total: Count) -> html.Dl:
    """The figures of the whole week or month, each with what it is of."""
    before = view.before
    was = "" if before is None or not before.patient_days else f" · was {view.per_days(before)}"
    days = f"{words.number(view.load.patient_days, 1)} patient-days{was}"
    shifts = words.number(nurse_shifts(view.load.patient_days, view.calling), 1)
    shift_was = "" if before is None or not before.patient_days else f" · was {view.per_shift(before)}"
    parts = [
        figure("Alerts", words.number(total.alerts), "", f"of {words.counted(total.stays, 'stay')}"),
        figure("Per 100 patient-days", view.per_days(view.load), "", days),
        figure("Per nurse-shift", view.per_shift(view.load), "", f"{shifts} nurse-shifts{shift_was}"),
        figure("Repeats", view.counted(total.repeats), "", "returned, or the same within 24 h"),
        _share(view, "At night", total.night),
        _share(view, "Accepted in time", total.in_time),
        _share(view, "Ended unseen", total.unseen),
    ]
    return html.Dl(parts, className="tw-los-figures tw-card")


def _share(view: BudgetView, name: str, share: Share) -> html.Div:
    shown = view.share(share)
    if not shown:
        return figure(name, "none", "", "was due")
    if not shown.endswith("%"):
        return figure(name, shown, "", "not shown")
    return figure(name, shown.removesuffix(" %"), "%", view.parts(share))
