"""A living unit for browser tests: the real web server and the real monitor on a free port, and a real Chromium."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from chart import store
from chart.accounts.console import console
from chart.accounts.passwords import Passwords
from chart.accounts.store import NewPerson, add_person, person_by_login
from chart.actor import Actor
from chart.clock import WardClock, monotonic_seconds, real_now
from chart.database import Database, migrate, open_database
from chart.people import Role
from chart.settings import Settings
from monitors.ward import Ward, ward_of
from tests.find_browser import MEND, find_browser
from tests.ward import UNIT

PASSWORD = "a quiet night on the ward"  # noqa: S105
NAMES = {
    Role.NURSE: "Nora Lindqvist",
    Role.CHARGE_NURSE: "Cleo Adeyemi",
    Role.PHYSICIAN: "Dr Minh Pham",
    Role.MEDICAL_DIRECTOR: "Dr Ines Baptista",
    Role.ADMINISTRATOR: "Ada Moreau",
    Role.SYSTEM_ADMINISTRATOR: "Ivo Kral",
    Role.SECURITY_OFFICER: "Rut Aaltonen",
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
UP_WITHIN_S = 60
PATIENCE_MS = 30_000  # of a busy machine; what must be quick is measured by its own test

expect.set_options(timeout=PATIENCE_MS)
DOWN_WITHIN_S = 15


@dataclass(frozen=True)
class LiveUnit:
    """A unit that runs. A login is the name of a role; ward is the same record, for what a test prepares."""

    address: str
    ward: Ward
    web_pid: int
    monitor_pid: int

    @property
    def database(self) -> Database:
        """The record that the web server and the monitor work on."""
        return self.ward.database

    def actor(self, role: Role) -> Actor:
        """The person of a role, as the server knows them."""
        with self.database.read() as conn:
            person = person_by_login(conn, role)
        assert person is not None
        return Actor(person.id, person.role, person.unit_id, person.name)


@dataclass(frozen=True)
class Size:
    """A screen somebody holds or sits at."""

    width: int
    height: int
    has_touch: bool = False


DESK = Size(1440, 900)
TABLET = Size(1024, 768, has_touch=True)
UPRIGHT = Size(768, 1024, has_touch=True)
PHONE = Size(390, 844, has_touch=True)
# The two sizes that most is done on are looked at in every run, the others and the other light every night.
EACH_RUN = ((TABLET, "dark"), (PHONE, "light"))
looks = pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(
            size, scheme, id=f"{size.width}-{scheme}",
            marks=() if (size, scheme) in EACH_RUN else pytest.mark.nightly,
        )
        for size in (DESK, TABLET, UPRIGHT, PHONE)
        for scheme in ("light", "dark")
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def live_unit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveUnit]:
    """A unit of the test file's own: one person of each role and no patient, served and watched by two processes."""
    home = tmp_path_factory.mktemp("live")
    settings = Settings(home=home, unit=UNIT)
    migrate(settings)
    database = open_database(settings)
    with database.write() as conn:
        beds = tuple(f"{bed:02}" for bed in range(1, 13))
        store.make_unit(conn, store.Unit(UNIT, "Harbour detox unit", "Europe/Oslo", beds))
        password_hash = Passwords().hash(PASSWORD)
        for role, name in NAMES.items():
            new = NewPerson(role, name, role)
            add_person(conn, console(UNIT), new, password_hash=password_hash, now=real_now())
    port = free_port()
    with started(home, "monitor", "--period", "2") as monitor, started(home, "serve", "--port", str(port)) as web:
        address = f"http://127.0.0.1:{port}"
        wait_until_up(address, web, home / "serve.log")
        yield LiveUnit(address, ward_of(database, WardClock(), settings), web.pid, monitor.pid)
    database.close()


class started:  # noqa: N801 (reads as a sentence in `with`)
    """A command of ours as a process, ended by its own pid."""

    def __init__(self, home: Path, *command: str) -> None:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TIDEWATCH_")},
            "TIDEWATCH_HOME": str(home),
            "TIDEWATCH_UNIT": UNIT,
        }
        program = str(Path(sys.executable).with_name("tidewatch"))
        self._log = (home / f"{command[0]}.log").open("ab")
        self._process = subprocess.Popen(
            [program, *command], env=environment, stdout=self._log, stderr=subprocess.STDOUT
        )

    def __enter__(self) -> "subprocess.Popen[bytes]":
        return self._process

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(DOWN_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until_up(address: str, process: "subprocess.Popen[bytes]", log: Path, within_s: float = UP_WITHIN_S) -> None:
    """Ask until the database answers through the web; fail when the process is gone or takes too long."""
    give_up_at = monotonic_seconds() + within_s
    while monotonic_seconds() < give_up_at:
        try:
            if httpx.get(f"{address}/readyz", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"the web process ended by itself:\n{log.read_text()[-2000:]}")
    pytest.fail("the web process did not answer in time")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A Chromium without a screen. None on this machine: the test fails and says what mends it."""
    path = find_browser()
    if path is None:
        pytest.fail(MEND)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_context(chromium: Browser, live_unit: LiveUnit) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers of different people side by side: each call gives one with its own cookies."""
    made: list[BrowserContext] = []

    def make(size: Size = DESK, scheme: str = "light") -> BrowserContext:
        context = chromium.new_context(
            base_url=live_unit.address,
            viewport={"width": size.width, "height": size.height},
            has_touch=size.has_touch,
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page on which the person of a role has signed in: signed_in(Role.NURSE, TABLET)."""

    def sign_somebody_in(role: Role, size: Size = DESK, scheme: str = "light", path: str = "/") -> Page:
        page = new_context(size, scheme).new_page()
        sign_in(page, role, path)
        return page

    return sign_somebody_in


def sign_in(page: Page, login: str, path: str = "/") -> None:
    """Sign in by hand at the form, and wait for the page that was asked for."""
    page.goto(path)
    page.get_by_label("Staff name").fill(login)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector("#content")
