"""The life of one alert, as a clinician would draw it."""

from alerts.states import Condition, Stage
from tests.alerts.draw import AT_ONCE, BY_MINUTES, life


def test_a_medium_alert_closes_after_two_complete_assessments_and_the_one_that_turned_it_counts() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        12:00 |        | assessed
        16:00 |        | assessed
    """)
    assert drawn.said == [
        "08:00 ALC-13 raised medium",
        "12:00 ALC-13 condition_ended medium",
        "16:00 ALC-13 clear_assessment medium",
        "16:00 ALC-13 closed medium",
    ]


def test_a_condition_that_ended_without_an_assessment_still_needs_two() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        09:00 |        |
        12:00 |        | assessed
        16:00 |        | assessed
    """)
    assert drawn.said[1:] == [
        "09:00 ALC-13 condition_ended medium",
        "12:00 ALC-13 clear_assessment medium",
        "16:00 ALC-13 clear_assessment medium",
        "16:00 ALC-13 closed medium",
    ]


def test_other_charting_is_no_assessment() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        12:00 |        | assessed
        13:00 |        |
        14:00 |        |
    """)
    assert [alert.condition for alert in drawn.board.open_alerts] == [Condition.ENDED]


def test_a_high_alert_waits_for_a_person_whatever_is_charted() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   | assessed
        12:00 |        | assessed
        16:00 |        | assessed
        20:00 |        | assessed
        21:00 |        | Dr Pham resolves ALC-04
    """)
    assert drawn.said == [
        "08:00 ALC-04 raised high",
        "12:00 ALC-04 condition_ended high",
        "21:00 ALC-04 resolved high",
    ]


def test_what_was_ever_critical_counts_by_its_worst() -> None:
    drawn = life("""
        time  | ALC-04   | with
        08:00 | critical | assessed
        12:00 | medium   | assessed
        16:00 |          | assessed
        20:00 |          | assessed
    """)
    (alert,) = drawn.board.open_alerts
    assert (alert.severity.name, alert.worst.name, alert.condition) == ("MEDIUM", "CRITICAL", Condition.ENDED)


def test_it_eases_and_a_rise_after_easing_is_worse_again() -> None:
    drawn = life("""
        time  | ALC-04   | with
        08:00 | high     |
        09:00 | critical |
        10:00 | high     |
        11:00 | critical |
    """)
    assert drawn.said == [
        "08:00 ALC-04 raised high",
        "09:00 ALC-04 worsened critical",
        "10:00 ALC-04 eased high",
        "11:00 ALC-04 worsened critical",
    ]


def test_what_is_missing_eases_nothing() -> None:
    drawn = life("""
        time  | GEN-01        | with
        08:00 | critical      |
        09:00 | high?critical |
        10:00 | medium?high   |
    """)
    assert drawn.said == ["08:00 GEN-01 raised critical", "10:00 GEN-01 eased high"]


def test_known_and_unchanged_is_not_said_twice() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   | assessed
        09:00 | high   | assessed
        10:00 | high   | assessed
    """)
    assert drawn.said == ["08:00 ALC-04 raised high"]


def test_an_unknown_ends_nothing_and_does_not_count() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        10:00 | ?      |
        12:00 |        | assessed
        14:00 | ?      | assessed
        16:00 |        | assessed
    """)
    assert drawn.said == [
        "08:00 ALC-13 raised medium",
        "10:00 ALC-13 became_unknown medium",
        "12:00 ALC-13 condition_ended medium",
        "14:00 ALC-13 became_unknown medium",
        "16:00 ALC-13 condition_ended medium",
        "16:00 ALC-13 closed medium",
    ]


def test_what_held_before_it_was_unknown_and_holds_after_never_ended() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        08:05 | high   | Nora accepts ALC-04
        10:00 | ?      |
        12:00 | high   |
    """)
    assert drawn.said[2:] == ["10:00 ALC-04 became_unknown high", "12:00 ALC-04 known_again high"]
    assert drawn.board.open_alerts[0].stage is Stage.ACCEPTED
    assert drawn.board.open_alerts[0].missing == ()


def test_an_unknown_says_what_is_missing() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        10:00 | ?      |
    """)
    assert drawn.board.open_alerts[0].missing == ("CIWA-Ar total",)
    assert drawn.events[-1].reason == "it can't be judged: CIWA-Ar total"


def test_a_recurrence_while_open_returns_and_voids_the_acceptance() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   | assessed
        08:05 | high   | Dr Pham accepts ALC-04
        12:00 |        | assessed
        16:00 | high   | assessed
    """)
    assert drawn.said[-1] == "16:00 ALC-04 returned high"
    (alert,) = drawn.board.open_alerts
    assert (alert.stage, alert.owner, alert.condition) == (Stage.WAITING, None, Condition.HOLDS)


def test_it_returns_from_unknown_if_it_had_ended_before() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        10:00 |        |
        12:00 | ?      |
        14:00 | high   |
    """)
    assert drawn.said[-1] == "14:00 ALC-04 returned high"


