"""The cards of the budget: weeks or months beside one another, severities, and every pattern."""

from dash import dcc, html

from alerts.budget import definitions
from dashboard import words
from dashboard.attributes import LIVE
from dashboard.components.report import PLOT, card, graph
from dashboard.pages.alert_budget import tables
from dashboard.pages.alert_budget.figures import BARS_PX
from dashboard.pages.alert_budget.view import BudgetView


def steps_card(view: BudgetView) -> html.Section:
    """Alerts per 100 patient-days, week by week or month by month."""
    by = view.asked.by
    said = "The chosen one is dark; the last one may be still going on. Open another in the table."
    return card(
        ("Alerts per 100 patient-days", f"by {by}", definitions.DAYS),
        [
            graph(
                dcc.Graph(id="budget-bars", style={"height": BARS_PX}, **PLOT), f"Alerts per 100 patient-days by {by}"
            ),
            html.P("ISO week" if by == "week" else "month", className="tw-los-axis"),
            tables.steps(view),
        ],
        said + (" Fewer than 11 stays are not shown." if view.is_protected else ""),
    )


def severities_card(view: BudgetView) -> html.Section:
    """How bad the alerts were."""
    said = "By the worst severity that an alert came to. Only medium and above call somebody."
    return card(("How bad they were", "by worst severity", definitions.ALERTS), [tables.severities(view)], said)


def patterns_card(view: BudgetView) -> html.Section:
    """Every pattern, the noisiest first."""
    count = "those of 11 stays and more" if view.is_protected else words.counted(len(view.rows), "pattern")
    said = "Shares are of the pattern's alerts; accepted in time, of those that were due. "
    if view.is_protected:
        said += "<11 stands for 1 to 10. “Hidden” protects such a part: a share is told of every pattern or of none."
    else:
        said += "The lab tries a changed copy of a protocol file on the same days."
    copied = html.P(id="budget-copied", className="tw-budget-copied", **LIVE)
    return card(("Noisiest patterns first", count, definitions.REPEATS), [tables.patterns(view), copied], said)
