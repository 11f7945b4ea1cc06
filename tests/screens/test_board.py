from datetime import timedelta
from typing import Any

import msgspec
import pytest

from alerts.finding import Severity
from chart import facts
from chart.bands import Rating
from chart.instrument import instrument, instruments
from dashboard.components.due import Due
from dashboard.components.tile import Tile, TileAlert, bed_tile
from dashboard.pages.beds.board import Beds, Order
from dashboard.pages.beds.layout import beds_page, counts, renewal, tiles
from dashboard.pages.beds.queries import beds
from dashboard.pages.beds.view import score_of, tile_of
from monitors.known import Known
from tests.screens.conftest import Unit
from tests.screens.stays import (
    NOW,
    ZONE,
    alcohol_stay,
    ciwa,
    classes_of,
    components,
    entry,
    hours_ago,
    marek,
    text_of,
)
from tests.screens.test_saving import ALCOHOL

CRITICAL, HIGH, MEDIUM = Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM
SOMEBODY = marek(Known(alcohol_stay()))


def bed(name: str, severity: Severity | None = None, minutes: int = 5, owner: str = "", due: Due | None = None) -> Tile:
    """A taken bed, with an alert that was raised so many minutes ago."""
    alert = TileAlert(severity, "A pattern", NOW - timedelta(minutes=minutes), owner) if severity else None
    return Tile(name, SOMEBODY, alert=alert, due=due)


def due_in(minutes: int, **more: Any) -> Due:
    return Due("CIWA-Ar", NOW + timedelta(minutes=minutes), **more)


def board(*shown: Tile) -> Beds:
    return Beds(shown, NOW, ZONE)


def order_of(shown: Beds) -> list[str]:
    return [tile.bed for tile in shown.by_risk]


# ---- counts ----------------------------------------------------------------------------------------------------------


def test_the_board_counts_beds_and_not_alerts() -> None:
    shown = board(bed("06", HIGH), bed("07"), Tile("08"))
    assert "1 high" in text_of(counts(shown))
    assert "2 of 3 beds" in text_of(beds_page(shown))


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (due_in(-36, is_overdue=True), "1 overdue 0 due now 0 next 30 min"),
        (due_in(3, is_due=True), "0 overdue 1 due now 0 next 30 min"),
        (due_in(22), "0 overdue 0 due now 1 next 30 min"),
        (due_in(98), "0 overdue 0 due now 0 next 30 min"),
        (Due("CIWA-Ar", None, away_to="hospital"), "0 overdue 0 due now 0 next 30 min"),
        (None, "0 overdue 0 due now 0 next 30 min"),
    ],
)
def test_what_is_due_is_counted_once(task: Due | None, words: str) -> None:
    assert text_of(counts(board(bed("01", due=task)))).endswith(words)


def test_a_unit_without_beds_says_so() -> None:
    assert text_of(tiles(board(), [], "")) == "This unit has no beds yet."


# ---- order -----------------------------------------------------------------------------------------------------------


def test_by_risk_is_worst_first_then_unowned_then_oldest_then_what_is_due_and_empty_beds_last() -> None:
    shown = board(
        Tile("01"),
        bed("02"),
        bed("03", due=due_in(-10, is_overdue=True)),
        bed("04", HIGH, 20),
        bed("05", HIGH, 40),
        bed("06", CRITICAL, 90, "AR"),
        bed("07", CRITICAL, 1),
        bed("08", MEDIUM),
    )
    assert order_of(shown) == ["07", "06", "05", "04", "08", "03", "02", "01"]


def beds_shown(shown: Beds, held: list[str], order: Order) -> list[str]:
    return [str(item.key) for item in components(tiles(shown, held, order)) if hasattr(item, "key") and item.key]


@pytest.mark.parametrize(
    ("order", "beds_in_order"), [("", ["01", "02"]), ("bed", ["01", "02"]), ("risk", ["02", "01"])]
)
def test_bed_order_is_what_nobody_has_to_ask_for(order: Order, beds_in_order: list[str]) -> None:
    shown = board(bed("01"), bed("02", HIGH))
    assert beds_shown(shown, order_of(shown), order) == beds_in_order


def test_a_bed_that_got_worse_keeps_its_place_until_somebody_sorts_again() -> None:
    before = board(bed("01", HIGH), bed("02"), bed("03"))
    worse = board(bed("01", HIGH), bed("02"), bed("03", CRITICAL))
    held = order_of(before)
    assert beds_shown(worse, held, "risk") == ["01", "02", "03"]
    assert text_of(renewal(worse, held)) == "Sort again: 1 changed"
    assert beds_shown(worse, order_of(worse), "risk") == ["03", "01", "02"]
    assert renewal(worse, order_of(worse)) is None


@pytest.mark.parametrize(
    ("held", "moved"),
    [
        (["01", "02", "03", "04"], 0),
        (["04", "01", "02", "03"], 1),
        (["02", "01", "04", "03"], 2),
        (["04", "03", "02", "01"], 3),
    ],
)
def test_only_beds_that_must_move_are_counted(held: list[str], moved: int) -> None:
    assert board(*(bed(f"0{place}", HIGH, 60 - place) for place in range(1, 5))).moved_since(held) == moved


def test_a_bed_that_is_new_since_comes_last_and_is_not_lost() -> None:
    shown = board(bed("01"), bed("09", CRITICAL))
    assert beds_shown(shown, ["01"], "risk") == ["01", "09"]


