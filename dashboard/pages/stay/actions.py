"""What can be done from the stay page: take an entry back, with a reason."""

from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import EntryId, StayId, Void
from chart.people import Act, require
from chart.store import entry_of, new_id
from dashboard.services import Services
from monitors.rounds import Saved, save


def take_back(services: Services, actor: Actor, entry_id: str, reason: str) -> Saved:
    """Void an entry: it stays, struck through, and counts no longer."""
    require(actor, Act.AMEND)
    if not reason.strip():
        raise Refused("Say why the entry is taken back", "reason")
    with services.ward.database.read() as conn:
        entry = entry_of(conn, actor, EntryId(entry_id))
    return save(
        services.ward,
        actor,
        NewEntry(
            id=EntryId(new_id()),
            stay_id=StayId(entry.stay_id),
            observed_at=entry.observed_at,
            content=Void(),
            supersedes=entry.id,
            reason=reason.strip(),
        ),
    )
