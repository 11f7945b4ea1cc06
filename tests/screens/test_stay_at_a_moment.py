"""A stay opened at a moment: the address names it, readout, figure and entries show it."""

import pytest

from chart import facts
from chart.ticks import to_tick
from dashboard.pages.stay.entries import rows_of
from dashboard.pages.stay.figures import timeline
from dashboard.pages.stay.layout import stay_page
from dashboard.pages.stay.moment import moment_asked, range_around
from dashboard.pages.stay.view import StayView, stay_view
from monitors.cadence import Cadence
from monitors.known import Known
from tests.screens.stays import NOW, PROTOCOLS, ZONE, alcohol_stay, ciwa, components, entry, hours_ago, marek, text_of

ENTRIES = alcohol_stay(
    entry(ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0), 30),
    entry(facts.Vitals(heart_rate_bpm=118), 30),
    entry(ciwa(2, 3, 2, 2, 2, 0, 0, 2, 1, 0), 2),
)
ROWS = rows_of(ENTRIES, {})


def view() -> StayView:
    known = Known(ENTRIES)
    return stay_view(marek(known), Cadence(known, PROTOCOLS), NOW, ZONE, ENTRIES)


def page(at: int | None) -> object:
    return stay_page(view(), ROWS, may_chart=False, at=at)


def readout_of(at: int | None) -> str:
    found = next(each for each in components(page(at)) if getattr(each, "id", None) == "readout")
    return text_of(found)


@pytest.mark.parametrize("text", ["", "yesterday", "-5", "²", "99999999999999999999", str(to_tick(hours_ago(400)))])
def test_an_address_that_names_no_moment_of_the_stay_opens_it_as_it_stands(text: str) -> None:
    assert moment_asked(view(), text) is None


def test_the_readout_shows_the_moment_that_was_asked_for() -> None:
    at = to_tick(hours_ago(30))
    assert moment_asked(view(), str(at)) == at
    assert readout_of(at).startswith("Sun 1 Mar 03:00 CIWA-Ar 8")
    assert "Pulse 118" in readout_of(at)
    assert readout_of(None).startswith("07:00 CIWA-Ar 14")


def test_a_moment_at_which_nothing_was_charted_shows_the_nearest_and_says_so() -> None:
    assert readout_of(to_tick(hours_ago(3))).startswith("07:00 Nearest to 06:00")


def test_the_entries_of_the_moment_are_marked() -> None:
    marked = [
        each
        for each in components(page(to_tick(hours_ago(30))))
        if "tw-entry-asked" in str(getattr(each, "className", ""))
    ]
    assert len(marked) == 2
    assert all("CIWA-Ar" in text_of(each) or "HR 118" in text_of(each) for each in marked)


def test_the_figure_points_at_the_moment() -> None:
    at = to_tick(hours_ago(30))
    plain, pointed = timeline(view(), "light", 72), timeline(view(), "light", 72, at)
    (label,) = (each for each in pointed["layout"]["annotations"] if each not in plain["layout"]["annotations"])
    assert label["text"] == "<b>Sun 1 Mar 03:00</b>"
    (line,) = (each for each in pointed["layout"]["shapes"] if each not in plain["layout"]["shapes"])
    assert line["x0"] == line["x1"] == label["x"]


@pytest.mark.parametrize(("hours", "in_sight"), [(2, "8"), (8, "24"), (30, "72"), (47.5, "72")])
def test_as_little_of_the_stay_is_in_sight_as_holds_the_moment(hours: float, in_sight: str) -> None:
    assert range_around(view(), to_tick(hours_ago(hours))) == in_sight


def test_without_a_moment_all_of_it_is_in_sight() -> None:
    assert range_around(view(), None) == "all"
