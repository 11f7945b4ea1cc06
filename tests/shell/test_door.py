"""The one door: who may call what, what a request must look like, and what a fault says."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from dash import ALL, Input, Output, State, html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from chart.actor import Actor
from chart.errors import Refused
from chart.people import Act, Denied
from dashboard.app import Application
from dashboard.asked import DEEPEST
from dashboard.door import Door
from dashboard.services import Services
from tests.shell.conftest import LOGINS, Browser, asked

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

CHARTED = "charted.children"
NAMING = "Kowalski pulled out the line"


@pytest.fixture
def calls() -> list[tuple[Any, ...]]:
    return []


@pytest.fixture
def door(app: Application, calls: list[tuple[Any, ...]]) -> Iterator[Door]:
    """A door with one callback of each kind."""
    found: Door = app.server.extensions["door"]

    @found.callback(
        Output("charted", "children"), [Input("save", "n_clicks")], [State("pulse", "value")],
        act=Act.CHART, touches="patient data", writes=True, error_to="pulse-error",
    )  # fmt: skip
    def chart(actor: Actor, clicks: int, pulse: Any) -> str:
        calls.append((actor.role, clicks, pulse))
        if pulse == 900:
            raise Refused("Pulse must be 20 to 300. You typed 900.", "pulse")
        if pulse == "secret":
            raise ValueError(NAMING)
        if pulse == "other unit":
            raise Denied(actor.role, Act.AMEND)
        return f"pulse {pulse}"

    @found.callback([Output("rows", "children")], [Input({"kind": "row", "n": ALL}, "value")], act=Act.READ_CHART)
    def rows(actor: Actor, values: list[int]) -> list[str]:
        return [f"{len(values)} rows"]

    @found.callback(
        Output("vitals", "children"), [Input("pulse", "value")], act=Act.CHART,
        error_to=lambda field: {"kind": "error", "field": field or "all"},
    )  # fmt: skip
    def vitals(actor: Actor, pulse: int) -> html.P:
        raise Refused("Pulse must be 20 to 300. You typed 900.", "pulse")

    found.in_browser("function(x) { return x; }", Output("total", "children"), [Input("pulse", "value")])
    return found


def response(browser: Browser, app: Application, *values: Any) -> dict[str, Any]:
    answer = browser.call(app, CHARTED, *values)
    assert answer.status_code == 200
    return dict(answer.json or {})


def test_who_may_is_let_in_and_the_callback_knows_who(
    nurse: Browser, app: Application, door: Door, calls: list[Any]
) -> None:
    assert response(nurse, app, 1, 80)["response"] == {"charted": {"children": "pulse 80"}}
    assert calls == [("nurse", 1, 80)]


def test_who_may_not_gets_403_without_the_callback_having_run(
    browser: Browser, app: Application, door: Door, calls: list[Any]
) -> None:
    browser.sign_in(LOGINS["administrator"])
    answer = browser.call(app, CHARTED, 1, 80)
    assert answer.status_code == 403
    assert answer.json == {"error": "Your role does not open this."}
    assert calls == []


def test_what_a_person_got_wrong_is_said_at_its_field_and_changes_nothing_else(
    nurse: Browser, app: Application, door: Door
) -> None:
    answer = response(nurse, app, 1, 900)
    assert answer["response"] == {}
    assert answer["sideUpdate"] == {"pulse-error": {"children": "Pulse must be 20 to 300. You typed 900."}}


def test_the_sentence_goes_away_when_the_next_try_is_taken(nurse: Browser, app: Application, door: Door) -> None:
    assert response(nurse, app, 2, 90)["sideUpdate"] == {"pulse-error": {"children": None}}


def test_a_form_can_say_where_each_field_has_its_sentence(nurse: Browser, app: Application, door: Door) -> None:
    answer = nurse.call(app, "vitals.children", 900).json or {}
    assert list(answer["sideUpdate"]) == ['{"field":"pulse","kind":"error"}']


def test_a_fault_of_ours_is_logged_by_type_and_says_to_use_paper(
    nurse: Browser, app: Application, door: Door, capsys: pytest.CaptureFixture[str]
) -> None:
    with capture_logs() as logs:
        answer = response(nurse, app, 1, "secret")
    assert "Write it on paper and tell the charge nurse." in json.dumps(answer["sideUpdate"]["trouble"])
    assert answer["response"] == {}
    assert [entry["fault"] for entry in logs] == ["ValueError"]
    assert "Kowalski" not in json.dumps([answer, str(logs), capsys.readouterr()])


def test_a_right_denied_deeper_down_is_a_403_too(nurse: Browser, app: Application, door: Door) -> None:
    assert nurse.call(app, CHARTED, 1, "other unit").status_code == 403


def test_two_callbacks_cannot_share_an_output_unseen(app: Application, door: Door) -> None:
    with pytest.raises(AssertionError, match="two callbacks"):
        door.in_browser("function(x) { return x; }", Output("total", "children"), [Input("save", "n_clicks")])


# ---- requests that no page of ours sends -----------------------------------------------------------------------------


def changed(app: Application, **other: Any) -> dict[str, Any]:
    return {**asked(app, CHARTED, (1, 80)), **other}


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize(
    "other",
    [
        {"output": "nowhere.children"},
        {"output": "total.children"},  # runs in the browser alone
        {"output": None},
        {"output": ["charted.children"]},
        {"inputs": []},
        {"inputs": None},
        {"inputs": [{"id": "delete", "property": "n_clicks", "value": 1}]},
        {"inputs": [{"id": "save", "property": "children", "value": 1}]},
        {"inputs": [{"id": {"kind": "row"}, "property": "n_clicks"}]},
        {"inputs": [7]},
        {"state": []},
        {"state": [{"id": "pulse", "property": "value"}] * 2},
        {"outputs": {"id": "charted", "property": "style"}},
        {"outputs": {"id": "page", "property": "children"}},
        {"outputs": [{"id": "charted", "property": "children"}] * 3},
        {"outputs": "charted"},
        {"changedPropIds": 7},
    ],
)
def test_a_request_of_another_shape_is_refused_before_anything_runs(
    nurse: Browser, app: Application, door: Door, calls: list[Any], other: dict[str, Any]
) -> None:
    assert nurse.send("POST", "/_dash-update-component", changed(app, **other)).status_code == 400
    assert calls == []


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"[]", "application/json", 400),
        (b"7", "application/json", 400),
        (b"null", "application/json", 400),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b'{"output": "\xff"}', "application/json", 400),
        (nested(100_000).encode(), "application/json", 400),
        (b'{"output": "charted.children"}', "text/plain", 415),
        (b"output=charted.children", "application/x-www-form-urlencoded", 415),
        (b'"' + b"x" * 600_000 + b'"', "application/json", 413),
        (b'"' + b"x" * 2_000_000 + b'"', "application/json", 413),
    ],
)
def test_a_body_that_is_no_request_is_refused_and_never_a_fault(
    nurse: Browser, door: Door, body: bytes, content_type: str, status: int
) -> None:
    headers = {"X-CSRFToken": nurse.csrf}
    answer = nurse.client.post("/_dash-update-component", data=body, content_type=content_type, headers=headers)
    assert answer.status_code == status


def test_depth_is_counted_in_brackets_and_not_in_what_somebody_wrote(
    nurse: Browser, app: Application, door: Door
) -> None:
    assert response(nurse, app, 1, '[{"' * 1_000)["response"]
    deep = json.loads(nested(DEEPEST))
    assert nurse.call(app, CHARTED, 1, deep).status_code == 400


def test_a_wildcard_takes_any_number_of_its_own_kind_and_no_other(nurse: Browser, app: Application, door: Door) -> None:
    body = {
        "output": "..rows.children..",
        "outputs": [{"id": "rows", "property": "children"}],
        "inputs": [[{"id": {"kind": "row", "n": n}, "property": "value", "value": n} for n in range(3)]],
        "changedPropIds": [],
    }
    answer = nurse.send("POST", "/_dash-update-component", body)
    assert (answer.json or {})["response"] == {"rows": {"children": "3 rows"}}
    body["inputs"] = [[{"id": {"kind": "bed", "n": 1}, "property": "value", "value": 1}]]
    assert nurse.send("POST", "/_dash-update-component", body).status_code == 400
    body["inputs"] = [[{"id": {"kind": "row", "n": {}}, "property": "value", "value": 1}]]
    assert nurse.send("POST", "/_dash-update-component", body).status_code == 400


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)
KEYS = st.sampled_from(["output", "outputs", "inputs", "state", "changedPropIds", "parsedChangedPropsIds", "x"])


@settings(
    max_examples=300, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)  # fmt: skip
@given(other=st.dictionaries(KEYS, ANYTHING, max_size=4), value=ANYTHING)
def test_whatever_is_sent_is_answered_and_never_with_a_server_error(
    nurse: Browser, app: Application, door: Door, other: dict[str, Any], value: Any
) -> None:
    body = {**asked(app, CHARTED, (value, value)), **other}
    assert nurse.send("POST", "/_dash-update-component", body).status_code < 500


def test_services_are_reached_through_the_door_alone(services: Services, app: Application) -> None:
    assert all(door_id in app.server.extensions["door"].policies for door_id in app.callback_map)
