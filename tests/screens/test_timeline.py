from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from alerts.finding import Severity
from chart import facts
from chart.facts import Entry
from chart.ticks import HOUR, to_tick
from dashboard import theme
from dashboard.pages.stay.figures import timeline
from dashboard.pages.stay.layout import stay_table
from dashboard.pages.stay.readings import columns_of, readings_of
from dashboard.pages.stay.sheet import midnights
from dashboard.pages.stay.view import Span, StayView, stay_view
from dashboard.theme import Scheme
from monitors.cadence import Cadence
from monitors.known import Known
from tests.screens.stays import NOW, PROTOCOLS, ZONE, alcohol_stay, ciwa, entry, hours_ago, marek, text_of

QUIET = (1, 1, 1, 1, 1, 0, 0, 0, 1, 0)
FULL = facts.Vitals(
    heart_rate_bpm=96,
    systolic_mmhg=142,
    diastolic_mmhg=88,
    respiration_per_min=18,
    spo2_percent=97,
    temperature_c=37.2,
    consciousness="A",
    on_oxygen=False,
)


def view(*more: Entry, now: datetime = NOW, alerts: tuple[Span, ...] = ()) -> StayView:
    entries = alcohol_stay(*more)
    known = Known(entries)
    return stay_view(marek(known), Cadence(known, PROTOCOLS), now, ZONE, entries, alerts)


def alone(entries: list[Entry]) -> StayView:
    known = Known(entries)
    return stay_view(marek(known), Cadence(known, PROTOCOLS), NOW, ZONE, entries)


def use(drug_class: facts.DrugClass, agent: str, hours: float | None) -> facts.SubstanceUse:
    last = None if hours is None else hours_ago(hours)
    return facts.SubstanceUse(drug_class=drug_class, agent=agent, last_use_at=last)


