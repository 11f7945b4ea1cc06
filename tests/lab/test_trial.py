"""The lab tells of past stays what the live unit told of them."""

from collections import Counter

from hypothesis import strategies as st

from alerts.board import Board
from alerts.states import Kind
from chart.ticks import to_tick
from monitors.columns.block import block_of
from monitors.follow import Follow
from monitors.lab.trial import told_by
from tests.monitors.ask import BOOK
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays

LOUD = (Kind.RAISED, Kind.WORSENED, Kind.RETURNED)


def told_live(entries, end):
    """(pattern, raised at, worst, how often returned) of every alert; and the patterns that told what was over.

    What a late entry shows to be over already is not played in the lab, nor what follows on such an alert.
    """
    follow = Follow(BOOK, Board.empty("stay"))
    events = list(follow.run(entries, end))
    assert follow.faults == {}
    over = {event.pattern for event in events if event.is_historic or event.kind is Kind.FOUND_LATE}
    found = {}
    for event in events:
        if event.kind in LOUD and event.pattern not in over:
            raised, worst, returned = found.get(event.alert_id, (event.known_at, 0, 0))
            found[event.alert_id] = (raised, max(worst, event.severity), returned + (event.kind is Kind.RETURNED))
    patterns = {event.alert_id: event.pattern for event in events}
    return Counter((patterns[name], *each) for name, each in found.items()), over


def the_lab_tells_what_the_live_unit_told(several):
    ends = [max(to_tick(entry.recorded_at) for entry in entries) + 24 * 3_600_000 for entries in several]
    told = list(told_by(block_of(several, BOOK.protocols, ends), BOOK))
    for stay, entries in enumerate(several):
        live, over = told_live(entries, ends[stay])
        ours = Counter(
            (each.pattern, each.told.raised_at, each.told.worst, len(each.told.returned))
            for each in told
            if each.stay == stay and each.pattern not in over
        )
        assert ours == live


test_the_lab_tells_what_the_live_unit_told, test_the_lab_tells_what_the_live_unit_told_at_length = forms(
    the_lab_tells_what_the_live_unit_told, st.lists(stays, min_size=1, max_size=2), examples=12
)
