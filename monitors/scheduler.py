"""The monitor process: APScheduler calls one sweep every 30 s, and a watchdog watches the scheduler.

A hung sweep ends the process, so that a supervisor or the standby takes over. A wall clock that was set back would keep
APScheduler silent for as long; the watchdog goes by the monotonic clock, sweeps at once and tells the unit.
"""

import os
import socket
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from chart.clock import monotonic_seconds, real_now
from chart.clock_steps.store import put_steps
from chart.news import announce
from chart.news.store import swept_at
from monitors import store
from monitors.clock_watch import ClockWatch
from monitors.dead_man import DeadMan
from monitors.leading import Lead
from monitors.nightly import SelfCheck
from monitors.rounds import Swept, sweep
from monitors.sender import EVERY_S as SEND_EVERY_S
from monitors.sender import Sender
from monitors.supervisor import Supervisor
from monitors.versions.store import put_versions
from monitors.ward import Ward

log = structlog.get_logger()
PERIOD_SECONDS = 30.0
HUNG_AFTER_PERIODS = 3.0
LATE_AFTER_PERIODS = 1.25
STANDBY_S = 5.0  # how often one that stands by asks for the lead, however long the period
EXIT_HUNG = 70
SWEEPS = "sweeps"
SHORTEST_S = 2.0  # however fast the ward's time runs


@dataclass(slots=True)
class Monitor:
    """One monitor of a ward: sweeps while it leads, stands by while another does. period: seconds of ward time.

    rate: how fast the ward's time ran at the newest turn. The watch goes by it: it must not ask the database, which
    may be what a turn hangs on.
    """

    ward: Ward
    lead: Lead
    period: float = PERIOD_SECONDS
    epoch: int | None = None
    sweeps: int = 0
    begun: float | None = None
    ended: float = field(default_factory=monotonic_seconds)
    clock_watch: ClockWatch = field(default_factory=ClockWatch)
    dead_man: DeadMan | None = None
    supervisor: Supervisor = field(default_factory=Supervisor)
    rate: float = field(init=False)
    self_check: SelfCheck = field(init=False)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    process: str = field(default_factory=lambda: f"{socket.gethostname()} {os.getpid()} {real_now():%Y%m%dT%H%M%S}")

    def __post_init__(self) -> None:
        self.rate = self.ward.clock.rate
        self.self_check = SelfCheck(self.ward, self.ward.clock.now())

    def turn(self) -> Swept | None:
        """One sweep if this monitor leads; None while it stands by, or while another thread's sweep is under way."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            self.begun = monotonic_seconds()
            self.rate = self.ward.clock.rate
            epoch = self._leading()
            swept = None if epoch is None else self._sweep(epoch)
            self.supervisor.went_well()
            return swept
        finally:
            self.begun, self.ended = None, monotonic_seconds()
            self._turn.release()

    def _leading(self) -> int | None:
        """The epoch this monitor leads in; None while another leads."""
        if not self.lead.try_to_hold():
            self.epoch = None
            self.clock_watch.untold.clear()  # who leads tells it, if it was that machine's clock
        elif self.epoch is None:
            with self.ward.database.write() as conn:
                self._compare_clock(swept_at(conn))
                self.epoch = store.become_leader(conn, self.process)
                put_versions(conn, self.ward.book.protocols, self.ward.clock.now())
            log.info("this monitor leads", epoch=self.epoch)
        return self.epoch

    def _compare_clock(self, newest: datetime | None) -> None:
        if newest is not None and not self.clock_watch.untold:
            self.clock_watch.compare((real_now() - newest).total_seconds())

    def _sweep(self, epoch: int) -> Swept | None:
        steps = list(self.clock_watch.untold)
        try:
            swept = sweep(self.ward, epoch, is_first=not self.sweeps, looks_at_all=bool(steps))
            self.sweeps += 1
            with self.ward.database.write() as conn:
                store.check_leads(conn, epoch)
                put_steps(conn, steps, real_now())
                store.put_heartbeat(conn, self._beat(swept))
                announce(conn, "sweep")
            self.clock_watch.told(steps)
            if self.dead_man is not None and not swept.faults:
                self.dead_man.looked()
            self.self_check.go_on(epoch)
        except store.Deposed:
            log.warning("another monitor leads; standing by")
            self.epoch = None
            return None
        return swept

    def _beat(self, swept: Swept) -> dict[str, object]:
        return {
            "process": self.process, "role": "monitor", "epoch": self.epoch, "real_at": real_now(),
            "ward_at": self.ward.clock.now(), "monotonic_s": monotonic_seconds(), "sweep_no": self.sweeps,
            "stays_seen": swept.stays_seen, "stays_judged": swept.stays_judged, "faults": swept.faults,
        }  # fmt: skip

    @property
    def every_s(self) -> float:
        """Real seconds from sweep to sweep: fewer where the ward's time runs fast."""
        return max(min(self.period, SHORTEST_S), self.period / self.rate)

    @property
    def is_hung(self) -> bool:
        """A sweep has been under way for too long."""
        begun = self.begun
        return begun is not None and monotonic_seconds() - begun > HUNG_AFTER_PERIODS * self.period

    @property
    def is_late(self) -> bool:
        """No sweep has ended for longer than it should take until the next."""
        return self.begun is None and monotonic_seconds() - self.ended > LATE_AFTER_PERIODS * self.every_s

    @property
    def may_take_over(self) -> bool:
        """It stands by, and has not asked for the lead for a while."""
        return self.epoch is None and self.begun is None and monotonic_seconds() - self.ended > STANDBY_S


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """So many seconds after now. APScheduler's own would count up every turn that a clock set forward has missed."""

    def __init__(self, seconds: float) -> None:
        self._period = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """One period from now, whenever the one before was."""
        return now + self._period


