"""Nothing is reachable that no table names: every path, every callback, every page, and every id a callback uses."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from chart.people import PEOPLE, Act, Role, may
from dashboard.app import Application
from dashboard.door import Door
from dashboard.gate import PAGE, PUBLIC, ROUTES
from dashboard.pages import PAGES
from dashboard.router import FIRST_PAGE

DASHBOARD = Path(__file__).parents[2] / "dashboard"
SHELL_IDS = {"url", "here", "news", "scheme", "titled", "trouble", "page", "mantine"}


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
class TestRegistry:
    """With a whole application."""

    def test_every_path_has_a_row_and_every_row_a_path(self, app: Application) -> None:
        served = {rule.rule for rule in app.server.url_map.iter_rules()}
        assert served == set(ROUTES) | set(PUBLIC)

    def test_every_callback_has_a_policy_and_every_policy_a_callback(self, app: Application) -> None:
        door: Door = app.server.extensions["door"]
        app.server.test_client().get("/healthz")  # Dash finishes its own registering with the first request
        assert set(door.policies) == set(app.callback_map)
        assert {each["output"] for each in app._callback_list} == set(door.policies)

    def test_what_writes_or_touches_patient_data_asks_for_more_than_use(self, app: Application) -> None:
        door: Door = app.server.extensions["door"]
        router = next(iter(door.policies))  # it checks the right of each page before it draws it
        loose = [
            name
            for name, policy in door.policies.items()
            if name != router and policy.act is Act.USE and (policy.writes or policy.touches)
        ]
        assert loose == []

    def test_callbacks_that_write_are_open_to_nobody_who_may_not_chart_or_answer(self, app: Application) -> None:
        door: Door = app.server.extensions["door"]
        for name, policy in door.policies.items():
            if policy.writes and policy.act is not None:
                assert not may(Role.ADMINISTRATOR, policy.act), name
                assert not may(Role.DISPLAY, policy.act), name

    def test_every_id_that_a_callback_names_is_made_by_something(self, app: Application) -> None:
        made = ids_made()
        missing = {
            f"{name} names {used}"
            for name, known in app.callback_map.items()
            for used in ids_named(known)
            if used not in made
        }
        assert missing == set()


def test_pages_are_told_apart_by_name_and_by_path() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert len({page.path for page in PAGES}) == len(PAGES)


def test_no_page_hides_behind_a_path_of_the_shell() -> None:
    assert not {page.path for page in PAGES} & (set(ROUTES) | set(PUBLIC)) - {PAGE}


def test_first_pages_exist() -> None:
    assert set(FIRST_PAGE.values()) <= {page.name for page in PAGES}


def test_every_page_is_open_to_somebody_and_none_to_everybody() -> None:
    for page in PAGES:
        assert {may(role, page.act) for role in PEOPLE} == {True, False}, page.name


def test_callbacks_are_registered_through_the_door_alone() -> None:
    """No file of ours but the door says `.callback(` or `clientside_callback(` of Dash."""
    raw = []
    for file in DASHBOARD.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "attr", getattr(called, "id", ""))
            owner = getattr(getattr(called, "value", None), "id", "")
            if name == "clientside_callback" or (name == "callback" and owner != "door"):
                raw.append(file.relative_to(DASHBOARD).as_posix())
    assert set(raw) == {"door.py"}


# ---- ids -------------------------------------------------------------------------------------------------------------


def ids_named(known: dict[str, Any]) -> set[str]:
    """The ids of a callback's inputs, states and outputs; of a pattern, its kind."""
    outputs = known["output"] if isinstance(known["output"], list | tuple) else [known["output"]]
    named = [each["id"] for part in ("inputs", "state") for each in known[part]]
    return {kind_of(text) for text in [*named, *(each.to_dict()["id"] for each in outputs)]}


def kind_of(text: str) -> str:
    return str(json.loads(text)["kind"]) if text.startswith("{") else text


def ids_made() -> set[str]:
    """Every id, and every kind of a patterned id, that a file which draws components writes down."""
    made = set(SHELL_IDS)
    for file in DASHBOARD.rglob("*.py"):
        if file.name == "callbacks.py":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "id":
                made |= constants(node.value)
            if isinstance(node, ast.Dict):
                pairs = zip(node.keys, node.values, strict=True)
                made |= {
                    c
                    for key, value in pairs
                    if isinstance(key, ast.Constant) and key.value == "kind"
                    for c in constants(value)
                }
    return made


def constants(node: ast.expr) -> set[str]:
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
