"""What people do about an alert, and what they are refused."""

import pytest

from alerts import acts
from alerts.states import Stage
from chart.errors import Refused
from chart.ticks import NEVER, to_moment
from tests.alerts.draw import BY_MINUTES, Drawn, life, tick
from tests.ward import DR_PHAM, NORA

HIGH = """
    time  | ALC-04 | with
    08:00 | high   |
"""
MEDIUM = HIGH.replace("high  ", "medium")
NOW = tick("08:10")


def test_accepting_makes_an_owner_with_an_action_and_a_time_to_look_again() -> None:
    drawn = life(HIGH + "08:10 |  | Dr Pham accepts ALC-04: examined, fluids up")
    (alert,) = drawn.board.open_alerts
    assert (alert.stage, alert.owner, alert.owner_name) == (Stage.ACCEPTED, "pham", "Dr Minh Pham")
    assert (alert.action, alert.accepted_at, alert.recheck_at) == ("examined, fluids up", NOW, tick("09:10"))


def test_an_action_is_needed() -> None:
    assert _refused(HIGH, action="  ") == ("action", "Say what is being done")


@pytest.mark.parametrize(("again", "minutes"), [("08:10", 0), ("08:05", 5)])
def test_a_time_to_look_again_that_is_not_ahead_is_refused_with_its_distance(again: str, minutes: int) -> None:
    field, message = _refused(HIGH, recheck=again)
    assert field == "recheck_at"
    assert message == f"Looking again {minutes} min ago is too late: choose a time after now"


def test_a_second_acceptance_names_the_owner_unless_it_is_a_take_over() -> None:
    accepted = HIGH + "08:03 |  | Dr Pham accepts ALC-04\n"
    assert _refused(accepted)[1] == "Dr Minh Pham accepted this alert 7 min ago: take it over, or leave it"
    assert life(accepted + "08:10 |  | Nora takes over ALC-04").board.open_alerts[0].owner == "nora"


def test_the_owner_may_look_again_and_say_what_comes_next() -> None:
    drawn = life(HIGH + "08:03 |  | Nora accepts ALC-04\n08:40 |  | Nora accepts ALC-04: score due at nine")
    assert drawn.board.open_alerts[0].action == "score due at nine"


def test_a_nurse_may_accept_a_critical_alert_but_not_resolve_a_high_one() -> None:
    assert (
        life(HIGH.replace("high", "critical") + "08:10 |  | Nora accepts ALC-04").board.open_alerts[0].owner == "nora"
    )
    with pytest.raises(Refused, match="A high alert can't be resolved by a nurse: ask a charge nurse or physician"):
        life(HIGH + "08:10 |  | Nora resolves ALC-04: better")
    assert life(MEDIUM + "08:10 |  | Nora resolves ALC-04: better").board.open_alerts == []


@pytest.mark.parametrize("who", ["Ada", "Sam"])
def test_those_who_do_not_treat_touch_no_alert(who: str) -> None:
    with pytest.raises(Refused, match="A high alert can't be acknowledged by"):
        life(HIGH + f"08:10 |  | {who} accepts ALC-04")


@pytest.mark.parametrize("then", ["08:05 | high |", "08:05 | ? |"])
def test_resolving_needs_a_reason_while_it_holds_or_cannot_be_judged(then: str) -> None:
    with pytest.raises(Refused, match="say why") as refused:
        life(HIGH + f"{then}\n08:10 |  | Cleo resolves ALC-04")
    assert refused.value.field == "reason"
    assert life(HIGH + f"{then}\n08:10 |  | Cleo resolves ALC-04: known tremor").board.open_alerts == []


def test_resolving_what_has_ended_needs_none() -> None:
    assert life(HIGH + "08:05 |  |\n08:10 |  | Cleo resolves ALC-04").board.open_alerts == []


def test_what_was_resolved_while_it_held_stays_quiet_until_it_ends_or_worsens() -> None:
    resolved = HIGH + "08:10 | | Cleo resolves ALC-04: known tremor\n"
    same = life(resolved + "09:00 | high | \n10:00 | ? | \n11:00 | high |")
    worse = life(resolved + "09:00 | critical |")
    again = life(resolved + "09:00 | | assessed\n10:00 | high |")
    risen = life(resolved + "09:00 | medium |\n10:00 | high |")
    assert same.said[2:] == []
    assert worse.said[2:] == ["09:00 ALC-04 raised critical"]
    assert again.said[2:] == ["09:00 ALC-04 condition_ended high", "10:00 ALC-04 raised high"]
    assert risen.said[2:] == ["09:00 ALC-04 eased medium", "10:00 ALC-04 raised high"]
    assert [worse.called, again.called, risen.called] == [
        ["08:00 score high", "09:00 score critical"],
        ["08:00 score high", "10:00 score high"],
        ["08:00 score high", "10:00 score high"],
    ]


def test_what_was_resolved_can_be_taken_back_by_a_correction() -> None:
    drawn = life(HIGH + "08:10 | | Cleo resolves ALC-04: known tremor\n09:00 | | corrected")
    assert drawn.said[-1] == "09:00 ALC-04 retracted high"


def test_a_closed_alert_is_refused_in_words() -> None:
    resolved = HIGH + "08:05 | | Cleo resolves ALC-04: known tremor\n"
    assert _refused(resolved)[1] == "This alert is resolved: it can't be acknowledged"
    with pytest.raises(Refused, match="no longer on the board"):
        acts.resolve(life(HIGH).board, "another", DR_PHAM, "", NOW)


def test_what_time_had_closed_before_is_closed_for_people_too() -> None:
    quiet = "time | OPI-03 | with\n08:00 | medium |\n08:05 | |"
    drawn = life(quiet, ending=BY_MINUTES)
    assert drawn.board.next_at == tick("09:05")
    with pytest.raises(Refused, match="This alert is closed"):
        acts.resolve(drawn.board, drawn.events[0].alert_id, NORA, "", tick("09:30"))


def test_what_time_did_to_others_is_said_along_with_the_deed() -> None:
    table = "time | OPI-03 | OPI-04 | with\n08:00 | medium | high |\n08:05 | | high |"
    drawn = life(table + "\n09:30 | | | Nora accepts OPI-04", ending=BY_MINUTES)
    assert drawn.said[-2:] == ["09:05 OPI-03 closed medium", "09:30 OPI-04 acknowledged high"]


def test_time_alone_changes_nothing_that_waits_for_a_person_or_an_assessment() -> None:
    assert life(HIGH + "08:10 | |").board.next_at == NEVER
    assert life(HIGH + "08:10 | |", ending=BY_MINUTES).board.next_at == NEVER
    assert life(MEDIUM, ending=BY_MINUTES).board.next_at == NEVER


def _refused(table: str, action: str = "seen", recheck: str = "09:00") -> tuple[str | None, str]:
    drawn: Drawn = life(table)
    alert_id = next(iter(drawn.board.alerts))
    with pytest.raises(Refused) as refused:
        acts.acknowledge(drawn.board, alert_id, NORA, action, to_moment(tick(recheck)), NOW)
    return refused.value.field, refused.value.message
