"""A unit that lives: `tidewatch serve` and `tidewatch monitor` as processes, people signed in, an open alerts page."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from bench.stays import UNIT
from chart.accounts.console import console
from chart.accounts.passwords import Passwords
from chart.accounts.store import NewPerson, add_person
from chart.clock import monotonic_seconds, real_now
from chart.people import Role
from chart.settings import Settings
from monitors.ward import Ward
from tests.find_browser import find_browser

PASSWORD = "a quiet night on the ward"  # noqa: S105  # of a unit that lives for a minute
UP_WITHIN_S = 60
DOWN_WITHIN_S = 15
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def hire(ward: Ward, physicians: Iterable[str] = ()) -> None:
    """A nurse and a physician, whose login is the role; and more physicians."""
    password_hash = Passwords().hash(PASSWORD)
    people = {Role.NURSE: Role.NURSE, Role.PHYSICIAN: Role.PHYSICIAN} | dict.fromkeys(physicians, Role.PHYSICIAN)
    with ward.database.write() as conn:
        for login, role in people.items():
            add_person(conn, console(UNIT), NewPerson(login, login, role), password_hash=password_hash, now=real_now())


@dataclass(frozen=True, slots=True)
class Living:
    """Where a unit is served, and the processes that serve and watch it."""

    address: str
    processes: tuple["subprocess.Popen[bytes]", ...]

    def used_s(self) -> float:
        """How long these processes and their children have kept a core busy since they began."""
        return sum(_used_s(each.pid) for each in self.processes)


def _used_s(pid: int) -> float:
    of_process = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    user, system = int(of_process[11]), int(of_process[12])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return (user + system) / os.sysconf("SC_CLK_TCK") + sum(_used_s(int(child)) for child in children)


@contextmanager
def served(settings: Settings) -> Iterator[Living]:
    """The unit, for as long as it is served and watched."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    with _command(settings, "serve", "--port", port) as web, _command(settings, "monitor") as monitor:
        _wait_until_up(f"http://127.0.0.1:{port}", web)
        yield Living(f"http://127.0.0.1:{port}", (web, monitor))


@contextmanager
def signed_in(address: str, login: str) -> Iterator[httpx.Client]:
    """Somebody's line to the server, which may write."""
    with httpx.Client(base_url=address, timeout=30) as line:
        asked = line.post("/sign-in", data={"login": login, "password": PASSWORD})
        assert asked.status_code == httpx.codes.SEE_OTHER
        line.headers["X-CSRFToken"] = line.cookies["_csrf_token"]
        yield line


@contextmanager
def alerts_page(address: str) -> Iterator[Page | None]:
    """The physician's open alerts page in Chromium; None where there is no Chromium."""
    path = find_browser()
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
        page.goto("/sign-in")
        page.get_by_label("Staff name").fill(Role.PHYSICIAN)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_selector(".tw-alerts")
        yield page
        browser.close()


@contextmanager
def _command(settings: Settings, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A command of ours as a process, ended by its own pid."""
    told = {"HOME": settings.home, "UNIT": UNIT, "DATABASE": settings.database}
    others = {name: value for name, value in os.environ.items() if not name.startswith("TIDEWATCH_")}
    environment = others | {f"TIDEWATCH_{name}": str(value) for name, value in told.items()}
    program = str(Path(sys.executable).with_name("tidewatch"))
    with (settings.home / f"{words[0]}.log").open("wb") as log:
        process = subprocess.Popen([program, *words], env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(DOWN_WITHIN_S)


def _wait_until_up(address: str, web: "subprocess.Popen[bytes]") -> None:
    give_up_at = monotonic_seconds() + UP_WITHIN_S
    while monotonic_seconds() < give_up_at:
        try:
            if httpx.get(f"{address}/readyz", timeout=2).is_success:
                return
        except httpx.TransportError:
            assert web.poll() is None, "the web process ended by itself"
    raise TimeoutError("the web process did not answer in time")
