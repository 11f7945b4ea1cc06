"""Who is on duty when: turns of people in their roles, and when somebody who owns alerts has gone home."""

import msgspec


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One person on duty in one role, from a tick up to but not at another."""

    person_id: str
    role: str
    starts_at: int
    ends_at: int

    def covers(self, at: int) -> bool:
        """Whether the person is on duty at this tick."""
        return self.starts_at <= at < self.ends_at


class Roster(msgspec.Struct, frozen=True):
    """The turns that somebody wrote down. What is not written is unknown, and never taken for "off duty"."""

    turns: tuple[Turn, ...] = ()

    def leaves_at(self, person_id: str, since: int) -> int | None:
        """When the turn in which somebody was at a tick ends, turns that follow without a gap counted on.

        None if the roster knows of no turn of theirs then.
        """
        ends = None
        for turn in sorted(self.turns, key=lambda each: each.starts_at):
            if turn.person_id == person_id and turn.covers(since if ends is None else ends):
                ends = turn.ends_at
        return ends
