"""A whole web application in this process, with people who can sign in, and a browser without a screen."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from chart.accounts.console import console
from chart.accounts.passwords import Passwords
from chart.accounts.store import NewPerson, add_person
from chart.accounts.throttle import Throttle
from chart.database import Database
from chart.people import PEOPLE
from chart.settings import Settings
from dashboard.app import Application, build_app
from dashboard.newsroom import Newsroom
from dashboard.services import Services
from monitors.ward import ward_of
from tests.ward import UNIT, clock_at

QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
PASSWORD = "a quiet night on the ward"  # noqa: S105
CONSOLE = console(UNIT)
LOGINS = {role: f"{role}.one" for role in PEOPLE}
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
HTTP = "http://localhost"


@dataclass
class RealTime:
    """The process clock, moved by hand."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **amount: float) -> None:
        self.at += timedelta(**amount)


@dataclass
class Browser:
    """A client with cookies, that does with a token what our scripts do."""

    client: FlaskClient
    csrf: str = ""
    base: str = HTTP
    seen: list[TestResponse] = field(default_factory=list)

    def sign_in(self, login: str, password: str = PASSWORD, **form: str) -> TestResponse:
        answer = self.client.post("/sign-in", data={"login": login, "password": password, **form}, base_url=self.base)
        cookie = self.client.get_cookie("_csrf_token")
        self.csrf = cookie.value if cookie else ""
        return answer

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, base_url=self.base, headers=headers, buffered=True)

    def send(self, method: str, path: str, body: Any = None, **more: Any) -> TestResponse:
        headers = {"X-CSRFToken": self.csrf, **more.pop("headers", {})}
        return self.client.open(path, method=method, json=body, base_url=self.base, headers=headers, **more)

    def call(self, app: Application, output: str, *values: Any) -> TestResponse:
        return self.send("POST", "/_dash-update-component", asked(app, output, values))

    def draw(self, app: Application, path: str) -> TestResponse:
        return self.call(app, ROUTER, path, "")


ROUTER = "..page.children...here.data...trouble.children.."


def asked(app: Application, output: str, values: tuple[Any, ...] = ()) -> dict[str, Any]:
    """What the browser would send to call a callback; wildcards find no component, MATCH finds "x"."""
    known = app.callback_map[output]
    several = isinstance(known["output"], list | tuple)
    outputs = [sent(each.to_dict()) for each in (known["output"] if several else [known["output"]])]
    given = iter(values)
    inputs, state = ([sent(each, next(given, None)) for each in known[part]] for part in ("inputs", "state"))
    first = inputs[0] if isinstance(inputs[0], dict) else {"id": "x", "property": "x"}
    return {
        "output": output,
        "outputs": outputs if several else outputs[0],
        "inputs": inputs,
        "state": state,
        "changedPropIds": [f"{first['id']}.{first['property']}"],
    }


def sent(dependency: dict[str, Any], value: Any = None) -> Any:
    """One component as a request names it."""
    known = dependency["id"]
    if not known.startswith("{"):
        return {**dependency, "value": value}
    pattern = json.loads(known)
    if ["ALL"] in pattern.values():
        return []
    found = {key: "x" if part == ["MATCH"] else part for key, part in pattern.items()}
    return {"id": found, "property": dependency["property"], "value": value}


@pytest.fixture
def real_time() -> RealTime:
    return RealTime()


@pytest.fixture
def services(database: Database, settings: Settings, real_time: RealTime) -> Iterator[Services]:
    """What the web process works with, and one person of each role."""
    here = msgspec.structs.replace(settings, unit=UNIT)
    made = Services(
        ward_of(database, clock_at(), here),
        Newsroom(database, UNIT),
        "Harbour detox unit",
        ZoneInfo("Europe/Oslo"),
        passwords=QUICK,
        throttle=Throttle(lambda: real_time.at.timestamp()),
        real_now=real_time,
    )
    with database.write() as conn:
        for role, login in LOGINS.items():
            new = NewPerson(login, f"{role} One", role)
            add_person(conn, CONSOLE, new, password_hash=QUICK.hash(PASSWORD), now=NOW)
    yield made
    made.newsroom.close()


@pytest.fixture
def app(services: Services) -> Application:
    return build_app(services)


@pytest.fixture
def browser(app: Application) -> Browser:
    return Browser(app.server.test_client())


@pytest.fixture
def nurse(browser: Browser) -> Browser:
    """A browser in which the nurse has signed in."""
    browser.sign_in(LOGINS["nurse"])
    return browser
