"""What the clock reads when something is due, and what a typed time means, in the nights the clocks are changed."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from chart import facts
from chart.errors import Refused
from chart.ticks import to_moment
from dashboard import words
from dashboard.components.due import Due, due_words
from dashboard.pages.admissions.reading import corrected_moment, moment_of
from dashboard.pages.admissions.telling import _ahead
from dashboard.pages.charting.actions import observed_at
from dashboard.pages.stay.sheet import clock_ticks, midnights
from dashboard.pages.stay.view import StayView, stay_view
from monitors.cadence import Cadence
from monitors.known import Known
from tests.screens.stays import PROTOCOLS, entry, marek
from tests.times.nights import ZONES, Night, changes, every_quarter, nights

EVERY = [pytest.param(name, id=name) for name in ZONES]
BERLIN, CAIRO = ZoneInfo("Europe/Berlin"), ZoneInfo("Africa/Cairo")
FORWARD, BACK = Night(BERLIN, date(2026, 3, 29)), Night(BERLIN, date(2026, 10, 25))
LOST = "“02:30” was left out: the clocks went forward over it"


@pytest.mark.parametrize("name", EVERY)
def test_no_two_moments_of_a_night_are_shown_alike_and_a_lost_hour_never(name: str) -> None:
    for night in nights(name):
        shown = [words.clock(moment, night.zone) for moment in every_quarter(night)]
        assert len(set(shown)) == len(shown), night
        count = Counter(text.partition(" ")[2] for text in shown)
        doubled = max(night.longer, 0) // 15
        assert (count["first"], count["second"]) == (doubled, doubled), night
        minutes = [int(text[:2]) * 60 + int(text[3:5]) for text in shown]
        steps = Counter((after - before) % 1440 for before, after in pairwise(minutes))
        assert steps == Counter([15] * (48 - bool(night.longer)) + [(15 - night.longer) % 1440] * bool(night.longer))


@pytest.mark.parametrize(
    ("zone", "utc", "expected"),
    [
        ("Europe/Berlin", "2026-10-25 00:30", "Due 02:30 first"),
        ("Europe/Berlin", "2026-10-25 01:30", "Due 02:30 second"),
        ("Europe/Berlin", "2026-10-25 02:30", "Due 03:30"),
        ("Europe/Berlin", "2026-03-29 01:00", "Due 03:00"),
        ("America/New_York", "2028-11-05 06:15", "Due 01:15 second"),
        ("America/St_Johns", "2026-11-01 03:45", "Due 01:15 first"),
        ("Australia/Lord_Howe", "2026-04-04 14:59", "Due 01:59 first"),
        ("Australia/Lord_Howe", "2026-04-04 15:00", "Due 01:30 second"),
        ("Australia/Lord_Howe", "2026-10-03 15:30", "Due 02:30"),
        ("Africa/Cairo", "2026-10-29 20:30", "Due 23:30 first"),
        ("Africa/Cairo", "2026-10-29 21:30", "Due 23:30 second"),
        ("Africa/Cairo", "2026-04-23 22:00", "Due 01:00"),
        ("America/Havana", "2026-11-01 05:30", "Due 00:30 second"),
        ("Asia/Kathmandu", "2028-02-29 18:15", "Due 00:00"),
    ],
)
def test_a_due_time_in_a_doubled_hour_says_which(zone: str, utc: str, expected: str) -> None:
    at = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert due_words(Due("CIWA-Ar", at), at - timedelta(hours=4), ZoneInfo(zone)) == expected


@pytest.mark.parametrize("name", EVERY)
def test_what_is_shown_can_be_typed(name: str) -> None:
    """A typed clock time cannot say which of two: it is the newest that is past, or the next to come."""
    for night in nights(name):
        twin = timedelta(minutes=max(night.longer, 0))
        for moment in every_quarter(night):
            shown = words.clock(moment, night.zone)
            clock, later = shown[:5], moment + (twin if "first" in shown else timedelta())
            assert words.clock_moment(clock, night.zone, moment) == moment, (night, shown)
            assert words.clock_moment(clock, night.zone, moment + timedelta(hours=3)) == later, (night, shown)
            assert words.coming_moment(clock, night.zone, moment - timedelta(minutes=1)) == moment, (night, shown)


@pytest.mark.parametrize("name", EVERY)
def test_a_time_the_clocks_went_over_is_no_time_that_night(name: str) -> None:
    for night in (each for each in changes(name) if each.longer < 0):
        near = pairwise(every_quarter(night))
        before, after = next((one, other) for one, other in near if _minute(other, night) - _minute(one, night) > 15)
        lost = f"{before.astimezone(night.zone) + timedelta(minutes=20):%H:%M}"
        assert words.clock_moment(lost, night.zone, after + timedelta(hours=7)) is None, (night, lost)
        assert words.coming_moment(lost, night.zone, after - timedelta(hours=2)) is None, (night, lost)
        yesterday = words.clock_moment(lost, night.zone, after - timedelta(hours=1))
        assert yesterday is not None
        assert words.clock(yesterday, night.zone) == lost


def _minute(moment: datetime, night: Night) -> int:
    local = moment.astimezone(night.zone)
    return local.day * 1440 + local.hour * 60 + local.minute


def test_a_lost_time_is_refused_in_words_and_yesterdays_is_yesterdays() -> None:
    """Typed on the morning after: 02:30 was stored as 03:30, and the day before's 02:30 as its 03:30."""
    morning = FORWARD.at(0, "10:00")
    for typed in ({"clock": "02:30"}, {"clock": "02:30", "day": "0"}):
        with pytest.raises(Refused, match=LOST):
            moment_of(typed, morning, BERLIN)
    with pytest.raises(Refused, match=LOST):
        observed_at(morning, "0", "02:30", morning, BERLIN)
    assert moment_of({"clock": "02:30", "day": "1"}, morning, BERLIN) == datetime(2026, 3, 28, 1, 30, tzinfo=UTC)
    admitted = FORWARD.at(-1, "21:00")
    assert corrected_moment({"clock": "02:30"}, admitted, morning, BERLIN) == datetime(2026, 3, 28, 1, 30, tzinfo=UTC)


