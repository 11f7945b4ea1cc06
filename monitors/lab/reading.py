"""Past stays for the lab: from their copies where these are fresh, else from their entries."""

from collections.abc import Sequence
from datetime import datetime

from chart.actor import MONITOR
from chart.database import Database
from chart.facts import StayId, UnitId
from chart.store import entries_of
from monitors.lab.kept import PastStay, from_bytes, past_stay, reading_of, to_bytes
from monitors.lab.store import put_copies, read_copies
from monitors.protocol import Protocols


def past_stays(
    database: Database,
    unit: UnitId,
    stays: Sequence[StayId],
    protocols: Protocols,
    until: datetime,
    *,
    is_draft: bool = False,
) -> list[PastStay]:
    """In the order asked for. A closed stay that had to be read is kept, so that it need not be read again.

    is_draft: read as no protocol in force wants it; that is not kept, and pushes out nothing that is.
    """
    reading = reading_of(protocols)
    with database.read() as conn:
        found = {each: from_bytes(each, kept) for each, kept in read_copies(conn, unit, stays, reading).items()}
        charted = {each: entries_of(conn, MONITOR, each) for each in stays if each not in found}
    read = {each: past_stay(each, entries, protocols, until) for each, entries in charted.items() if entries}
    closed = {each: (charted[each][-1].seq, to_bytes(stay)) for each, stay in read.items() if stay.about.is_closed}
    if closed and not is_draft:
        with database.write() as conn:
            put_copies(conn, unit, closed, reading)
    found |= read
    return [found[each] for each in stays if each in found]
