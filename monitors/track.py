"""All values of one code, in the order of observation: sorted lists and `bisect`."""

from bisect import bisect_left, bisect_right, insort

from chart.ticks import NEVER

Key = tuple[int, int, str]  # observed, recorded, entry id: the order of rows and gaps everywhere
From = Key | tuple[int]  # after a row, or from a tick on


class Track:
    """One code's rows. `gaps` are looks at which it was not answered: asleep, refused, left out."""

    __slots__ = ("gaps", "high", "keys", "low", "observed")

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self.observed: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.gaps: list[Key] = []

    def put(self, key: Key, low: float, high: float) -> None:
        """Add a row at its place; the newest usually comes last."""
        if not self.keys or key > self.keys[-1]:
            self.keys.append(key)
            self.observed.append(key[0])
            self.low.append(low)
            self.high.append(high)
            return
        place = bisect_left(self.keys, key)
        self.keys.insert(place, key)
        self.observed.insert(place, key[0])
        self.low.insert(place, low)
        self.high.insert(place, high)

    def take_out(self, key: Key) -> None:
        """Remove the row with this key."""
        place = bisect_left(self.keys, key)
        for column in (self.keys, self.observed, self.low, self.high):
            del column[place]

    def put_gap(self, key: Key) -> None:
        """Note a look without an answer."""
        insort(self.gaps, key)

    def take_out_gap(self, key: Key) -> None:
        """Forget a look without an answer."""
        del self.gaps[bisect_left(self.gaps, key)]

    def upto(self, at: int) -> int:
        """How many rows were observed at or before a tick."""
        if self.observed and self.observed[-1] <= at:
            return len(self.observed)
        return bisect_right(self.observed, at)

    def place_from(self, at: int) -> int:
        """The first row observed at or after a tick."""
        return bisect_left(self.observed, at)

    def holds(self, key: Key) -> bool:
        """Whether the entry with this key has a row here."""
        place = bisect_left(self.keys, key)
        return place < len(self.keys) and self.keys[place] == key

    def gap_after(self, since: From | None, at: int) -> int | None:
        """When the newest look without an answer after `since` (None: ever) was, up to `at`; None if there was none."""
        if not self.gaps or (since is not None and self.gaps[-1] <= since):
            return None
        place = bisect_right(self.gaps, (at, NEVER)) - 1
        if place < 0 or (since is not None and self.gaps[place] <= since):
            return None
        return self.gaps[place][0]

    def has_gap_between(self, one: Key, other: Key) -> bool:
        """Whether there was a look without an answer after the one row and before the other."""
        return bool(self.gaps) and bisect_right(self.gaps, one) < bisect_left(self.gaps, other)

    def next_after(self, at: int) -> int:
        """When the next row or gap beyond a tick will come into sight: clocks of tablets may run a little ahead."""
        if (not self.observed or self.observed[-1] <= at) and (not self.gaps or self.gaps[-1][0] <= at):
            return NEVER
        rows, gaps = self.upto(at), bisect_right(self.gaps, (at, NEVER))
        return min(*self.observed[rows : rows + 1], *(key[0] for key in self.gaps[gaps : gaps + 1]), NEVER)


def just_after(key: Key) -> Key:
    """The place right after a row, before any other."""
    return (*key[:2], f"{key[2]} doubted")


NOTHING = Track()
