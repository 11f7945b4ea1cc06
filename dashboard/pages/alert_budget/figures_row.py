"""The figures in a row: how many alerts, for how many days and shifts, and what became of them."""

from dash import html

from alerts.budget.counting import Count, nurse_shifts
from dashboard import words
from dashboard.components.report import figure
from dashboard.pages.alert_budget.view import SHARES, BudgetView


def figures_row(view: BudgetView, total: Count) -> html.Dl:
    """The figures of the whole week or month, each with what it is of."""
    before = view.before
    is_known = before is not None and before.patient_days
    was = f" · was {view.per_days(before)}" if before and is_known else ""
    shift_was = f" · was {view.per_shift(before)}" if before and is_known else ""
    shifts = words.number(nurse_shifts(view.load.patient_days, view.calling), 1)
    days = words.number(view.load.patient_days, 1)
    parts = [
        figure("Alerts", words.number(total.alerts), "", f"of {words.counted(total.stays, 'stay')}"),
        figure("Per 100 patient-days", view.per_days(view.load), "", f"{days} days{was}"),
        figure("Per nurse-shift", view.per_shift(view.load), "", f"{shifts} shifts{shift_was}"),
        figure("Repeats", view.repeats(total), "", "returned or said again"),
        *(_share(view, name, total) for name in ("night", "in_time", "unseen")),
    ]
    return html.Dl(parts, className="tw-los-figures tw-card")


def _share(view: BudgetView, name: str, total: Count) -> html.Div:
    shown, head = view.share(name, total), SHARES[name]
    if not shown:
        return figure(head, "none", "", "was due")
    if not shown.endswith("%"):
        return figure(head, shown, "", "not shown")
    return figure(head, shown.removesuffix(" %"), "%", view.parts(name, total))
