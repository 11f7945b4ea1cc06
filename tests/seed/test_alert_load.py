"""Alerts per 100 patient-days: counted by hand, and by the command over the record."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from click.testing import CliRunner

from alerts.paging import first_pages
from chart import store
from chart.command_line import main
from chart.database import Database
from chart.facts import (
    Admitted,
    AnyContent,
    Discharged,
    Entry,
    EntryId,
    Note,
    PersonId,
    Returned,
    StayId,
    SubstanceUse,
    Void,
    WentOnLeave,
)
from chart.settings import Settings
from chart.ticks import DAY, to_tick
from monitors.book import book_of
from monitors.load import Load, PatternLoad, StayLoad, by_class, by_pattern, load_of, load_of_stay, noisiest, present
from monitors.nurse_load import NurseLoad, nurse_load
from monitors.protocol import read_protocols
from monitors.replay import replay
from seed_data.cast import STORIES
from seed_data.entries import entries_of_stay
from seed_data.now import dice_of
from seed_data.years import AT_ONCE, Years
from tests.record.charting import new_entry
from tests.reporting.past import at, stay
from tests.seed.test_years import MADE_AT
from tests.ward import MONDAY, NORA, UNIT, clock_at

BOOK = book_of(read_protocols())
ADMITTED = to_tick(MONDAY)


def story(name: str) -> list[Entry]:
    told = next(each for each in STORIES if each.stay.name == name)
    return entries_of_stay(
        told.stay, MONDAY, told.lasts_hours, unit=UNIT, stay_id="s", by="nora", dice=dice_of(f"{name} entries")
    )


def test_days_are_elapsed_time_within_the_window() -> None:
    nowak = story("nowak")
    assert load_of_stay(BOOK, nowak, ADMITTED, ADMITTED + 2 * DAY).days == 2
    assert load_of_stay(BOOK, nowak, ADMITTED - DAY, ADMITTED + DAY).days == 1
    lund = story("lund")  # left after 30.1 hours
    assert load_of_stay(BOOK, lund, ADMITTED, ADMITTED + 9 * DAY).days == pytest.approx(30.1 / 24, abs=0.01)


def charted(*said: tuple[float, AnyContent, int | None]) -> list[Entry]:
    """Entries, each so many hours after Monday morning; the last of each is the one it replaces, by its place."""
    made: list[Entry] = []
    for hours, content, place in said:
        seen_at, replaced = MONDAY + timedelta(hours=hours), None if place is None else made[place].id
        made.append(
            Entry(
                id=EntryId(f"entry {len(made)}"),
                unit_id=UNIT,
                stay_id=StayId("s"),
                observed_at=seen_at,
                recorded_at=seen_at,
                recorded_by=PersonId("nora"),
                content=content,
                seq=len(made) + 1,
                supersedes=replaced,
            )
        )
    return made


CAME, GONE, BACK = Admitted("01"), WentOnLeave("hospital"), Returned()


@pytest.mark.parametrize(
    ("entries", "days"),
    [
        (charted((0, CAME, None), (24, GONE, None), (60, BACK, None), (72, Discharged("completed"), None)), 1.5),
        (charted((0, CAME, None), (24, GONE, None)), 1),
        (charted((0, CAME, None), (24, Discharged("completed"), None), (36, Void(), 1)), 4),
        (charted((0, CAME, None), (48, Discharged("completed"), None), (24, Discharged("ama"), 1)), 1),
        (charted((0, CAME, None), (24, CAME, 0)), 3),
        (charted((0, CAME, None), (24, Void(), 0)), 0),
        (charted((0, Note("found in the record"), None)), 0),
        (charted((0, Note("found in the record"), None), (24, Discharged("completed"), None)), 0),
        (charted((-24 * 5, CAME, None)), 0),  # nothing charted for nine days by the end of the window
    ],
)
def test_days_are_those_in_the_unit_by_what_stands(entries: list[Entry], days: float) -> None:
    assert load_of_stay(BOOK, entries, ADMITTED, ADMITTED + 4 * DAY).days == days


def test_who_was_there_is_told_apart_from_those_of_whom_nobody_knows_when() -> None:
    begins, ends = at("2026-03-01 00:00"), at("2026-04-01 00:00")
    there = stay("2026-03-05 10:00", "2026-03-09 10:00")
    away_all_the_time = stay("2026-02-05 10:00", leaves=(("2026-02-06 10:00", None),), charted="2026-03-30 10:00")
    before, after = stay("2026-02-05 10:00", "2026-02-09 10:00"), stay("2026-04-02 10:00", charted="2026-04-02 10:00")
    silent = stay("2025-12-05 10:00", charted="2025-12-09 10:00")
    nowhere = replace(stay(None, charted="2026-03-30 10:00"), first_charted_at=at("2026-03-30 10:00"))
    left = stay(None, "2026-03-09 10:00")
    found = present([there, away_all_the_time, before, after, silent, nowhere, left], begins, ends)
    assert found.stays == (away_all_the_time.stay_id, there.stay_id)
    assert found.left_out == "2 stays without a known admission, 1 stay without a known end"
    assert present([there], begins, ends).left_out == "no stay"


def test_an_alert_counts_once_at_its_worst_and_where_it_was_first_said() -> None:
    duarte = story("duarte")
    whole = load_of_stay(BOOK, duarte, ADMITTED, ADMITTED + 2 * DAY)
    halves = [load_of_stay(BOOK, duarte, ADMITTED + day * DAY, ADMITTED + (day + 1) * DAY) for day in (0, 1)]
    assert sum(whole.alerts.values()) == sum(sum(half.alerts.values()) for half in halves)
    assert whole.alerts["critical"] == 2  # OPI-01 began as high, OPI-06
    assert whole.classes == ("opioid",)


def test_rates_are_per_100_patient_days_and_a_stay_of_two_classes_counts_in_both() -> None:
    one = StayLoad(("alcohol",), 3.0, {"high": 1}, {"high": 2})
    both = StayLoad(("alcohol", "opioid"), 5.0, {"critical": 1}, {})
    total, classes = load_of([one, both]), by_class([one, both])
    assert (total.stays, total.patient_days, total.alerts["all"]) == (2, 8.0, 2)
    assert total.alerts_per_100_patient_days["all"] == 25.0
    assert total.returned_per_100_patient_days["high"] == 25.0
    assert {name: load.stays for name, load in classes.items()} == {"alcohol": 2, "opioid": 1}


def test_patterns_are_counted_apart_and_the_noisiest_are_named_first() -> None:
    one = StayLoad(("alcohol",), 3.0, {"high": 3}, {}, {"ALC-04": {"high": 1}, "ALC-06": {"high": 2}})
    both = StayLoad(("opioid",), 5.0, {"high": 1, "low": 1}, {}, {"ALC-04": {"high": 1}, "GEN-06": {"low": 1}})
    patterns = by_pattern([one, both])
    assert {name: load.alerts["all"] for name, load in patterns.items()} == {"ALC-04": 2, "ALC-06": 2, "GEN-06": 1}
    assert patterns["ALC-06"].alerts_per_100_patient_days["high"] == 25.0
    assert noisiest(patterns, 1) == {"critical": (), "high": ("ALC-04",), "medium": (), "low": ("GEN-06",)}


def test_the_patterns_of_a_stay_add_up_to_its_alerts() -> None:
    whole = load_of_stay(BOOK, story("duarte"), ADMITTED, ADMITTED + 2 * DAY)
    assert load_of([whole]).alerts["all"] == sum(load.alerts["all"] for load in by_pattern([whole]).values())
    assert {name: counts["critical"] for name, counts in whole.by_pattern.items() if counts["critical"]} == {
        "OPI-01": 1, "OPI-06": 1,
    }  # fmt: skip


def test_pages_of_a_stay_are_those_of_the_live_rules_one_for_a_cause() -> None:
    duarte = story("duarte")
    whole = load_of_stay(BOOK, duarte, ADMITTED, ADMITTED + 2 * DAY)
    paged = first_pages(replay(BOOK, duarte, ADMITTED + 2 * DAY), "s")
    assert whole.pages == {
        name: sum(page.severity.name.lower() == name for page in paged)
        for name in ("critical", "high", "medium", "low")
    }
    assert (whole.pages["critical"], whole.pages["low"]) == (1, 0)  # OPI-01 and OPI-06 are of one cause: fluid
    assert sum(whole.pages_at.values()) == len(paged) > 1
    halves = [load_of_stay(BOOK, duarte, ADMITTED + day * DAY, ADMITTED + (day + 1) * DAY) for day in (0, 1)]
    assert load_of(halves).pages == load_of([whole]).pages


def test_pages_per_nurse_hour_are_over_the_hours_of_the_nurses_whom_the_patients_would_have() -> None:
    one = StayLoad((), 3.0, {}, {}, {}, {"high": 4}, {3: 3, 14: 1})
    other = StayLoad((), 7.0, {}, {}, {}, {"high": 2}, {14: 1, 15: 1})
    found = nurse_load([one, other], 5)
    assert (found.pages, found.nurse_hours, found.pages_per_nurse_hour) == (6, 48.0, 0.125)
    assert (found.busiest_hour, found.pages_per_nurse_hour_then) == (3, 1.5)  # 3 in the 2 nurse-hours from 03 to 04
    assert found.pages_at[15] == 1
    assert found.counted_with.startswith("one nurse for 5 patients, 4 for 20 taken beds")
    nobody = nurse_load([], 5)
    assert (nobody.pages_per_nurse_hour, nobody.busiest_hour, nobody.pages_per_nurse_hour_then) == (None, None, None)


def test_nobody_there_is_no_rate_and_not_zero() -> None:
    assert load_of([]).alerts_per_100_patient_days["critical"] is None


def test_the_command_says_the_same_as_one_stay_after_the_other(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    years = Years.before(MADE_AT, UNIT, "nora", "Europe/Oslo")
    past = years.stays[: AT_ONCE // 2 + 3]
    for _ in years.put(database, past):
        pass
    for name, value in (("HOME", str(settings.home)), ("DATABASE", settings.database), ("UNIT", UNIT)):
        monkeypatch.setenv(f"TIDEWATCH_{name}", value)
    begins, ends = MADE_AT - timedelta(days=30), MADE_AT
    with database.write() as conn:
        found = store.open_stay(conn, NORA, store.admit_patient(conn, NORA, UNIT, None))
        store.record_entry(conn, NORA, new_entry(found, observed_at=ends - timedelta(days=1)), clock_at(ends))
    ahead = CliRunner().invoke(main, ["alert-load", "--from", "2101-01-01", "--to", "2102-01-01"])
    assert (ahead.exit_code, "is still to come" in ahead.stderr) == (2, True)
    done = CliRunner().invoke(main, ["alert-load", "--from", begins.isoformat(), "--to", ends.isoformat()])
    assert done.exit_code == 0, done.output
    answer = msgspec.json.decode(done.stdout)
    alone = [load_of_stay(BOOK, years.history(each).entries, to_tick(begins), to_tick(ends)) for each in past]
    assert msgspec.convert(answer["total"], Load) == load_of(alone)
    assert msgspec.convert(answer["by_pattern"], dict[str, PatternLoad]) == by_pattern(alone)
    assert msgspec.convert(answer["nurses"], NurseLoad, strict=False) == nurse_load(alone, 5)
    assert answer["noisiest"]["high"] == list(noisiest(by_pattern(alone))["high"])
    assert (answer["stays_in_window"], answer["is_sample"]) == (len(past), False)
    assert answer["left_out"] == "1 stay without a known admission"


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        ("yesterday", "2026-03-02", "is not a day or a time"),
        ("2026-03-02T08:00", "2026-03-03", "has no offset"),
        ("2026-03-03", "2026-03-02", "is not before"),
    ],
)
def test_a_wrong_window_is_refused_in_words(begins: str, ends: str, said: str) -> None:
    done = CliRunner().invoke(main, ["alert-load", "--from", begins, "--to", ends])
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_what_stands_as_a_line_in_the_banner_is_no_alert() -> None:
    used = [SubstanceUse("alcohol", "alcohol"), SubstanceUse("benzodiazepine", "diazepam")]  # POLY-04: a second wave
    entries = charted((0, Admitted("03"), None), *((0, each, None) for each in used))
    told = {each.pattern for each in replay(BOOK, entries, ADMITTED + DAY)}
    assert "POLY-04" in told
    assert "POLY-04" not in load_of_stay(BOOK, entries, ADMITTED, ADMITTED + DAY).by_pattern
