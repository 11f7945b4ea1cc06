"""Whoever has this machine's command line."""

from chart.actor import Actor
from chart.facts import UnitId
from chart.people import Role


def console(unit_id: UnitId) -> Actor:
    """The command line as an actor: it manages people and devices, and reads no charts."""
    return Actor("console", Role.SYSTEM_ADMINISTRATOR, unit_id, "Command line")
