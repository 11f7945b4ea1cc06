"""Sends the pages that wait, while its monitor leads: at least once, over the next channel where one fails.

It works in a thread of its own: a channel that hangs holds up no sweep. A page is marked as sent after it was taken, so
that a crash in between sends it again and never loses it.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from alerts.sending import store as outbox
from alerts.sending.channels import Channels
from alerts.sending.post import Post, message, post
from alerts.sending.tries import Outgoing
from chart.clock import real_now
from chart.news.store import announce
from monitors import store
from monitors.ward import Ward

log = structlog.get_logger()
EVERY_S = 2.0
AT_ONCE = 8
NO_CHANNEL = "this role has no channel; who is on the unit sees it on screen"
STALE = "it was too old when it could first be sent"


@dataclass(slots=True)
class Sender:
    """What sends for one unit. post: how one message goes out; now: real time."""

    ward: Ward
    channels: Channels
    post: Post = post
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def turn(self, epoch: int | None = None) -> int:
        """Try every page whose time has come; how many were tried. Deposed if another monitor leads meanwhile."""
        if not self._turn.acquire(blocking=False):
            return 0
        try:
            now = real_now()
            with self.ward.database.read() as conn:
                due = [page for page in outbox.waiting(conn, self.ward.settings.unit) if page.is_due(now)]
            with ThreadPoolExecutor(AT_ONCE) as pool:
                for page, told in zip(due, pool.map(lambda page: self._try(page, now), due), strict=True):
                    self._keep(page, told, epoch)
            return len(due)
        finally:
            self._turn.release()

    def _try(self, page: Outgoing, now: datetime) -> tuple[str, str]:
        """The channel that was tried, and why it failed; "" if it did not."""
        channels = self.channels.of(page.to_role)
        if not channels:
            return "", NO_CHANNEL
        if page.is_stale(self.ward.clock.now()):
            return "", STALE
        channel = channels[page.channel(len(channels), now)]
        why = self.post(channel, *message(page, self.channels.address))
        return channel.name, why and f"{channel.name}: {why}"

    def _keep(self, page: Outgoing, told: tuple[str, str], epoch: int | None) -> None:
        channel, why = told
        real, ward = real_now(), self.ward.clock.now()
        with self.ward.database.write() as conn:
            if epoch is not None:
                store.check_leads(conn, epoch)
            if not why:
                outbox.put_sent(conn, page, channel, real, ward)
            elif not channel or page.is_given_up(real):
                outbox.put_given_up(conn, page, why, real, ward)
            else:
                outbox.put_failed(conn, page, why, real, ward)
            announce(conn, page.stay_id)
        if why and channel:
            log.warning("page not sent", channel=channel, tries=page.tries + 1)
