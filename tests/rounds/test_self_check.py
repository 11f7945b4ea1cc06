"""The monitor's self-check: once a night, a few stays at a time, and a difference is an alert."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from alerts.finding import Severity
from alerts.states import Condition, Kind, Stage
from chart.tables import alert, heartbeat, outbox
from monitors import answers, store
from monitors.book import book_of
from monitors.judged import OTHERWISE
from monitors.leading import lead_of
from monitors.nightly import SELF_CHECK, SelfCheck
from monitors.protocol import read_protocols
from monitors.rejudge import Found
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, looked_at, of_pattern, open_alerts, said, save
from tests.rounds.test_judged_anew import found, severe, tampered
from tests.ward import DR_PHAM

NIGHT = datetime(2026, 3, 3, 4, 30, tzinfo=UTC)  # the first after Monday, in UTC


def lead(ward: Ward) -> int:
    with ward.database.write() as conn:
        return store.become_leader(conn, "monitor 1")


def checks(ward: Ward) -> list[tuple[int, int, int]]:
    """(open stays, judged, differing) of the newest self-check; nothing where there was none."""
    asked = select(heartbeat.c.stays_seen, heartbeat.c.stays_judged, heartbeat.c.faults)
    with ward.database.read() as conn:
        return [tuple(row) for row in conn.execute(asked.where(heartbeat.c.process == SELF_CHECK))]


def unit_in(ward: Ward, zone: str, hour: str) -> Ward:
    """The ward of a unit in a zone that has its self-check at an hour."""
    settings = msgspec.structs.replace(ward.settings, rejudge_at=hour)
    return Ward(ward.database, ward.clock, settings, book_of(read_protocols(zone=zone)))


def test_the_leading_monitor_does_it_after_its_sweep(ward: Ward) -> None:
    monitor = Monitor(ward, lead_of(ward.database, ward.settings), process="leading 1")
    severe(ward)
    for minutes_to in (600, 1):
        hand(ward).at = NIGHT - timedelta(minutes=minutes_to)
        monitor.turn()
        assert checks(ward) == []
    hand(ward).at = NIGHT
    monitor.turn()
    assert checks(ward) == [(1, 1, 0)]
    monitor.lead.let_go()


@pytest.mark.parametrize(
    ("zone", "hour", "due"),
    [
        ("UTC", "04:30", "2026-03-03 04:30"),
        ("Europe/Berlin", "04:30", "2026-03-03 03:30"),
        ("America/New_York", "04:30", "2026-03-02 09:30"),
        ("Asia/Kathmandu", "00:15", "2026-03-02 18:30"),
    ],
)
def test_the_hour_is_the_units(ward: Ward, zone: str, hour: str, due: str) -> None:
    there, at = unit_in(ward, zone, hour), datetime.fromisoformat(due).replace(tzinfo=UTC)
    epoch, check = lead(there), SelfCheck(there, ward.clock.now())
    hand(ward).at = at - timedelta(milliseconds=1)
    assert check.go_on(epoch) is None
    hand(ward).at = at
    assert check.go_on(epoch) is not None


def test_it_is_done_once_a_night_whichever_monitor_leads(ward: Ward) -> None:
    epoch, check, other = lead(ward), SelfCheck(ward, ward.clock.now()), SelfCheck(ward, ward.clock.now())
    done = []
    for _ in range(4 * 24 * 3):
        hand(ward).advance(minutes=15)
        done += [ward.clock.now() for each in (check, other) if each.go_on(epoch) is not None]
    assert done == [NIGHT + timedelta(days=day) for day in range(3)]


def test_a_night_nobody_watched_is_made_good_by_the_next_monitor(ward: Ward) -> None:
    epoch = lead(ward)
    hand(ward).at = NIGHT
    assert SelfCheck(ward, NIGHT - timedelta(hours=1)).go_on(epoch) is not None
    hand(ward).at = NIGHT + timedelta(days=1, hours=7)
    assert SelfCheck(ward, ward.clock.now()).go_on(epoch) is not None


def test_one_that_a_clock_did_years_ahead_counts_for_nothing(ward: Ward) -> None:
    epoch, check = lead(ward), SelfCheck(ward, ward.clock.now())
    hand(ward).at = NIGHT + timedelta(days=5 * 365)
    assert check.go_on(epoch) is not None
    hand(ward).at = NIGHT + timedelta(hours=1)
    assert [check.go_on(epoch) is None for _ in range(2)] == [False, True]


def test_on_days_of_23_and_25_hours_it_is_done_once(ward: Ward) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    there = unit_in(ward, berlin.key, "02:30")
    epoch = lead(there)
    for day in (datetime(2026, 3, 28, 12, tzinfo=berlin), datetime(2026, 10, 24, 12, tzinfo=berlin)):
        hand(ward).at = day.astimezone(UTC)
        check, done = SelfCheck(there, ward.clock.now()), []
        check.go_on(epoch)  # what was missed in between
        for _ in range(4 * 40):
            hand(ward).advance(minutes=15)
            done += [ward.clock.now()] if check.go_on(epoch) is not None else []
        assert len(done) == 2, day
        assert done[0].astimezone(berlin).hour in (2, 3)


def test_a_few_stays_are_judged_at_a_time(ward: Ward) -> None:
    for _ in range(3):
        admitted(ward)
    epoch, check = lead(ward), SelfCheck(ward, ward.clock.now(), at_once_s=0)
    hand(ward).at = NIGHT
    assert [check.go_on(epoch) for _ in range(2)] == [None, None]
    assert check.go_on(epoch) == Found(3, 0, {}, {})
    assert check.go_on(epoch) is None


def test_a_difference_is_an_alert_and_the_verdict_is_put_right(ward: Ward) -> None:
    severe(ward)
    stay = severe(ward)
    tampered(ward, stay, "ALC-04", surely=0, possibly=0)
    epoch, check = lead(ward), SelfCheck(ward, ward.clock.now())
    hand(ward).advance(minutes=1)
    check.began_at -= timedelta(days=1)
    with capture_logs() as logged:
        assert check.go_on(epoch) == Found(2, 1, {"ALC-04": 1}, {})
    assert [each["patterns"] for each in logged if each["log_level"] == "error"] == [["ALC-04"]]
    assert stay not in str(logged)

    raised = open_alerts(ward, stay)[OTHERWISE]
    assert (raised.severity, raised.condition) == (Severity.HIGH, Condition.HOLDS)
    assert raised.title == "Judged anew, these rules said something else: ALC-04"
    with ward.database.read() as conn:
        pages = conn.execute(select(outbox.c.body).where(outbox.c.cause == "technical")).scalars().all()
    assert pages == [{"bed": "03", "priority": "high"}]
    assert looked_at(ward, stay).standing["judged"]["ALC-04"]["surely"] == Severity.HIGH  # type: ignore[index]
    assert found(ward).differing == 0


def test_it_stays_open_until_a_person_has_looked(ward: Ward) -> None:
    stay = severe(ward)
    tampered(ward, stay, "GEN-01", surely=4, possibly=4)
    epoch, check = lead(ward), SelfCheck(ward, ward.clock.now() - timedelta(days=1))
    check.go_on(epoch)
    hand(ward).advance(minutes=5)
    save(ward, stay, ciwa(tremor=1))
    assert [each.kind for each in of_pattern(said(ward, stay), OTHERWISE)] == [Kind.RAISED, Kind.CONDITION_ENDED]
    assert open_alerts(ward, stay)[OTHERWISE].stage is Stage.WAITING
    assert found(ward).differing == 0
    answers.resolve(ward, DR_PHAM, open_alerts(ward, stay)[OTHERWISE].id, "looked through the chart")
    assert OTHERWISE not in open_alerts(ward, stay)


def test_a_lost_alert_is_raised_again(ward: Ward) -> None:
    stay = severe(ward)
    with ward.database.write() as conn:
        lost = alert.c.stay_id == stay, alert.c.pattern == "ALC-04"
        conn.execute(update(alert).where(*lost).values(is_open=False, condition="ended"))
    hand(ward).advance(minutes=1)
    SelfCheck(ward, ward.clock.now() - timedelta(days=1)).go_on(lead(ward))
    assert {"ALC-04", OTHERWISE} <= open_alerts(ward, stay).keys()
    assert found(ward).differing == 0


def test_one_that_was_deposed_tells_nothing(ward: Ward, tmp_path: Path) -> None:
    stay = severe(ward)
    tampered(ward, stay, "ALC-04", surely=0, possibly=0)
    elder, younger = lead(ward), lead(ward)
    check = SelfCheck(ward, ward.clock.now() - timedelta(days=1))
    with pytest.raises(store.Deposed):
        check.go_on(elder)
    assert OTHERWISE not in open_alerts(ward, stay)
    assert SelfCheck(begun_anew(ward), check.began_at).go_on(younger) == Found(1, 1, {"ALC-04": 1}, {})
