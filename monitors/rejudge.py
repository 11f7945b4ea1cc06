"""A stay judged anew from its entries alone, beside what stands of it in the record. Nothing is changed here.

What is compared is what each pattern says, surely and possibly, and whether what surely holds was told. Nothing of how
the live unit came there is used: not what it judged before, nor until when that stood. What people did with an alert is
theirs, and not compared.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from alerts import store as alert_store
from alerts.alert import AlertState
from alerts.board import Board
from alerts.states import Condition
from chart import store as record
from chart.actor import MONITOR
from chart.facts import Entry, StayId
from chart.ticks import to_tick
from monitors import store
from monitors.book import Book
from monitors.follow import Follow
from monitors.judged import TECHNICAL, Judged, pattern_in, subject
from monitors.store import Examined
from monitors.ward import Ward

OTHER_PROTOCOLS = "judged by other protocols"
NOT_LOOKED_AT = "not looked at yet"


class Anew(msgspec.Struct, frozen=True):
    """One stay judged anew.

    otherwise: the patterns of which something else stands in the record. left_out: why it was not compared, else "".
    """

    stay_id: StayId
    otherwise: frozenset[str] = frozenset()
    left_out: str = ""


class Found(msgspec.Struct, frozen=True):
    """What judging stays anew found. otherwise: in how many stays something else stands, by pattern."""

    judged: int
    differing: int
    otherwise: dict[str, int]
    left_out: dict[str, int]

    @classmethod
    def of(cls, stays: Iterable[Anew]) -> "Found":
        """All of them together."""
        found = list(stays)
        compared = [each for each in found if not each.left_out]
        patterns = Counter(name for each in compared for name in each.otherwise)
        left_out = Counter(each.left_out for each in found if each.left_out)
        differing = sum(bool(each.otherwise) for each in compared)
        return cls(len(compared), differing, dict(sorted(patterns.items())), dict(sorted(left_out.items())))

    @property
    def words(self) -> str:
        """The result as a sentence; it names no stay."""
        judged = f"Judged {self.judged} open {'stay' if self.judged == 1 else 'stays'} anew"
        patterns = ", ".join(f"{name} in {count}" for name, count in self.otherwise.items())
        said = f"{self.differing} said something else: {patterns}" if self.differing else "no difference"
        left_out = ", ".join(f"{count} {why}" for why, count in self.left_out.items())
        return f"{judged}: {said}." + (f" Left out: {left_out}." if left_out else "")


def open_stays(ward: Ward) -> list[StayId]:
    """Every stay that goes on, of every unit of the record."""
    with ward.database.read() as conn:
        return [each.stay_id for each in record.open_stays(conn, MONITOR)]


def judged_anew(ward: Ward, stay_id: StayId) -> Anew:
    """Read a stay as of one moment, and judge it without holding anything."""
    with ward.database.read() as conn:
        stands = store.examined_of(conn, stay_id)
        entries = record.entries_of(conn, MONITOR, stay_id)
        board = alert_store.load_board(conn, MONITOR, stay_id)
    if stands.standing is None or stands.through_at is None:
        return Anew(stay_id, left_out=NOT_LOOKED_AT)
    if stands.standing["digest"] != ward.book.protocols.digest:
        return Anew(stay_id, left_out=OTHER_PROTOCOLS)
    return Anew(stay_id, _otherwise(_full(ward.book, stands, entries), stands.standing, board))


def _full(book: Book, stands: Examined, entries: list[Entry]) -> Follow:
    """A follower that never followed: every pattern asked once, at the moment the stay was looked at last."""
    through = to_tick(stands.through_at) if stands.through_at else 0
    follow = Follow(book, Board.empty(stands.stay_id), (e for e in entries if e.seq <= stands.examined_seq))
    follow.judge_anew(through)
    return follow


def _otherwise(follow: Follow, standing: dict[str, object], board: Board) -> frozenset[str]:
    stood = msgspec.convert(standing["judged"], dict[str, Judged])
    said = {key for key in stood | follow.judged if _verdict(stood.get(key)) != _verdict(follow.judged.get(key))}
    failed = msgspec.convert(standing["faults"], dict[str, str]).keys() ^ follow.faults.keys()
    return frozenset({pattern_in(key) for key in said | _told_otherwise(follow, board)} | failed)


def _verdict(judged: Judged | None) -> tuple[int, int]:
    return (judged.surely, judged.possibly) if judged else (0, 0)


def _told_otherwise(follow: Follow, board: Board) -> set[str]:
    """What surely holds and no alert says so, and what an open alert says holds and does not.

    What a person resolved while it holds is told, and stays so until it has ended.
    """
    holds = {key for key, judged in follow.judged.items() if judged.surely}
    alerts = [alert for alert in board.alerts.values() if alert.pattern not in TECHNICAL]
    is_open = {_key(alert): alert.condition is Condition.HOLDS for alert in alerts if alert.is_open}
    resolved = {_key(alert) for alert in alerts if not alert.is_open and alert.stands}
    untold = holds - is_open.keys() - resolved
    return untold | {key for key, said in is_open.items() if said != (key in holds)}


def _key(alert: AlertState) -> str:
    return subject(alert.pattern, alert.about) if alert.about else alert.pattern
