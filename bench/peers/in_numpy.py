"""The patterns by hand in numpy, for these tables alone; and the floor: one look at every number."""

import sys
from pathlib import Path

import numpy as np

from bench.peers.answering import answer
from bench.peers.charted import Table, Tables, load
from bench.peers.rules import (
    END,
    LOSSES,
    MOOD,
    NET_FLUID,
    NUMBERS,
    OVERDUE,
    REPEATED,
    SEVERE,
    TREMOR,
    Ints,
    key_of,
)

NONE = -1


class Stream:
    """One table. key: stay and minute as one number, in order; a window never reaches into the stay before."""

    def __init__(self, table: Table) -> None:
        self.stay = table["stay"].astype(np.int64)
        self.minute = table["minute"].astype(np.int64)
        self.key = (self.stay << 20) | self.minute
        self.values = table

    def newest(self, stays: Ints) -> Ints:
        """The place of the newest row of each stay at the sweep; NONE where there is none."""
        place = np.searchsorted(self.key, (stays << 20) | END, "right") - 1
        return np.where((place >= 0) & (self.stay[place] == stays), place, NONE)

    def begin(self, key: Ints, back: int) -> Ints:
        """The first row of the windows that end at these keys."""
        return np.searchsorted(self.key, key - back, "left")

    def found(self, place: Ints, code: int) -> Ints:
        """The findings at rows."""
        return np.asarray(key_of(self.stay[place], self.minute[place], code))


def replay(tables: Tables) -> Ints:
    """The findings of all moments."""
    streams = {name: Stream(tables[name]) for name in tables if name != "stay"}
    places = {name: np.arange(len(stream.key)) for name, stream in streams.items()}
    found = _at_rows(streams, places)
    fluid, loss = streams["fluid"], streams["loss"]
    found.append(fluid.found(_is_dry(fluid, fluid.key), NET_FLUID))
    found.append(loss.found(_is_losing(loss, loss.key), LOSSES))
    found.append(_overdue(streams["ciwa"], tables["stay"]))
    return np.sort(np.concatenate(found))


def sweep(tables: Tables) -> Ints:
    """The findings as of the sweep: fluid, losses and what is overdue as of now, the others at their newest row."""
    streams = {name: Stream(tables[name]) for name in tables if name != "stay"}
    stays = tables["stay"]["stay"].astype(np.int64)
    places = {name: streams[name].newest(stays) for name in ("ciwa", "cows", "mood")}
    found = _at_rows(streams, {name: place[place != NONE] for name, place in places.items()})
    now = (stays << 20) | END
    found += [
        np.asarray(key_of(stays[_is_dry(streams["fluid"], now)], END, NET_FLUID)),
        np.asarray(key_of(stays[_is_losing(streams["loss"], now)], END, LOSSES)),
        np.asarray(key_of(stays[_is_late(streams["ciwa"], places["ciwa"])], END, OVERDUE)),
    ]
    return np.sort(np.concatenate(found))


def scan(tables: Tables) -> Ints:
    """The largest number of each column: no answer can be had without reading them."""
    return np.array([column.max() for table in tables.values() for column in table.values()])


def _at_rows(streams: dict[str, Stream], places: dict[str, Ints]) -> list[Ints]:
    """What is found at rows of the scores and the mood."""
    ciwa, cows, mood = (streams[name] for name in ("ciwa", "cows", "mood"))
    at, of, felt = (places[name] for name in ("ciwa", "cows", "mood"))
    severe = at[ciwa.values["total"][at] >= NUMBERS["ciwa_severe"]]
    begin = ciwa.begin(ciwa.key[at], NUMBERS["tremor_back"])
    tremor = ciwa.values["tremor"]
    rise = tremor[at] - _extreme(np.minimum, tremor, begin, at)
    seen = _extreme(np.maximum, ciwa.values["perception"], begin, at)
    rising = at[(rise >= NUMBERS["tremor_rise"]) & (seen >= NUMBERS["perception"])]
    high = cows.values["total"] >= NUMBERS["cows_moderate"]
    before = np.maximum(of - 1, 0)
    twice = of[high[of] & high[before] & (cows.stay[before] == cows.stay[of]) & (of > 0)]
    rating = mood.values["rating"]
    fall = _extreme(np.maximum, rating, mood.begin(mood.key[felt], NUMBERS["mood_back"]), felt) - rating[felt]
    fallen = felt[fall >= NUMBERS["mood_fall"]]
    return [ciwa.found(severe, SEVERE), ciwa.found(rising, TREMOR), cows.found(twice, REPEATED),
            mood.found(fallen, MOOD)]  # fmt: skip


def _extreme(ufunc: "np.ufunc", values: "np.ndarray", begin: Ints, last: Ints) -> "np.ndarray":
    """The least or greatest value from begin to last, which belongs to it."""
    pairs = np.stack([begin, last + 1], axis=1).ravel()
    return np.asarray(ufunc.reduceat(np.append(values, 0), pairs)[::2])


def _sum(stream: Stream, values: "np.ndarray", key: Ints, back: int) -> Ints:
    running = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    return np.asarray(running[np.searchsorted(stream.key, key, "right")] - running[stream.begin(key, back)])


def _is_dry(fluid: Stream, key: Ints) -> "np.ndarray":
    net = _sum(fluid, fluid.values["in_ml"] - fluid.values["out_ml"], key, NUMBERS["fluid_back"])
    return np.asarray(net <= -NUMBERS["deficit_ml"])


def _is_losing(loss: Stream, key: Ints) -> "np.ndarray":
    count = _sum(loss, loss.values["emesis"] + loss.values["stool"], key, NUMBERS["loss_back"])
    return np.asarray(count >= NUMBERS["losses"])


def _deadline(ciwa: Stream) -> Ints:
    ordered = ciwa.values["ordered_minutes"]
    return np.asarray(ciwa.minute + ordered + ordered // 4)


def _overdue(ciwa: Stream, stay: Table) -> Ints:
    deadline = _deadline(ciwa)
    is_last = np.append(ciwa.stay[1:] != ciwa.stay[:-1], True)
    bound = np.where(is_last, stay["discharged"][ciwa.stay], np.append(ciwa.minute[1:], 0))
    is_late = deadline < bound
    return np.asarray(key_of(ciwa.stay[is_late], deadline[is_late], OVERDUE))


def _is_late(ciwa: Stream, place: Ints) -> "np.ndarray":
    return np.asarray((place != NONE) & (_deadline(ciwa)[place] <= END))


if __name__ == "__main__":
    held = load(Path(sys.argv[1]))
    answer({"replay": lambda: replay(held), "sweep": lambda: sweep(held), "scan": lambda: scan(held)})
