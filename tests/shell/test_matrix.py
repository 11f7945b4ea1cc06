"""Who gets what answer where: every path and every callback, for every role and every way of not being let in.

The table in access_matrix.txt was read by a person. When it changes, read the difference before it is taken over.
"""

import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from chart.accounts.store import NewPerson, add_device, add_person, set_disabled
from chart.database import Database
from chart.people import PEOPLE
from chart.tables import audit
from dashboard.app import Application
from dashboard.pages import PAGES
from tests.shell.conftest import CONSOLE, LOGINS, NOW, PASSWORD, QUICK, Browser, RealTime, asked

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

GOLDEN = Path(__file__).with_name("access_matrix.txt")
WHO = ["nobody", *PEOPLE, "disabled", "expired", "display", "service"]
SHORT = {"system_administrator": "sys_admin", "medical_director": "director", "security_officer": "security"}
PAGE = "/<path:path>"


def browsers(app: Application, database: Database, real_time: RealTime) -> dict[str, Browser]:
    """A browser for each column; the sessions of two of them are no longer good."""
    made = {name: Browser(app.server.test_client()) for name in WHO}
    made["expired"].sign_in(LOGINS["charge_nurse"])
    real_time.advance(minutes=16)
    for role in PEOPLE:
        made[role].sign_in(LOGINS[role])
    with database.write() as conn:
        for kind in ("display", "service"):
            token = add_device(conn, CONSOLE, kind=kind, name=kind, now=NOW)
            made[kind].client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        new = NewPerson("gone", "Gone", "physician")
        person_id = add_person(conn, CONSOLE, new, password_hash=QUICK.hash(PASSWORD), now=NOW)
    made["disabled"].sign_in("gone")
    with database.write() as conn:
        set_disabled(conn, CONSOLE, person_id, is_disabled=True)
    return made


def paths(app: Application, nurse: Browser) -> list[tuple[str, str]]:
    """Each method and path to try; pages with an id that is nobody's, sign-out last."""
    suite = re.search(r'(/_dash-component-suites/[^"]+)"', nurse.get("/").text)
    assert suite is not None
    samples = {
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": suite[1],
        "/assets/<path:filename>": "/assets/tokens.css",
        "/sign-in/<name>": "/sign-in/tokens.css",
        "/api/entries/<entry_id>": "/api/entries/0195abcd-0000-7000-8000-000000000001",
    }
    found = [("GET", re.sub(r"\[.*?\]", "", page.path).replace("<stay_id>", "0195")) for page in PAGES]
    for rule in app.server.url_map.iter_rules():
        methods = sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"})
        found += [(method, samples.get(rule.rule, rule.rule)) for method in methods if rule.rule != PAGE]
    for path in ("/sign-in", "/pair"):  # the same for everybody, and each try counts
        found.remove(("POST", path))
    return sorted({*found, ("GET", "/nowhere")}, key=lambda each: (each[1] == "/sign-out", each[1], each[0]))


def try_path(browser: Browser, method: str, path: str) -> str:
    body = None if method == "GET" else {}
    answer = browser.send(method, path, body)
    answer.close()
    return str(answer.status_code)


def try_callback(browser: Browser, app: Application, output: str) -> str:
    status = browser.send("POST", "/_dash-update-component", asked(app, output)).status_code
    return "in" if status < 400 else str(status)


def row(name: str, cells: list[str]) -> str:
    return f"{name:<60}" + "".join(f"{cell:>14}" for cell in cells)


def shown(output: str) -> str:
    """A callback by its first output."""
    first = output.strip(".").split("...")[0]
    return "call " + (first if len(first) <= 50 else first[:49] + "…")


def table(app: Application, made: dict[str, Browser]) -> str:
    tries = paths(app, made["nurse"])
    lines = [row("", [SHORT.get(name, name) for name in WHO])]
    calls = [output for output, known in app.callback_map.items() if "callback" in known]
    lines += sorted(row(shown(output), [try_callback(made[who], app, output) for who in WHO]) for output in calls)
    lines += [
        row(f"{method} {re.sub('[.]v?[0-9_]+m[0-9]+', '', path)}", [try_path(made[who], method, path) for who in WHO])
        for method, path in tries
    ]
    return "\n".join(lines) + "\n"


def test_everybody_gets_the_answers_that_a_person_read_and_agreed_to(
    app: Application, database: Database, real_time: RealTime, tmp_path: Path
) -> None:
    made = browsers(app, database, real_time)
    actual = table(app, made)
    if not GOLDEN.exists() or actual != GOLDEN.read_text():
        (tmp_path / GOLDEN.name).write_text(actual)
        pytest.fail(f"The answers changed. Read them; if they are meant, keep {tmp_path / GOLDEN.name} as {GOLDEN}.")


def test_every_denial_of_a_right_is_in_the_audit(app: Application, database: Database, real_time: RealTime) -> None:
    browser = Browser(app.server.test_client())
    browser.sign_in(LOGINS["system_administrator"])
    calls = [output for output, known in app.callback_map.items() if "callback" in known]
    answers = [try_callback(browser, app, output) for output in calls]
    answers += [try_path(browser, method, path) for method, path in paths(app, browser) if path != "/sign-out"]
    with database.read() as conn:
        denied = conn.execute(
            select(func.count()).where(audit.c.result == "denied", audit.c.act != "sign in")
        ).scalar_one()
    assert answers.count("403") > 5
    assert denied == answers.count("403")