def run(monitor: Monitor, stop: threading.Event, sender: Sender | None = None) -> None:
    """Sweep now and every period until told to stop, and send meanwhile what waits to be sent."""
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    scheduler.add_job(_turned, Every(monitor.every_s), args=[monitor], id=SWEEPS)
    scheduler.start()
    _turn_apart(monitor)
    if sender is not None:
        threading.Thread(target=_sending, args=[monitor, sender, stop], daemon=True).start()
    try:
        while not stop.wait(min(1.0, monitor.every_s / 4)):
            _watch(monitor)
            if monitor.clock_watch.look():
                scheduler.reschedule_job(SWEEPS, trigger=Every(monitor.every_s))
                _turn_apart(monitor)
    finally:
        scheduler.shutdown(wait=False)
        monitor.lead.let_go()


def _watch(monitor: Monitor) -> None:
    if monitor.is_hung:
        log.critical("a sweep hangs; this process ends so that another can take over")
        os._exit(EXIT_HUNG)
    if monitor.is_late:
        log.warning("no sweep for too long by the monotonic clock; was the wall clock set? sweeping now")
        _turn_apart(monitor)
    elif monitor.may_take_over:
        _turn_apart(monitor)


def _sending(monitor: Monitor, sender: Sender, stop: threading.Event) -> None:
    """Send whenever something waits and this monitor leads; a fault is told, and the next turn tries again."""
    while not stop.wait(SEND_EVERY_S):
        try:
            if monitor.epoch is not None:
                sender.turn(monitor.epoch)
        except Exception as fault:  # whatever a turn of sending meets, the next one tries again
            log.error("pages not sent", fault=type(fault).__name__)


def _turn_apart(monitor: Monitor) -> None:
    """One turn now, in a thread of its own: whoever watches for a sweep that hangs must not hang in one."""
    threading.Thread(target=_turned, args=[monitor], daemon=True).start()


def _turned(monitor: Monitor) -> None:
    """One turn; the database being away is no reason to end: the next turn tries again."""
    try:
        monitor.turn()
    except Exception as fault:  # whatever a turn meets, the watch goes on, and the missing heartbeat tells
        log.error("sweep failed", fault=type(fault).__name__)