def test_a_phone_is_told_the_place_by_risk_of_every_bed() -> None:
    shown = board(bed("01"), bed("02", HIGH))
    listed = [item for item in components(tiles(shown, order_of(shown), "")) if getattr(item, "key", None)]
    assert [getattr(item, "style", None) for item in listed] == [{"--place-by-risk": 1}, {"--place-by-risk": 0}]


def test_the_page_says_which_order_was_chosen() -> None:
    assert "By risk chosen" in text_of(beds_page(board(bed("01")), "risk"))
    assert "Bed order chosen" in text_of(beds_page(board(bed("01"))))


def test_the_way_to_the_wall_is_shown_to_those_who_may_go() -> None:
    assert "Wall" in text_of(beds_page(board(bed("01"))))
    assert "Wall" not in text_of(beds_page(board(bed("01")), may_see_wall=False))


# ---- away, asleep, watched -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("Hospital, chest pain", "In hospital since 07:00"),
        ("court", "Away, court since 07:00"),
        ("", "Off the unit since 07:00"),
    ],
)
def test_somebody_on_leave_is_said_to_be_away_and_since_when(to: str, words: str) -> None:
    known = Known(alcohol_stay(entry(facts.WentOnLeave(to=to), 2)))
    assert words in text_of(bed_tile(tile_of(marek(known), known, [], [], NOW), NOW, ZONE))


def test_who_came_back_is_no_longer_away() -> None:
    gone = [entry(facts.WentOnLeave(to="hospital"), 9), entry(facts.Returned(), 2)]
    known = Known(alcohol_stay(*gone))
    assert "hospital" not in text_of(bed_tile(tile_of(marek(known), known, [], [], NOW), NOW, ZONE))


def test_who_sleeps_has_the_word_beside_the_time() -> None:
    shown = bed_tile(bed("11", due=due_in(78, is_asleep=True)), NOW, ZONE)
    assert text_of(shown).endswith("Asleep · due 10:18 Asleep")


@pytest.mark.parametrize(
    ("marks", "words"), [(("seizure",), "Seizure"), (("1:1",), "1:1"), (("seizure", "q15", "falls"), "")]
)
def test_one_precaution_has_its_word_and_several_are_pictures_with_names(marks: tuple[str, ...], words: str) -> None:
    contents: list[facts.AnyContent] = [
        facts.Precaution(code=code, is_set=True) for code in marks if code[0] not in "1q"
    ]
    contents += [facts.ObservationLevel(level=code) for code in marks if code[0] in "1q"]  # type: ignore[arg-type]
    known = Known(alcohol_stay(*(entry(content, 1) for content in contents)))
    shown = bed_tile(Tile("07", marek(known)), NOW, ZONE)
    assert text_of(shown).endswith(f"Nothing due {words}".strip())
    labels = [getattr(each, "aria-label", "") for each in components(shown)]
    assert bool([label for label in labels if label]) is (len(marks) > 1)


# ---- score and alert in few words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "words"), [(2, "Mood · of 10, very low"), (6, "Mood · of 10")])
def test_a_stay_without_a_withdrawal_scale_shows_its_mood_of_10(value: int, words: str) -> None:
    use = facts.SubstanceUse(drug_class="stimulant", agent="cocaine", last_use_at=hours_ago(50))
    known = Known([entry(use, 48), entry(facts.Assessment(instrument="mood", answers={"mood": value}), 1)])
    assert f"{value} {words} NEWS2" in text_of(bed_tile(tile_of(marek(known), known, [], [], NOW), NOW, ZONE))


def test_how_low_a_rating_is_called_very_low_is_said_by_its_file() -> None:
    known = Known([entry(facts.Assessment(instrument="mood", answers={"mood": 4}), 1)])
    stricter = msgspec.structs.replace(instruments()["mood"], rating=Rating(very_low=4))
    shown = score_of(stricter, known, NOW)
    assert shown is not None
    assert shown.band == "of 10, very low"


@pytest.mark.parametrize(("hours", "words"), [(0.93, "in 55 min"), (1.05, "in 1 h"), (3.9, "in 4 h")])
def test_a_change_says_over_how_long_in_whole_hours(hours: float, words: str) -> None:
    known = Known(alcohol_stay(entry(ciwa(*[1] * 10), 1 + hours), entry(ciwa(*[2] * 10), 1)))
    shown = tile_of(marek(known), known, [], [], NOW).score
    assert shown is not None
    assert shown.since == words


def test_a_long_title_is_said_by_its_cause_and_kept_whole_behind_it(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    unit.chart(stay_id, ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0))
    unit.clock.advance(hours=4)
    unit.chart(stay_id, ciwa(1, 4, 3, 3, 2, 0, 1, 4, 2, 0))
    alert = beds(unit.services, unit.nora).tiles[1].alert
    assert alert is not None
    assert (alert.title, alert.short) == ("Tremor and perception rising together", "Delirium")


def test_a_scale_that_was_never_validated_says_that_its_trend_counts_and_draws_no_bands() -> None:
    scale = instrument("ciwa_b")
    answers = {item.code: 2 for item in scale.items if item.is_scored}
    known = Known([entry(facts.Assessment(instrument="ciwa_b", answers=dict(answers)), 1)])
    shown = score_of(scale, known, NOW)
    assert shown is not None
    assert (shown.shown, shown.band, shown.spark.bands) == ("40", "trend only", ())


def test_an_old_page_says_when_something_was_due_instead_of_how_late_it_is() -> None:
    shown = bed_tile(bed("09", due=due_in(-36, is_overdue=True)), NOW, ZONE)
    assert {"tw-live", "tw-when-old"} <= set(classes_of(shown))
    assert "Was due 08:24" in text_of(shown)
