"""Nobody accepts, nobody looks again, a shift goes home, a pause ends: whom the clock calls, and when."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from alerts.calling import Calling, Quiet, Times, calls, next_at
from alerts.finding import Severity
from alerts.states import Condition, Stage
from chart.duty.roster import Roster, Turn
from chart.errors import Refused
from chart.ticks import NEVER, to_moment, to_tick
from monitors.protocol import read_protocols
from tests.alerts.draw import CALLING, NOBODY_KNOWN, Drawn, life, tick

CRITICAL = """
    time  | ALC-04   | with
    08:00 | critical |
"""
HIGH = CRITICAL.replace("critical", "high    ")
MEDIUM = CRITICAL.replace("critical", "medium  ")


def next_of(drawn: Drawn) -> int:
    return next_at(drawn.board, CALLING, drawn.roster)


# ---- nobody accepts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "before", "at"),
    [(CRITICAL, "08:04", "08:05"), (HIGH, "08:14", "08:15"), (MEDIUM, "08:59", "09:00")],
    ids=["critical", "high", "medium"],
)
def test_the_charge_nurse_is_called_when_nobody_has_accepted_in_time(table: str, before: str, at: str) -> None:
    assert next_of(life(table)) == tick(at)
    assert life(f"{table}{before} | | clock").called[1:] == []
    severity = life(table).board.open_alerts[0].severity.name.lower()
    assert life(f"{table}{at} | | clock").called[1:] == [f"{at} score {severity} to charge nurse"]


def test_the_ladder_is_climbed_to_its_top_and_stays_there() -> None:
    asked = "\n".join(f"08:{minute:02} | | clock" for minute in range(1, 28))
    assert life(CRITICAL + asked).called == [
        "08:00 score critical",
        "08:05 score critical to charge nurse",
        "08:10 score critical to physician",
        "08:15 score critical to medical director",
        "08:20 score critical to medical director",
        "08:25 score critical to medical director",
    ]


def test_after_an_outage_there_is_one_call_and_not_one_for_each_that_was_missed() -> None:
    drawn = life(CRITICAL + "12:00 | | clock\n12:01 | | clock\n12:05 | | clock")
    assert drawn.called[1:] == ["12:00 score critical to charge nurse", "12:05 score critical to physician"]


def test_asked_twice_the_clock_says_a_thing_once() -> None:
    assert life(CRITICAL + "08:05 | | clock\n08:05 | | clock").called[1:] == ["08:05 score critical to charge nurse"]


def test_why_somebody_is_called_stands_in_the_event() -> None:
    drawn = life(CRITICAL + "08:06 | | clock")
    assert drawn.events[-1].reason == "nobody has accepted for 6 min: charge nurse called"


def test_low_calls_nobody() -> None:
    assert next_of(life(CRITICAL.replace("critical", "low     "))) == NEVER


@pytest.mark.parametrize("mark", ["silent", "was", "under GEN-05b"])
def test_what_is_silent_over_or_said_louder_by_another_calls_nobody(mark: str) -> None:
    table = f"time | ALC-04 | GEN-05b | with\n08:00 | critical, {mark} | {'critical' if 'GEN' in mark else ''} |"
    waiting = calls(life(table).board, tick("09:00"), CALLING, NOBODY_KNOWN)
    assert {event.pattern for event in waiting} == ({"GEN-05b"} if "GEN" in mark else set())


def test_what_has_ended_waits_on_the_board_and_calls_nobody() -> None:
    drawn = life(CRITICAL + "08:03 | | assessed\n08:30 | | clock")
    assert drawn.called == ["08:00 score critical"]
    assert drawn.board.open_alerts[0].stage is Stage.WAITING


def test_what_cannot_be_judged_goes_on_calling() -> None:
    assert life(CRITICAL + "08:03 | ? |\n08:05 | | clock").called[1:] == ["08:05 score critical to charge nurse"]


# ---- one cause, one clock --------------------------------------------------------------------------------------------


def test_a_cause_has_one_clock_at_its_worst_severity() -> None:
    drawn = life("""
        time  | GEN-10   | ALC-08 | with
        08:00 | critical | high   |
        08:05 |          |        | clock
    """)
    assert drawn.called == ["08:00 score critical", "08:05 score critical to charge nurse"]
    assert [alert.step for alert in drawn.board.open_alerts] == [1, 1]


def test_a_milder_one_that_has_waited_long_hurries_no_call_for_a_new_worse_one() -> None:
    drawn = life("""
        time  | GEN-10   | ALC-08 | with
        08:00 |          | medium |
        08:58 | critical | medium |
        09:00 |          |        | clock
        09:03 |          |        | clock
    """)
    assert drawn.called[1:] == ["08:58 score critical", "09:03 score critical to charge nurse"]


def test_who_owns_the_worst_of_a_cause_owns_what_joins_it_milder() -> None:
    table = """
        time  | GEN-10   | ALC-08 | with
        08:00 | critical |        |
        08:02 |          |        | Nora accepts GEN-10
        08:10 | critical | high   |
    """
    assert life(table + "08:40 | | | clock").called == ["08:00 score critical"]
    again = life(table + "09:02 | | | clock")
    assert again.called[1:] == ["09:02 score critical to charge nurse"]


def test_what_returns_calls_though_a_worse_one_of_its_cause_is_owned() -> None:
    drawn = life("""
        time  | GEN-10   | ALC-08 | with
        08:00 | critical | high   |
        08:02 |          |        | Nora accepts GEN-10
        08:10 | critical |        |
        08:20 | critical | high   |
        08:35 |          |        | clock
    """)
    assert drawn.called[1:] == ["08:20 score critical", "08:35 score critical to charge nurse"]


# ---- an answer and its end -------------------------------------------------------------------------------------------


def test_who_has_accepted_is_left_in_peace_until_the_time_to_look_again() -> None:
    drawn = life(CRITICAL + "08:02 | | Nora accepts ALC-04\n08:30 | | clock")
    assert drawn.called == ["08:00 score critical"]
    assert next_of(drawn) == tick("09:02")


@pytest.mark.parametrize(
    ("who", "role"),
    [("Nora", "charge nurse"), ("Cleo", "physician"), ("Dr Pham", "medical director")],
)
def test_who_does_not_look_again_loses_it_to_the_next_role(who: str, role: str) -> None:
    drawn = life(CRITICAL + f"08:02 | | {who} accepts ALC-04\n09:02 | | clock")
    assert drawn.called[1:] == [f"09:02 score critical to {role}"]
    assert (drawn.board.open_alerts[0].stage, drawn.board.open_alerts[0].owner) == (Stage.WAITING, None)
    assert drawn.events[-1].reason.endswith("has not looked again")


def test_accepting_again_before_then_moves_the_time() -> None:
    drawn = life(CRITICAL + "08:02 | | Nora accepts ALC-04\n08:50 | | Nora accepts ALC-04 until 10:00\n09:30 | | clock")
    assert drawn.called == ["08:00 score critical"]


@pytest.mark.parametrize("deed", ["Nora accepts ALC-04", "Cleo pauses ALC-04 until 12:00: asleep at last"])
@pytest.mark.parametrize(
    ("then", "kind"), [("critical", "worsened"), (" |\n09:01 | high", "returned")], ids=["worse", "again"]
)
def test_what_is_worse_or_returns_breaks_through_an_answer_and_a_pause(deed: str, then: str, kind: str) -> None:
    drawn = life(HIGH + f"08:02 | | {deed}\n09:00 | {then} |")
    assert drawn.events[-1].kind.value == kind
    assert (drawn.board.open_alerts[0].stage, drawn.board.open_alerts[0].owner) == (Stage.WAITING, None)
    assert len(drawn.called) == 2
    assert next_of(drawn) > drawn.events[-1].known_at


def test_a_pause_ends_by_itself_and_calls_from_the_foot_of_the_ladder() -> None:
    drawn = life(HIGH + "08:02 | | Cleo pauses ALC-04 until 09:00: asleep\n08:59 | | clock\n09:00 | | clock")
    assert drawn.called[1:] == ["09:00 score high to nurse"]
    assert drawn.events[-1].reason == "the pause has ended"


def test_a_pause_is_over_when_what_it_was_about_is() -> None:
    (alert,) = life(HIGH + "08:02 | | Cleo pauses ALC-04 until 09:00: asleep\n08:30 | | assessed").board.open_alerts
    assert (alert.stage, alert.condition, alert.owner) == (Stage.WAITING, Condition.ENDED, None)
    assert alert.pause_ends_at is None


def test_somebody_told_by_phone_owns_it_though_nobody_of_the_unit() -> None:
    drawn = life(CRITICAL + "08:03 | | Nora phones Dr Ravn ALC-04: fluids, look in an hour")
    (alert,) = drawn.board.open_alerts
    assert (alert.stage, alert.owner, alert.owner_name) == (Stage.ACCEPTED, None, "Dr Ravn")
    assert drawn.events[-1].reason == "Nora Lindqvist told Dr Ravn by phone, read back"
    assert drawn.events[-1].by == "nora"
    drawn.ask_the_clock(tick("09:03"))
    assert drawn.called[-1] == "09:03 score critical to medical director"


def test_what_somebody_outside_the_unit_owns_is_not_paused_over_their_head() -> None:
    phoned = CRITICAL + "08:03 | | Nora phones Dr Ravn ALC-04\n"
    with pytest.raises(Refused, match="Dr Ravn has accepted this alert: take it over first, or leave it"):
        life(phoned + "08:10 | | Cleo pauses ALC-04 until 09:00: asleep")


# ---- shifts ----------------------------------------------------------------------------------------------------------


def test_a_new_shift_is_asked_to_accept_what_nurses_own() -> None:
    table = CRITICAL + "18:30 | | Nora accepts ALC-04 until 20:00\n"
    assert next_of(life(table)) == tick("19:00")
    drawn = life(table + "19:00 | | clock")
    assert drawn.called[1:] == ["19:00 score critical to nurse"]
    assert "somebody of this shift is asked to accept" in drawn.events[-1].reason


def test_who_stays_on_duty_by_the_roster_keeps_it() -> None:
    table = CRITICAL + "18:30 | | Nora accepts ALC-04 until 20:00\n"
    turns = [("07:00", "19:00"), ("19:00", "23:00")]
    roster = Roster(tuple(Turn(person_id="nora", role="nurse", starts_at=tick(a), ends_at=tick(b)) for a, b in turns))
    assert next_of(life(table, roster=roster)) == tick("20:00")
    early = Roster((Turn(person_id="nora", role="nurse", starts_at=tick("07:00"), ends_at=tick("18:45")),))
    assert next_of(life(table, roster=early)) == tick("18:45")


def test_a_physician_goes_by_the_roster_alone() -> None:
    table = CRITICAL + "18:30 | | Dr Pham accepts ALC-04 until 20:00\n"
    assert next_of(life(table)) == tick("20:00")
    home = Roster((Turn(person_id="pham", role="physician", starts_at=tick("08:00"), ends_at=tick("19:30")),))
    drawn = life(table + "19:30 | | clock", roster=home)
    assert drawn.called[1:] == ["19:30 score critical to physician"]


def test_shifts_begin_by_the_units_clock_also_in_the_night_it_changes() -> None:
    oslo = Calling(
        ladder=("nurse",),
        times={Severity.HIGH: Times(15, 15, 30)},
        zone=ZoneInfo("Europe/Oslo"),
        shifts=(time(7),),
        patients_per_nurse=5,
    )
    evening = to_tick(to_moment(tick("08:00")).replace(month=3, day=28, hour=20))
    assert to_moment(oslo.shift_after(evening)).astimezone(oslo.zone).isoformat() == "2026-03-29T07:00:00+02:00"
    assert oslo.shift_after(evening) - evening == timedelta(hours=9) // timedelta(milliseconds=1)


# ---- quiet hours -----------------------------------------------------------------------------------------------------


def test_in_quiet_hours_medium_is_called_no_further_than_somebody_awake_on_the_unit() -> None:
    asked = "\n".join(f"{hour} | | clock" for hour in ("23:00", "2 00:00", "2 01:00", "2 06:00"))
    drawn = life(MEDIUM.replace("08:00", "22:00") + asked)
    assert drawn.called == [
        "22:00 score medium",
        "23:00 score medium to charge nurse",
        "2 00:00 score medium to charge nurse",
        "2 01:00 score medium to charge nurse",
        "2 06:00 score medium to physician",
    ]


def test_high_knows_no_quiet_hours() -> None:
    asked = "\n".join(f"{hour} | | clock" for hour in ("22:15", "22:30"))
    assert life(HIGH.replace("08:00", "22:00") + asked).called[-1] == "22:30 score high to physician"


@pytest.mark.parametrize(
    ("at", "is_quiet"), [("21:59", False), ("22:00", True), ("02:00", True), ("05:59", True), ("06:00", False)]
)
def test_quiet_hours_go_over_midnight(at: str, is_quiet: bool) -> None:
    quiet = Quiet(time(22), time(6), Severity.MEDIUM, "charge_nurse")
    assert quiet.covers(time.fromisoformat(at)) is is_quiet


def test_the_shipped_times_are_those_of_the_clinical_reference() -> None:
    shipped = read_protocols().calling
    minutes = {severity.name: (each.accept_minutes, each.repeat_minutes) for severity, each in shipped.times.items()}
    assert minutes == {"CRITICAL": (5, 5), "HIGH": (15, 15), "MEDIUM": (60, 60)}
