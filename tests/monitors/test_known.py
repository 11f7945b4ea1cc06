"""What is known depends on the entries that stand, never on the order in which they came."""

from hypothesis import strategies as st

from monitors.known import Known
from tests.monitors.draw import stay, tick
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays


def shape(known):
    """Every track that holds anything, and the entries that stand."""
    tracks = {code: (track.keys, track.low, track.high, track.gaps) for code, track in known.tracks.items()}
    return {code: rows for code, rows in tracks.items() if rows[0] or rows[3]}, sorted(known.standing)


def any_order_of_putting_comes_to_the_same(entries, random):
    in_order = Known(entries)
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert shape(Known(shuffled)) == shape(in_order)


test_any_order_of_putting_comes_to_the_same, test_any_order_of_putting_comes_to_the_same_at_length = forms(
    any_order_of_putting_comes_to_the_same, stays, st.randoms(use_true_random=False), examples=200
)


def a_draft_leaves_no_trace(entries):
    *before, draft = entries
    known = Known(before)
    without = shape(known)
    if draft.supersedes is None:
        known.put(draft)
        known.take_back(draft)
    assert shape(known) == without


test_a_draft_leaves_no_trace, test_a_draft_leaves_no_trace_at_length = forms(
    a_draft_leaves_no_trace, stays, examples=120
)


def what_a_put_touches_is_what_changed(entries):
    known = Known()
    for entry in entries:
        before = {code: (list(track.keys), list(track.low), list(track.gaps)) for code, track in known.tracks.items()}
        touched = known.put(entry)
        after = {code: (track.keys, track.low, track.gaps) for code, track in known.tracks.items()}
        changed = {code for code, rows in after.items() if rows != before.get(code, ([], [], []))}
        assert changed <= touched


test_what_a_put_touches_is_what_changed, test_what_a_put_touches_is_what_changed_at_length = forms(
    what_a_put_touches_is_what_changed, stays, examples=120
)


def test_an_amendment_moves_a_row_to_its_own_time():
    drawn = stay("""
        time  | mood | amends | known
        08:00 | 6    |        |
        12:00 | 4    |        |
        09:00 | 2    | 12:00  | 13:00
    """)
    assert Known(drawn.known_at("12:30")).track("mood").observed == [tick("08:00"), tick("12:00")]
    assert Known(drawn.known_at("13:00")).track("mood").observed == [tick("08:00"), tick("09:00")]


def test_striking_an_amendment_does_not_bring_back_what_it_amended():
    drawn = stay("""
        time  | mood | amends | known | strikes
        08:00 | 6    |        |       |
        08:00 | 4    | 08:00  | 09:00 |
        10:00 |      |        |       | 08:00 mood
    """)
    assert Known(drawn.known_at("10:00")).track("mood").observed == []


def test_a_sedation_score_charted_later_takes_a_withdrawal_score_out():
    drawn = stay("""
        time  | ciwa_ar | rass | known
        10:00 | 20      |      |
        10:20 |         | -3   | 11:00
    """)
    assert Known(drawn.known_at("10:30")).track("ciwa_ar.total").low == [20]
    after = Known(drawn.known_at("11:00")).track("ciwa_ar.total")
    assert (after.low, [gap[0] for gap in after.gaps]) == ([], [tick("10:00")])


def test_of_two_sedation_scores_the_nearer_speaks():
    drawn = stay("""
        time  | ciwa_ar | rass
        09:45 |         | -3
        10:00 | 20      |
        10:10 |         | 0
    """)
    assert Known(drawn.entries).track("ciwa_ar.total").low == [20]
