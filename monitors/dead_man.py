"""Tells somebody outside, after each full sweep, that the unit was looked at. Who hears no more of it raises the alarm.

Any service will do that alarms when a URL was not asked for in time, such as healthchecks.
"""

import logging
import threading

import httpx
import structlog

log = structlog.get_logger()
ANSWER_S = 5.0
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # below, they write down the URL, which is the key to it


class DeadMan:
    """Pings in a thread of its own: an answer that is slow, or never comes, holds up no sweep."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._has_looked = threading.Event()
        threading.Thread(target=self._ping_on, name="dead man", daemon=True).start()

    def looked(self) -> None:
        """A full sweep has ended; pings that are still to be sent are joined into one."""
        self._has_looked.set()

    def _ping_on(self) -> None:
        with httpx.Client(timeout=ANSWER_S, follow_redirects=True) as client:
            while self._has_looked.wait():
                self._has_looked.clear()
                if why := self._ping(client):
                    log.warning("ping outside failed", why=why)

    def _ping(self, client: httpx.Client) -> str:
        """Why it failed, without the URL; "" if it did not."""
        try:
            with client.stream("GET", self._url) as answer:
                return "" if answer.is_success else f"answer {answer.status_code}"
        except (httpx.HTTPError, httpx.InvalidURL) as fault:
            return type(fault).__name__
