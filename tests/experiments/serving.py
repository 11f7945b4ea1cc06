"""The real web process, the people who sign in to it, and saves sent to it over HTTP until they are acknowledged."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from random import Random

import httpx
import msgspec
from argon2 import PasswordHasher

from chart import store
from chart.accounts.console import console
from chart.accounts.passwords import Passwords
from chart.accounts.store import NewPerson, add_person
from chart.clock import real_now
from chart.entries import NewEntry
from chart.facts import EntryId, StayId
from chart.people import Role
from monitors.ward import Ward
from tests.experiments.processes import TIDEWATCH, UP_WITHIN_S, Child, Children, free_port, until
from tests.experiments.random_charting import something
from tests.ward import UNIT

LOGIN = "nora"
PASSWORD = "a quiet night on the ward"  # noqa: S105  # of nobody
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
ACKNOWLEDGED = (HTTPStatus.OK, HTTPStatus.CREATED)


def let_nora_in(ward: Ward) -> None:
    """Give Nora an account."""
    with ward.database.write() as conn:
        new = NewPerson(LOGIN, "Nora Lindqvist", Role.NURSE)
        add_person(conn, console(UNIT), new, password_hash=QUICK.hash(PASSWORD), now=real_now())


@dataclass(slots=True)
class Served:
    """A web process on a port of its own."""

    child: Child
    address: str

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.address}/readyz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def wait_until_up(self) -> None:
        """Wait for its first answer."""
        until(self.is_up, UP_WITHIN_S, "the web process answers")


def serve(children: Children, *before: str) -> Served:
    """`tidewatch serve`. before: what stands before it on the command line."""
    port = free_port()
    child = children.begin("web", *before, TIDEWATCH, "serve", "--port", str(port))
    return Served(child, f"http://127.0.0.1:{port}")


def made(dice: Random, stays: list[StayId], count: int) -> list[NewEntry]:
    """So many entries that a tablet has to send."""
    return [
        NewEntry(
            id=EntryId(store.new_id()), stay_id=dice.choice(stays), content=something(dice),
            observed_at=real_now() - timedelta(minutes=dice.choice((0, 0, 1, 14))),
        )
        for _ in range(count)
    ]  # fmt: skip


@dataclass(slots=True)
class Tablet:
    """Sends entries one after the other; each until it is acknowledged, however often the server goes away.

    stood_already: saves that the server had stored, and was killed before it could say so.
    """

    address: str
    entries: list[NewEntry]
    acknowledged: list[str] = field(default_factory=list)
    tries: int = 0
    stood_already: int = 0
    refused: list[str] = field(default_factory=list)

    def send_all(self, given_up: threading.Event) -> None:
        """Sign in, then send."""
        with httpx.Client(base_url=self.address, timeout=20) as client:
            token = sign_in(client, given_up)
            for entry in self.entries:
                while not given_up.is_set() and not self._send(client, token, entry):
                    given_up.wait(0.1)

    def _send(self, client: httpx.Client, token: str, entry: NewEntry) -> bool:
        """Whether the server has answered for good."""
        body = msgspec.to_builtins(entry)
        path = f"/api/entries/{body.pop('id')}"
        self.tries += 1
        try:
            answer = client.put(path, json=body, headers={"X-CSRFToken": token})
        except httpx.TransportError:
            return False
        if answer.status_code in ACKNOWLEDGED:
            self.acknowledged.append(entry.id)
            self.stood_already += answer.status_code == HTTPStatus.OK
            return True
        if answer.status_code < 500:
            self.refused.append(answer.text)
            return True
        return False


def sign_in(client: httpx.Client, given_up: threading.Event) -> str:
    """Through the form, as often as it takes; the token that writes must carry."""
    while not given_up.is_set():
        with suppress(httpx.TransportError):
            if client.post("/sign-in", data={"login": LOGIN, "password": PASSWORD}).status_code == HTTPStatus.SEE_OTHER:
                return client.cookies["_csrf_token"]
        given_up.wait(0.2)
    raise AssertionError("nobody could sign in")
