"""What can be done from the round itself."""

from collections.abc import Sequence

from chart.actor import Actor
from chart.own_beds.store import choose_own_beds
from dashboard.services import Services


def choose_beds(services: Services, actor: Actor, beds: Sequence[str]) -> None:
    """These beds are the actor's for the rest of their turn; none: every bed is."""
    with services.ward.database.write() as conn:
        choose_own_beds(conn, actor, beds, services.ward.clock.now())
