"""What is judged and what is drawn behind the chart say the same of an agent's seizure window."""

import pytest

from chart.withdrawal import typical_courses
from tests.monitors.ask import BOOK

ALCOHOL, SEDATIVES = BOOK.by_name["ALC-06"].text.limit, BOOK.by_name["BZD-04"].text.limit
JUDGED = {"alcohol": (ALCOHOL["from_hours"], ALCOHOL["to_hours"])} | {
    agent: (SEDATIVES[f"{agent}_from_hours"], SEDATIVES[f"{agent}_to_hours"])
    for agent in ("benzodiazepine_short", "benzodiazepine_long", "barbiturate_short", "barbiturate_long", "ghb")
}


@pytest.mark.parametrize("agent", JUDGED)
def test_the_window_judged_is_the_window_drawn(agent):
    drawn = next(each for each in typical_courses()[agent].windows if each.name.startswith("Seizure"))
    assert (drawn.begins, drawn.ends) == JUDGED[agent]


def test_every_sedative_with_a_window_is_judged():
    classes = ("alcohol", "benzodiazepine", "barbiturate", "ghb")
    assert {code for code, each in typical_courses().items() if each.drug_class in classes} == JUDGED.keys()
