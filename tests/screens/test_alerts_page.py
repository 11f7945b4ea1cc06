from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.finding import Severity
from alerts.states import Condition, Stage
from chart.facts import EntryId, PersonId
from chart.ticks import to_tick
from dashboard.components.alert_card import AlertCard, AlertLine, Called, alert_card
from dashboard.components.evidence import evidence_card
from dashboard.pages.alerts.evidence_rows import evidence_of
from dashboard.pages.alerts.layout import alert_detail, alert_list
from dashboard.pages.alerts.sorting import cards_of
from dashboard.pages.alerts.view import AlertsView, choose
from dashboard.patient import Patient
from monitors.amended import Charted
from monitors.evidence import Card, Line, Seen
from monitors.known import Known
from tests.screens.stays import NOW, ZONE, alcohol_stay, ciwa, classes_of, components, entry, marek, text_of

PATIENT = marek(Known(alcohol_stay()))
CARD = Card(
    pattern="ALC-01",
    severity="high",
    title="Tremor and perception rising together",
    rule="Within 8 h tremor rose by 2 or more.",
    why="They climb together.",
    action="Clinician review now.",
    source="Unit default",
    evidence="unit default",
    version="alcohol 1",
    approver_role="medical_director",
    approved_on=None,
    known_limits="Not validated in mute patients.",
    lines=(
        Line(
            text="Tremor rise in 8 h 2 or more",
            value="2 → 4",
            met="yes",
            code="ciwa_ar.tremor",
            limit=None,
            seen=(
                Seen(value="2", observed=to_tick(NOW - timedelta(hours=4)), entry_id="a"),
                Seen(value="4", observed=to_tick(NOW - timedelta(minutes=8)), entry_id="b"),
            ),
        ),
    ),
    missing=("CAM: never charted",),
    clears=("Tremor below 4",),
    next_severity="critical",
    raises=("Tremor 4 or more and Touch, hearing or sight 4 or more",),
    until=None,
)


PEOPLE = {PersonId("nora"): "Nora Lindqvist", PersonId("cleo"): "Cleo Adeyemi"}
BEFORE = entry(ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0), 4, id=EntryId("a"))
NEWEST = entry(ciwa(1, 4, 1, 2, 1, 0, 0, 4, 0, 0), 8 / 60, id=EntryId("b"), recorded_by=PersonId("cleo"))
CHARTED = Charted(Known([BEFORE, NEWEST]), [BEFORE, NEWEST])


