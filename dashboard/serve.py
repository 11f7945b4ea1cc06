"""The web process: one worker that holds the memory, and threads enough for a stream to every browser."""

import signal
import threading
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from chart.accounts.console import console
from chart.accounts.store import people_of_unit
from chart.actor import MONITOR
from chart.database import open_database
from chart.people import role_words
from chart.settings import Settings
from chart.store import unit_of
from chart.ward_time import ward_clock
from dashboard.app import build_app
from dashboard.newsroom import Newsroom
from dashboard.services import DemoAccount, Services
from monitors.ward import ward_of

THREADS = 200
GRACE_S = 5


class WebProcess(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told by code instead of a file."""

    def __init__(self, settings: Settings, address: str, demo_password: str | None) -> None:
        self.settings = settings
        self.address = address
        self.demo_password = demo_password
        self.newsroom: Newsroom | None = None
        super().__init__()

    def load_config(self) -> None:
        """One gthread worker. Gunicorn's control socket would be a second way in: there is none."""
        for name, value in {
            "bind": self.address,
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "graceful_timeout": GRACE_S,
            "keepalive": 30,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": lambda _worker: self._close_streams_on_exit(),
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, opened in the worker: no connection is shared with the parent."""
        services = open_services(self.settings, self.demo_password)
        self.newsroom = services.newsroom
        return build_app(services).server

    def _close_streams_on_exit(self) -> None:
        """At the signal to end, send the streams home first: each would hold the process for the whole grace."""
        before = signal.getsignal(signal.SIGTERM)

        def end(number: int, frame: FrameType | None) -> None:
            if self.newsroom is not None:
                threading.Thread(target=self.newsroom.close).start()  # not in the handler, which may hold a lock
            if callable(before):
                before(number, frame)

        signal.signal(signal.SIGTERM, end)


def open_services(settings: Settings, demo_password: str | None = None) -> Services:
    """Everything the web process works with, for the unit these settings name."""
    database = open_database(settings)
    with database.read() as conn:
        unit = unit_of(conn, MONITOR, settings.unit)
        people = people_of_unit(conn, console(settings.unit)) if demo_password else []
    ward = ward_of(database, ward_clock(database, settings), settings)
    offered = tuple(DemoAccount(each.login, demo_password or "", role_words(each.role)) for each in people)
    newsroom = Newsroom(database, settings.unit)
    return Services(ward, newsroom, unit.name, ZoneInfo(unit.zone), demo_accounts=offered)


def serve(settings: Settings, address: str, demo_password: str | None = None) -> None:
    """Serve the unit at "host:port" until a signal ends it. demo_password: opens every account of a demo.

    What is wrong with the record is said here, once, and not by every worker that cannot start.
    """
    open_services(settings).ward.database.close()
    WebProcess(settings, address, demo_password).run()
