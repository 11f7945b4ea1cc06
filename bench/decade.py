"""Ten years of a unit in a record: some hundred past stays, all different, copied within the database."""

from sqlalchemy import text

from bench import wards
from bench.years import past_stay
from chart.facts import StayId
from monitors.ward import Ward

DIFFERENT = 300
COPIES = (
    """INSERT INTO stay (id, unit_id, patient_id)
        SELECT :n || '-' || id, unit_id, patient_id FROM stay WHERE id LIKE 'p%'""",
    """INSERT INTO entry (id, unit_id, stay_id, seq, kind, observed_at, recorded_at, recorded_by, supersedes, reason,
            content)
        SELECT :n || '-' || id, unit_id, :n || '-' || stay_id, seq, kind, observed_at, recorded_at, recorded_by,
            :n || '-' || supersedes, reason, content FROM entry WHERE stay_id LIKE 'p%' ORDER BY stay_id, seq""",
    """INSERT INTO examined (stay_id, unit_id, last_seq, examined_seq, last_recorded_at)
        SELECT :n || '-' || stay_id, unit_id, last_seq, last_seq, last_recorded_at FROM examined
            WHERE stay_id LIKE 'p%'""",
)


def fill(ward: Ward, count: int) -> list[StayId]:
    """So many past stays, all closed; gives their ids."""
    first = [StayId(f"p{number:03}") for number in range(min(count, DIFFERENT))]
    for number, stay in enumerate(first):
        wards.admit(ward, past_stay(stay, number))
    times = -(-count // DIFFERENT)
    for n in range(1, times):
        with ward.database.write() as conn:
            for statement in COPIES:
                conn.execute(text(statement), {"n": str(n)})
    copies = [StayId(f"{n}-{stay}") for n in range(1, times) for stay in first]
    return [*first, *copies][:count]
