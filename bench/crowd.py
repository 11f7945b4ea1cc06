"""Many stays alike: one that was really looked at, copied within the database, so that thousands take seconds."""

from collections.abc import Iterable

from msgspec.structs import replace
from sqlalchemy import text

from bench import wards
from bench.stays import ten_days
from chart.facts import StayId
from monitors.rounds import examine
from monitors.store import Examined, hold_stay, put_examined
from monitors.ward import Ward

FIRST = StayId("first")
AT_ONCE = 50  # stays that one statement copies
# A copy goes by its number. An alert's own id stands in its JSON too, and an id has no more than 40 characters.
NUMBERED = """WITH RECURSIVE n(i) AS (SELECT CAST(:low AS integer) UNION ALL SELECT i + 1 FROM n WHERE i < :high)
            SELECT i || '-' ||"""
COPIES = (
    f"INSERT INTO stay (id, unit_id, patient_id) {NUMBERED} id, unit_id, patient_id FROM stay, n WHERE id = :first",
    f"""INSERT INTO entry (id, unit_id, stay_id, seq, kind, observed_at, recorded_at, recorded_by, supersedes, reason,
            content)
        {NUMBERED} id, unit_id, i || '-' || stay_id, seq, kind, observed_at, recorded_at, recorded_by,
            i || '-' || supersedes, reason, content FROM entry, n WHERE stay_id = :first ORDER BY i, seq""",
    f"""INSERT INTO examined (stay_id, unit_id, last_seq, examined_seq, last_recorded_at, through_at, standing)
        {NUMBERED} stay_id, unit_id, last_seq, examined_seq, last_recorded_at, through_at, standing
            FROM examined, n WHERE stay_id = :first""",
    f"""INSERT INTO alert (id, unit_id, stay_id, pattern, about, cause, is_open, is_silent, severity, worst, condition,
            since_at, raised_at, last_event_at, state)
        {NUMBERED} substr(id, 1, 30), unit_id, i || '-' || stay_id, pattern, about, cause, is_open, is_silent, severity,
            worst, condition, since_at, raised_at, last_event_at,
            CAST(replace(CAST(state AS text), id, i || '-' || substr(id, 1, 30)) AS %(json)s)
            FROM alert, n WHERE stay_id = :first""",
)
JSON = {"sqlite": "text", "postgresql": "jsonb"}


def fill(ward: Ward, count: int) -> Examined:
    """So many stays of ten days, all looked at and none due; gives how the first stood before its next turn."""
    examine(ward, wards.admit(ward, ten_days(FIRST)))
    for low in range(1, count, AT_ONCE):
        with ward.database.write() as conn:
            for statement in COPIES:
                copy = text(statement % {"json": JSON[ward.database.name]})
                conn.execute(copy, {"low": low, "high": min(low + AT_ONCE, count) - 1, "first": FIRST})
    with ward.database.write() as conn:
        stood = hold_stay(conn, FIRST)
        put_examined(conn, replace(stood, next_at=None))
    return stood


def fall_due(ward: Ward, stood: Examined, numbers: Iterable[int]) -> None:
    """Let these stays stand again as the first did, their next turn to come."""
    with ward.database.write() as conn:
        for number in numbers:
            put_examined(conn, replace(stood, stay_id=f"{number}-{FIRST}" if number else FIRST))
