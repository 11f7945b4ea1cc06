"""The commands: a person is added from the command line, and the web process ends when it is told to."""

import json
import time

import httpx
import pytest
from click.testing import CliRunner
from sqlalchemy import select

from chart.accounts.store import person_by_login
from chart.command_line import main
from chart.database import Database
from chart.settings import Settings
from chart.tables import audit
from tests.browser.conftest import free_port, started, wait_until_up
from tests.shell.conftest import PASSWORD
from tests.ward import UNIT

EMBEDDED = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)


@pytest.fixture
def environment(settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWATCH_HOME", str(settings.home))
    monkeypatch.setenv("TIDEWATCH_UNIT", UNIT)
    for name, value in (("DATABASE", settings.database), ("DATABASE_OWNER", settings.database_owner)):
        if value:
            monkeypatch.setenv(f"TIDEWATCH_{name}", value)


def add(*options: str, password: str = PASSWORD) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["user", "add", *options], input=f"{password}\n")
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.usefixtures("environment")
def test_a_person_is_added_and_it_is_in_the_audit(database: Database) -> None:
    code, said, _ = add("Nora", "--name", "Nora Lindqvist", "--role", "nurse")
    assert code == 0
    answer = json.loads(said)
    assert (answer["login"], answer["role"]) == ("nora", "nurse")
    with database.read() as conn:
        person = person_by_login(conn, "nora")
        rows = conn.execute(select(audit.c.actor, audit.c.act, audit.c.result)).all()
    assert person is not None
    assert person.id == answer["id"]
    assert person.password_hash is not None
    assert PASSWORD not in person.password_hash
    assert rows == [("console", "add person", "done")]


@EMBEDDED
@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("options", "password", "words"),
    [
        (("nora", "--name", "Nora", "--role", "nurse"), "short", "at least 12 characters"),
        (("nora", "--name", "Nora", "--role", "nurse"), "", "first line of standard input"),
        (("nora", "--name", " ", "--role", "nurse"), PASSWORD, "A person has a login and a name."),
        (("nora", "--name", "Nora", "--role", "janitor"), PASSWORD, "janitor"),
        (("nora", "--role", "nurse"), PASSWORD, "--name"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(options: tuple[str, ...], password: str, words: str) -> None:
    code, said, error = add(*options, password=password)
    assert (code, said) == (2, "")
    assert words in error


@EMBEDDED
@pytest.mark.usefixtures("environment")
def test_no_account_is_offered_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWATCH_PRODUCTION", "true")
    done = CliRunner().invoke(main, ["serve", "--demo-password", PASSWORD])
    assert done.exit_code == 2
    assert "in production" in done.stderr


@EMBEDDED
@pytest.mark.usefixtures("environment")
def test_a_unit_that_is_not_there_is_not_served(settings: Settings) -> None:
    done = CliRunner().invoke(main, ["serve"], env={"TIDEWATCH_UNIT": "nowhere"})
    assert done.exit_code == 2
    assert "There is no unit nowhere" in done.stderr


@EMBEDDED
@pytest.mark.usefixtures("environment")
def test_a_web_process_that_is_ended_sends_its_streams_home_first(settings: Settings) -> None:
    add("nora", "--name", "Nora", "--role", "nurse")
    port = free_port()
    with started(settings.home, "serve", "--port", str(port)) as web:
        address = f"http://127.0.0.1:{port}"
        wait_until_up(address, web, settings.home / "serve.log")
        with httpx.Client(base_url=address) as client:
            assert client.get("/sign-in").headers["Server"] == "gunicorn"
            client.post("/sign-in", data={"login": "nora", "password": PASSWORD})
            with client.stream("GET", "/live", timeout=20) as stream:
                lines = stream.iter_lines()
                next(line for line in lines if line.startswith("data: "))
                told_at = time.perf_counter()
                web.terminate()
                list(lines)
                took_s = time.perf_counter() - told_at
        assert took_s < 3
        assert web.wait(15) == 0
    assert (settings.home / "serve.log").read_text() == ""