def test_of_the_two_hours_of_a_day_that_was_chosen_it_is_the_first() -> None:
    noon = BACK.at(0, "12:00")
    assert moment_of({"clock": "02:30", "day": "0"}, noon, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_of({"clock": "02:30"}, noon, BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    next_day = noon + timedelta(days=1)
    assert moment_of({"clock": "02:30", "day": "1"}, next_day, BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_discharge_is_planned_by_the_clock_of_its_own_day() -> None:
    """Planned on the day the clocks went forward, for 02:30 two days on, it stood at 03:30."""
    view = SimpleNamespace(now=FORWARD.at(0, "10:00"), zone=BERLIN)
    assert _ahead({"ahead": "2", "clock": "02:30"}, view) == datetime(2026, 3, 31, 0, 30, tzinfo=UTC)  # type: ignore[arg-type]
    view = SimpleNamespace(now=FORWARD.at(-1, "10:00"), zone=BERLIN)
    with pytest.raises(Refused, match=LOST):
        _ahead({"ahead": "1", "clock": "02:30"}, view)  # type: ignore[arg-type]


def stay_from(at: datetime, zone: ZoneInfo) -> StayView:
    """A stay that began at a moment, three days later."""
    entries = [entry(facts.Admitted(bed="07"), observed_at=at, recorded_at=at)]
    known = Known(entries)
    return stay_view(marek(known), Cadence(known, PROTOCOLS), at + timedelta(days=3), zone, entries)


def test_the_days_of_a_stay_begin_at_midnight_though_its_first_began_at_one() -> None:
    """In Cairo the clock goes from 23:59 to 01:00; the lines of the days after stood at 01:00 too."""
    view = stay_from(Night(CAIRO, date(2026, 4, 24)).at(0, "09:00"), CAIRO)
    drawn = [f"{to_moment(at).astimezone(CAIRO):%d %H:%M}" for at, _ in midnights(view)]
    assert drawn == ["24 01:00", "25 00:00", "26 00:00", "27 00:00"]
    assert [text.split("</b>")[0] for _, text in midnights(view)] == [f"<b>Day {day}" for day in (1, 2, 3, 4)]


def test_the_first_of_two_midnights_begins_a_stays_day() -> None:
    havana = ZoneInfo("America/Havana")
    midnight = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
    for came in (midnight + timedelta(minutes=each) for each in (30, 90, 180)):
        assert to_moment(stay_from(came, havana).begins) == midnight


def test_the_axis_never_shows_a_time_the_clock_did_not_read() -> None:
    ticks = clock_ticks(stay_from(FORWARD.at(0, "00:30"), BERLIN), 2)
    assert [text.partition("<")[0] for _, text in ticks[:4]] == ["00:00", "03:00", "04:00", "06:00"]
    assert len({at for at, _ in ticks}) == len(ticks)
