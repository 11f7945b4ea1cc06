"""What was charted of so many stays of ten days: seeded, in whole minutes, no minute twice in a stream of a stay.

`stay`: admitted within ten days before the sweep, discharged ten days later. `ciwa`, `cows`: every 4 h, hourly while
severe, 4 % of the rounds late or missed. `fluid` in and out, `loss` (emeses, stools), `mood` three times a day.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.random import Generator

from bench.peers.rules import END, NUMBERS, STAY_MINUTES, Ints

Table = dict[str, "np.ndarray"]
Tables = dict[str, Table]
Scored = Callable[[Generator, Ints, "np.ndarray"], Table]  # of whom, how many hours after admission

WIDE, CLOSE = 240, 60  # minutes to the next round: as ordered, and while severe
LATE, MISSED = 0.02, 0.02
PEAK_HOURS = 30.0
TREMOR_SHARE, PERCEPTION_SHARE, OTHER_SHARE, OTHERS = 0.15, 0.06, 0.11, 6
MOST = 7


def charted(stays: int) -> Tables:
    """The six tables, each in the order of stay and minute, in 32 bits."""
    chance = np.random.default_rng(stays)
    admitted = chance.integers(1, END, stays)
    tables = {
        "stay": {"stay": np.arange(stays), "admitted": admitted, "discharged": admitted + STAY_MINUTES},
        "ciwa": _rounds(chance, admitted, NUMBERS["ciwa_severe"], _ciwa(chance, stays)),
        "cows": _rounds(chance, admitted, NUMBERS["cows_moderate"], _cows(chance, stays)),
        "fluid": _fluid(chance, admitted),
        "loss": _loss(chance, admitted),
        "mood": _mood(chance, admitted),
    }
    return {name: {each: column.astype(np.int32) for each, column in table.items()} for name, table in tables.items()}


def save(tables: Tables, folder: Path) -> None:
    """Put the tables where the contenders find them."""
    for name, table in tables.items():
        for each, column in table.items():
            np.save(folder / f"{name}.{each}.npy", column)


def load(folder: Path) -> Tables:
    """The tables that were put there."""
    tables: Tables = {}
    for path in sorted(folder.glob("*.npy")):
        name, each = path.stem.split(".")
        tables.setdefault(name, {})[each] = np.load(path)
    return tables


def _rounds(chance: Generator, admitted: Ints, severe: int, scored: Scored) -> Table:
    """Rounds of one score, each due an ordered interval after the one before."""
    at = admitted + chance.integers(0, 10, len(admitted))
    found: list[Table] = []
    while len(stay := np.flatnonzero(at < admitted + STAY_MINUTES)):
        row = scored(chance, stay, (at[stay] - admitted[stay]) / 60)
        ordered = np.where(row["total"] >= severe, CLOSE, WIDE)
        found.append({"stay": stay, "minute": at[stay], "ordered_minutes": ordered, **row})
        luck = chance.random(len(stay))
        late = np.where(luck < LATE, chance.uniform(0.3, 1.0, len(stay)), np.where(luck < LATE + MISSED, 1.0, 0.0))
        at[stay] += ordered + chance.integers(-5, 6, len(stay)) + (late * ordered).astype(np.int64)
    return _in_order({each: np.concatenate([row[each] for row in found]) for each in found[0]})


def _course(peak: "np.ndarray", hours: "np.ndarray") -> "np.ndarray":
    """How high a withdrawal stands: it climbs to its peak and wears off."""
    return np.asarray(peak * hours / PEAK_HOURS * np.exp(1 - hours / PEAK_HOURS))


def _ciwa(chance: Generator, stays: int) -> Scored:
    peaks = chance.uniform(2, 24, stays)

    def scored(chance: Generator, stay: Ints, hours: "np.ndarray") -> Table:
        level = _course(peaks[stay], hours)
        tremor, *others = (_item(chance, level * share) for share in (TREMOR_SHARE, *[OTHER_SHARE] * OTHERS))
        seen = [_item(chance, level * PERCEPTION_SHARE - 0.5) for _ in ("tactile", "auditory", "visual")]
        total = np.sum([tremor, *others, *seen], axis=0)
        return {"total": total, "tremor": tremor, "perception": np.max(seen, axis=0)}

    return scored


def _item(chance: Generator, level: "np.ndarray") -> "np.ndarray":
    return np.clip(np.rint(level + chance.normal(0, 0.6, len(level))), 0, MOST)


def _cows(chance: Generator, stays: int) -> Scored:
    peaks = chance.uniform(1, 20, stays)

    def scored(chance: Generator, stay: Ints, hours: "np.ndarray") -> Table:
        return {"total": np.clip(np.rint(_course(peaks[stay], hours) + chance.normal(0, 1.5, len(stay))), 0, 48)}

    return scored


def _slots(chance: Generator, admitted: Ints, every: int) -> Table:
    """One moment in each stretch of so many minutes, somewhere in its first half."""
    count = STAY_MINUTES // every
    begin = admitted[:, None] + np.arange(count) * every
    minute = begin + chance.integers(0, every // 2, begin.shape)
    return {"stay": np.repeat(np.arange(len(admitted)), count), "minute": minute.ravel()}


def _fluid(chance: Generator, admitted: Ints) -> Table:
    table = _slots(chance, admitted, 240)
    thirst = chance.uniform(0.6, 1.2, len(admitted))[table["stay"]]
    count = len(thirst)
    return {**table, "in_ml": thirst * chance.integers(150, 700, count), "out_ml": chance.integers(150, 700, count)}


def _loss(chance: Generator, admitted: Ints) -> Table:
    table = _slots(chance, admitted, 360)
    hours = (table["minute"] - admitted[table["stay"]]) / 60
    level = _course(chance.gamma(1.0, 1.0, len(admitted))[table["stay"]], hours)
    return {**table, "emesis": chance.poisson(level), "stool": chance.poisson(level)}


def _mood(chance: Generator, admitted: Ints) -> Table:
    table = _slots(chance, admitted, 480)
    usual = chance.uniform(2, 8, len(admitted))[table["stay"]]
    return {**table, "rating": np.clip(np.rint(chance.normal(usual, 0.9)), 0, 10)}


def _in_order(table: Table) -> Table:
    order = np.argsort((table["stay"] << 20) | table["minute"])
    return {each: column[order] for each, column in table.items()}
