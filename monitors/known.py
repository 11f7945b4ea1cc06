"""All that is known of one stay, as sorted lists: entries are put in as recorded, and taken out when superseded.

What is known depends only on the entries that stand, never on the order in which they came.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from chart import facts
from chart.facts import Entry
from chart.ticks import MINUTE, NEVER, to_tick
from monitors.codes import WITHDRAWAL_SCORES
from monitors.derived import Context, Derived
from monitors.deriving import derive
from monitors.track import NOTHING, Key, Track, just_after

NEAREST = 30 * MINUTE  # how near a sedation score must be to speak about a withdrawal score
# Which way a scale counts towards sedation, where it begins, and where a withdrawal score can no longer be made.
# RASS counts down; POSS and ACVPU (alert 0, confused 1, voice 2, pain 3, unresponsive 4) count up.
SEDATION = {"rass": (-1, 2, 3), "poss": (1, 3, 4), "consciousness": (1, 2, 3)}
AWAKE, SEDATED, DEEPLY_SEDATED = 0, 1, 2
READS_VITALS = ("spo2_scale_2", "pregnancy", "under_16")


class Standing:
    """An entry that stands, with what it put on the course."""

    __slots__ = ("context", "derived", "entry", "key")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.key: Key = (to_tick(entry.observed_at), to_tick(entry.recorded_at), entry.id)
        self.context = Context()
        self.derived = Derived()


class Known:
    """Tracks by code, and the entries that stand."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.tracks: dict[str, Track] = {}
        self.standing: dict[str, Standing] = {}
        self.superseded: set[str] = set()
        self._of_kind: dict[str, list[Key]] = {}
        self.changed: list[int] = []  # for every change, the earliest tick whose reading it may alter
        self.stamps: dict[str, int] = {}  # by code, the newest last: in which edition its rows changed
        self.edition = 0  # how many changes there have been
        self.newest = 0  # the newest observation there ever was
        for entry in sorted(entries, key=_place_in_line):
            self.put(entry)

    def track(self, code: str) -> Track:
        """The rows of a code; empty if nobody ever charted it."""
        return self.tracks.get(code, NOTHING)

    def of_kind(self, kind: str) -> list[Entry]:
        """Standing entries of a kind, oldest observation first."""
        return [self.standing[key[2]].entry for key in self._of_kind.get(kind, ())]

    def put(self, entry: Entry) -> set[str]:
        """Take an entry in; returns the codes whose rows changed."""
        return self._stamped(self._put(entry))

    def _put(self, entry: Entry) -> set[str]:
        touched = self._take_out(entry.supersedes) if entry.supersedes else set()
        if entry.id in self.superseded or isinstance(entry.content, facts.Void):
            return touched
        standing = Standing(entry)
        self.standing[entry.id] = standing
        self.newest = max(self.newest, standing.key[0])
        self._note_change(standing)
        insort(self._of_kind.setdefault(entry.kind, []), standing.key)
        touched |= self._lay(standing)
        return touched | self._read_again(standing)

    def earliest_change(self, edition: int) -> int:
        """The earliest tick that anything since an edition may alter; NEVER if there was nothing."""
        return min(self.changed[edition:], default=NEVER)

    def _note_change(self, standing: Standing) -> None:
        is_about_all = isinstance(standing.entry.content, facts.RiskFact | facts.Admitted)
        self.changed.append(0 if is_about_all else standing.key[0])
        self.edition += 1

    def take_back(self, entry: Entry) -> set[str]:
        """Undo the put of a draft that superseded nothing."""
        return self._stamped(self._remove(entry.id))

    def _stamped(self, touched: set[str]) -> set[str]:
        for code in touched:
            self.stamps.pop(code, None)
            self.stamps[code] = self.edition
        return touched

    def changed_since(self, edition: int) -> Iterator[str]:
        """The codes whose rows changed after an edition, the newest change first."""
        for code in reversed(self.stamps):
            if self.stamps[code] <= edition:
                return
            yield code

    def next_after(self, codes: Iterable[str], at: int) -> int:
        """When the next row or gap of any of these codes beyond a tick will come into sight; NEVER if none will."""
        if self.newest <= at:
            return NEVER
        return min((self.track(code).next_after(at) for code in codes), default=NEVER)

    def _take_out(self, entry_id: str) -> set[str]:
        self.superseded.add(entry_id)
        return self._remove(entry_id)

    def _remove(self, entry_id: str) -> set[str]:
        standing = self.standing.pop(entry_id, None)
        if standing is None:
            return set()
        self._note_change(standing)
        keys = self._of_kind[standing.entry.kind]
        del keys[bisect_left(keys, standing.key)]
        touched = self._lift(standing)
        return touched | self._read_again(standing)

    def _lay(self, standing: Standing) -> set[str]:
        """Put an entry's rows on their tracks. A doubtful score is followed at once by a look without an answer."""
        standing.context = self._context(standing)
        standing.derived = derived = derive(standing.entry.content, standing.context)
        for code, low, high in derived.rows:
            self._made(code).put(standing.key, low, high)
        for code in derived.gaps:
            self._made(code).put_gap(standing.key)
        for code in derived.doubtful:
            self._made(code).put_gap(just_after(standing.key))
        return derived.codes

    def _lift(self, standing: Standing) -> set[str]:
        derived = standing.derived
        for code, _, _ in derived.rows:
            self.tracks[code].take_out(standing.key)
        for code in derived.gaps:
            self.tracks[code].take_out_gap(standing.key)
        for code in derived.doubtful:
            self.tracks[code].take_out_gap(just_after(standing.key))
        return derived.codes

    def _made(self, code: str) -> Track:
        track = self.tracks.get(code)
        if track is None:
            track = self.tracks[code] = Track()
        return track

    def _context(self, standing: Standing) -> Context:
        content, observed = standing.entry.content, standing.key[0]
        if isinstance(content, facts.Assessment) and content.instrument in WITHDRAWAL_SCORES:
            depth = self._sedation(observed)
            return Context(is_sedated=depth >= SEDATED, is_assessable=depth < DEEPLY_SEDATED)
        if isinstance(content, facts.Vitals):
            is_pregnant = self._stands("flag.pregnancy", observed) or self._ever("risk.pregnancy")
            return Context(
                spo2_scale=2 if self._stands("flag.spo2_scale_2", observed) else 1,
                is_news2_valid=not (is_pregnant or self._ever("risk.under_16")),
            )
        return Context()

    def _stands(self, code: str, at: int) -> bool:
        """Whether the newest row of a flag at or before a tick sets it."""
        track = self.track(code)
        place = track.upto(at)
        return place > 0 and track.low[place - 1] > 0

    def _ever(self, code: str) -> bool:
        track = self.track(code)
        return bool(track.low) and track.low[-1] > 0

    def _sedation(self, observed: int) -> int:
        """How deep, by the sedation scores nearest to a tick within 30 min; of equally near ones, the deepest."""
        depth = AWAKE
        for code, (sign, light, deep) in SEDATION.items():
            track = self.track(code)
            near = range(track.place_from(observed - NEAREST), track.upto(observed + NEAREST))
            nearest = min((abs(track.observed[place] - observed) for place in near), default=None)
            for place in near:
                if abs(track.observed[place] - observed) == nearest:
                    value = sign * track.low[place]
                    depth = max(depth, DEEPLY_SEDATED if value >= deep else SEDATED if value >= light else AWAKE)
        return depth

    def _read_again(self, cause: Standing) -> set[str]:
        """Lay those entries anew that are now read otherwise because of what just changed."""
        touched: set[str] = set()
        for standing in self._read_against(cause):
            if standing.context != self._context(standing):
                before = self._lift(standing)
                self._note_change(standing)
                touched |= before | self._lay(standing)
        return touched

    def _read_against(self, cause: Standing) -> list[Standing]:
        """The withdrawal scores near a sedation score, the vitals of a stay with a flag that NEWS2 heeds."""
        content, observed = cause.entry.content, cause.key[0]
        if _speaks_of_sedation(content):
            keys = self._of_kind.get("assessment", [])
            near = keys[bisect_left(keys, (observed - NEAREST,)) : bisect_right(keys, (observed + NEAREST + 1,))]
            found = [self.standing[key[2]] for key in near]
            return [s for s in found if getattr(s.entry.content, "instrument", "") in WITHDRAWAL_SCORES]
        if isinstance(content, facts.Flag | facts.RiskFact) and content.code in READS_VITALS:
            return [self.standing[key[2]] for key in self._of_kind.get("vitals", [])]
        return []


def _place_in_line(entry: Entry) -> int:
    """What others are read against comes first, so that few are read twice: flags, then sedation, then scores."""
    content = entry.content
    if isinstance(content, facts.Assessment):
        return 2 if content.instrument in WITHDRAWAL_SCORES else 1
    return 1 if isinstance(content, facts.Vitals) else 0


def _speaks_of_sedation(content: facts.AnyContent) -> bool:
    if isinstance(content, facts.Assessment):
        return content.instrument in ("rass", "poss")
    return isinstance(content, facts.Vitals) and content.consciousness is not None
