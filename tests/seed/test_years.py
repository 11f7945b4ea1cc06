"""The years before: believable lengths, endings and scores, no bed twice, and the same ones every time."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import quantiles
from zoneinfo import ZoneInfo

import pytest

from chart import store
from chart.actor import MONITOR
from chart.database import Database
from chart.facts import Assessment, Entry, Status
from chart.plausible import refusals
from monitors.store import stays_judged_otherwise, stays_to_look_at
from seed_data.past import past_stays
from seed_data.past_stay import Past
from seed_data.unit import BEDS
from seed_data.years import AT_ONCE, Years, stay_id_of
from tests.ward import UNIT

MADE_AT = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")
YEARS = Years.before(MADE_AT, UNIT, "nora", "Europe/Oslo")
PAST = YEARS.stays
LATE = timedelta(minutes=10)


def midnights(past: Past) -> int:
    return (past.left_at.astimezone(OSLO).date() - past.came_at.astimezone(OSLO).date()).days


def share(*endings: str) -> float:
    return sum(past.ending in endings for past in PAST) / len(PAST)


def test_no_bed_has_two_stays_and_nobody_lies_in_two_beds() -> None:
    beds, patients = defaultdict(list), defaultdict(list)
    for past in PAST:
        beds[past.bed].append(past)
        patients[past.patient].append(past)
    for stays in (*beds.values(), *patients.values()):
        stays.sort(key=lambda past: past.came_at)
        assert all(before.left_at < after.came_at for before, after in pairwise(stays))
    assert set(beds) == set(BEDS)


def test_whoever_moves_finds_the_bed_empty_and_the_own_one_again() -> None:
    moved = [past for past in PAST if past.moves]
    assert 60 <= len(moved) <= 200
    taken: dict[str, list[tuple[datetime, datetime]]] = {bed: [] for bed in BEDS}
    for past in PAST:
        taken[past.bed].append((past.came_at, past.left_at))
    for past in moved:
        (gone_at, other), (back_at, own) = past.moves
        assert past.came_at < gone_at < back_at < past.left_at
        assert own == past.bed != other
        assert all(left <= gone_at or came >= back_at for came, left in taken[other])
        taken[other].append((gone_at, back_at))


def test_beds_are_taken_as_on_a_busy_unit() -> None:
    assert 0.8 <= sum(midnights(past) for past in PAST) / (len(BEDS) * 3 * 365.25) <= 0.9


def test_stays_last_four_to_six_midnights_with_a_long_tail() -> None:
    counted = [midnights(past) for past in PAST]
    first, middle, third = quantiles(counted, n=4)
    assert 4 <= middle <= 6
    assert max(counted) - middle > middle - min(counted)
    assert sum(counted) / len(counted) > middle
    assert (first, third) == (3, 7)


def test_stays_end_as_published_ones_do() -> None:
    assert 0.65 <= share("completed") <= 0.70
    assert 0.11 <= share("ama") <= 0.15
    assert 0.10 <= share("transfer_sud", "transfer_acute", "transfer_psych") <= 0.14
    left_early = [midnights(past) for past in PAST if past.ending == "ama"]
    assert max(left_early) <= 4


def test_some_patients_come_back() -> None:
    assert 0.15 <= 1 - len({past.patient for past in PAST}) / len(PAST) <= 0.3


def test_opioid_withdrawal_settles_as_in_the_published_trial() -> None:
    """By the highest score of each day of the stay, of those still there: 8 or more in 47 % at first, 15 % by day 5."""
    highest: dict[int, list[int]] = defaultdict(list)
    for past in [past for past in PAST if past.drug_class == "opioid"][:500]:
        of_day: dict[int, int] = defaultdict(int)
        for entry in YEARS.history(past).entries:
            if isinstance(entry.content, Assessment) and entry.content.instrument == "cows":
                day = (entry.observed_at - past.came_at).days + 1
                of_day[day] = max(of_day[day], sum(int(value) for value in entry.content.answers.values()))
        for day, score in of_day.items():
            highest[day].append(score)
    shares = {day: sum(score >= 8 for score in highest[day]) / len(highest[day]) for day in (1, 5)}
    assert shares == {1: pytest.approx(0.47, abs=0.06), 5: pytest.approx(0.15, abs=0.05)}


def test_the_years_are_the_same_every_time() -> None:
    assert past_stays(MADE_AT, OSLO) == PAST
    assert [YEARS.history(past) for past in PAST[:20]] == [YEARS.history(past) for past in PAST[:20]]


def test_every_stay_begins_with_its_admission_and_ends_with_its_discharge() -> None:
    for past in PAST[::60]:
        made: list[Entry] = list(YEARS.history(past).entries)
        assert (made[0].kind, made[-1].kind) == ("admitted", "discharged")
        assert made[-1].recorded_at == max(entry.recorded_at for entry in made)
        assert len({entry.id for entry in made}) == len(made)


def test_some_of_it_is_written_down_hours_late_and_some_is_put_right() -> None:
    made = [entry for past in PAST[::20] for entry in YEARS.history(past).entries]
    late = [entry for entry in made if entry.recorded_at - entry.observed_at > LATE and entry.supersedes is None]
    amended = [entry for entry in made if entry.supersedes is not None]
    assert 0.03 <= len(late) / len(made) <= 0.05
    assert 0.015 <= len(amended) / len(made) <= 0.025
    by_id = {entry.id: entry for entry in made}
    for entry in amended:
        first = by_id[entry.supersedes or entry.id]
        assert (first.kind, first.observed_at, first.stay_id) == (entry.kind, entry.observed_at, entry.stay_id)
        assert (first.content != entry.content, first.recorded_at <= entry.recorded_at, entry.reason) == (
            True, True, "typing error",
        )  # fmt: skip


def test_a_record_is_kept_in_the_order_in_which_it_was_written() -> None:
    for past in PAST[::100]:
        made = [entry.recorded_at for entry in YEARS.history(past).entries]
        assert made == sorted(made)


def test_patients_sleep_refuse_fall_and_go_on_leave() -> None:
    made = [entry for past in PAST[::10] for entry in YEARS.history(past).entries]
    kinds = Counter(entry.kind for entry in made)
    states = Counter(entry.content.state for entry in made if isinstance(entry.content, Status))
    assert kinds["went_on_leave"] == kinds["returned"] > 0
    assert (kinds["moved"] > 0, kinds["event"] > 0, kinds["dose"] > 1000) == (True, True, True)
    assert (states["asleep"] > 100, states["refused"] > 30) == (True, True)


def test_nothing_is_charted_of_somebody_on_leave() -> None:
    for past in [past for past in PAST[:1500] if not past.moves]:
        made = YEARS.history(past).entries
        gone = next((entry.observed_at for entry in made if entry.kind == "went_on_leave"), None)
        if gone is None:
            continue
        back = next(entry.observed_at for entry in made if entry.kind == "returned")
        assert [entry.kind for entry in made if gone < entry.observed_at < back] == []


def test_everything_in_the_years_could_have_been_charted_by_a_person() -> None:
    made = [entry for past in PAST[::30] for entry in YEARS.history(past).entries]
    assert [refused for entry in made for refused in refusals(entry.content)] == []


def test_a_seed_that_was_killed_goes_on_without_doubling(database: Database) -> None:
    wanted = PAST[: 2 * AT_ONCE]
    first = iter(YEARS.put(database, wanted))
    assert next(first) == AT_ONCE  # and here the process dies
    assert list(YEARS.put(database, wanted)) == [AT_ONCE, 2 * AT_ONCE]
    with database.read() as conn:
        assert {each.stay_id for each in store.stays(conn, MONITOR)} == {stay_id_of(past) for past in wanted}
        assert len(store.entries_of(conn, MONITOR, stay_id_of(wanted[0]))) == len(YEARS.history(wanted[0]).entries)


def test_past_stays_are_nothing_to_sweep(database: Database) -> None:
    for _ in YEARS.put(database, PAST[:30]):
        pass
    with database.read() as conn:
        assert store.open_stays(conn, MONITOR) == []
        assert stays_to_look_at(conn, MADE_AT) == []
        assert stays_judged_otherwise(conn, "other protocols") == []
