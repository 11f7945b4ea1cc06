"""What the bench makes of the times it took."""

import pytest

from bench.frame import WARM_UP, Laps, Line, Spread, against, growth, interleaved, shown
from bench.stays import AMENDED, LATE, ten_days
from chart.facts import StayId

MILLISECOND = 1_000_000


def taken(**times: list[int]) -> Laps:
    return Laps({name: [each * MILLISECOND for each in found] for name, found in times.items()})


def test_a_ratio_is_of_medians_and_a_wild_time_changes_neither() -> None:
    line = against(taken(ours=[4, 4, 400], floor=[2, 2, 2]), "ours", "floor", at_most=2)
    assert line.figure == pytest.approx(2)
    assert line.is_met
    assert not line.is_noisy


def test_a_target_that_is_missed_is_said_to_be() -> None:
    assert against(taken(ours=[5, 5], floor=[2, 2]), "ours", "floor", at_most=2).is_met is False
    assert against(taken(ours=[5, 5], floor=[2, 2]), "ours", "floor").is_met is None


def test_a_floor_on_a_busy_machine_is_called_noisy() -> None:
    assert against(taken(ours=[9], floor=[1, 1, 1, 1, 20, 20]), "ours", "floor").is_noisy


def test_warm_up_rounds_are_forgotten_and_every_case_runs_in_each_round() -> None:
    runs: list[str] = []

    def case(name: str, laps: Laps) -> None:
        with laps.lap(name):
            runs.append(name)

    laps = interleaved(7, [lambda laps: case("a", laps), lambda laps: case("b", laps)])
    assert {name: len(found) for name, found in laps.taken.items()} == {"a": 7, "b": 7}
    pairs = {tuple(runs[at : at + 2]) for at in range(0, len(runs), 2)}
    assert len(runs) == 2 * (WARM_UP + 7)
    assert pairs == {("a", "b"), ("b", "a")}


@pytest.mark.parametrize(("seconds", "exponent"), [((1, 10, 100), 1.0), ((5, 5, 5), 0.0), ((1, 100, 10_000), 2.0)])
def test_growth_is_the_power_of_the_size(seconds: tuple[int, int, int], exponent: float) -> None:
    assert growth(list(zip((30, 300, 3_000), seconds, strict=True))) == pytest.approx(exponent)


def test_times_are_shown_in_three_figures() -> None:
    assert [shown(each) for each in (2.5, 0.0123, 0.000_045)] == ["2.5 s", "12.3 ms", "45 µs"]
    assert str(Spread.of([MILLISECOND] * 3)) == "1 ms (1 ms–1 ms)"


def test_a_line_can_be_written_to_a_file() -> None:
    written = Line("a sweep", 0.9, unit="exponent", on="sqlite").figures()
    assert (written["what"], written["figure"], written["ours"]) == ("a sweep", 0.9, None)


def test_the_stay_that_is_measured_is_always_the_same() -> None:
    entries = ten_days(StayId("one"))
    assert entries == ten_days(StayId("one"))
    assert len(entries) == 363
    late = [each for each in entries if (each.recorded_at - each.observed_at).total_seconds() > 3600]
    assert len(late) / len(entries) == pytest.approx(LATE, abs=0.02)
    assert len([each for each in entries if each.supersedes]) / len(entries) == pytest.approx(AMENDED, abs=0.01)
