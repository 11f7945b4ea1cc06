"""The copies of closed stays, in columns: made by whoever needed them first, and thrown away with what they hang on."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from chart.facts import StayId, UnitId
from chart.tables import course_copy, examined

AT_ONCE = 500  # ids that one statement asks for


def read_copies(conn: Connection, unit: UnitId, stays: Sequence[StayId], reading: str) -> dict[StayId, bytes]:
    """The copies of these stays that are as new as their newest entry, and were made by this reading."""
    found: dict[StayId, bytes] = {}
    fresh = (course_copy.c.stay_id == examined.c.stay_id) & (course_copy.c.last_seq == examined.c.last_seq)
    asked = select(course_copy.c.stay_id, course_copy.c.content).join(examined, fresh)
    asked = asked.where(course_copy.c.unit_id == unit, course_copy.c.reading == reading)
    for begin in range(0, len(stays), AT_ONCE):
        some = asked.where(course_copy.c.stay_id.in_(stays[begin : begin + AT_ONCE]))
        found |= {StayId(stay_id): content for stay_id, content in conn.execute(some)}
    return found


def put_copies(conn: Connection, unit: UnitId, copies: Mapping[StayId, tuple[int, bytes]], reading: str) -> None:
    """Keep these, each with the place of the newest entry it was made from, instead of those before."""
    for begin in range(0, len(copies), AT_ONCE):
        some = dict(list(copies.items())[begin : begin + AT_ONCE])
        conn.execute(delete(course_copy).where(course_copy.c.stay_id.in_(some)))
        rows = [
            {"stay_id": stay_id, "unit_id": unit, "last_seq": seq, "reading": reading, "content": content}
            for stay_id, (seq, content) in some.items()
        ]
        conn.execute(insert(course_copy), rows)
