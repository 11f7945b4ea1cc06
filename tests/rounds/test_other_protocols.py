"""Protocols that changed while the unit ran: judged anew from then on, and nothing that was said is said otherwise."""

from pathlib import Path

from alerts.finding import Severity
from alerts.states import Condition, Kind
from chart.facts import Vitals
from chart.ticks import to_tick
from monitors.rounds import examine, sweep
from monitors.ward import Ward
from tests.rounds.charting import (
    admitted,
    begun_anew,
    ciwa,
    hand,
    of_pattern,
    open_alerts,
    record_only,
    said,
    save,
    site_book,
)


def test_a_quiet_stay_is_judged_anew_by_the_first_sweep_under_other_protocols(ward: Ward, tmp_path: Path) -> None:
    stay = admitted(ward)
    save(ward, stay, Vitals(heart_rate_bpm=104))
    before = said(ward, stay)
    hand(ward).advance(minutes=1)
    ward = begun_anew(ward, site_book(tmp_path / "own"))
    sweep(ward, is_first=True)

    [raised] = of_pattern(said(ward, stay), "SITE-01")
    assert (raised.kind, raised.severity, raised.known_at) == (Kind.RAISED, Severity.MEDIUM, to_tick(ward.clock.now()))
    assert said(ward, stay)[: len(before)] == before
    assert sweep(begun_anew(ward), is_first=True).stays_judged == 0


def test_a_moved_limit_counts_from_the_next_look_and_leaves_old_events_as_they_were(ward: Ward, tmp_path: Path) -> None:
    ward = begun_anew(ward, site_book(tmp_path / "one"))
    stay = admitted(ward)
    save(ward, stay, Vitals(heart_rate_bpm=104))
    before = said(ward, stay)
    hand(ward).advance(minutes=1)
    ward = begun_anew(ward, site_book(tmp_path / "two", limit="{ medium = 90, high = 100 }"))
    examine(ward, stay)

    after = said(ward, stay)
    assert after[: len(before)] == before
    [worse] = of_pattern(after[len(before) :], "SITE-01")
    assert (worse.kind, worse.severity) == (Kind.WORSENED, Severity.HIGH)


def test_a_pattern_that_left_the_protocols_ends_nothing(ward: Ward, tmp_path: Path) -> None:
    """Nobody knows any more whether it holds: what it raised stays until a person resolves it."""
    shipped = ward.book
    ward = begun_anew(ward, site_book(tmp_path / "own"))
    stay = admitted(ward)
    save(ward, stay, Vitals(heart_rate_bpm=104))
    hand(ward).advance(minutes=1)
    ward = begun_anew(ward, shipped)
    assert sweep(ward, is_first=True).faults == 0
    assert open_alerts(ward, stay)["SITE-01"].condition is Condition.UNKNOWN
    hand(ward).advance(hours=3)
    save(begun_anew(ward), stay, ciwa(tremor=2))
    assert open_alerts(ward, stay)["SITE-01"].condition is Condition.UNKNOWN


def test_what_was_saved_before_the_change_and_not_looked_at_is_dated_when_it_became_known(
    ward: Ward, tmp_path: Path
) -> None:
    stay = admitted(ward)
    hand(ward).advance(minutes=1)
    recorded = record_only(ward, stay, Vitals(heart_rate_bpm=104))
    hand(ward).advance(minutes=10)
    ward = begun_anew(ward, site_book(tmp_path / "own"))
    sweep(ward)
    events = said(ward, stay)
    [raised] = of_pattern(events, "SITE-01")
    assert raised.known_at == to_tick(recorded.recorded_at)
    assert [event.known_at for event in events] == sorted(event.known_at for event in events)
