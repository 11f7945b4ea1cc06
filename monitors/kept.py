"""Answers that are kept: as long as no row they were read from changes, and time alone cannot turn them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitors.known import Known


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered at tick `since`; until: the tick at which time alone may turn it."""

    since: int
    until: int
    what: Any


class Kept:
    """Answers by name. hanging: for each code, the names of the answers that are read from its rows."""

    def __init__(self, known: Known, hanging: Mapping[str, tuple[str, ...]]) -> None:
        self.known = known
        self.hanging = hanging
        self.answers: dict[str, Answer] = {}
        self._heard = known.edition

    def find(self, name: str, at: int) -> Answer | None:
        """The answer, if it stands at a tick."""
        if self._heard != self.known.edition:
            self._forget()
        found = self.answers.get(name)
        return found if found is not None and found.since <= at < found.until else None

    def keep(self, name: str, answer: Answer) -> Answer:
        """Put an answer in the place of the one before."""
        self.answers[name] = answer
        return answer

    def _forget(self) -> None:
        for code in self.known.changed_since(self._heard):
            for name in self.hanging.get(code, ()):
                self.answers.pop(name, None)
        self._heard = self.known.edition
