"""Nobody can work out a count of 1 to 10, by any sum over what is shown."""

from collections.abc import Iterable, Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chart.reports.cells import cells_of
from chart.reports.small_cells import Key, hidden, is_small
from tests.reporting.past import many, report_of, stay

COLUMNS = ("AL", "OP")
ROWS = ("stayed", "left")


def table(*counts: int) -> tuple[dict[Key, int], list[tuple[Key, list[Key]]]]:
    cells: dict[Key, int] = dict(zip(product(ROWS, COLUMNS), counts, strict=True))
    for row in ROWS:
        cells[row, "all"] = sum(cells[row, column] for column in COLUMNS)
    for column in (*COLUMNS, "all"):
        cells["all", column] = sum(cells[row, column] for row in ROWS)
    sums: list[tuple[Key, list[Key]]] = [
        ((row, "all"), [(row, column) for column in COLUMNS]) for row in (*ROWS, "all")
    ]
    sums += [(("all", column), [(row, column) for row in ROWS]) for column in (*COLUMNS, "all")]
    return cells, sums


def readings(cells: dict[Key, int], closed: frozenset[Key]) -> Iterator[dict[Key, int]]:
    """Tables that a reader could have before him, by trying them out."""
    choices = [_choices(cells[key], key in closed) for key in product(ROWS, COLUMNS)]
    for counts in product(*choices):
        other, _ = table(*counts)
        if all(_fits(other[key], cells[key], key in closed) for key in cells):
            yield other


def _choices(told: int, is_closed: bool) -> Iterable[int]:
    return [told] if not is_closed else range(1, 11) if is_small(told) else range(11, told + 12)


def _fits(other: int, told: int, is_closed: bool) -> bool:
    return is_small(other) == is_small(told) and other > 0 if is_closed else other == told


@pytest.mark.parametrize(
    ("counts", "also_hidden"),
    [
        ((20, 30, 25, 40), 0),  # nothing small
        ((5, 30, 25, 40), 3),  # one small cell: the one beside it, the one below it, and the fourth corner
        ((5, 6, 25, 40), 2),
        ((0, 30, 25, 40), 0),  # nobody at all may be told
    ],
)
def test_a_small_cell_takes_others_with_it(counts: tuple[int, ...], also_hidden: int) -> None:
    cells, sums = table(*counts)
    closed = hidden(cells, sums)
    assert closed >= {key for key in cells if is_small(cells[key])}
    assert sum(not is_small(cells[key]) for key in closed) == also_hidden


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 16), min_size=4, max_size=4))
def test_no_small_cell_can_be_worked_out(counts: list[int]) -> None:
    cells, sums = table(*counts)
    closed = hidden(cells, sums)
    assert all(cells[key] for key in closed), "nobody at all may be told"
    exposed = {key for key, count in cells.items() if is_small(count)}
    for other in readings(cells, closed):
        exposed = {key for key in exposed if other[key] == cells[key]}
        if not exposed:
            break
    assert not exposed


def test_whoever_may_read_charts_sees_every_count() -> None:
    found = report_of(*many(40, 4), *many(3, 5, group="opioid"), stay(None, "2026-03-09 10:00"))
    plain, guarded = cells_of(found, is_protected=False), cells_of(found, is_protected=True)
    assert plain.count("midnights", 5, "opioid") == 3
    assert plain.count("midnights", "no length") == 1
    assert guarded.count("midnights", 5, "opioid") is None
    assert guarded.why_hidden("midnights", 5, "opioid") == "<11"
    assert guarded.count("stays") == 44


def test_all_tables_hide_together() -> None:
    found = report_of(*many(40, 4), *many(3, 5, group="opioid"), *many(30, 4, group="opioid"))
    guarded = cells_of(found, is_protected=True)
    assert guarded.count("midnights", 5) is None  # those three are all who stayed so long
    assert guarded.count("hours", 5) is None
    assert guarded.count("midnights", 4, "alcohol") == 40
