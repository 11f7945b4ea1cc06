"""Who is listening for news in this process, and the one thread that hears it for all of them."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import structlog

from chart.database import Database
from chart.facts import StayId, UnitId
from chart.news.store import Ear, Lost, Standing, ear_for, read_standing

LOG = structlog.get_logger()
LOOK_AGAIN_S = 5.0  # whether or not anything was announced: a writer that forgot to is heard after this
TRY_AGAIN_S = 1.0


@dataclass(frozen=True, slots=True)
class News:
    """What changed since the news before: versions and a time, never what happened or to whom.

    standing: how far the record has come. stays: versions of the stays that changed.
    """

    standing: Standing
    stays: Mapping[StayId, int]


class Listener:
    """One browser's place in the newsroom. News that it has not fetched yet is joined into one, so none is lost."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self._pending: News | None = None
        self.is_over = False

    def tell(self, news: News) -> None:
        """Leave news for the browser."""
        with self._bell:
            known = self._pending.stays if self._pending else {}
            self._pending = replace(news, stays={**known, **news.stays})
            self._bell.notify()

    def send_home(self) -> None:
        """No more news: the process ends."""
        with self._bell:
            self.is_over = True
            self._bell.notify()

    def wait(self, seconds: float) -> News | None:
        """The news, as soon as there is any; None when the time is over or there will be no more."""
        with self._bell:
            self._bell.wait_for(lambda: self._pending is not None or self.is_over, timeout=seconds)
            news, self._pending = self._pending, None
            return news


@dataclass(slots=True)
class Newsroom:
    """Hears one unit's changes from the first listener on, and tells every listener."""

    database: Database
    unit_id: UnitId
    _listeners: set[Listener] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _latest: Standing | None = None
    _is_hearing: bool = False

    @contextmanager
    def listening(self) -> Iterator[Listener]:
        """A place for one browser; its first news is where everything stands."""
        listener = Listener()
        with self._lock:
            self._listeners.add(listener)
            self._start()
        try:
            listener.tell(self.now())
            yield listener
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def count(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def now(self) -> News:
        """Where everything stands, read afresh; Lost when the database does not answer."""
        standing = read_standing(self.database, self.unit_id)
        return News(standing, standing.stays)

    def heard(self) -> Standing:
        """Where everything stands as far as has been heard; read afresh while nobody listens."""
        latest = self._latest
        return latest if self._is_hearing and latest is not None else self.now().standing

    def answers(self) -> bool:
        """Whether the database answers."""
        try:
            self.now()
        except Lost:
            return False
        return True

    def close(self) -> None:
        """Send everybody home and end the thread."""
        self._stop.set()
        with self._lock:
            for listener in self._listeners:
                listener.send_home()
        if self._thread is not None:
            self._thread.join()

    def _start(self) -> None:
        if self._thread is None and not self._stop.is_set():
            self._thread = threading.Thread(target=self._hear_on, name="news", daemon=True)
            self._thread.start()

    def _hear_on(self) -> None:
        while not self._stop.is_set():
            try:
                ear = ear_for(self.database)
                try:
                    self._hear(ear)
                finally:
                    self._is_hearing = False
                    ear.close()
            except Lost as lost:
                LOG.warning("news line lost", reason=type(lost.__cause__).__name__)
                self._stop.wait(TRY_AGAIN_S)

    def _hear(self, ear: Ear) -> None:
        while not self._stop.is_set():
            self._tell_changes(read_standing(self.database, self.unit_id))
            self._is_hearing = True
            ear.hear(self._stop, LOOK_AGAIN_S)

    def _tell_changes(self, standing: Standing) -> None:
        before, self._latest = self._latest, standing
        if before == standing:
            return
        known = before.stays if before else {}
        changed = {stay: version for stay, version in standing.stays.items() if known.get(stay) != version}
        with self._lock:
            for listener in self._listeners:
                listener.tell(News(standing, changed))
