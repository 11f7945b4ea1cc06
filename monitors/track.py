"""All values of one code, in the order of observation: sorted lists and `bisect`."""

from bisect import bisect_left, bisect_right, insort

Key = tuple[int, int, str]  # observed, recorded, entry id: the order of rows everywhere


class Track:
    """One code's rows. `gaps` are looks at which it was not answered: asleep, refused, left out."""

    __slots__ = ("gaps", "high", "keys", "low", "observed")

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self.observed: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.gaps: list[int] = []

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

    def put_gap(self, observed: int) -> None:
        """Note a look without an answer."""
        insort(self.gaps, observed)

    def take_out_gap(self, observed: int) -> None:
        """Forget a look without an answer."""
        del self.gaps[bisect_left(self.gaps, observed)]

    def upto(self, at: int) -> int:
        """How many rows were observed at or before a tick."""
        if self.observed and self.observed[-1] <= at:
            return len(self.observed)
        return bisect_right(self.observed, at)

    def place_from(self, at: int) -> int:
        """The first row observed at or after a tick."""
        return bisect_left(self.observed, at)

    def has_gap(self, start: int, end: int) -> bool:
        """Was there a look without an answer in (start, end]?"""
        if not self.gaps or self.gaps[-1] <= start:
            return False
        return bisect_right(self.gaps, start) < bisect_right(self.gaps, end)

    def next_after(self, at: int) -> int | None:
        """When the next row or gap beyond a tick will come into sight: clocks of tablets may run a little ahead."""
        if (not self.observed or self.observed[-1] <= at) and (not self.gaps or self.gaps[-1] <= at):
            return None
        rows, gaps = self.upto(at), bisect_right(self.gaps, at)
        coming = ([self.observed[rows]] if rows < len(self.observed) else []) + (
            [self.gaps[gaps]] if gaps < len(self.gaps) else []
        )
        return min(coming, default=None)


NOTHING = Track()
