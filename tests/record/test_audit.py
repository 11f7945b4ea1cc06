"""The chain of the audit: whatever was done to it shows, and where."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from chart import audit
from chart.audit.chain import START, Head, Row, mac_of, verify_rows
from chart.database import Database, audit_key_of
from chart.guards import drop_guards
from chart.settings import Settings
from chart.tables import audit as table
from chart.tables import audit_head, patient
from chart.ticks import MILLISECOND
from tests.record.changing import as_owner
from tests.ward import ADA, CLEO, NORA, UNIT

STRANGERS_KEY = b"somebody else's key, of 32 bytes"


def act(database: Database, number: int) -> None:
    """One act of Nora's."""
    with database.write() as conn:
        audit.write(conn, NORA, "read charts", "entry", [f"stay {number}"], "done", "10.0.0.7", {"page": number})


@pytest.fixture
def acts(database: Database) -> Database:
    """Ten acts."""
    for number in range(1, 11):
        act(database, number)
    return database


def look(database: Database, anchor: Head | None = None) -> tuple[int | None, str]:
    """Where the chain is broken, and why."""
    with database.read() as conn:
        found = audit.verify(conn, audit_key_of(conn), anchor)
    return found.first_bad, found.why


def head_of(database: Database) -> Head:
    with database.read() as conn:
        return audit.head(conn)


@pytest.fixture
def intruder(settings: Settings) -> Iterator[Connection]:
    """Somebody who has become the owner and has taken the triggers away."""
    with as_owner(settings) as engine, engine.connect() as conn:
        with conn.begin():
            drop_guards(conn)
        yield conn


def rows_of(conn: Connection) -> list[Row]:
    return [Row(*row) for row in conn.execute(select(table).order_by(table.c.seq))]


def as_values(row: Row, **changed: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in Row.__struct_fields__} | changed


def test_a_row_reads_as_the_table_has_it() -> None:
    assert Row.__struct_fields__ == tuple(table.c.keys())


def test_a_row_says_who_did_what_to_whom_and_from_where(acts: Database) -> None:
    with acts.read() as conn:
        row = rows_of(conn)[2]
    assert (row.seq, row.unit_id, row.actor, row.role) == (3, UNIT, "nora", "nurse")
    assert (row.act, row.category, row.subjects, row.result) == ("read charts", "entry", ["stay 3"], "done")
    assert (row.origin, row.detail) == ("10.0.0.7", {"page": 3})
    assert row.at.tzinfo is not None


def test_a_chain_that_nobody_touched_is_whole(acts: Database) -> None:
    anchor = head_of(acts)
    act(acts, 11)
    with acts.read() as conn:
        found = audit.verify(conn, audit_key_of(conn), anchor)
    assert (found.rows, found.is_whole) == (11, True)


def test_an_empty_chain_is_whole(database: Database) -> None:
    assert look(database) == (None, "")


