from datetime import timedelta

import pytest

from alerts.finding import Severity
from chart import facts
from chart.facts import AnyContent
from chart.ticks import to_tick
from dashboard.components.tile import Tile, TileAlert, bed_tile
from dashboard.pages.beds.view import main_scale, tile_of
from monitors.cadence import Cadence
from monitors.due import tasks
from monitors.known import Known
from tests.screens.stays import NOW, PROTOCOLS, ZONE, alcohol_stay, ciwa, classes_of, entry, marek, text_of


def tile(*more: facts.Entry, alerts: tuple[()] = ()) -> Tile:
    known = Known(alcohol_stay(*more))
    return tile_of(marek(known), known, tasks(Cadence(known, PROTOCOLS), to_tick(NOW)), list(alerts), NOW)


def drawn(each: Tile) -> str:
    return text_of(bed_tile(each, NOW, ZONE))


def test_a_tile_says_bed_name_day_and_hours_since_last_use() -> None:
    assert "Bed 07 Kowalski M. Day 3 · 61 h since use AL" in drawn(tile())


def test_a_score_has_its_arrow_and_its_signed_change() -> None:
    words = drawn(tile(entry(ciwa(1, 2, 2, 1, 1, 0, 0, 1, 1, 0), 5), entry(ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2), 1)))
    assert "24 risen +15 in 4 h CIWA-Ar · severe" in words


def test_a_first_score_has_no_change() -> None:
    assert "24 CIWA-Ar · severe" in drawn(tile(entry(ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2), 1)))


def test_a_partial_score_is_no_score() -> None:
    shown = tile(entry(ciwa(2, 3, 3), 1))
    assert shown.score is None
    assert "No complete score yet" in drawn(shown)


def test_a_newer_partial_score_leaves_the_complete_one_standing() -> None:
    assert "24 CIWA-Ar · severe" in drawn(tile(entry(ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2), 3), entry(ciwa(0, 0), 1)))


def test_an_incomplete_news2_is_dashed_and_never_a_zero() -> None:
    shown = tile(entry(facts.Vitals(heart_rate_bpm=128), 1))
    assert shown.news2 is None
    assert "tw-points tw-points-none" in classes_of(bed_tile(shown, NOW, ZONE))


@pytest.mark.parametrize(
    ("severity", "owner", "classes", "words"),
    [
        (Severity.CRITICAL, "", "tw-tile tw-tile-critical", "Critical Delirium pattern 6 min"),
        (Severity.CRITICAL, "AR", "tw-tile tw-tile-critical tw-tile-accepted", "Critical Delirium pattern AR"),
        (Severity.HIGH, "", "tw-tile tw-tile-high", "High Delirium pattern 6 min"),
        (Severity.LOW, "", "tw-tile tw-tile-low", "Low Delirium pattern 6 min"),
    ],
)
def test_the_worst_alert_is_said_by_edge_shape_and_word(
    severity: Severity, owner: str, classes: str, words: str
) -> None:
    known = Known(alcohol_stay())
    alert = TileAlert(severity, "Delirium pattern", NOW - timedelta(minutes=6), owner)
    shown = bed_tile(Tile("07", marek(known), alert=alert), NOW, ZONE)
    assert classes in classes_of(shown)
    assert words in text_of(shown)
    assert any(f"tw-shape-{severity.name.lower()}" in name for name in classes_of(shown))


def test_an_empty_bed_keeps_its_place_and_is_dashed() -> None:
    shown = bed_tile(Tile("03"), NOW, ZONE)
    assert text_of(shown) == "Bed 03 Empty"
    assert "tw-tile tw-tile-nobody" in classes_of(shown)


@pytest.mark.parametrize(
    ("uses", "charted", "scale"),
    [
        (["alcohol"], [], "ciwa_ar"),
        (["opioid"], [], "cows"),
        (["stimulant"], [], "mood"),
        (["alcohol", "opioid"], [], "ciwa_ar"),
        (["alcohol", "opioid"], ["cows"], "cows"),
        (["benzodiazepine"], ["mood"], "mood"),
        ([], [], "ciwa_ar"),
    ],
)
def test_the_scale_of_a_stay_is_that_of_its_class(uses: list[str], charted: list[str], scale: str) -> None:
    contents: list[AnyContent] = [facts.SubstanceUse(drug_class=use, agent=use) for use in uses]  # type: ignore[arg-type]
    cows = ("pulse", "sweating", "restlessness", "pupils", "aches", "nose_tears", "gi", "tremor", "yawning", "anxiety")
    answers = {"cows": dict.fromkeys(cows, 1) | {"gooseflesh": 0}, "mood": {"mood": 6}}
    contents += [facts.Assessment(instrument=code, answers=dict(answers[code])) for code in charted]
    known = Known([entry(content, 2) for content in contents])
    assert main_scale(marek(known), known).code == scale
