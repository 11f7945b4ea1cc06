"""The view for people who write SQL."""

from chart.database import Database
from chart.facts import Assessment, Dose, Vitals, Void
from tests.record.charting import new_entry, open_a_stay, save
from tests.ward import MONDAY, UNIT


def test_whoever_writes_sql_sees_one_row_for_each_thing_charted(database: Database) -> None:
    stay = open_a_stay(database)
    with database.write() as conn:
        slip = save(conn, new_entry(stay, Vitals(heart_rate_bpm=29, temperature_c=36.6, on_oxygen=False)))
        save(conn, new_entry(stay, Vitals(heart_rate_bpm=92), supersedes=slip.id, reason="29 for 92"))
        save(conn, new_entry(stay, Assessment("ciwa_ar", {"tremor": 3, "nausea": 0})))
        dose = save(conn, new_entry(stay, Dose("lorazepam", ("benzodiazepine", "sedative"), is_sedating=True)))
        save(conn, new_entry(stay, Void(), supersedes=dose.id, reason="not given"))
    with database.read() as conn:
        rows = conn.exec_driver_sql("SELECT kind, code, value, is_current, unit_id, stay_id FROM observation").all()
        when = conn.exec_driver_sql("SELECT DISTINCT observed_at, recorded_at, recorded_by FROM observation").all()
    assert {row[4:] for row in rows} == {(UNIT, stay)}
    assert len(when) == 1
    assert str(MONDAY.date()) in str(when[0][0])
    assert sorted(row[:4] for row in rows) == [
        ("assessment", "ciwa_ar.nausea", "0", True),
        ("assessment", "ciwa_ar.tremor", "3", True),
        ("assessment", "instrument", "ciwa_ar", True),
        ("dose", "classes", "benzodiazepine", False),
        ("dose", "classes", "sedative", False),
        ("dose", "is_sedating", "true", False),
        ("dose", "medicine", "lorazepam", False),
        ("vitals", "heart_rate_bpm", "29", False),
        ("vitals", "heart_rate_bpm", "92", True),
        ("vitals", "on_oxygen", "false", False),
        ("vitals", "temperature_c", "36.6", False),
    ]
