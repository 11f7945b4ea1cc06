"""The counting parts of vignette V14, worked by hand in the clinical reference."""

from datetime import date

import pytest

from chart.reports.length_of_stay import LengthReport, Share
from chart.reports.period import Period
from chart.reports.small_cells import Key, hidden
from chart.reports.stay_times import hours, midnights
from tests.reporting.past import OSLO, at, many, stay


@pytest.mark.parametrize(
    ("came", "left", "nights", "elapsed"),
    [
        ("2026-03-01 22:30", "2026-03-07 10:15", 6, 131.75),
        ("2026-03-03 08:00", "2026-03-03 20:00", 0, 12.0),
    ],
)
def test_v14_a_stay_is_counted_by_midnights_and_by_hours(came: str, left: str, nights: int, elapsed: float) -> None:
    pieces = stay(came, left).pieces(at("2026-04-01 00:00"))
    assert pieces is not None
    assert (midnights(pieces, OSLO), hours(pieces)) == (nights, elapsed)


def test_v14_480_patient_days_in_20_beds_over_30_days_are_80_percent() -> None:
    april = Period(date(2026, 4, 1), date(2026, 5, 1))
    stays = tuple(many(16, 40, came="2026-03-25 10:00"))
    share = LengthReport(april, OSLO, at("2026-05-10 12:00"), stays, None).occupancy(20)
    assert share == Share(480, 600)
    assert share is not None
    assert share.percent == 80.0


def row(**counts: int) -> tuple[dict[Key, int], list[tuple[Key, list[Key]]]]:
    """One row of a report with its total."""
    cells: dict[Key, int] = {**counts, "total": sum(counts.values())}
    return cells, [("total", list(counts))]


def test_v14_one_small_cell_takes_a_second_or_the_total_with_it() -> None:
    closed = hidden(*row(completed=24, ama=9, transfer=15))
    assert "ama" in closed
    assert len(closed) == 2


def test_v14_two_small_cells_protect_each_other() -> None:
    assert hidden(*row(completed=24, ama=9, transfer=12, other=3)) == {"ama", "other"}
