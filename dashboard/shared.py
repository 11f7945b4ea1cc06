"""What is the same for everybody who asks after the same news: worked out once, kept until the next news."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

Thing = TypeVar("Thing")


@dataclass(slots=True)
class _Kept:
    lock: Lock = field(default_factory=Lock)
    made: tuple[Hashable, Any] | None = None


@dataclass(slots=True)
class Shared:
    """A few things by name, each with what it was made from. Who comes while one is being made waits, and shares it."""

    _kept: dict[str, _Kept] = field(default_factory=dict)

    def of(self, name: str, source: Hashable, make: Callable[[], Thing]) -> Thing:
        """The thing of this name as made from `source`; it is made if the one that is kept came from something else."""
        kept = self._kept.setdefault(name, _Kept())
        with kept.lock:
            if kept.made is None or kept.made[0] != source:
                kept.made = source, make()
            thing: Thing = kept.made[1]
            return thing
