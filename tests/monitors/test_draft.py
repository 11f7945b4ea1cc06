"""What an entry would do is said before it is saved, and nothing comes of having asked."""

import msgspec

from alerts.board import Board
from chart.facts import EntryId, Void
from chart.ticks import to_tick
from monitors.draft import with_draft
from monitors.follow import Follow
from tests.monitors.ask import BOOK, followed
from tests.monitors.draw import moment, stay
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays

DRAWN = stay("""
    class alcohol
    time  | ciwa_ar             | rass
    08:00 | 0 1 1 2 1 0 0 1 0 0 | 0
    12:00 | 0 4 5 5 5 0 0 5 0 0 | 0
""")


def names(findings):
    return {each.pattern: each.severity.name.lower() for each in findings}


def test_a_score_tells_what_it_would_raise():
    score = DRAWN.entries[-2]
    effect = with_draft(followed(DRAWN, "08:00"), score)
    assert names(effect.raised) == {"ALC-01": "critical", "ALC-02": "high", "ALC-03": "high", "ALC-04": "critical"}
    assert effect.ended == ()


def test_striking_a_score_tells_what_it_would_end():
    score = DRAWN.entries[-2]
    void = msgspec.structs.replace(
        score,
        id=EntryId("void"),
        content=Void(),
        supersedes=score.id,
        recorded_at=moment("12:10"),
        observed_at=moment("12:10"),
    )
    effect = with_draft(followed(DRAWN, "12:05"), void)
    assert set(names(effect.ended)) == {"ALC-01", "ALC-02", "ALC-03", "ALC-04"}
    assert effect.raised == ()


def asking_leaves_no_trace_and_agrees_with_the_save(entries):
    *before, draft = entries
    follow, at = Follow(BOOK, Board.empty("stay")), to_tick(draft.recorded_at)
    list(follow.run(before, at - 1))
    stood = msgspec.to_builtins(follow.judged), sorted(follow.known.standing)
    effect = with_draft(follow, draft)
    assert (msgspec.to_builtins(follow.judged), sorted(follow.known.standing)) == stood
    follow.take(at, [draft])
    assert names(effect.raised).items() <= names(follow.findings(at)).items()
    assert not set(names(effect.ended)) & set(names(follow.findings(at)))


test_asking_leaves_no_trace_and_agrees_with_the_save, test_asking_leaves_no_trace_and_agrees_with_the_save_at_length = (
    forms(asking_leaves_no_trace_and_agrees_with_the_save, stays, examples=100)
)
