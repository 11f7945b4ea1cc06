"""The wall: bed, priority, time. Whoever walks by learns nothing of anybody."""

from datetime import timedelta

import pytest

from alerts.finding import Severity
from chart import facts
from chart.actor import Actor
from chart.people import Denied
from dashboard.components.due import Due
from dashboard.pages.wall.layout import wall_beds, wall_page
from dashboard.pages.wall.queries import wall
from dashboard.pages.wall.view import Wall, WallBed, when_words
from tests.screens.conftest import Unit
from tests.screens.stays import NOW, ZONE, ciwa, classes_of, components, text_of
from tests.screens.test_saving import ALCOHOL
from tests.ward import ADA, STRANGER, UNIT

DISPLAY = Actor("corridor", "display", UNIT, "Corridor")


def shown(*beds: WallBed) -> Wall:
    return Wall(beds, "Harbour detox unit", NOW, ZONE)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due("CIWA-Ar", NOW + timedelta(minutes=22)), "Due 09:22"),
        (Due("CIWA-Ar", NOW, is_due=True), "Due now"),
        (Due("CIWA-Ar", NOW - timedelta(minutes=36), is_overdue=True), "Late 36"),
        (Due("CIWA-Ar", NOW - timedelta(hours=3), is_overdue=True), "Late 3 h"),
        (Due("CIWA-Ar", None, away_to="hospital"), "Away"),
        (None, "Nothing due"),
    ],
)
def test_when_somebody_is_due_is_said_shortly(due: Due | None, words: str) -> None:
    assert when_words(due, NOW, ZONE) == words


@pytest.mark.parametrize(
    ("bed", "classes", "words"),
    [
        (WallBed("07", True, Severity.CRITICAL), "tw-wall-bed tw-wall-critical", "Bed 07 Critical Nothing due"),
        (
            WallBed("12", True, Severity.CRITICAL, True),
            "tw-wall-bed tw-wall-critical tw-wall-accepted",
            "Bed 12 Critical Nothing due",
        ),
        (WallBed("09", True, Severity.MEDIUM), "tw-wall-bed tw-wall-medium", "Bed 09 Medium Nothing due"),
        (WallBed("04", True), "tw-wall-bed", "Bed 04 Nothing due"),
        (WallBed("03"), "tw-wall-bed tw-wall-empty", "Bed 03 Empty"),
    ],
)
def test_a_bed_says_its_priority_by_edge_shape_and_word(bed: WallBed, classes: str, words: str) -> None:
    drawn = wall_beds(shown(bed))
    assert classes in classes_of(drawn)
    assert text_of(drawn) == words


@pytest.mark.parametrize(("count", "columns", "rows"), [(16, 4, 4), (20, 5, 4), (24, 5, 5), (30, 6, 5)])
def test_every_bed_stands_on_one_screen(count: int, columns: int, rows: int) -> None:
    drawn = wall_beds(shown(*(WallBed(f"{place:02}") for place in range(count))))
    style = getattr(drawn, "style", {})
    assert f"repeat({columns}," in style["gridTemplateColumns"]
    assert f"repeat({rows}," in style["gridTemplateRows"]


def test_a_unit_without_beds_says_so() -> None:
    assert text_of(wall_beds(shown())) == "This unit has no beds yet."


def test_a_bed_that_is_late_says_when_it_was_due_once_the_page_is_old() -> None:
    late = Due("CIWA-Ar", NOW - timedelta(minutes=36), is_overdue=True)
    assert "Late 36 Due 08:24" in text_of(wall_beds(shown(WallBed("09", True, due=late))))


def test_the_wall_shows_nobodys_name_class_or_reason(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    unit.chart(stay_id, ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0))
    unit.clock.advance(hours=4)
    unit.chart(stay_id, ciwa(1, 4, 3, 3, 2, 0, 1, 4, 2, 0))
    drawn = wall_page(wall(unit.services, DISPLAY), None)
    words = text_of(drawn)
    assert "Bed 02 Critical Late 3 h" in words
    for secret in ("Kowalski", "Marek", "AL", "Alcohol", "CIWA", "Tremor", "Delirium", "withdrawal", stay_id):
        assert secret not in words
        assert not any(secret in str(value) for each in components(drawn) for value in vars(each).values() if value)


def test_the_wall_keeps_bed_order_and_loses_nobody(unit: Unit) -> None:
    unit.admit("03", "Nowak")
    unit.admit("corridor", "Haines")
    found = wall(unit.services, DISPLAY).beds
    assert [(each.bed, each.is_taken) for each in found] == [
        ("01", False), ("02", False), ("03", True), ("04", False), ("corridor", True),
    ]  # fmt: skip


def test_somebody_on_leave_is_away(unit: Unit) -> None:
    stay_id = unit.admit("01", "Nowak", *ALCOHOL)
    unit.chart(stay_id, facts.WentOnLeave(to="hospital"))
    assert text_of(wall_beds(wall(unit.services, DISPLAY))).startswith("Bed 01 Away")


def test_the_wall_is_for_the_ward_and_its_displays(unit: Unit) -> None:
    with pytest.raises(Denied):
        wall(unit.services, ADA)
    assert not any(each.is_taken for each in wall(unit.services, STRANGER).beds)


def test_a_person_finds_the_way_back_and_a_display_has_none() -> None:
    links = [getattr(each, "href", None) for each in components(wall_page(shown(), "/beds"))]
    assert "/beds" in links
    assert not any(getattr(each, "href", None) for each in components(wall_page(shown(), None)))