def notes(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def drawn(made: StayView, scheme: Scheme = "light", last_hours: float | None = None) -> dict[str, Any]:
    return timeline(made, scheme, last_hours)


def trace(figure: dict[str, Any], words: str) -> dict[str, Any]:
    return next(each for each in figure["data"] if any(words in (text or "") for text in each["hovertext"]))


def test_a_line_breaks_where_a_check_was_missed_and_the_stretch_is_hatched() -> None:
    figure = drawn(
        view(entry(ciwa(*QUIET), 24), entry(ciwa(*QUIET), 20), entry(ciwa(*QUIET), 6), entry(ciwa(*QUIET), 2))
    )
    scores = trace(figure, "CIWA-Ar 6")
    assert scores["y"] == [6, 6, None, 6, 6]
    assert scores["connectgaps"] is False
    assert trace(figure, "No check for 14 h")["marker"]["pattern"]["shape"] == "/"


def test_a_stay_without_vitals_draws_no_empty_panels() -> None:
    figure = drawn(view(entry(ciwa(*QUIET), 2)))
    names = " ".join(note["text"] for note in figure["layout"]["annotations"])
    assert "CIWA-Ar" in names
    assert "Pulse" not in names
    assert "Fluids" not in names


def test_only_bars_and_lines_are_drawn() -> None:
    made = view(entry(FULL, 3), entry(ciwa(*QUIET), 3), entry(facts.Fluid(way="oral", volume_ml=200), 2))
    assert {each["type"] for each in drawn(made)["data"]} <= {"bar", "scatter"}


def test_a_partial_score_is_not_a_point() -> None:
    assert [point.value for point in view(entry(ciwa(*QUIET), 8), entry(ciwa(7, 7), 4)).scores] == [6]


def test_what_could_not_be_scored_stands_below_zero_and_in_words() -> None:
    made = view(
        entry(ciwa(*QUIET), 8),
        entry(facts.Status(state="asleep"), 4),
        entry(facts.Status(state="refused", instrument="ciwa_ar"), 2),
    )
    notes = {note["text"]: note["y"] for note in drawn(made)["layout"]["annotations"]}
    assert notes["z asleep"] < 0
    assert notes["× refused"] < 0


def test_chevrons_touch_the_pressures() -> None:
    pressure = trace(drawn(view(entry(FULL, 3))), "BP 142/88")
    tips = [y for x, y in zip(pressure["x"], pressure["y"], strict=True) if x == pressure["x"][1]]
    assert tips == [142, 142, 88, 88]


def test_an_unmeasured_void_makes_the_output_at_least() -> None:
    made = view(entry(facts.Fluid(way="urine", volume_ml=200), 3), entry(facts.Fluid(way="urine"), 2))
    out = trace(drawn(made), "out at least 200 mL")
    assert "net at most −200 mL" in out["hovertext"][0]


def test_the_night_the_clocks_go_back_gives_every_instant_its_own_place() -> None:
    now = datetime(2026, 10, 26, 6, 0, tzinfo=UTC)
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    admitted = {"observed_at": now - timedelta(hours=60), "recorded_at": now - timedelta(hours=60)}
    made = view(
        entry(facts.Admitted(bed="07"), **admitted),
        entry(ciwa(*QUIET), observed_at=first, recorded_at=first),
        entry(ciwa(*QUIET), observed_at=second, recorded_at=second),
        now=now,
    )
    scores = trace(drawn(made), "02:30 first")
    assert scores["x"][1] - scores["x"][0] == pytest.approx(1)
    assert "02:30 second" in scores["hovertext"][1]
    days = [at for at, _ in midnights(made)]
    assert 25 * HOUR in [later - earlier for earlier, later in pairwise(days)]


def test_an_unknown_last_use_says_so_on_the_axis() -> None:
    made = alone([entry(facts.Admitted(bed="07"), 30), entry(use("alcohol", "alcohol", None), 30)])
    assert "last use unknown" in notes(drawn(made))
    assert not any("Typical course" in text for text in notes(drawn(made)))


def test_each_substance_has_its_own_course_from_its_own_last_use() -> None:
    made = alone(
        [
            entry(facts.Admitted(bed="07"), 30),
            entry(use("alcohol", "alcohol", 46), 30),
            entry(use("opioid", "heroin", 34), 30),
        ]
    )
    figure = drawn(made)
    rises = [trace(figure, f"{agent}: may begin") for agent in ("alcohol", "heroin")]
    begins = [to_tick(hours_ago(hours)) / HOUR - made.begins / HOUR for hours in (46, 34)]
    assert [rise["x"][0] for rise in rises] == pytest.approx([begins[0] + 6, begins[1] + 6], abs=0.001)
    assert {"Seizure 6–48 h", "Delirium 48–96 h", "Fluid loss 24–120 h"} <= set(notes(figure))
    assert "Typical course, heroin. Varies by person." in notes(figure)


def test_a_window_that_is_over_is_drawn_no_longer_than_it_lasted() -> None:
    made = alone([entry(facts.Admitted(bed="07"), 30), entry(use("alcohol", "alcohol", 60), 30)])
    seizure = trace(drawn(made), "Seizure 6–48 h since last alcohol")
    ends = seizure["base"][0] + seizure["x"][0]
    assert ends == pytest.approx((to_tick(hours_ago(12)) - made.begins) / HOUR, abs=0.001)


def test_a_corrected_total_stays_hollow_with_a_stem_to_the_new_one() -> None:
    first = entry(ciwa(*QUIET), 8)
    right = entry(ciwa(4, 4, 4, 4, 4, 0, 0, 0, 1, 0), 8, supersedes=first.id, reason="digits swapped")
    figure = drawn(view(first, right))
    old = trace(figure, "6 corrected to 21")
    assert old["y"] == [6, 21]
    assert old["marker"]["symbol"][0] == "circle-x-open"
    assert trace(figure, "CIWA-Ar 21")["y"][0] == 21


def test_a_total_that_was_taken_back_stays_hollow_and_counts_no_longer() -> None:
    first = entry(ciwa(*QUIET), 8)
    made = view(first, entry(facts.Void(), 8, supersedes=first.id, reason="other patient"))
    assert trace(drawn(made), "6 taken back")["y"] == [6]
    assert made.scores == ()


def test_a_long_stretch_without_a_check_says_how_long_it_was() -> None:
    figure = drawn(view(entry(ciwa(*QUIET), 24), entry(ciwa(*QUIET), 6)))
    assert "<b>No check 18 h</b>" in notes(figure)


def test_an_alert_has_marks_word_and_name_beside_its_bar() -> None:
    span = Span(to_tick(NOW) - 20 * HOUR, to_tick(NOW) - 10 * HOUR, Severity.CRITICAL, "Delirium pattern", False)
    figure = drawn(view(entry(ciwa(*QUIET), 2), alerts=(span,)))
    assert "<b>!!! Critical · Delirium pattern</b>" in [note["text"] for note in figure["layout"]["annotations"]]


def test_alerts_at_one_time_lie_in_lanes_of_their_own() -> None:
    spans = tuple(Span(to_tick(NOW) - (9 - n) * HOUR, None, Severity.HIGH, f"Pattern {n}", False) for n in range(5))
    figure = drawn(view(entry(ciwa(*QUIET), 2), alerts=spans))
    bars = [each for each in figure["data"] if any("Pattern" in (text or "") for text in each["hovertext"])]
    lanes = [each["y"][0] for each in bars]
    assert len(set(lanes)) == 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_comes_from_the_tokens(scheme: Scheme) -> None:
    made = view(
        entry(FULL, 3), entry(ciwa(*QUIET), 3), entry(facts.Dose(medicine="x"), 2), entry(facts.Event(code="fall"), 1)
    )
    known = {theme.colour(token, scheme) for token in theme.TOKENS} | {"rgba(0,0,0,0)"}
    assert set(colours(drawn(made, scheme))) <= known


def colours(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [found for name, each in value.items() for found in colours(each, name)]
    if isinstance(value, list):
        return [found for each in value for found in colours(each, key)]
    is_colour = key.lower().endswith("color") or (isinstance(value, str) and value.startswith(("#", "rgb")))
    return [value] if is_colour and isinstance(value, str) else []


def test_the_table_says_every_value_of_the_figure() -> None:
    made = view(entry(FULL, 3), entry(ciwa(*QUIET), 3), entry(facts.Event(code="fall"), 1))
    words = text_of(stay_table(made))
    for value in ("06:00 6", "96", "142", "88", "97", "18", "37.2", "Fall"):
        assert value in words
    assert columns_of(made)[0] == "CIWA-Ar"
    points = {(point.at, point.value) for points in (made.scores, made.news2, *made.lines.values()) for point in points}
    assert {at for at, _ in points} <= {reading.at for reading in readings_of(made)}


def test_a_shorter_sight_ends_where_the_whole_does() -> None:
    made = view(entry(ciwa(*QUIET), 40), entry(ciwa(*QUIET), 2))
    whole, day = drawn(made)["layout"]["xaxis"]["range"], drawn(made, last_hours=24)["layout"]["xaxis"]["range"]
    assert whole[1] == day[1]
    assert day[1] - day[0] == pytest.approx(30)


def test_a_substance_told_anew_in_capitals_is_the_same_one() -> None:
    told_anew = entry(use("alcohol", "Alcohol ", 70), 1)
    made = view(told_anew)
    assert [each.used_at for each in made.typical] == [to_tick(hours_ago(70))]
    assert made.patient.last_use_at == hours_ago(70)
