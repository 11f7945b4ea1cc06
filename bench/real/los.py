"""Turn 145 real detox episodes into stay files, one each: `python bench/real/los.py CSV OUT`.

Source: public.ctn0094data, the CTN-0051 trial, MIT, (c) 2023 public.ctn0094data authors. Nothing derived is committed.
What was read how:

- The table has days before and after somebody's enrolment, no dates: day 0 is 1 June 2024 for everybody, and every
  moment is noon. The files say UTC, where a day of the table stays a day of the calendar.
- An episode without an admission or without a discharge stays without it: reports tell it as missing.
- The table has no drug class and no way of leaving: the class is not recorded, and the disposition is "other".
- One patient per person of the table; several episodes of one person are stays of one patient.
"""

import csv
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chart.facts import Admitted, AnyContent, Discharged, Entry, EntryId, PersonId, StayId
from chart.stay_document import FilePatient
from chart.stay_file import ELSEWHERE, stay_document

DAY_0 = datetime(2024, 6, 1, 12, tzinfo=UTC)
ZONE = "UTC"
BED = "not known"


def episode_files(table: Path) -> dict[str, bytes]:
    """The stay files of a table, by the stay's id."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {f"ctn0051-{number:03}": _document(f"ctn0051-{number:03}", row) for number, row in enumerate(rows, start=1)}


def _document(stay: str, row: dict[str, str]) -> bytes:
    told: tuple[tuple[str, AnyContent], ...] = (
        ("admission", Admitted(BED)),
        ("discharge", Discharged("other")),
    )
    entries = [
        Entry(
            id=EntryId(f"{stay}-{name}"), unit_id=ELSEWHERE, stay_id=StayId(stay), observed_at=_noon(row[name]),
            recorded_at=_noon(row[name]), recorded_by=PersonId("trial"), content=content, seq=seq,
        )
        for seq, (name, content) in enumerate(told, start=1)
        if row[name]
    ]  # fmt: skip
    return stay_document(ZONE, FilePatient(f"ctn0051-{row['who']}"), StayId(stay), entries)


def _noon(day: str) -> datetime:
    return DAY_0 + timedelta(days=float(day))


def main() -> None:
    """Write one file a stay."""
    table, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for stay, text in episode_files(table).items():
        (out / f"{stay}.json").write_bytes(text)


if __name__ == "__main__":
    main()
