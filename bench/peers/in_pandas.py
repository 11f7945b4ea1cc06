"""The patterns in pandas: grouped rolling windows over timestamps, stay by stay."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

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

Frames = dict[str, pd.DataFrame]


def frames(tables: Tables) -> Frames:
    """The tables; `at` is the minute as a timestamp, for the windows."""
    return {name: _frame(table) for name, table in tables.items()}


def _frame(table: Table) -> pd.DataFrame:
    frame = pd.DataFrame(table)
    return frame.assign(at=pd.to_datetime(frame["minute"], unit="m")) if "minute" in table else frame


def replay(frames: Frames) -> Ints:
    """The findings of all moments."""
    ciwa, cows, fluid, loss, mood = (frames[name] for name in ("ciwa", "cows", "fluid", "loss", "mood"))
    lately = _rolling(ciwa, "tremor_back", "tremor", "perception").agg({"tremor": "min", "perception": "max"})
    rise = ciwa["tremor"].to_numpy() - lately["tremor"].to_numpy()
    rising = (rise >= NUMBERS["tremor_rise"]) & (lately["perception"].to_numpy() >= NUMBERS["perception"])
    before = cows.groupby("stay")["total"].shift(1)
    repeated = (cows["total"] >= NUMBERS["cows_moderate"]) & (before >= NUMBERS["cows_moderate"])
    net = _rolling(fluid.assign(net=fluid["in_ml"] - fluid["out_ml"]), "fluid_back", "net")["net"].sum().to_numpy()
    lost = _rolling(loss.assign(lost=loss["emesis"] + loss["stool"]), "loss_back", "lost")["lost"].sum().to_numpy()
    fall = _rolling(mood, "mood_back", "rating")["rating"].max().to_numpy() - mood["rating"].to_numpy()
    return _sorted([
        _found(ciwa[ciwa["total"] >= NUMBERS["ciwa_severe"]], SEVERE),
        _found(ciwa[rising], TREMOR),
        _found(cows[repeated], REPEATED),
        _found(fluid[net <= -NUMBERS["deficit_ml"]], NET_FLUID),
        _found(loss[lost >= NUMBERS["losses"]], LOSSES),
        _found(mood[fall >= NUMBERS["mood_fall"]], MOOD),
        _found(_overdue(ciwa, frames["stay"]), OVERDUE),
    ])  # fmt: skip


def _overdue(ciwa: pd.DataFrame, stay: pd.DataFrame) -> pd.DataFrame:
    """The deadlines that came before the next round, and before the discharge."""
    deadline = _deadline(ciwa)
    discharged = ciwa["stay"].map(stay.set_index("stay")["discharged"])
    bound = ciwa.groupby("stay")["minute"].shift(-1).fillna(discharged)
    return ciwa[["stay"]].assign(minute=deadline)[deadline < bound]


def sweep(frames: Frames) -> Ints:
    """The findings as of the sweep."""
    stay = frames["stay"]
    here = stay.loc[(stay["admitted"] <= END) & (stay["discharged"] > END), "stay"]
    ciwa, mood = _up_to_newest(frames["ciwa"], "tremor_back"), _up_to_newest(frames["mood"], "mood_back")
    looked, felt = ciwa.groupby("stay").tail(1).set_index("stay"), mood.groupby("stay").tail(1).set_index("stay")
    lately = ciwa.groupby("stay").agg({"tremor": "min", "perception": "max"})
    rise = looked["tremor"] - lately["tremor"]
    rising = (rise >= NUMBERS["tremor_rise"]) & (lately["perception"] >= NUMBERS["perception"])
    two = frames["cows"].query("minute <= @END").groupby("stay").tail(2).groupby("stay")
    scored = two.agg(minute=("minute", "max"), least=("total", "min"), count=("total", "size"))
    repeated = (scored["least"] >= NUMBERS["cows_moderate"]) & (scored["count"] == 2)
    fall = mood.groupby("stay")["rating"].max() - felt["rating"]
    net = _now(frames["fluid"], "fluid_back")[["in_ml", "out_ml"]].sum()
    lost = _now(frames["loss"], "loss_back")[["emesis", "stool"]].sum()
    found = [
        (looked[looked["total"] >= NUMBERS["ciwa_severe"]], SEVERE),
        (looked[rising], TREMOR),
        (scored[repeated], REPEATED),
        (net[net["in_ml"] - net["out_ml"] <= -NUMBERS["deficit_ml"]].assign(minute=END), NET_FLUID),
        (lost[lost["emesis"] + lost["stool"] >= NUMBERS["losses"]].assign(minute=END), LOSSES),
        (felt[fall >= NUMBERS["mood_fall"]], MOOD),
        (looked[_deadline(looked) <= END].assign(minute=END), OVERDUE),
    ]
    return _sorted([_found(each[each.index.isin(here)].reset_index(), code) for each, code in found])


def _deadline(ciwa: pd.DataFrame) -> "pd.Series[int]":
    return ciwa["minute"] + ciwa["ordered_minutes"] + ciwa["ordered_minutes"] // 4


def _rolling(frame: pd.DataFrame, back: str, *columns: str) -> "pd.api.typing.RollingGroupby":
    """The windows that end at each row, in the order of the rows."""
    window = pd.Timedelta(minutes=NUMBERS[back] + 1)
    return frame[["stay", "at", *columns]].groupby("stay").rolling(window, on="at")


def _up_to_newest(frame: pd.DataFrame, back: str) -> pd.DataFrame:
    """The rows of the window that ends at the newest row of each stay."""
    seen = frame[frame["minute"] <= END]
    newest = seen.groupby("stay")["minute"].transform("max")
    return seen[seen["minute"] >= newest - NUMBERS[back]]


def _now(frame: pd.DataFrame, back: str) -> "pd.api.typing.DataFrameGroupBy":
    """The rows of the window that ends now, by stay."""
    return frame[frame["minute"].between(END - NUMBERS[back], END)].groupby("stay")


def _found(frame: pd.DataFrame, code: int) -> Ints:
    return np.asarray(key_of(frame["stay"].to_numpy(np.int64), frame["minute"].to_numpy(np.int64), code))


def _sorted(found: list[Ints]) -> Ints:
    return np.sort(np.concatenate(found))


if __name__ == "__main__":
    held = frames(load(Path(sys.argv[1])))
    answer({"replay": lambda: replay(held), "sweep": lambda: sweep(held)})
