"""People's answers to alerts, one after the other even when they come at once."""

import threading
from datetime import timedelta

import pytest

from alerts.finding import Severity
from alerts.states import Kind, Stage
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import Admitted, Assessment, ProtocolAssigned, StayId, SubstanceUse, Vitals
from chart.ticks import to_tick
from monitors import answers
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, of_pattern, open_alerts, replayed, said, save
from tests.ward import CLEO, DR_PHAM, NORA, STRANGER

ALCOHOL_ONLY = (Admitted("03"), SubstanceUse("alcohol", "alcohol"), ProtocolAssigned("alc-asam"))
CALM = Vitals(
    heart_rate_bpm=80, respiration_per_min=14, spo2_percent=98, on_oxygen=False, systolic_mmhg=120, diastolic_mmhg=70,
    temperature_c=36.8, consciousness="A",
)  # fmt: skip
ACTION = "Looked in, physician told"


def alarmed(ward: Ward) -> StayId:
    """A stay with ALC-01 open."""
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=2))
    hand(ward).advance(hours=4)
    save(ward, stay, ciwa(tremor=4, visual=2))
    return stay


def accept(ward: Ward, actor: Actor, stay: StayId) -> None:
    alert = open_alerts(ward, stay)["ALC-01"]
    answers.acknowledge(ward, actor, alert.id, ACTION, ward.clock.now() + timedelta(minutes=30))


def test_whoever_accepts_an_alert_owns_it(ward: Ward) -> None:
    stay = alarmed(ward)
    accept(ward, DR_PHAM, stay)
    alert = open_alerts(ward, stay)["ALC-01"]
    assert (alert.stage, alert.owner, alert.action) == (Stage.ACCEPTED, DR_PHAM.id, ACTION)
    last = said(ward, stay)[-1]
    assert (last.kind, last.by, last.known_at) == (Kind.ACKNOWLEDGED, DR_PHAM.id, to_tick(ward.clock.now()))


def test_of_two_people_who_accept_at_once_one_owns_it_and_the_other_is_told_who(ward: Ward) -> None:
    stay = alarmed(ward)
    told: list[str] = []
    together = threading.Barrier(2)

    def try_to_accept(actor: Actor) -> None:
        here = begun_anew(ward)
        together.wait()
        try:
            accept(here, actor, stay)
        except Refused as refused:
            told.append(refused.message)

    both = [threading.Thread(target=try_to_accept, args=[actor]) for actor in (DR_PHAM, CLEO)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    owner = open_alerts(ward, stay)["ALC-01"].owner_name
    assert owner in (DR_PHAM.name, CLEO.name)
    assert told == [f"{owner} accepted this alert 0 min ago: take it over, or leave it"]
    assert [event.kind for event in of_pattern(said(ward, stay), "ALC-01")] == [Kind.RAISED, Kind.ACKNOWLEDGED]


def test_a_resolved_alert_is_off_the_board_and_stays_off_while_nothing_is_new(ward: Ward) -> None:
    stay = alarmed(ward)
    answers.resolve(ward, DR_PHAM, open_alerts(ward, stay)["ALC-01"].id, "seen, dose given")
    hand(ward).advance(minutes=30)
    sweep(ward)
    assert "ALC-01" not in open_alerts(ward, stay)


def test_what_was_resolved_cannot_be_answered_again(ward: Ward) -> None:
    stay = alarmed(ward)
    alert = open_alerts(ward, stay)["ALC-01"]
    answers.resolve(ward, DR_PHAM, alert.id, "seen, dose given")
    with pytest.raises(Refused, match="resolved"):
        answers.resolve(ward, CLEO, alert.id, "me too")


def test_an_answer_from_another_unit_finds_nothing(ward: Ward) -> None:
    stay = alarmed(ward)
    alert = open_alerts(ward, stay)["ALC-01"]
    with pytest.raises(Refused, match=r"not in your unit|no longer on the board"):
        answers.resolve(ward, STRANGER, alert.id, "not mine")


def test_a_nurse_does_not_resolve_what_is_high_and_is_told_who_may(ward: Ward) -> None:
    stay = alarmed(ward)
    with pytest.raises(Refused, match="charge nurse or physician"):
        answers.resolve(ward, NORA, open_alerts(ward, stay)["ALC-01"].id, "looks fine")


def test_an_answer_is_given_to_the_alert_as_it_is_now_and_not_as_the_last_sweep_left_it(ward: Ward) -> None:
    """A nurse may resolve what is medium. By now the assessment is so late that it is high; nobody has looked since."""
    stay = admitted(ward, ALCOHOL_ONLY)
    save(ward, stay, ciwa(tremor=6, sweats=6))
    save(ward, stay, CALM)
    save(ward, stay, Assessment("rass", {"rass": 0}))
    hand(ward).advance(minutes=180)
    sweep(ward)
    alert = open_alerts(ward, stay)["GEN-06"]
    assert alert.worst is Severity.MEDIUM
    hand(ward).advance(hours=5)
    with pytest.raises(Refused, match="A high alert"):
        answers.resolve(ward, NORA, alert.id, "on my way")
    sweep(ward)
    assert said(ward, stay) == replayed(ward, stay)


def test_an_answer_does_not_change_what_the_chart_says_afterwards(ward: Ward) -> None:
    stay = alarmed(ward)
    accept(ward, DR_PHAM, stay)
    hand(ward).advance(hours=12)
    sweep(begun_anew(ward))
    told = [event for event in said(ward, stay) if event.by is None]
    assert told == replayed(ward, stay)
