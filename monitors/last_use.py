"""When substances were last used, as told: exact, within so many hours, or unknown."""

from typing import NamedTuple

from chart import facts
from chart.ticks import hours, to_tick
from monitors.known import Known


class Use(NamedTuple):
    """The newest told use of one agent: it was between two ticks. earliest None: however long before `latest`."""

    earliest: int | None
    latest: int


def uses_of(known: Known, who: str, at: int) -> list[Use]:
    """The newest use of each agent of a class, or of those that share a typical course, as told up to a tick.

    Where no time was told it was before admission, however long ago.
    """
    newest: dict[str, facts.SubstanceUse] = {}
    for entry in known.of_kind("substance_use"):
        if to_tick(entry.observed_at) > at:
            break
        if isinstance(entry.content, facts.SubstanceUse) and _is_of(known, entry, who):
            newest[entry.content.agent.strip().casefold()] = entry.content
    admitted = known.track("admitted").observed
    return [_use(content, admitted[-1] if admitted else at) for content in newest.values()]


def _is_of(known: Known, entry: facts.Entry, who: str) -> bool:
    return f"uses.{who}" in known.standing[entry.id].derived.codes


def _use(content: facts.SubstanceUse, admitted: int) -> Use:
    if content.last_use_at is None:
        return Use(None, admitted)
    told, slack = to_tick(content.last_use_at), hours(content.last_use_within_hours or 0)
    return Use(told - slack, told + slack)
