from typing import Any

import pytest
from dash import html

from chart.people import PEOPLE, Act
from dashboard.page import Page, page_at, places_of


def nothing(*_: Any) -> html.Div:
    return html.Div()


ROWS = (
    Page("beds", "/beds", "Beds", "board", Act.VIEW_BOARD, nothing, nothing),
    Page("alerts", "/alerts", "Alerts", "bell", Act.READ_CHART, nothing, nothing),
    Page("stay", "/stay/<stay_id>[/<form>]", "Stay", "chart", Act.READ_CHART, nothing, nothing, is_place=False),
    Page("audit", "/audit", "Audit", "shield", Act.READ_AUDIT, nothing, nothing),
)


def test_places_are_what_a_role_may_open() -> None:
    names = {role: [page.name for page in places_of(ROWS, role)] for role in PEOPLE}
    assert names["nurse"] == ["beds", "alerts"]
    assert names["security_officer"] == ["audit"]
    assert names["system_administrator"] == []


@pytest.mark.parametrize("path", ["/stay", "/stay/", "/stay/1/2/3", "/beds/", "beds", "/BEDS", ""])
def test_a_path_that_is_almost_a_page_is_none(path: str) -> None:
    assert page_at(ROWS, path) is None


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/stay/1", {"stay_id": "1", "form": ""}),
        ("/stay/1/cows", {"stay_id": "1", "form": "cows"}),
        ("/stay/a%2Fb", {"stay_id": "a/b", "form": ""}),
    ],
)
def test_a_path_says_whom_the_page_is_about(path: str, params: dict[str, str]) -> None:
    assert ROWS[2].params(path) == params