@pytest.mark.parametrize(
    "change",
    [
        {"actor": ADA.id},
        {"role": "physician"},
        {"act": "read chartt"},
        {"category": "identity"},
        {"subjects": ["stay 5", "stay 6"]},
        {"result": "denied"},
        {"origin": None},
        {"unit_id": None},
        {"detail": {"page": 6}},
        {"mac": b"\x01" + bytes(31)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_field_is_found(acts: Database, intruder: Connection, change: dict[str, object]) -> None:
    with intruder.begin():
        intruder.execute(update(table).where(table.c.seq == 5).values(change))
    assert look(acts) == (5, "the row is not as it was written")


def test_a_changed_time_is_found_to_the_millisecond(acts: Database, intruder: Connection) -> None:
    with intruder.begin():
        at = rows_of(intruder)[4].at
        intruder.execute(update(table).where(table.c.seq == 5).values(at=at + MILLISECOND))
    assert look(acts) == (5, "the row is not as it was written")


def test_a_row_taken_out_is_found(acts: Database, intruder: Connection) -> None:
    with intruder.begin():
        intruder.execute(delete(table).where(table.c.seq == 5))
    assert look(acts) == (5, "the row is missing")


def test_two_rows_that_changed_places_are_found(acts: Database, intruder: Connection) -> None:
    with intruder.begin():
        for here, there in ((5, 99), (6, 5), (99, 6)):
            intruder.execute(update(table).where(table.c.seq == here).values(seq=there))
    assert look(acts) == (5, "the row does not follow the one before it")


def test_a_row_put_in_is_found(acts: Database, intruder: Connection) -> None:
    with intruder.begin():
        for seq in range(10, 5, -1):
            intruder.execute(update(table).where(table.c.seq == seq).values(seq=seq + 1))
        before = rows_of(intruder)[4]
        false = as_values(before, seq=6, prev_mac=before.mac, actor=CLEO.id)
        intruder.execute(insert(table).values(false))
    assert look(acts) == (6, "the row is not as it was written")


def test_a_tail_cut_off_is_found_by_the_record_itself_or_by_a_head_kept_elsewhere(
    acts: Database, intruder: Connection
) -> None:
    anchor = head_of(acts)
    with intruder.begin():
        intruder.execute(delete(table).where(table.c.seq > 7))
    assert look(acts) == (8, "the rows from here to 10 were cut off")
    with intruder.begin():
        last = rows_of(intruder)[-1]
        intruder.execute(update(audit_head).values(seq=last.seq, mac=last.mac))
    assert look(acts) == (None, "")  # the record alone cannot tell: hence the head kept elsewhere
    assert look(acts, anchor) == (8, "the rows from here to 10 were cut off")


def test_a_chain_forged_without_the_key_is_found(acts: Database, intruder: Connection) -> None:
    with intruder.begin():
        mac = rows_of(intruder)[3].mac
        for row in rows_of(intruder)[4:]:
            forged = Row(**as_values(row, actor=CLEO.id, prev_mac=mac))  # type: ignore[arg-type]
            mac = mac_of(forged, STRANGERS_KEY)
            intruder.execute(
                update(table).where(table.c.seq == row.seq).values(actor=CLEO.id, prev_mac=forged.prev_mac, mac=mac)
            )
        intruder.execute(update(audit_head).values(mac=mac))
    assert look(acts) == (5, "the row is not as it was written")


def test_an_old_copy_put_back_is_found_even_when_it_has_grown_again(acts: Database, intruder: Connection) -> None:
    anchor = head_of(acts)
    with intruder.begin():
        intruder.execute(delete(table).where(table.c.seq > 7))
        last = rows_of(intruder)[-1]
        intruder.execute(update(audit_head).values(seq=last.seq, mac=last.mac))
    for number in range(8, 14):
        act(acts, -number)
    assert look(acts) == (None, "")
    assert look(acts, anchor) == (10, "the row is not the one that was there when the head was taken")


def admit(conn: Connection) -> None:
    """An act and its audit, in one transaction."""
    conn.execute(insert(patient).values(id="p", unit_id=UNIT))
    audit.write(conn, NORA, "chart", "entry", ["p"], "done")


def test_an_act_whose_audit_fails_does_not_happen(acts: Database, intruder: Connection) -> None:
    with intruder.begin():
        intruder.execute(update(audit_head).values(seq=4))  # the number of the next row is taken
    with pytest.raises(IntegrityError), acts.write() as conn:
        admit(conn)
    with acts.read() as conn:
        assert conn.execute(select(patient.c.id)).all() == []
        assert len(rows_of(conn)) == 10


def test_an_act_that_fails_leaves_no_row_and_no_gap(acts: Database) -> None:
    with pytest.raises(IntegrityError), acts.write() as conn:
        admit(conn) or admit(conn)
    act(acts, 11)
    assert look(acts) == (None, "")
    assert head_of(acts).seq == 11


def test_many_at_once_make_one_chain_without_a_fork_or_a_gap(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: act(database, number), range(80)))
    with database.read() as conn:
        rows = rows_of(conn)
    assert [row.seq for row in rows] == list(range(1, 81))
    assert sorted(int(row.subjects[0].split()[1]) for row in rows) == list(range(80))
    assert look(database) == (None, "")


def test_nonsense_in_a_detail_is_no_way_round_the_audit(database: Database) -> None:
    with database.write() as conn:
        audit.write(conn, NORA, "look", "access", [], "denied", detail={"path": "/a\0b\ud800", "tries": 2})
        assert rows_of(conn)[0].detail == {"path": "/a\ufffdb?", "tries": 2}
    assert look(database) == (None, "")


def test_a_chain_of_no_rows_with_a_head_kept_elsewhere_was_cut_off() -> None:
    assert verify_rows([], bytes(32), [Head(3, START)]).first_bad == 1
