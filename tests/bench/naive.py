"""The six patterns as a patient reader would find them: every row of a window looked at, stay by stay."""

from typing import NamedTuple

from bench.peers.charted import Table, Tables

DAY, END = 24 * 60, 14_400
Row = dict[str, int]


class Stay(NamedTuple):
    """One stay's rows."""

    number: int
    discharged: int
    streams: dict[str, list[Row]]


def replayed(tables: Tables) -> list[int]:
    """Every finding of every stay, at all moments."""
    found = []
    for stay in _stays(tables):
        for name, codes in {"ciwa": (1, 2), "cows": (3,), "fluid": (4,), "loss": (5,), "mood": (6,)}.items():
            found += [_key(stay, row["minute"], code)
                      for row in stay.streams[name] for code in codes if holds(stay, code, row["minute"])]  # fmt: skip
        for row in stay.streams["ciwa"]:
            late_at = deadline(row)
            is_done = any(row["minute"] < each["minute"] <= late_at for each in stay.streams["ciwa"])
            if not is_done and late_at < stay.discharged:
                found.append(_key(stay, late_at, 7))
    return sorted(found)


def swept(tables: Tables) -> list[int]:
    """Every finding as of the sweep."""
    found = []
    for stay in _stays(tables):
        for code, name in {1: "ciwa", 2: "ciwa", 3: "cows", 6: "mood"}.items():
            minutes = [row["minute"] for row in stay.streams[name] if row["minute"] <= END]
            if minutes and holds(stay, code, minutes[-1]):
                found.append(_key(stay, minutes[-1], code))
        found += [_key(stay, END, code) for code in (4, 5) if holds(stay, code, END)]
        looked = [row for row in stay.streams["ciwa"] if row["minute"] <= END]
        if looked and deadline(looked[-1]) <= END:
            found.append(_key(stay, END, 7))
    return sorted(found)


def holds(stay: Stay, code: int, at: int) -> bool:
    """Whether a condition holds at a minute, with the rows up to it."""
    if code == 1:
        return _rows(stay, "ciwa", at)[-1]["total"] >= 15
    if code == 2:
        recent = _rows(stay, "ciwa", at, 8 * 60)
        tremor = [row["tremor"] for row in recent]
        return tremor[-1] - min(tremor) >= 2 and any(row["perception"] >= 1 for row in recent)
    if code == 3:
        newest = _rows(stay, "cows", at)[-2:]
        return len(newest) == 2 and all(row["total"] >= 13 for row in newest)
    if code == 4:
        return sum(row["in_ml"] - row["out_ml"] for row in _rows(stay, "fluid", at, DAY)) <= -1_500
    if code == 5:
        return sum(row["emesis"] + row["stool"] for row in _rows(stay, "loss", at, DAY // 2)) >= 8
    mood = [row["rating"] for row in _rows(stay, "mood", at, DAY)]
    return max(mood) - mood[-1] >= 3


def deadline(row: Row) -> int:
    """When the next CIWA is too late."""
    return row["minute"] + row["ordered_minutes"] * 5 // 4


def _rows(stay: Stay, name: str, at: int, window: int = 1_000_000) -> list[Row]:
    return [row for row in stay.streams[name] if at - window < row["minute"] <= at]


def _key(stay: Stay, minute: int, code: int) -> int:
    return ((stay.number << 20) | minute) * 8 + code


def _stays(tables: Tables) -> list[Stay]:
    rows = {name: _as_rows(table) for name, table in tables.items()}
    return [
        Stay(row["stay"], row["discharged"], {
            name: [each for each in rows[name] if each["stay"] == row["stay"]] for name in rows if name != "stay"
        }) for row in rows["stay"]
    ]  # fmt: skip


def _as_rows(table: Table) -> list[Row]:
    columns = [column.tolist() for column in table.values()]
    return [dict(zip(table, row, strict=True)) for row in zip(*columns, strict=True)]
