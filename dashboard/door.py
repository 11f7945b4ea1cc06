"""The one door for callbacks: each is registered with who may call it, and nobody reaches it otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

import structlog
from dash import ClientsideFunction, Dash, html, no_update, set_props
from dash.dependencies import DashDependency, Output
from dash.exceptions import PreventUpdate
from flask import abort, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from chart.errors import Refused
from chart.people import Act, Denied, may
from dashboard.asked import fits, read_asked
from dashboard.attributes import closes
from dashboard.components.small import banner
from dashboard.gate import current_actor
from dashboard.noting import note_denial
from dashboard.services import Services

LOG = structlog.get_logger()
NOT_SAVED = ("Not saved.", "Write it on paper and tell the charge nurse.")
NOT_READ = ("This could not be read.", "What is shown here may be missing or old.")
TROUBLE = "trouble"  # the component of the shell that says what went wrong

Touches = Literal["patient data"]
Where = str | dict[str, str]
ErrorTo = Where | Callable[[str | None], Where]


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may call a callback, and what it touches. act None: it runs in the browser and sees no data of ours."""

    act: Act | None
    touches: Touches | None = None
    writes: bool = False


class Door:
    """Registers callbacks, and lets through who may."""

    def __init__(self, app: Dash, services: Services) -> None:
        self.policies: dict[str, Policy] = {}
        self._app = app
        self._services = services
        server = app.server
        inside = server.view_functions["/_dash-update-component"]
        server.view_functions["/_dash-update-component"] = lambda: self._admit(inside)

    def callback(
        self,
        outputs: Output | Sequence[Output],
        inputs: Sequence[DashDependency],
        states: Sequence[DashDependency] = (),
        *,
        act: Act,
        touches: Touches | None = None,
        writes: bool = False,
        error_to: ErrorTo | None = None,
        instead: Any = no_update,
        at_start: bool = True,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Register a callback; it receives the Actor before its inputs and states.

        error_to: the component whose children say why something was Refused, or a function from the refused field to
        that component; None says it in the shell. instead: the outputs after a fault of ours. at_start: whether it
        runs when its components appear.
        """
        policy = Policy(act, touches, writes)

        def register(call: Callable[..., Any]) -> Callable[..., Any]:
            guarded = self._guarded(call, error_to, instead, policy)
            self._app.callback(outputs, list(inputs), list(states), prevent_initial_call=not at_start)(guarded)
            self._note(policy)
            return call

        return register

    def in_browser(
        self,
        script: str | ClientsideFunction,
        outputs: Output | Sequence[Output],
        inputs: Sequence[DashDependency],
        states: Sequence[DashDependency] = (),
        *,
        at_start: bool = True,
    ) -> None:
        """Register a callback that runs in the browser alone: no data of ours."""
        self._app.clientside_callback(  # type: ignore[no-untyped-call]
            script, outputs, list(inputs), list(states), prevent_initial_call=not at_start
        )
        self._note(Policy(None))

    def pressed(self, output: Output, buttons: DashDependency) -> None:
        """Tell which of many like buttons was pressed, as {**id, at}.

        A list that is drawn anew brings its buttons with it and presses none; were they inputs of what asks the
        server, an answer under way would be dropped for an asking that has no answer.
        """
        self.in_browser(ClientsideFunction("shell", "pressed"), output, [buttons], at_start=False)

    def _note(self, policy: Policy) -> None:
        newest = next(reversed(self._app.callback_map))
        if newest in self.policies:
            raise AssertionError(f"{newest} has two callbacks")
        self.policies[newest] = policy

    def _admit(self, inside: Callable[[], Response]) -> Response:
        """Check, before Dash reads anything: it is a callback, the request has its shape, this person may call it."""
        asked = read_asked(request)
        policy = self.policies.get(asked.output)
        if policy is None or policy.act is None or not fits(asked, self._app.callback_map[asked.output]):
            abort(400)
        actor = current_actor()
        if not may(actor.role, policy.act):
            note_denial(self._services, actor, policy.act)
            abort(403, f"Your role may not {policy.act}.")
        return inside()

    def _guarded(
        self, call: Callable[..., Any], error_to: ErrorTo | None, instead: Any, policy: Policy
    ) -> Callable[..., Any]:
        @wraps(call)
        def guarded(*values: Any) -> Any:
            try:
                answer = call(current_actor(), *values)
            except Refused as refused:
                _say(error_to, refused)
                return no_update
            except Denied as denied:
                note_denial(self._services, current_actor(), denied.act)
                abort(403, f"Your role may not {denied.act}.")
            except (PreventUpdate, HTTPException):
                raise
            except Exception as fault:  # the web edge: a fault is told without what it was about
                LOG.error("callback failed", callback=call.__qualname__, fault=type(fault).__name__)
                set_props(TROUBLE, {"children": trouble(*(NOT_SAVED if policy.writes else NOT_READ))})
                return instead
            if error_to is not None and not callable(error_to):
                set_props(error_to, {"children": None})
            return answer

        return guarded


def trouble(sentence: str, more: str) -> html.Div:
    """What went wrong, across the page until somebody closes it or goes elsewhere."""
    close = html.Button("Close", type="button", className="tw-button", **closes(TROUBLE))
    return banner(sentence, more, "alert", close)


def _say(error_to: ErrorTo | None, refused: Refused) -> None:
    where = error_to(refused.field) if callable(error_to) else error_to
    if where is None:
        set_props(TROUBLE, {"children": trouble("Not done.", refused.message)})
    else:
        set_props(where, {"children": refused.message})
