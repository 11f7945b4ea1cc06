"""What is asked of the budget: weeks or months, and which; each choice is an address of its own."""

from dash import dcc, html

from dashboard.components.report import choices, periods
from dashboard.icons import icon
from dashboard.pages.alert_budget.view import BY_WORDS, BudgetView, step_words


def asking(view: BudgetView) -> html.Div:
    """What is asked, and the way out."""
    asked = view.asked
    bys = [(asked.with_by(by).address, word) for by, word in BY_WORDS.items()]
    save = html.Button([icon("download"), "CSV"], id="budget-csv", type="button", className="tw-button")
    return html.Div(
        [
            _periods(view),
            choices("Counted by", bys, asked.with_by(asked.by).address),
            html.Span(_nurses(view), className="tw-los-here"),
            html.Div([save, dcc.Download(id="budget-download")], className="tw-los-out"),
        ],
        className="tw-los-asking",
    )


def _periods(view: BudgetView) -> html.Details:
    offered = [
        (view.asked.with_step(each.step).address, step_words(each.step, view.as_of, view.zone))
        for each in reversed(view.steps)
    ]
    here = view.asked.with_step(view.step).address
    return periods([html.B(step_words(view.step, view.as_of, view.zone))], offered, here)


def _nurses(view: BudgetView) -> str:
    calling = view.calling
    shifts = "1 shift" if len(calling.shifts) == 1 else f"{len(calling.shifts)} shifts"
    return f"Counted with one nurse for {calling.patients_per_nurse} patients, {shifts} a day"
