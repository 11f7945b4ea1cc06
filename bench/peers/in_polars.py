"""The patterns in Polars: lazy frames and rolling windows, on all cores.

`at` is stay and minute as one number in order, made beforehand: a window over it never reaches into the stay before.
"""

import sys
from pathlib import Path

import polars as pl

from bench.peers.answering import answer
from bench.peers.charted import Table, Tables, load
from bench.peers.rules import END, LOSSES, MOOD, NET_FLUID, NUMBERS, OVERDUE, REPEATED, SEVERE, TREMOR, Ints

Frames = dict[str, pl.LazyFrame]
DEADLINE = pl.col("minute") + pl.col("ordered_minutes") + pl.col("ordered_minutes") // 4


def frames(tables: Tables) -> Frames:
    """The tables, ready to be asked."""
    return {name: _frame(table) for name, table in tables.items()}


def _frame(table: Table) -> pl.LazyFrame:
    frame = pl.DataFrame(table).with_columns(pl.col("stay").set_sorted())
    if "minute" in table:
        at = pl.col("stay").cast(pl.Int64) * 2**20 + pl.col("minute")
        frame = frame.with_columns(at=at).with_columns(pl.col("at").set_sorted())
    return frame.lazy()


def replay(frames: Frames) -> Ints:
    """The findings of all moments."""
    ciwa = frames["ciwa"].with_columns(
        rise=pl.col("tremor") - pl.col("tremor").rolling_min_by("at", _window("tremor_back")),
        seen=pl.col("perception").rolling_max_by("at", _window("tremor_back")),
    )
    net = (pl.col("in_ml") - pl.col("out_ml")).rolling_sum_by("at", _window("fluid_back"))
    lost = (pl.col("emesis") + pl.col("stool")).rolling_sum_by("at", _window("loss_back"))
    fall = pl.col("rating").rolling_max_by("at", _window("mood_back")) - pl.col("rating")
    high = pl.col("total") >= NUMBERS["cows_moderate"]
    is_same = pl.col("stay") == pl.col("stay").shift(1)
    return _sorted([
        _found(ciwa.filter(pl.col("total") >= NUMBERS["ciwa_severe"]), SEVERE),
        _found(ciwa.filter(_is_rising()), TREMOR),
        _found(frames["cows"].filter(high & high.shift(1) & is_same), REPEATED),
        _found(frames["fluid"].filter(net <= -NUMBERS["deficit_ml"]), NET_FLUID),
        _found(frames["loss"].filter(lost >= NUMBERS["losses"]), LOSSES),
        _found(frames["mood"].filter(fall >= NUMBERS["mood_fall"]), MOOD),
        _found(_overdue(frames), OVERDUE),
    ])  # fmt: skip


def _overdue(frames: Frames) -> pl.LazyFrame:
    """The deadlines that came before the next round, and before the discharge."""
    is_last = pl.col("stay").shift(-1).ne_missing(pl.col("stay"))
    is_late = is_last | (pl.col("deadline") < pl.col("minute").shift(-1))
    return (
        frames["ciwa"].with_columns(deadline=DEADLINE)
        .filter(is_late)
        .join(frames["stay"], on="stay")
        .filter(pl.col("deadline") < pl.col("discharged"))
        .select("stay", minute="deadline")
    )  # fmt: skip


def sweep(frames: Frames) -> Ints:
    """The findings as of the sweep."""
    here = frames["stay"].filter((pl.col("admitted") <= END) & (pl.col("discharged") > END)).select("stay")
    ciwa = _up_to_newest(frames["ciwa"], "tremor_back").agg(
        pl.col("minute", "total").last(), seen=pl.col("perception").max(), deadline=DEADLINE.last(),
        rise=pl.col("tremor").last() - pl.col("tremor").min(),
    )  # fmt: skip
    fall = pl.col("rating").max() - pl.col("rating").last()
    mood = _up_to_newest(frames["mood"], "mood_back").agg(pl.col("minute").last(), fall=fall)
    high = pl.col("total").tail(2) >= NUMBERS["cows_moderate"]
    cows = frames["cows"].filter(pl.col("minute") <= END).group_by("stay").agg(
        pl.col("minute").last(), is_repeated=high.all() & (pl.len() >= 2)
    )  # fmt: skip
    net = _now(frames["fluid"], "fluid_back").agg(net=(pl.col("in_ml") - pl.col("out_ml")).sum())
    lost = _now(frames["loss"], "loss_back").agg(lost=(pl.col("emesis") + pl.col("stool")).sum())
    found = [
        _found(ciwa.filter(pl.col("total") >= NUMBERS["ciwa_severe"]), SEVERE),
        _found(ciwa.filter(_is_rising()), TREMOR),
        _found(cows.filter("is_repeated"), REPEATED),
        _found(_at_end(net.filter(pl.col("net") <= -NUMBERS["deficit_ml"])), NET_FLUID),
        _found(_at_end(lost.filter(pl.col("lost") >= NUMBERS["losses"])), LOSSES),
        _found(mood.filter(pl.col("fall") >= NUMBERS["mood_fall"]), MOOD),
        _found(_at_end(ciwa.filter(pl.col("deadline") <= END).select("stay")), OVERDUE),
    ]
    return _sorted([each.join(here, on="stay", how="semi") for each in found])


def _up_to_newest(frame: pl.LazyFrame, back: str) -> "pl.lazyframe.group_by.LazyGroupBy":
    """The rows of the window that ends at the newest row of each stay, by stay."""
    seen = frame.filter(pl.col("minute") <= END)
    newest = pl.col("minute").last().over("stay")
    return seen.filter(pl.col("minute") >= newest - NUMBERS[back]).group_by("stay")


def _now(frame: pl.LazyFrame, back: str) -> "pl.lazyframe.group_by.LazyGroupBy":
    """The rows of the window that ends now, by stay."""
    return frame.filter(pl.col("minute").is_between(END - NUMBERS[back], END)).group_by("stay")


def _window(back: str) -> str:
    return f"{NUMBERS[back] + 1}i"


def _is_rising() -> pl.Expr:
    return (pl.col("rise") >= NUMBERS["tremor_rise"]) & (pl.col("seen") >= NUMBERS["perception"])


def _at_end(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame.with_columns(minute=pl.lit(END, pl.Int32))


def _found(frame: pl.LazyFrame, code: int) -> pl.LazyFrame:
    key = (pl.col("stay").cast(pl.Int64) * 2**20 + pl.col("minute")) * 8 + code
    return frame.select("stay", found_key=key)


def _sorted(found: list[pl.LazyFrame]) -> Ints:
    return pl.concat(found).select(pl.col("found_key").sort()).collect()["found_key"].to_numpy()


if __name__ == "__main__":
    held = frames(load(Path(sys.argv[1])))
    answer({"replay": lambda: replay(held), "sweep": lambda: sweep(held)})
