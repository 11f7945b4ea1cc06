"""What may stop is proposed with its reasons; a charge nurse or a physician ends it, and nothing ends by itself."""

from datetime import timedelta

import pytest

from chart import facts
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import StayId
from dashboard.pages.admissions import actions, queries
from dashboard.pages.admissions.actions import AtDoor
from dashboard.pages.admissions.stay_form import stay_page, tells
from dashboard.pages.admissions.telling import tell
from tests.screens.conftest import Unit
from tests.screens.stays import ciwa, text_of
from tests.ward import CLEO, MONDAY

CALM = ciwa(1, 1, 1, 1, 0, 0, 0, 0, 0, 0)


def calm_for_days(unit: Unit, *more: facts.AnyContent) -> StayId:
    """Kowalski came five days ago and has been calm for one of them, without a dose."""
    use = facts.SubstanceUse("alcohol", "alcohol", MONDAY - timedelta(hours=14), last_use_within_hours=0)
    history = facts.RiskFact("prior_dt", answer=False)
    stay_id = unit.admit("02", "Kowalski", use, history, facts.ProtocolAssigned("alc-asam"), *more)
    unit.clock.advance(hours=72)
    for _ in range(7):
        unit.chart(stay_id, CALM)
        unit.clock.advance(hours=4)
    return stay_id


def shown(unit: Unit, who: Actor, stay_id: StayId) -> str:
    return text_of(tells(queries.bed_and_stay(unit.services, who, stay_id)))


def watch(unit: Unit, who: Actor, stay_id: StayId, *codes: str) -> None:
    drawn = str(queries.bed_and_stay(unit.services, who, stay_id).told_seq)
    tell(unit.services, who, stay_id, "watch", {"protocols": ",".join(codes), "told": drawn})


def in_force(unit: Unit, stay_id: StayId) -> frozenset[str]:
    return queries.bed_and_stay(unit.services, unit.nora, stay_id).protocols


def cleo(unit: Unit) -> Actor:
    return Actor(unit.pham.id, CLEO.role, unit.pham.unit_id, CLEO.name)


def test_what_may_end_says_why_and_by_whom(unit: Unit) -> None:
    stay_id = calm_for_days(unit)
    said = shown(unit, unit.pham, stay_id)
    assert "Alcohol, ASAM ranges may end because: CIWA-Ar total was below 10 for 24 h" in said
    assert "no dose for withdrawal for 24 h" in said
    assert "It goes on until somebody ends it. To end it, take its tick away below" in said
    assert "A charge nurse or a physician ends it here." in shown(unit, unit.nora, stay_id)


def test_the_place_to_end_it_is_open_then_and_closed_otherwise(unit: Unit) -> None:
    stay_id = calm_for_days(unit)
    assert tells(queries.bed_and_stay(unit.services, unit.pham, stay_id))[0].open
    other = unit.admit("03", "Nowak", facts.ProtocolAssigned("alc-asam"))
    assert not tells(queries.bed_and_stay(unit.services, unit.pham, other))[0].open
    assert "may end" not in text_of(stay_page(queries.bed_and_stay(unit.services, unit.pham, other)))


def test_one_condition_that_is_not_met_proposes_nothing(unit: Unit) -> None:
    stay_id = calm_for_days(unit)
    unit.chart(stay_id, facts.Dose("Diazepam", ("benzodiazepine",), for_withdrawal=True))
    assert "may end" not in shown(unit, unit.pham, stay_id)


def test_what_nobody_charted_is_to_be_seen_before(unit: Unit) -> None:
    use = facts.SubstanceUse("benzodiazepine", "lorazepam", MONDAY - timedelta(hours=200), last_use_within_hours=0)
    stay_id = unit.admit("03", "Nowak", use, facts.ProtocolAssigned("bzd"))
    said = shown(unit, unit.pham, stay_id)
    assert "Benzodiazepine withdrawal may end because" in said
    assert "To be seen before that: CIWA-B is not validated" in said


def test_a_proposal_ends_nothing(unit: Unit) -> None:
    stay_id = calm_for_days(unit)
    assert "may end" in shown(unit, unit.pham, stay_id)
    unit.clock.advance(hours=1)
    assert "alc-asam" in in_force(unit, stay_id)


def test_a_nurse_is_told_who_ends_it_and_nothing_is_stored(unit: Unit) -> None:
    stay_id = calm_for_days(unit)
    with pytest.raises(Refused, match="A charge nurse or a physician ends a protocol: Alcohol, ASAM ranges"):
        watch(unit, unit.nora, stay_id, "news2")
    assert in_force(unit, stay_id) == {"alc-asam"}
    watch(unit, unit.nora, stay_id, "alc-asam", "opi")
    assert in_force(unit, stay_id) == {"alc-asam", "opi"}


@pytest.mark.parametrize("who", ["pham", "cleo"])
def test_a_physician_or_a_charge_nurse_ends_it(unit: Unit, who: str) -> None:
    stay_id = calm_for_days(unit)
    watch(unit, unit.pham if who == "pham" else cleo(unit), stay_id, "opi")
    assert in_force(unit, stay_id) == {"opi"}


def test_the_amount_at_home_is_a_physicians_to_type_and_stays_when_others_tell_more(unit: Unit) -> None:
    stay_id = unit.admit("03", "Nowak", facts.SubstanceUse("benzodiazepine", "lorazepam"))
    told = {"drug_class1": "benzodiazepine", "agent1": "lorazepam", "diazepam1": "40"}
    assert "Daily amount as mg diazepam" not in shown(unit, unit.nora, stay_id)
    assert "Daily amount as mg diazepam" in shown(unit, unit.pham, stay_id)
    with pytest.raises(Refused, match="A physician types the diazepam equivalent"):
        tell(unit.services, unit.nora, stay_id, "substance", told)
    tell(unit.services, unit.pham, stay_id, "substance", told)
    unit.clock.advance(minutes=5)
    tell(unit.services, unit.nora, stay_id, "substance", {**told, "diazepam1": "", "years1": "6"})
    (use,) = queries.bed_and_stay(unit.services, unit.nora, stay_id).uses
    assert (use.diazepam_mg_per_day, use.years) == (40, 6)
    with pytest.raises(Refused, match="is not a number of mg"):
        tell(unit.services, unit.pham, stay_id, "substance", {**told, "diazepam1": "a lot"})


def test_at_the_door_too_only_a_physician_types_it(unit: Unit) -> None:
    typed = {"bed": "03", "kept": "pseudonymous", "drug_class1": "benzodiazepine", "diazepam1": "40"}
    with pytest.raises(Refused, match="A physician types"):
        actions.admit_patient(unit.services, unit.nora, AtDoor("stay", "admission", typed))