def test_a_return_starts_the_count_anew() -> None:
    drawn = life("""
        time  | ALC-13 | with
        08:00 | medium | assessed
        10:00 |        | assessed
        12:00 | medium | assessed
        14:00 |        | assessed
    """)
    assert drawn.said[-1] == "14:00 ALC-13 condition_ended medium"


def test_a_worse_grade_breaks_through_an_acceptance() -> None:
    drawn = life("""
        time  | ALC-04   | with
        08:00 | high     |
        08:05 | high     | Dr Pham accepts ALC-04
        09:00 | critical |
    """)
    assert drawn.board.open_alerts[0].stage is Stage.WAITING


def test_easing_keeps_the_owner() -> None:
    drawn = life("""
        time  | ALC-04   | with
        08:00 | critical |
        08:05 | critical | Dr Pham accepts ALC-04: sitting with him
        09:00 | high     |
    """)
    (alert,) = drawn.board.open_alerts
    assert (alert.stage, alert.owner_name, alert.action) == (Stage.ACCEPTED, "Dr Minh Pham", "sitting with him")


def test_minutes_close_by_themselves_and_the_chart_dates_it() -> None:
    table = """
        time  | OPI-03 | with
        08:00 | medium |
        09:00 |        |
        13:00 |        |
    """
    drawn = life(table, ending=BY_MINUTES)
    assert drawn.said[-1] == "10:00 OPI-03 closed medium"
    assert drawn.events[-1].reason == "60 min without it"


def test_minutes_start_anew_when_it_could_not_be_judged_in_between() -> None:
    table = """
        time  | OPI-03 | with
        08:00 | medium |
        09:00 |        |
        09:30 | ?      |
        09:40 |        |
        10:39 |        |
        10:40 |        |
    """
    assert life(table, ending=BY_MINUTES).said[1:] == [
        "09:00 OPI-03 condition_ended medium",
        "09:30 OPI-03 became_unknown medium",
        "09:40 OPI-03 condition_ended medium",
        "10:40 OPI-03 closed medium",
    ]


def test_a_recurrence_after_a_closing_nobody_had_noticed_is_a_new_alert() -> None:
    table = """
        time  | OPI-03 | with
        08:00 | medium |
        09:00 |        |
        11:00 | medium |
    """
    drawn = life(table, ending=BY_MINUTES)
    assert drawn.said[2:] == ["10:00 OPI-03 closed medium", "11:00 OPI-03 raised medium"]
    assert len(drawn.board.alerts) == 2


def test_a_recurrence_in_the_very_minute_of_closing_returns() -> None:
    table = """
        time  | OPI-03 | with
        08:00 | medium |
        09:00 |        |
        10:00 | medium |
    """
    assert life(table, ending=BY_MINUTES).said[-1] == "10:00 OPI-03 returned medium"


def test_an_overdue_round_is_done_when_it_is_done() -> None:
    table = """
        time  | GEN-06 | with
        08:00 | low    |
        09:00 |        |
    """
    assert life(table, ending=AT_ONCE).said[1:] == ["09:00 GEN-06 condition_ended low", "09:00 GEN-06 closed low"]


def test_after_the_stay_nothing_is_raised_and_open_ones_wait_for_a_person() -> None:
    drawn = life("""
        time  | ALC-04 | ALC-13 | GEN-10 | with
        08:00 | high   | medium |        | assessed
        09:00 | high   | medium | high   | over
    """)
    assert drawn.said[2:] == ["09:00 ALC-04 condition_ended high", "09:00 ALC-13 condition_ended medium"]
    assert {event.reason for event in drawn.events[2:]} == {"the stay has ended"}
    assert len(drawn.board.open_alerts) == 2


def test_a_discharge_that_was_taken_back_brings_the_alert_back() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        09:00 | high   | over
        09:10 | high   | corrected
    """)
    assert drawn.said[-1] == "09:10 ALC-04 returned high"


def test_about_an_event_it_stays_open_whatever_its_severity_and_a_second_event_is_a_second_alert() -> None:
    drawn = life("""
        time    | GEN-13              | with
        08:00   | medium, about fall1 | assessed
        12:00   | medium, about fall2 | assessed
        16:00   |                     | assessed
        20:00   |                     | assessed
        2 00:00 |                     | assessed
    """)
    assert [alert.about for alert in drawn.board.open_alerts] == ["fall1", "fall2"]


def test_worst_first_then_those_nobody_owns_then_the_oldest() -> None:
    drawn = life("""
        time  | A      | B      | C        | D    | with
        08:00 | high   |        |          |      |
        08:10 | high   | high   |          |      |
        08:20 | high   | high   | critical | high |
        08:30 |        |        |          |      | Nora accepts A
    """)
    assert [alert.pattern for alert in drawn.board.open_alerts] == ["C", "B", "D", "A"]
