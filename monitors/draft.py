"""What an entry would do if it were saved: judged and forgotten, nothing kept and nobody told."""

import msgspec

from alerts.finding import Finding
from chart.facts import Entry
from chart.ticks import to_tick
from monitors.follow import Follow


class Effect(msgspec.Struct, frozen=True):
    """What would be found with the entry: new or worse, and what would no longer surely hold."""

    raised: tuple[Finding, ...]
    ended: tuple[Finding, ...]


def with_draft(follow: Follow, draft: Entry) -> Effect:
    """The effect of an entry, or of a correction, at the moment it would become known."""
    at = to_tick(draft.recorded_at)
    stands = [standing.entry for standing in follow.known.standing.values()]
    before, after = _found(follow, stands, at), _found(follow, [*stands, draft], at)
    return Effect(
        raised=tuple(
            each for name, each in after.items() if name not in before or each.severity > before[name].severity
        ),
        ended=tuple(each for name, each in before.items() if name not in after),
    )


def _found(follow: Follow, entries: list[Entry], at: int) -> dict[str, Finding]:
    tried = Follow(follow.book, follow.board, entries)
    tried.judge_anew(at)
    return {each.pattern: each for each in tried.findings(at)}
