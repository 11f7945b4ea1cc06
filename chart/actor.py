"""Who asks: every store function is told, and looks at nothing of another unit."""

from dataclasses import dataclass

from chart.facts import UnitId

EVERY_UNIT = UnitId("*")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a device or a process of ours that asks for something. name is what others read."""

    id: str
    role: str
    unit_id: UnitId
    name: str

    def is_of(self, unit_id: str) -> bool:
        """Whether what belongs to this unit is any of the actor's business."""
        return self.unit_id in (unit_id, EVERY_UNIT)


MONITOR = Actor(id="monitor", role="monitor", unit_id=EVERY_UNIT, name="Monitor")
