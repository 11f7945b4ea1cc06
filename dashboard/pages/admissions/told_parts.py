"""What can be told at the door or later: a substance, the history, the protocols; the same fields in both places."""

from collections.abc import Collection, Mapping
from typing import get_args

from dash import html
from dash.development.base_component import Component

from chart import facts
from chart.withdrawal import agents_of
from dashboard.attributes import spoken
from dashboard.components.small import DRUG_CLASSES
from dashboard.pages.admissions.fields import ASKED, choice, line, several, suggested
from monitors.intake import Answer, intake_rules

CLASSES = tuple((code, DRUG_CLASSES[code][2]) for code in get_args(facts.DrugClass))
PRECISIONS = (("exact", "Exact"), ("1", "± 1 h"), ("6", "± 6 h"), ("12", "± 12 h"), ("unknown", "Unknown"))
ROUTES = ("oral", "smoked", "injected", "snorted", "other")
BACK = (("0", "Today"), ("1", "Yesterday"), *((str(back), f"{back} days ago") for back in range(2, 8)))
SAID = {True: "yes", False: "no", None: ""}


def substance(form: str, number: int, may_prescribe: bool = False) -> html.Div:
    """One substance: what, how much, how long, and when last; its diazepam equivalent by who may prescribe."""
    agents = [agent for code, _ in CLASSES for agent in agents_of(code)]
    return html.Div(
        [
            choice(form, f"drug_class{number}", "Kind", CLASSES),
            suggested(form, f"agent{number}", "Which one", agents),
            line(form, f"amount{number}", "How much a day"),
            line(form, f"years{number}", "Years of use", "–", is_figure=True),
            choice(form, f"route{number}", "Taken", [(each, each.capitalize()) for each in ROUTES]),
            choice(form, f"precision{number}", "Last use: how exactly known", PRECISIONS),
            choice(form, f"last_day{number}", "Last use: day", BACK),
            line(form, f"last_clock{number}", "Last use: time", "22:00", is_figure=True),
            choice(form, f"ended{number}", "How it ended", (("abrupt", "Stopped at once"), ("tapered", "Tapered"))),
            line(form, f"diazepam{number}", "Daily amount as mg diazepam, as you hold it", "–", is_figure=True)
            if may_prescribe
            else None,
        ],
        className="tw-intake-fields tw-substance",
        role="group",
        **spoken(f"Substance {number}"),
    )


def questions(form: str, answers: Mapping[str, Answer]) -> list[Component]:
    """The questions of the history in their groups, with the answers that stand."""
    groups: dict[str, list[Component]] = {}
    for each in intake_rules().question:
        said = SAID[answers.get(each.code)]
        groups.setdefault(each.group, []).append(choice(form, f"ask_{each.code}", each.asks, ASKED, said))
    return [html.Div([html.H3(title), *rows], className="tw-asks") for title, rows in groups.items()]


def protocols(form: str, titles: Mapping[str, str], chosen: Collection[str] = ()) -> html.Div:
    """The protocols there are, those in force taken."""
    return several(form, "protocols", "Protocols", tuple(titles.items()), [each for each in titles if each in chosen])
