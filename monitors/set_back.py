"""A stay that was looked at further than the clock now reads: the clock was set back.

What was judged at times that have not come had windows that ended there, and turns that lie behind them; so every
pattern is judged anew. But what was charted with such a time does not count before the clock comes to it, and missing
is not normal: until then, or until whoever charted it puts the time right, a pattern may only say more than it said.
"""

from alerts.board import Board
from alerts.events import AlertEvent
from chart.ticks import NEVER, SECOND
from monitors.follow import Follow
from monitors.judged import pattern_in

TOLERATED = 2 * SECOND  # as far as the clocks of two machines may be apart


def set_back(follow: Follow, now: int) -> list[AlertEvent]:
    """Judge anew at now what was judged further than now; nothing where nothing was."""
    until = ahead_until(follow, now)
    if until == NEVER:
        return []
    if until > now:
        return follow.judge_anew(now, but=_milder(follow, now))
    follow.through = now
    return follow.judge_anew(now)


def ahead_until(follow: Follow, now: int) -> int:
    """When all has come that was charted of a stay that was looked at further than now; NEVER if it was not."""
    if follow.through <= now + TOLERATED:
        return NEVER
    return max((standing.key[0] for standing in follow.known.standing.values()), default=now)


def _milder(follow: Follow, now: int) -> set[str]:
    """Patterns that say less at now than what stands of them."""
    anew = Follow(follow.book, Board.empty(follow.board.stay_id), (s.entry for s in follow.known.standing.values()))
    anew.judge_anew(now)
    return {
        pattern_in(key)
        for key, stands in follow.judged.items()
        if key not in anew.judged or anew.judged[key].surely < stands.surely
    }
