"""A ward in real time for experiments: stays with a past, and who watches them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from chart import store
from chart.clock import WardClock, real_now
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId
from chart.tables import heartbeat, leadership
from monitors.ward import Ward
from tests.experiments.processes import Child
from tests.experiments.random_charting import something
from tests.rounds.charting import looked_at
from tests.rounds.histories import OPENING
from tests.ward import NORA, UNIT


def past(dice: Random, stay: StayId, now: datetime, hours: int) -> Iterator[Entry]:
    """A stay that began so many hours ago, as it was charted until now."""
    at = now - timedelta(hours=hours)
    number = 0
    for content in OPENING:
        yield _entry(stay, number, (at, at), content)
        number += 1
    while (at := at + timedelta(minutes=dice.randint(10, 180))) < now:
        yield _entry(stay, number, (at - timedelta(minutes=dice.choice((0, 0, 2, 40))), at), something(dice))
        number += 1


def _entry(stay: StayId, number: int, times: tuple[datetime, datetime], content: AnyContent) -> Entry:
    return Entry(
        id=EntryId(f"{stay}{number:04}"), unit_id=UNIT, stay_id=stay, observed_at=times[0], recorded_at=times[1],
        recorded_by=PersonId(NORA.id), content=content,
    )  # fmt: skip


def stays_with_a_past(ward: Ward, count: int, hours: int) -> list[StayId]:
    """Stays that nobody has looked at yet, charted until a minute ago."""
    dice, now = Random(7), real_now() - timedelta(minutes=1)
    found = []
    with ward.database.write() as conn:
        for _ in range(count):
            stay = store.open_stay(conn, NORA, store.admit_patient(conn, NORA, UNIT, None))
            store.record_history(conn, NORA, list(past(dice, stay, now, hours)))
            found.append(stay)
    return found


def in_real_time(ward: Ward) -> Ward:
    return Ward(ward.database, WardClock(), ward.settings, ward.book)


def heard(ward: Ward) -> dict[int, int]:
    """Sweeps by the process id of each monitor that ever led."""
    with ward.database.read() as conn:
        asked = select(heartbeat.c.process, heartbeat.c.sweep_no).where(heartbeat.c.role == "monitor")
        rows = conn.execute(asked)
        return {int(name.split()[1]): number for name, number in rows}


def leader(ward: Ward) -> int | None:
    """The process id of whoever leads."""
    with ward.database.read() as conn:
        holder = conn.execute(select(leadership.c.holder)).scalar()
    return int(holder.split()[1]) if holder else None


def behind(ward: Ward, stays: list[StayId]) -> list[StayId]:
    return [stay for stay in stays if (held := looked_at(ward, stay)).last_seq != held.examined_seq]


def settled(child: Child) -> bool:
    """Whether a monitor process is past its start: it has the lock's file or a line to the server."""
    for handle in Path(f"/proc/{child.running.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            name = os.readlink(handle)
            if name.endswith("monitor.lock") or name.startswith("socket:"):
                return True
    return False