def line(severity: Severity = Severity.HIGH, minutes: int = 6, **more: object) -> AlertLine:
    made = AlertLine(
        id=f"alert-{severity.name}-{minutes}",
        pattern="ALC-01",
        title="Tremor rising",
        cause="delirium",
        severity=severity,
        worst=severity,
        condition=Condition.HOLDS,
        stage=Stage.WAITING,
        raised_at=NOW - timedelta(minutes=minutes),
        owner=None,
        owner_name="",
        action="",
        recheck_at=None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


ACCEPTED = {
    "stage": Stage.ACCEPTED, "owner": "pham", "owner_name": "Dr Minh Pham", "action": "Going to bedside",
    "recheck_at": NOW + timedelta(minutes=30),
}  # fmt: skip


LOOK_AGAIN = {Severity.CRITICAL: 10, Severity.HIGH: 30, Severity.MEDIUM: 60}
CALLED = Called("charge nurse", NOW - timedelta(minutes=5), is_first=False, next_at=NOW + timedelta(minutes=10))


def patient(stay_id: str, bed: str) -> Patient:
    return replace(PATIENT, stay_id=stay_id, bed=bed)


def view(*cards: AlertCard, actor_id: str = "nora", actor_role: str = "charge_nurse") -> AlertsView:
    chosen = choose(cards, None, None)
    evidence = evidence_of(CARD, CHARTED, PEOPLE)
    return AlertsView(cards, NOW, ZONE, actor_id, chosen, evidence, actor_role=actor_role, look_again=LOOK_AGAIN)


def test_there_is_one_card_a_patient_worst_first_then_unowned_then_oldest() -> None:
    cards = cards_of(
        [
            (patient("s1", "01"), line(Severity.MEDIUM, 90)),
            (patient("s1", "01"), line(Severity.HIGH, 5)),
            (patient("s2", "02"), line(Severity.CRITICAL, 40, **ACCEPTED)),
            (patient("s3", "03"), line(Severity.CRITICAL, 10)),
            (patient("s4", "04"), line(Severity.HIGH, 20)),
        ]
    )
    assert [card.patient.bed for card in cards] == ["03", "02", "04", "01"]
    assert [each.severity for each in cards[3].lines] == [Severity.HIGH, Severity.MEDIUM]


def test_a_card_says_nobody_yet_until_somebody_accepts() -> None:
    assert "Nobody yet" in text_of(alert_card(AlertCard(PATIENT, (line(),)), NOW, ZONE))
    accepted = text_of(alert_card(AlertCard(PATIENT, (line(**ACCEPTED),)), NOW, ZONE))
    assert "Dr Minh Pham · Going to bedside look again 09:30" in accepted
    mine = text_of(alert_card(AlertCard(PATIENT, (line(**ACCEPTED),)), NOW, ZONE, actor_id="pham"))
    assert "Yours · Going to bedside" in mine


def test_more_than_three_further_alerts_are_counted() -> None:
    lines = tuple(line(Severity.HIGH, minutes) for minutes in range(6))
    assert "2 more" in text_of(alert_card(AlertCard(PATIENT, lines), NOW, ZONE))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Tremor rising"),
        ({"condition": Condition.UNKNOWN}, "Tremor rising (cannot be judged now)"),
        ({"condition": Condition.ENDED}, "Tremor rising (no longer so)"),
        ({"condition": Condition.RETRACTED}, "Tremor rising (taken back by a correction)"),
        ({"worst": Severity.CRITICAL}, "Tremor rising (was critical)"),
    ],
)
def test_what_became_of_an_alert_is_said_beside_its_name(change: dict[str, object], words: str) -> None:
    assert line(**change).words == words


def test_the_evidence_names_rule_source_readings_and_who_charted_them() -> None:
    evidence = evidence_of(CARD, CHARTED, PEOPLE)
    words = text_of(evidence_card(AlertCard(PATIENT, (line(),)), line(), evidence, NOW, ZONE))
    for part in (
        "Born 14 Mar 1979", "H 204 881", "Within 8 h tremor rose by 2 or more.", "ALC-01 · alcohol 1", "unit default",
        "05:00 Nora Lindqvist", "2 → 4 08:52 Cleo Adeyemi", "Consider: Clinician review now.", "Tremor below 4",
    ):  # fmt: skip
        assert part in words


def test_what_was_never_charted_is_a_dashed_row_in_words() -> None:
    evidence = evidence_of(CARD, CHARTED, PEOPLE)
    drawn = evidence_card(AlertCard(PATIENT, (line(),)), line(), evidence, NOW, ZONE)
    missing = next(each for each in components(drawn) if getattr(each, "className", "") == "tw-evidence-missing")
    assert text_of(missing) == "CAM never charted – missing"
    assert "tw-missing-ring" in classes_of(missing)


def test_an_answer_needs_both_and_begins_with_neither() -> None:
    detail = alert_detail(view(AlertCard(PATIENT, (line(),))))
    parts = {
        each.id["part"]: each.value
        for each in components(detail)
        if isinstance(getattr(each, "id", None), dict) and each.id.get("kind") == "accept"
    }
    assert parts == {"action": "", "words": "", "again": ""}
    button = next(
        each
        for each in components(detail)
        if isinstance(getattr(each, "id", None), dict) and each.id.get("kind") == "accept-button"
    )
    assert button.disabled is True


