"""A roster as a CSV sheet: one turn a line, all of them or none."""

import csv
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from chart.duty.store import NewTurn
from chart.errors import Refused
from chart.facts import PersonId
from chart.unit_clock import read_at

COLUMNS = ("name", "from", "until")
MOST_TURNS = 2_000


def read_sheet(text: str, people: Mapping[PersonId, tuple[str, str]], zone: ZoneInfo) -> list[NewTurn]:
    """The turns of a sheet with the columns name, from, until, and role where it is not the person's own.

    people: id → (name, role). Times are the unit's clock, "2026-11-30 07:00", in the doubled hour of autumn
    the first of the two. Refused names line, value and what is allowed.
    """
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise Refused(f"The first line has no column {missing[0]}; it needs {', '.join(COLUMNS)}", "sheet")
    turns = list(_turns(reader, people, zone))
    if not turns:
        raise Refused("The sheet has no turn below its first line", "sheet")
    return turns


def _turns(
    reader: "csv.DictReader[str]", people: Mapping[PersonId, tuple[str, str]], zone: ZoneInfo
) -> Iterator[NewTurn]:
    for count, row in enumerate(reader):
        if count >= MOST_TURNS:
            raise Refused(f"The sheet has more than {MOST_TURNS} turns: send it in parts", "sheet")
        where = f"Line {reader.line_num}"
        person_id, own_role = person_named(row["name"] or "", people, f"{where}: ")
        yield NewTurn(
            person_id=person_id,
            role=(row.get("role") or own_role).strip().lower().replace(" ", "_"),
            starts_at=_moment(row["from"] or "", f"{where}, from", zone),
            ends_at=_moment(row["until"] or "", f"{where}, until", zone),
        )


def person_named(name: str, people: Mapping[PersonId, tuple[str, str]], where: str = "") -> tuple[PersonId, str]:
    """The one person of a name, and their role; Refused if nobody or several are called so."""
    asked = " ".join(name.split())
    found = [(person_id, role) for person_id, (known, role) in people.items() if known.lower() == asked.lower()]
    if not asked:
        raise Refused(f"{where}Say who is on duty", "name")
    if len(found) != 1:
        count = "Nobody" if not found else "More than one person"
        raise Refused(f"{where}{count} of this unit who can be called is named {asked}", "name")
    return found[0]


def _moment(text: str, where: str, zone: ZoneInfo) -> datetime:
    try:
        local = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refused(f"{where}: {text!r} is no time such as 2026-11-30 07:00", "sheet") from None
    if local.tzinfo:
        return local
    found = read_at(local.date(), local.time(), zone)
    if not found:
        raise Refused(f"{where}: {text.strip()} was left out: the clocks went forward over it", "sheet")
    return found[0]
