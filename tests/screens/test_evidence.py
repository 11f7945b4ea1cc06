"""The evidence card beyond its rows: who signs, what would be worse, late and corrected readings, the ways on."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from chart import facts
from chart.entries import NewEntry
from chart.facts import EntryId, PersonId, StayId
from chart.store import new_id
from chart.ticks import to_tick
from dashboard.components.alert_card import AlertCard
from dashboard.components.evidence import Evidence, evidence_card
from dashboard.components.evidence_table import Row
from dashboard.pages.alerts.evidence_rows import evidence_of
from dashboard.pages.alerts.queries import alerts
from dashboard.pages.stay.queries import stay
from monitors.amended import Charted
from monitors.evidence import Card, Line, Seen
from monitors.known import Known
from monitors.rounds import save
from tests.screens.conftest import Unit
from tests.screens.stays import NOW, ZONE, ciwa, components, entry, text_of
from tests.screens.test_alerts_page import BEFORE, CARD, CHARTED, NEWEST, PATIENT, PEOPLE, line
from tests.screens.test_pages_from_the_record import climbing


def drawn(evidence: Evidence) -> str:
    """All that can be read on the card."""
    return text_of(evidence_card(AlertCard(PATIENT, (line(),)), line(), evidence, NOW, ZONE))


def test_the_card_says_who_signed_the_protocol_and_when() -> None:
    assert "Not signed yet by the medical director" in drawn(evidence_of(CARD, CHARTED, PEOPLE))
    signed = msgspec.structs.replace(CARD, approved_on=date(2026, 9, 1))
    assert "Signed by the medical director, 1 Sep 2026" in drawn(evidence_of(signed, CHARTED, PEOPLE))


def test_what_would_raise_it_stands_beside_what_would_clear_it() -> None:
    said = drawn(evidence_of(CARD, CHARTED, PEOPLE))
    assert "What would clear it Tremor below 4" in said
    assert "What would raise it to critical Tremor 4 or more and Touch, hearing or sight 4 or more" in said


def test_of_many_ways_a_few_are_told_and_that_there_are_more() -> None:
    many = msgspec.structs.replace(CARD, raises=("one", "two", "three", "four", "five"))
    assert "four or another way that the rule names" in drawn(evidence_of(many, CHARTED, PEOPLE))


def test_the_worst_there_is_says_nothing_of_worse() -> None:
    worst = msgspec.structs.replace(CARD, next_severity="", raises=())
    assert "raise" not in drawn(evidence_of(worst, CHARTED, PEOPLE))


def test_what_was_charted_late_says_so_and_where_it_was_typed() -> None:
    late = entry(NEWEST.content, 1, id=EntryId("b"), recorded_at=NOW, device="Tablet 3")
    said = drawn(evidence_of(CARD, Charted(Known([BEFORE, late]), [BEFORE, late]), PEOPLE))
    assert "08:52 charted 09:00 Nora Lindqvist · Tablet 3" in said
    assert "05:00 Nora Lindqvist" in said


def emeses(hours: Sequence[float], value: str = "yes", by: str = "nora") -> tuple[Card, Charted]:
    """A card that rests on so many entries, and them."""
    entries = [entry(facts.Fluid(way="emesis"), ago, recorded_by=PersonId(by)) for ago in hours]
    seen = tuple(Seen(value=value, observed=to_tick(each.observed_at), entry_id=each.id) for each in entries)
    counted = Line(
        text="Emesis, count in 8 h: 3 or more", value=str(len(seen)), met="yes", code="emesis", limit=None, seen=seen
    )
    return msgspec.structs.replace(CARD, lines=(counted,), missing=()), Charted(Known(entries), entries)


def test_many_readings_of_one_condition_stand_in_one_row() -> None:
    card, charted = emeses([7, 6, 5, 1])
    said = drawn(evidence_of(card, charted, PEOPLE))
    assert "Emesis, count in 8 h: 3 or more 4 4 readings 02:00, 03:00, 04:00, 08:00 Nora Lindqvist" in said
    assert ": before" not in said
    card, charted = emeses([9, 8, 7, 6, 5, 1], "400")
    said = drawn(evidence_of(card, charted, PEOPLE))
    assert "6 400, 400, 400, 400, 400, 400 00:00 to 08:00 Nora Lindqvist" in said
    card, charted = emeses([10, 9, 8, 7, 6, 5, 1], "400")
    assert "7 7 readings 23:00 to 08:00" in drawn(evidence_of(card, charted, PEOPLE))


def test_of_many_readings_the_one_that_was_corrected_stands_by_itself() -> None:
    card, charted = emeses([7, 6, 5, 4, 1])
    first = charted.entry(card.lines[0].seen[0].entry_id)
    assert first is not None
    void = entry(facts.Void(), 7, supersedes=first.id, reason="another patient", recorded_at=NOW)
    entries = [*(each for seen in card.lines[0].seen if (each := charted.entry(seen.entry_id))), void]
    rows = evidence_of(card, Charted(Known(entries), entries), PEOPLE).rows
    assert [(row.correction is not None, len(row.all_at)) for row in rows] == [(True, 0), (False, 4)]


def test_a_corrected_reading_is_struck_through_beside_what_stands_now() -> None:
    newer = entry(
        ciwa(1, 2, 1, 2, 1, 0, 0, 4, 0, 0), 8 / 60, supersedes=NEWEST.id, reason="misread", recorded_at=NOW,
        recorded_by=PersonId("cleo"),
    )  # fmt: skip
    entries = [BEFORE, NEWEST, newer]
    evidence = evidence_of(CARD, Charted(Known(entries), entries), PEOPLE)
    assert "Struck through: as known then. 1 entry was corrected since." in drawn(evidence)
    assert "Then 2 → 4 08:52 Cleo Adeyemi 4 → 2 09:00 by Cleo Adeyemi: misread" in drawn(evidence)
    assert evidence.rows[0].correction is None


def test_a_reading_that_was_taken_back_says_so() -> None:
    void = entry(facts.Void(), 8 / 60, supersedes=NEWEST.id, reason="another patient", recorded_at=NOW)
    entries = [BEFORE, NEWEST, void]
    said = drawn(evidence_of(CARD, Charted(Known(entries), entries), PEOPLE))
    assert "4 , taken back 09:00 by Nora Lindqvist: another patient" in said


def test_a_reading_that_was_moved_says_when_it_was_seen() -> None:
    newer = entry(NEWEST.content, 2, supersedes=NEWEST.id, reason="wrong time", recorded_at=NOW)
    entries = [BEFORE, NEWEST, newer]
    assert "4 → 4 seen 07:00" in drawn(evidence_of(CARD, Charted(Known(entries), entries), PEOPLE))


def test_what_was_worked_out_of_a_corrected_entry_shows_the_entry_then_and_now() -> None:
    worked_out = msgspec.structs.replace(CARD.lines[0], code="ciwa_ar.step")
    newer = entry(ciwa(1, 2, 1, 2, 1, 0, 0, 4, 0, 0), 8 / 60, supersedes=NEWEST.id, reason="misread")
    entries = [BEFORE, NEWEST, newer]
    card = msgspec.structs.replace(CARD, lines=(worked_out,))
    row: Row = evidence_of(card, Charted(Known(entries), entries), PEOPLE).rows[1]
    assert row.correction is not None
    assert (row.correction.then, row.correction.now) == (
        "CIWA-Ar 13 of 67 · moderate",
        "CIWA-Ar 11 of 67 · moderate",
    )


def test_the_card_leads_to_the_stay_at_the_newest_reading() -> None:
    card = evidence_card(AlertCard(PATIENT, (line(),)), line(), evidence_of(CARD, CHARTED, PEOPLE), NOW, ZONE)
    (link,) = (each for each in components(card) if "stay" in str(getattr(each, "href", "")))
    newest = to_tick(NOW - timedelta(minutes=8))
    assert (text_of(link), link.href) == ("Open the stay at 08:52", f"/stay/{PATIENT.stay_id}?at={newest}")


def amend(unit: Unit, stay_id: str, *answers: int) -> Evidence:
    """Dr Pham corrects the newest CIWA-Ar; the evidence of ALC-01 after that."""
    newest = stay(unit.services, unit.nora, stay_id).rows[0]
    unit.clock.advance(minutes=10)
    amended = NewEntry(
        id=EntryId(new_id()), stay_id=StayId(stay_id), observed_at=newest.observed_at, supersedes=EntryId(newest.id),
        content=ciwa(*answers), reason="saw a shadow, nothing else",
    )  # fmt: skip
    save(unit.services.ward, unit.pham, amended)
    cards = alerts(unit.services, unit.pham).cards
    rising = next(each for each in cards[0].lines if each.pattern == "ALC-01")
    evidence = alerts(unit.services, unit.pham, stay_id=stay_id, alert_id=rising.id).evidence
    assert evidence is not None
    return evidence


def became(evidence: Evidence) -> dict[str, tuple[str, str, str]]:
    """Of each reading that was corrected: then, now, by whom."""
    return {
        row.text: (row.correction.then, row.correction.now, row.correction.by)
        for row in evidence.rows
        if row.correction is not None
    }


def test_an_amendment_that_leaves_the_alert_as_it_was_stands_on_its_card(unit: Unit) -> None:
    evidence = amend(unit, climbing(unit), 1, 5, 3, 3, 2, 0, 1, 4, 2, 0)
    assert became(evidence)["Tremor 4 or more"] == ("4", "5", "Dr Minh Pham")
    assert "Touch, hearing or sight 4 or more" not in became(evidence)
    assert evidence.window is not None


def test_an_amendment_that_makes_the_alert_milder_still_shows_what_it_was_raised_on(unit: Unit) -> None:
    evidence = amend(unit, climbing(unit), 1, 4, 3, 3, 2, 0, 1, 3, 2, 0)
    assert became(evidence)["Touch, hearing or sight 4 or more"] == ("4", "3", "Dr Minh Pham")
    assert evidence.next_severity == "critical"
    assert "Touch, hearing or sight 4 or more" in evidence.raises