def test_the_times_offered_are_clock_times_and_the_usual_one_is_marked() -> None:
    assert "30 min · 09:30 usual" in text_of(alert_detail(view(AlertCard(PATIENT, (line(),)))))


def test_a_card_says_whom_the_clock_has_called_and_when_the_next_role_is() -> None:
    words = text_of(alert_card(AlertCard(PATIENT, (line(called=CALLED),)), NOW, ZONE))
    assert "Nobody yet · charge nurse called next role in 10 min" in words
    late = replace(CALLED, next_at=NOW)
    assert "next role now" in text_of(alert_card(AlertCard(PATIENT, (line(called=late),)), NOW, ZONE))


@pytest.mark.parametrize(("minutes", "share"), [(0, 0.0), (5, 1 / 3), (15, 1.0), (20, 1.0)])
def test_the_ring_fills_until_the_next_call(minutes: int, share: float) -> None:
    assert CALLED.share(CALLED.at + timedelta(minutes=minutes)) == pytest.approx(share)


def test_a_card_of_which_one_is_owned_still_says_what_nobody_owns() -> None:
    card = AlertCard(PATIENT, (line(Severity.CRITICAL, **ACCEPTED), line(called=CALLED)))
    words = text_of(alert_card(card, NOW, ZONE))
    assert "Dr Minh Pham · Going to bedside look again 09:30" in words
    assert "Tremor rising: nobody yet next role in 10 min" in words


def test_a_paused_card_says_until_when() -> None:
    paused = {"stage": Stage.PAUSED, "owner_name": "Cleo Adeyemi", "pause_ends_at": NOW + timedelta(hours=1)}
    assert "Cleo Adeyemi paused until 10:00" in text_of(alert_card(AlertCard(PATIENT, (line(**paused),)), NOW, ZONE))


@pytest.mark.parametrize(
    ("role", "severity", "offered"),
    [
        ("nurse", Severity.MEDIUM, "accept phone resolve"), ("nurse", Severity.HIGH, "accept phone"),
        ("charge_nurse", Severity.CRITICAL, "accept pause phone resolve"),
        ("physician", Severity.CRITICAL, "accept pause resolve"), ("medical_director", Severity.LOW, ""),
    ],
)  # fmt: skip
def test_everybody_is_offered_what_they_may_do(role: str, severity: Severity, offered: str) -> None:
    detail = alert_detail(view(AlertCard(PATIENT, (line(severity),)), actor_role=role))
    kinds = {each.id["kind"] for each in components(detail) if isinstance(getattr(each, "id", None), dict)}
    assert sorted(kinds & {"accept", "phone", "pause", "resolve"}) == offered.split()


def test_who_would_take_an_alert_over_is_told_so() -> None:
    theirs = view(AlertCard(PATIENT, (line(**ACCEPTED),)), actor_id="cleo")
    assert "Dr Minh Pham has this. Take it over" in text_of(alert_detail(theirs))


def test_alerts_of_one_cause_are_answered_together() -> None:
    lines = (line(Severity.CRITICAL), line(Severity.HIGH), line(Severity.HIGH, 9, cause="cardiac"))
    assert "Answers 2 alerts of one cause." in text_of(alert_detail(view(AlertCard(PATIENT, lines))))


def test_no_alert_is_said_in_one_sentence() -> None:
    assert text_of(alert_list(view())).startswith("No open alert, but no monitor has looked at this unit yet.")
    assert alert_detail(view()) == []


def test_the_card_somebody_chose_stays_open_while_it_is_there() -> None:
    cards = cards_of([(patient("s1", "01"), line(Severity.CRITICAL)), (patient("s2", "02"), line(Severity.LOW))])
    assert choose(cards, "s2", None) == (cards[1], cards[1].head)
    assert choose(cards, "gone", "gone") == (cards[0], cards[0].head)
