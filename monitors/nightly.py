"""The night's look at whether what stands of every open stay is what its entries say. Any difference is told.

It goes on a few seconds a turn, after the sweep, until every stay was judged anew; so no sweep waits long for it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from chart.clock import monotonic_seconds, real_now
from chart.facts import StayId
from monitors import store
from monitors.rejudge import Anew, Found, judged_anew, open_stays
from monitors.rounds import examine
from monitors.ward import Ward

log = structlog.get_logger()
AT_ONCE_S = 3.0
SELF_CHECK = "self-check"


@dataclass(slots=True)
class SelfCheck:
    """Once a night, by the monitor that leads. began_at: when that did; without a night before, the next is the first.

    at_once_s: for how long it goes on in one turn, and the stay in hand to its end.
    """

    ward: Ward
    began_at: datetime
    at_once_s: float = AT_ONCE_S
    _waiting: list[StayId] = field(default_factory=list)
    _done: list[Anew] = field(default_factory=list)
    _begun_at: datetime | None = None
    _epoch: int | None = None
    _last_at: datetime | None = None

    def go_on(self, epoch: int) -> Found | None:
        """Judge some of the stays that wait, if it is the time for it; what was found once all are done."""
        if self._epoch != epoch:  # somebody else led meanwhile
            self._epoch, self._begun_at = epoch, None
        if self._begun_at is None:
            if not self._is_due():
                return None
            self._begun_at, self._done, self._waiting = self.ward.clock.now(), [], open_stays(self.ward)
        until = monotonic_seconds() + self.at_once_s
        while self._waiting:
            self._judge(self._waiting.pop(), epoch)
            if monotonic_seconds() >= until:
                break
        return None if self._waiting else self._end(epoch, self._begun_at)

    def _is_due(self) -> bool:
        """Whether the hour of the night has come since it was last begun, whichever monitor did it.

        What was begun later than now was begun by a clock that was set back since, and counts for nothing.
        """
        now = self.ward.clock.now()
        hour = self._newest_hour(now)
        if self._last_at is None or not hour <= self._last_at <= now:
            with self.ward.database.read() as conn:
                self._last_at = store.begun_at(conn, SELF_CHECK) or self.began_at
        return not hour <= self._last_at <= now

    def _newest_hour(self, now: datetime) -> datetime:
        """The last time that the unit's clock read the hour of the night."""
        zone = self.ward.book.protocols.zone
        today = now.astimezone(zone).date()
        days = (today, today - timedelta(days=1))
        hours = (datetime.combine(day, self.ward.settings.rejudge_hour, zone) for day in days)
        return next(hour for hour in hours if hour <= now)

    def _judge(self, stay_id: StayId, epoch: int) -> None:
        """What differs is told as an alert of that stay, which is then judged anew under its lock."""
        anew = judged_anew(self.ward, stay_id)
        self._done.append(anew)
        if anew.otherwise:
            log.error("a stay was judged otherwise", patterns=sorted(anew.otherwise))
            self.ward.memory.take(stay_id)  # it may be what is wrong
            examine(self.ward, stay_id, epoch, anew.otherwise)

    def _end(self, epoch: int, begun_at: datetime) -> Found:
        found = Found.of(self._done)
        beat = {
            "process": SELF_CHECK, "role": SELF_CHECK, "epoch": epoch, "real_at": real_now(), "ward_at": begun_at,
            "monotonic_s": monotonic_seconds(), "sweep_no": 0, "stays_seen": len(self._done),
            "stays_judged": found.judged, "faults": found.differing,
        }  # fmt: skip
        with self.ward.database.write() as conn:
            store.check_leads(conn, epoch)
            store.put_heartbeat(conn, beat)
        self._begun_at = None
        log.info("open stays judged anew", said=found.words)
        return found
