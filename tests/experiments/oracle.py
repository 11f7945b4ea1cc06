"""What must stand on the board: a stay's whole history played from its beginning, every time, without a database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from alerts.board import Board
from alerts.calling import calls
from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.states import Kind
from chart.duty.roster import Roster
from chart.errors import Refused
from chart.facts import Entry
from chart.ticks import to_tick
from monitors.book import Book
from monitors.follow import Follow

Answer = Callable[[Board, int], list[AlertEvent]]


@dataclass(slots=True)
class Act:
    """What somebody did about an alert, and when (tick)."""

    at: int
    answer: Answer


@dataclass(slots=True)
class Look:
    """Somebody looked at the stay, and at the clock (tick)."""

    at: int


@dataclass(slots=True)
class Oracle:
    """Everything that was charted in a stay and everything people did, in order."""

    book: Book
    stay: str
    history: list[Entry | Act | Look] = field(default_factory=list)

    def played(self, until: int) -> tuple[Board, list[AlertEvent]]:
        """The board at a tick, and everything that was said until then."""
        follow = Follow(self.book, Board.empty(self.stay))
        events: list[AlertEvent] = []
        for at, steps in groupby(self.history, key=_moment):
            batch = list(steps)
            if at is not None:
                events += follow.run([step for step in batch if isinstance(step, Entry)], at)
            for step in (step for step in batch if not isinstance(step, Entry)):
                events += follow.run([], step.at)
                done = self._done(step, follow.board)
                follow.board = follow.board.applied(done)
                events += done
        events += follow.run([], until)
        return follow.board, events

    def _done(self, step: Act | Look, board: Board) -> list[AlertEvent]:
        if isinstance(step, Act):
            return _answered(step, board)
        return calls(board, step.at, self.book.protocols.calling, Roster())


def _moment(step: Entry | Act | Look) -> int | None:
    """Entries that became known at one moment are judged together: when it is; None for people and the clock."""
    return to_tick(step.recorded_at) if isinstance(step, Entry) else None


def _answered(act: Act, board: Board) -> list[AlertEvent]:
    try:
        return act.answer(board, act.at)
    except Refused:
        return []


def standing(events: list[AlertEvent], cause: str) -> Severity:
    """As bad as the open members of a cause were after these events, worked out without a board."""
    severity: dict[str, Severity] = {}
    silent: dict[str, bool] = {}
    for event in (each for each in events if each.cause == cause):
        if event.detail.finding is not None:
            silent[event.alert_id] = event.detail.finding.is_silent
        if event.kind in (Kind.CLOSED, Kind.RESOLVED, Kind.CONDITION_ENDED, Kind.RETRACTED):
            severity.pop(event.alert_id, None)
        elif event.kind is Kind.RAISED and event.is_historic:
            continue
        elif event.kind in (Kind.RAISED, Kind.RETURNED, Kind.WORSENED, Kind.EASED, Kind.KNOWN_AGAIN):
            severity[event.alert_id] = event.severity
    return max((bad for name, bad in severity.items() if not silent[name]), default=Severity.NONE)
