"""One case at the edge of a pattern."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """What a pattern says of a drawn stay, and why in a few words.

    says: as `ask.shown` writes it: a severity, `no`, or `?` and the worst it may be. at: when; else at the last line.
    """

    pattern: str
    says: str
    because: str
    table: str
    at: str = ""
