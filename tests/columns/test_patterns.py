"""All patterns of random stays: columns say what the live unit said, at every moment and in between."""

import numpy as np
from hypothesis import strategies as st

from alerts.board import Board
from chart.ticks import to_tick
from monitors.columns.block import block_of
from monitors.columns.judging import Said, said
from monitors.follow import Follow
from tests.columns.compared import compared
from tests.monitors.ask import BOOK
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays

HOUR = 3_600_000
SINGLE = {
    name: pattern
    for name, pattern in BOOK.by_name.items()
    if not pattern.text.about and pattern.text.shown != "before saving"
}


def at(found: Said, stay: int, tick: int) -> tuple[int, int]:
    """What was said at a tick: as it was last judged."""
    place = np.searchsorted(found.key, (stay << 42) | tick, "right") - 1
    if place < 0 or found.stay[place] != stay:
        return 0, 0
    return int(found.surely[place]), int(found.possibly[place])


def columns_say_what_the_live_unit_said(several, minutes):
    ends = [max(to_tick(entry.recorded_at) for entry in entries) + 30 * HOUR for entries in several]
    block = block_of(several, BOOK.protocols, ends)
    found = {pattern.name: each for pattern, each in said(block, BOOK.protocols, SINGLE.values())}
    for stay, entries in enumerate(several):
        follow = Follow(BOOK, Board.empty("stay"))
        ticks = sorted({to_tick(entry.recorded_at) for entry in entries})
        for tick, following in zip(ticks, [*ticks[1:], ends[stay] + 1], strict=True):
            batch = [entry for entry in entries if to_tick(entry.recorded_at) == tick]
            list(follow.expire(tick - 1))
            follow.take(tick, batch)
            assert follow.faults == {}, follow.faults
            for later in sorted({tick, min(tick + minutes * 60_000, following - 1), following - 1}):
                list(follow.expire(later))
                for name in SINGLE:
                    judged = follow.judged.get(name)
                    live = (judged.surely, judged.possibly) if judged else (0, 0)
                    assert at(found[name], stay, later) == live, (name, stay, later)
                compared["patterns"] += len(SINGLE)


(
    test_columns_say_what_the_live_unit_said,
    test_columns_say_what_the_live_unit_said_at_length,
) = forms(
    columns_say_what_the_live_unit_said,
    st.lists(stays, min_size=1, max_size=2),
    st.sampled_from((1, 45, 300)),
    examples=15,
    at_night=25,
)
