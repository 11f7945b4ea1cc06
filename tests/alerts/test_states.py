"""The tables of an alert's life are whole, and say what they must."""

import pytest

from alerts.alert import AlertState, after
from alerts.board import Board
from alerts.events import AlertEvent, Detail
from alerts.finding import Severity
from alerts.reconcile import reconcile
from alerts.states import OPEN, RIGHTS, STAGES, Condition, Kind, Stage, check, may, stage_after
from chart.errors import Refused
from tests.alerts.draw import finding, life, look, tick

ROLES = ("nurse", "charge_nurse", "physician", "medical_director", "administrator", "none")


def test_every_event_has_its_row() -> None:
    assert set(STAGES) == set(Kind)
    assert all(STAGES.values())


def test_every_stage_can_be_reached_and_only_raising_makes_an_alert() -> None:
    reached = {stage for row in STAGES.values() for stage in row.values()}
    assert reached == set(Stage)
    assert [kind for kind, row in STAGES.items() if None in row] == [Kind.RAISED]


def test_nothing_opens_a_closed_alert() -> None:
    opening = [
        kind for kind, row in STAGES.items() for before, stage in row.items() if before not in OPEN and stage in OPEN
    ]
    assert opening == [Kind.RAISED]


def test_what_is_louder_wakes_people_whatever_they_had_said() -> None:
    for kind in (Kind.WORSENED, Kind.RETURNED):
        assert STAGES[kind] == dict.fromkeys(OPEN, Stage.WAITING)


def test_no_event_of_the_chart_gives_an_alert_an_owner() -> None:
    accepting = {kind for kind, row in STAGES.items() for old, new in row.items() if new is Stage.ACCEPTED != old}
    assert accepting == {Kind.ACKNOWLEDGED, Kind.TOLD_BY_PHONE}


@pytest.mark.parametrize(
    ("kind", "worst", "able"),
    [
        (Kind.ACKNOWLEDGED, Severity.LOW, ["nurse", "charge_nurse", "physician"]),
        (Kind.ACKNOWLEDGED, Severity.CRITICAL, ["nurse", "charge_nurse", "physician"]),
        (Kind.TOLD_BY_PHONE, Severity.CRITICAL, ["nurse", "charge_nurse"]),
        (Kind.PAUSED, Severity.CRITICAL, ["charge_nurse", "physician"]),
        (Kind.RESOLVED, Severity.LOW, ["nurse", "charge_nurse", "physician"]),
        (Kind.RESOLVED, Severity.MEDIUM, ["nurse", "charge_nurse", "physician"]),
        (Kind.RESOLVED, Severity.HIGH, ["charge_nurse", "physician"]),
        (Kind.RESOLVED, Severity.CRITICAL, ["charge_nurse", "physician"]),
    ],
)
def test_who_may_do_what(kind: Kind, worst: Severity, able: list[str]) -> None:
    assert [role for role in ROLES if may(role, kind, worst)] == able
    assert kind in RIGHTS


def test_what_is_closed_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="This alert is resolved: it can't be acknowledged"):
        check(Kind.ACKNOWLEDGED, Stage.RESOLVED)


def test_an_event_that_cannot_happen_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="closed can't happen to an alert that is resolved"):
        stage_after(Kind.CLOSED, Stage.RESOLVED)
    with pytest.raises(ValueError, match="eased can't happen to an alert that is not there"):
        stage_after(Kind.EASED, None)


def test_every_event_can_be_folded_at_every_stage_its_row_allows() -> None:
    for kind, row in STAGES.items():
        for before, stage in row.items():
            if before is None:
                continue
            folded = after(_at(before), _event(kind))
            assert folded.stage is stage
            assert folded.last_event_at == 2


def test_told_by_phone_makes_the_one_who_was_told_the_owner() -> None:
    told = Detail(owner="pham", owner_name="Dr Minh Pham", action="read back", recheck_at=9)
    state = after(_at(Stage.WAITING), _event(Kind.TOLD_BY_PHONE, told, by="nora"))
    assert (state.owner, state.action, state.recheck_at) == ("pham", "read back", 9)


def test_a_pause_has_an_owner_and_an_end_and_ends_waiting() -> None:
    paused = after(_at(Stage.ACCEPTED), _event(Kind.PAUSED, Detail(owner="cleo", owner_name="Cleo", ends_at=9)))
    over = after(paused, _event(Kind.PAUSE_ENDED))
    assert (paused.owner, paused.pause_ends_at) == ("cleo", 9)
    assert (over.stage, over.pause_ends_at) == (Stage.WAITING, None)


def test_an_alert_is_raised_by_a_finding() -> None:
    with pytest.raises(ValueError, match="raised by a finding"):
        after(None, _event(Kind.RAISED))


def test_only_what_comes_from_a_finding_has_evidence() -> None:
    (raised,) = life("""
        time  | ALC-04 | with
        08:00 | high   |
    """).events
    assert raised.wants_evidence
    shown = raised.with_evidence({"rule": "…"})
    assert (shown.wants_evidence, shown.evidence) == (False, {"rule": "…"})
    assert shown.shown()["evidence"] == {"rule": "…"}
    with pytest.raises(ValueError, match="no evidence"):
        _event(Kind.RESOLVED).with_evidence({})
    assert not _event(Kind.RESOLVED).wants_evidence


def test_an_event_is_shown_in_words_and_moments() -> None:
    drawn = life("""
        time  | ALC-04 | with
        08:00 | high   |
        09:00 |        |
    """)
    raised, ended = (event.shown() for event in drawn.events)
    assert raised["title"] == "ALC-04 holds"
    assert (ended["event"], ended["severity"], ended["reason"]) == ("condition_ended", "high", "it no longer holds")
    assert str(ended["known_at"]) == "2026-03-02 09:00:00+00:00"
    assert "evidence" not in ended


def test_an_id_is_the_same_for_whoever_raises_it_and_another_for_the_next_alert() -> None:
    holds = look(tick("08:00"), {"ALC-04": "high"}, "")
    again = look(tick("09:00"), {"ALC-04": "high"}, "")
    ids = [reconcile(each, Board.empty("stay"))[0].alert_id for each in (holds, holds, again)]
    other = reconcile(holds, Board.empty("other"))[0].alert_id
    assert ids[0] == ids[1]
    assert len({ids[0], ids[2], other}) == 3


def _at(stage: Stage) -> AlertState:
    told = finding("ALC-04", "high", 1)
    return AlertState(
        id="a", pattern="ALC-04", about="", cause="score", title="", stage=stage, condition=Condition.HOLDS,
        severity=Severity.HIGH, worst=Severity.HIGH, since=1, raised_at=1, last_event_at=1, ending=told.ending,
    )  # fmt: skip


def _event(kind: Kind, detail: Detail | None = None, by: str | None = None) -> AlertEvent:
    return AlertEvent(
        alert_id="a", pattern="ALC-04", about="", cause="score", kind=kind, severity=Severity.HIGH, since=1,
        known_at=2, by=by, detail=detail or Detail(),
    )  # fmt: skip
