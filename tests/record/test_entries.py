"""What one Save does to the record."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import update

from chart import store
from chart.database import Database
from chart.entries import Conflict, NewEntry
from chart.errors import Refused
from chart.facts import (
    Admitted,
    Assessment,
    Discharged,
    DischargePlanned,
    EntryId,
    Fluid,
    Note,
    StayId,
    SubstanceUse,
    Vitals,
    Void,
)
from chart.tables import examined
from tests.record.charting import new_entry, open_a_stay, save
from tests.ward import CLEO, MONDAY, NORA, STRANGER, clock_at

MINUTE = timedelta(minutes=1)


@pytest.fixture
def stay(database: Database) -> StayId:
    return open_a_stay(database)


def said(database: Database, stay: StayId) -> list[Any]:
    """The contents of a stay in order of recording."""
    with database.read() as conn:
        return [entry.content for entry in store.entries_of(conn, NORA, stay)]


@pytest.mark.parametrize(
    "content",
    [
        Assessment("ciwa_ar", {"tremor": 3, "is_shivering": False, "note": "x"}, override_reason="Ærlig talt 🌊"),
        Vitals(heart_rate_bpm=92, temperature_c=36.6, on_oxygen=False),
        Fluid("oral", 1e-7),
        Fluid("urine", 250),
        SubstanceUse("alcohol", "beer", last_use_at=MONDAY - MINUTE, last_use_within_hours=0.0),
        DischargePlanned(None),
        Note("two\nlines, a tab\t and a \\ and a 'quote'"),
    ],
    ids=lambda content: content.__struct_config__.tag,
)
def test_an_entry_comes_back_as_it_was_charted(database: Database, stay: StayId, content: Any) -> None:
    new = new_entry(stay, content, device="tablet 4", observed_at=MONDAY - MINUTE, reason="came late")
    with database.write() as conn:
        entry = save(conn, new)
    assert (entry.id, entry.stay_id, entry.unit_id, entry.seq) == (new.id, stay, NORA.unit_id, 1)
    assert (entry.observed_at, entry.recorded_at, entry.recorded_by) == (MONDAY - MINUTE, MONDAY, NORA.id)
    assert (entry.content, entry.device, entry.reason) == (content, "tablet 4", "came late")
    with database.read() as conn:
        assert store.entries_of(conn, NORA, stay) == [entry] == [store.entry_of(conn, NORA, new.id)]
        assert store.entries_of(conn, NORA, stay)[0].observed_at.tzinfo is UTC


def test_entries_after_a_place_are_the_newer_ones(database: Database, stay: StayId) -> None:
    with database.write() as conn:
        made = [save(conn, new_entry(stay, Vitals(heart_rate_bpm=90 + each))) for each in range(4)]
    with database.read() as conn:
        assert store.entries_of(conn, NORA, stay, after_seq=2) == made[2:]
        assert store.entries_of(conn, NORA, stay, after_seq=4) == []


def test_the_same_save_twice_stores_once(database: Database, stay: StayId) -> None:
    new = new_entry(stay, observed_at=MONDAY + timedelta(microseconds=1))
    with database.write() as conn:
        first = store.record_entry(conn, NORA, new, clock_at())
    with database.write() as conn:
        again = store.record_entry(conn, CLEO, new, clock_at(MONDAY + MINUTE))
    assert (first.is_replay, again.is_replay) == (False, True)
    assert again.entry == first.entry
    assert len(said(database, stay)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"content": Vitals(heart_rate_bpm=93)},
        {"content": Note("92")},
        {"observed_at": MONDAY - MINUTE},
        {"device": "tablet 5"},
        {"reason": "another"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_the_same_id_with_another_body_is_a_conflict(database: Database, stay: StayId, other: dict[str, Any]) -> None:
    new = new_entry(stay)
    with database.write() as conn:
        save(conn, new)
    with database.write() as conn, pytest.raises(Conflict) as refused:
        save(conn, new_entry(stay, **{"id": new.id} | other))
    assert refused.value.field == "id"


def test_the_same_id_in_another_stay_is_a_conflict(database: Database, stay: StayId) -> None:
    new = new_entry(stay)
    with database.write() as conn:
        save(conn, new)
    with database.write() as conn, pytest.raises(Conflict):
        save(conn, new_entry(open_a_stay_in(conn), id=new.id))


def open_a_stay_in(conn: Any) -> StayId:
    return store.open_stay(conn, NORA, store.admit_patient(conn, NORA, NORA.unit_id, None))


@pytest.mark.parametrize(
    ("clock", "recorded"),
    [
        (MONDAY + MINUTE, MONDAY + MINUTE),
        (MONDAY, MONDAY),
        (MONDAY - MINUTE, MONDAY),
        (MONDAY + timedelta(microseconds=900), MONDAY),
    ],
)
def test_recording_never_runs_backwards_within_a_stay(
    database: Database, stay: StayId, clock: datetime, recorded: datetime
) -> None:
    with database.write() as conn:
        save(conn, new_entry(stay))
        assert save(conn, new_entry(stay), at=clock).recorded_at == recorded
        assert save(conn, new_entry(open_a_stay_in(conn)), at=MONDAY - MINUTE).recorded_at == MONDAY - MINUTE


@pytest.mark.parametrize(("clock", "after"), [(0, 1), (1, 1), (2, 2), (-60_000, 1)])
def test_what_is_recorded_is_after_what_was_examined(database: Database, stay: StayId, clock: int, after: int) -> None:
    with database.write() as conn:
        conn.execute(update(examined).values(through_at=MONDAY))
        entry = save(conn, new_entry(stay), at=MONDAY + timedelta(milliseconds=clock))
    assert entry.recorded_at == MONDAY + timedelta(milliseconds=after)


@pytest.mark.parametrize(
    ("new", "field", "message"),
    [
        ({"id": ""}, "id", "1 to 40 printable"),
        ({"id": "x" * 41}, "id", "1 to 40 printable"),
        ({"id": "a\nb"}, "id", "1 to 40 printable"),
        ({"observed_at": datetime(2026, 3, 2, 8)}, "observed_at", "no time zone"),  # noqa: DTZ001
        ({"device": "a\0"}, "device", "cannot be stored"),
        ({"reason": "a\0"}, "reason", "cannot be stored"),
        ({"content": Note("a\0")}, "content", "cannot be stored"),
        ({"content": Void()}, "supersedes", "names the entry"),
        ({"stay_id": StayId("nowhere")}, "stay_id", "no such stay"),
    ],
)
def test_what_the_record_cannot_hold_is_refused_in_words(
    database: Database, stay: StayId, new: dict[str, Any], field: str, message: str
) -> None:
    saved = NewEntry(**{name: getattr(new_entry(stay), name) for name in NewEntry.__struct_fields__} | new)
    with database.write() as conn, pytest.raises(Refused, match=message) as refused:
        save(conn, saved)
    assert refused.value.field == field
    assert said(database, stay) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": None}, "reason"),
        ({"reason": " "}, "reason"),
        ({"content": Assessment("mood", {"mood": 3})}, "kind"),
        ({"supersedes": EntryId("nobody")}, "supersedes"),
    ],
)
def test_a_correction_needs_a_reason_an_entry_and_its_kind(
    database: Database, stay: StayId, change: dict[str, Any], field: str
) -> None:
    slip = new_entry(stay, Vitals(heart_rate_bpm=29))
    with database.write() as conn:
        save(conn, slip)
    with database.write() as conn, pytest.raises(Refused) as refused:
        save(conn, new_entry(stay, **{"supersedes": slip.id, "reason": "typed 29 for 92"} | change))
    assert refused.value.field == field


def test_a_correction_stays_within_the_stay(database: Database, stay: StayId) -> None:
    slip = new_entry(stay)
    other = open_a_stay(database)
    with database.write() as conn:
        save(conn, slip)
    with database.write() as conn, pytest.raises(Refused, match="not in this stay"):
        save(conn, new_entry(other, supersedes=slip.id, reason="x"))


def test_an_entry_is_corrected_once_and_the_original_stays(database: Database, stay: StayId) -> None:
    slip = new_entry(stay, Vitals(heart_rate_bpm=29))
    with database.write() as conn:
        save(conn, slip)
        save(conn, new_entry(stay, supersedes=slip.id, reason="typed 29 for 92"))
    for again in (Void(), Vitals(heart_rate_bpm=93)):
        with database.write() as conn, pytest.raises(Refused, match="corrected before"):
            save(conn, new_entry(stay, again, supersedes=slip.id, reason="x"))
    assert [content.heart_rate_bpm for content in said(database, stay)] == [29, 92]
    with database.read() as conn:
        assert [each.content.heart_rate_bpm for each in store.current_entries(conn, NORA, ["vitals"])] == [92]  # type: ignore[union-attr]


def test_what_was_taken_back_is_charted_anew_and_not_corrected(database: Database, stay: StayId) -> None:
    slip, void = new_entry(stay), new_entry(stay, Void())
    with database.write() as conn:
        save(conn, slip)
        save(conn, new_entry(stay, Void(), id=void.id, supersedes=slip.id, reason="wrong patient"))
    with database.write() as conn, pytest.raises(Refused, match="chart it anew"):
        save(conn, new_entry(stay, Void(), supersedes=void.id, reason="right patient after all"))
    with database.read() as conn:
        assert store.current_entries(conn, NORA, ["vitals"]) == []


def test_current_entries_are_of_some_kinds_and_a_time_on(database: Database, stay: StayId) -> None:
    with database.write() as conn:
        early = save(conn, new_entry(stay, observed_at=MONDAY - MINUTE))
        late = save(conn, new_entry(stay, observed_at=MONDAY))
        save(conn, new_entry(stay, Note("no vitals")))
    with database.read() as conn:
        assert store.current_entries(conn, NORA, ["vitals"]) == [early, late]
        assert store.current_entries(conn, NORA, ["vitals"], since=MONDAY) == [late]
        assert store.current_entries(conn, STRANGER, ["vitals"]) == []


def test_another_unit_reaches_nothing(database: Database, stay: StayId) -> None:
    new = new_entry(stay)
    with database.write() as conn:
        save(conn, new)
    with database.write() as conn, pytest.raises(Refused, match="not in your unit"):
        store.record_entry(conn, STRANGER, new_entry(stay), clock_at())
    for ask in (
        lambda conn: store.entries_of(conn, STRANGER, stay),
        lambda conn: store.entry_of(conn, STRANGER, new.id),
    ):
        with database.read() as conn, pytest.raises(Refused, match="not in your unit"):
            ask(conn)
    with database.read() as conn, pytest.raises(Refused, match="not in your unit"):
        store.entries_of(conn, STRANGER, stay, after_seq=1)
    with database.read() as conn, pytest.raises(Refused, match="no such entry"):
        store.entry_of(conn, NORA, EntryId("nowhere"))


def test_a_refused_save_leaves_no_gap(database: Database, stay: StayId) -> None:
    with database.write() as conn, pytest.raises(Refused):
        save(conn, new_entry(stay, Void()))
    with database.write() as conn:
        assert save(conn, new_entry(stay)).seq == 1


def test_a_discharged_stay_is_no_longer_open_until_the_discharge_is_taken_back(
    database: Database, stay: StayId
) -> None:
    other = open_a_stay(database)
    gone = new_entry(stay, Discharged("completed"))

    def here() -> set[str]:
        with database.read() as conn:
            return {each.stay_id for each in store.open_stays(conn, NORA)}

    assert here() == {stay, other}
    with database.write() as conn:
        save(conn, new_entry(stay, Admitted("01")))
        save(conn, gone)
    assert here() == {other}
    with database.write() as conn:
        save(conn, new_entry(stay, Void(), supersedes=gone.id, reason="the wrong bed"))
    assert here() == {stay, other}


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=200))
def test_any_text_that_can_be_typed_comes_back(database: Database, text: str) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        save(conn, new_entry(stay, Note(text), reason=text, device=text))
    with database.read() as conn:
        (back,) = store.entries_of(conn, NORA, stay)
    assert (back.content, back.reason, back.device) == (Note(text), text, text)
