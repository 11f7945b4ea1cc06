"""What the rounds want of a drawn stay, in the words a test compares."""

from monitors.cadence import Cadence
from monitors.due import Task, tasks
from monitors.known import Known
from monitors.protocol import Protocols, read_protocols
from tests.monitors.draw import drawn, stay, tick

PROTOCOLS = read_protocols()


def rounds_at(table: str, when: str, protocols: Protocols = PROTOCOLS) -> dict[str, Task]:
    """Every task at a time, by what is to be done."""
    known = Known(stay(table).known_at(when))
    return {task.what: task for task in tasks(Cadence(known, protocols), tick(when))}


def wanted(table: str, task: str, when: str) -> str:
    """A task at a time: "10:00 due", by when it is wanted and where it stands; "" where nobody wants it."""
    found = rounds_at(table, when).get(task)
    return f"{drawn(found.due_at)} {found.state(tick(when))}" if found else ""


def every(table: str, task: str, when: str) -> int:
    """The interval in minutes."""
    return rounds_at(table, when)[task].interval_minutes
