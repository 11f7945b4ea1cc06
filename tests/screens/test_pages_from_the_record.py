from datetime import timedelta

import pytest

from alerts.finding import Severity
from chart import facts
from chart.errors import Refused
from chart.people import Denied
from dashboard.pages.alerts import actions
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.beds.queries import beds
from dashboard.pages.stay.queries import stay
from tests.screens.conftest import Unit
from tests.screens.stays import ciwa
from tests.screens.test_saving import ALCOHOL
from tests.ward import ADA, STRANGER


def climbing(unit: Unit) -> str:
    """Kowalski in bed 02, tremor and sight each up by two in four hours."""
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    unit.chart(stay_id, ciwa(1, 2, 1, 2, 1, 0, 0, 1, 0, 0))
    unit.clock.advance(hours=4)
    unit.chart(stay_id, ciwa(1, 4, 3, 3, 2, 0, 1, 4, 2, 0))
    return stay_id


def test_beds_stand_in_bed_order_and_empty_ones_keep_their_place(unit: Unit) -> None:
    unit.admit("03", "Nowak")
    unit.admit("01", "Ferreira")
    tiles = beds(unit.services, unit.nora).tiles
    assert [(tile.bed, tile.patient.named.short if tile.patient else None) for tile in tiles] == [
        ("01", "Ferreira M."), ("02", None), ("03", "Nowak M."), ("04", None),
    ]  # fmt: skip


def test_a_patient_in_a_bed_the_unit_does_not_have_is_not_lost(unit: Unit) -> None:
    unit.admit("corridor", "Haines")
    tiles = beds(unit.services, unit.nora).tiles
    assert tiles[-1].bed == "corridor"
    assert len(tiles) == 5


def test_a_move_and_a_discharge_change_the_list(unit: Unit) -> None:
    stay_id = unit.admit("01", "Ferreira")
    unit.clock.advance(minutes=5)
    unit.chart(stay_id, facts.Moved(bed="04"))
    assert [tile.bed for tile in beds(unit.services, unit.nora).tiles if tile.patient] == ["04"]
    unit.clock.advance(minutes=5)
    unit.chart(stay_id, facts.Discharged(disposition="completed"))
    assert not any(tile.patient for tile in beds(unit.services, unit.nora).tiles)


def test_a_later_look_sees_what_was_charted_since(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", *ALCOHOL)
    assert beds(unit.services, unit.nora).tiles[1].score is None
    unit.chart(stay_id, ciwa(2, 3, 3, 4, 3, 1, 1, 3, 2, 2))
    shown = beds(unit.services, unit.nora).tiles[1].score
    assert shown is not None
    assert shown.shown == "24"


def test_the_worst_open_alert_stands_on_its_bed(unit: Unit) -> None:
    climbing(unit)
    shown = beds(unit.services, unit.nora).tiles[1].alert
    assert shown is not None
    assert shown.severity is Severity.CRITICAL


def test_nobody_of_another_unit_sees_anything(unit: Unit) -> None:
    stay_id = climbing(unit)
    assert not any(tile.patient for tile in beds(unit.services, STRANGER).tiles)
    assert alerts(unit.services, STRANGER).cards == ()
    with pytest.raises(Refused):
        stay(unit.services, STRANGER, stay_id)


def test_the_evidence_names_both_readings_and_who_charted_them(unit: Unit) -> None:
    climbing(unit)
    view = alerts(unit.services, unit.pham)
    rising = next(line for line in view.cards[0].lines if line.pattern == "ALC-01")
    evidence = alerts(unit.services, unit.pham, stay_id=view.cards[0].patient.stay_id, alert_id=rising.id).evidence
    assert evidence is not None
    tremor = [row for row in evidence.rows if row.text.startswith("Tremor")]
    assert [row.value for row in tremor[:2]] == ["2", "2 → 4"]
    assert {row.charted_by for row in tremor} == {"Nora Lindqvist"}
    assert evidence.version.startswith("ALC-01 · alcohol")


def said(action: str, again: str) -> dict[str, str]:
    """The form of accepting as it is sent."""
    return {"action": action, "words": "", "again": again}


def test_accepting_answers_every_waiting_alert_of_the_cause(unit: Unit) -> None:
    climbing(unit)
    card = alerts(unit.services, unit.pham).cards[0]
    again = (unit.clock.now() + timedelta(minutes=30)).isoformat()
    actions.accept(unit.services, unit.pham, card.head.id, said("Going to bedside", again))
    after = alerts(unit.services, unit.pham).cards[0]
    for line in after.lines:
        assert (line.owner_name == "Dr Minh Pham") is (line.cause == card.head.cause)


@pytest.mark.parametrize(("action", "again"), [("", "2026-03-02T12:30:00+00:00"), ("Going to bedside", "")])
def test_accepting_needs_both(unit: Unit, action: str, again: str) -> None:
    climbing(unit)
    head = alerts(unit.services, unit.pham).cards[0].head
    with pytest.raises(Refused, match="Choose"):
        actions.accept(unit.services, unit.pham, head.id, said(action, again))
    assert alerts(unit.services, unit.pham).cards[0].head.owner is None


def test_an_alert_that_is_gone_cannot_be_accepted(unit: Unit) -> None:
    with pytest.raises(Refused, match="no longer open"):
        actions.accept(unit.services, unit.pham, "gone", said("x", "2026-03-02T12:30:00+00:00"))


def test_resolving_needs_a_reason_and_takes_the_alert_off_the_page(unit: Unit) -> None:
    climbing(unit)
    head = alerts(unit.services, unit.pham).cards[0].head
    with pytest.raises(Refused, match="Say why"):
        actions.resolve(unit.services, unit.pham, head.id, {"reason": "", "words": " "})
    actions.resolve(unit.services, unit.pham, head.id, {"reason": "Charted wrongly", "words": ""})
    assert head.id not in alerts(unit.services, unit.pham).versions


def test_only_who_may_answer_alerts_can(unit: Unit) -> None:
    with pytest.raises(Denied):
        actions.accept(unit.services, ADA, "x", said("x", "x"))
    with pytest.raises(Denied):
        actions.resolve(unit.services, ADA, "x", {"reason": "x", "words": ""})


def test_the_stay_draws_its_alerts_as_spans(unit: Unit) -> None:
    stay_id = climbing(unit)
    view = stay(unit.services, unit.pham, stay_id).view
    assert "Tremor and perception rising together" in [span.title for span in view.alerts]
    assert all(span.ends is None for span in view.alerts)
