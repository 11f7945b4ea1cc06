"""The chart dates the alert: whoever looked when, the same is said."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from alerts.events import AlertEvent
from chart.facts import AnyContent, Entry, EntryId, PersonId, StayId, UnitId, Void, kind_of
from chart.ticks import to_tick
from monitors.book import Book, book_of
from monitors.follow import Follow
from monitors.judged import Judged
from monitors.protocol import read_protocols
from monitors.replay import followed, replay
from tests.monitors.forms import forms
from tests.rounds.histories import OPENING, START, Look, Save, histories

BOOK: Book = book_of(read_protocols())


def entry(
    number: int, observed: datetime, recorded: datetime, content: AnyContent, before: EntryId | None = None
) -> Entry:
    return Entry(
        id=EntryId(f"{number:04}"),
        unit_id=UnitId("harbour"),
        stay_id=StayId("stay"),
        observed_at=observed,
        recorded_at=recorded,
        recorded_by=PersonId("nora"),
        content=content,
        seq=number,
        supersedes=before,
        reason="a slip" if before else None,
    )


def opening() -> list[Entry]:
    return [entry(number, START, START, content) for number, content in enumerate(OPENING, start=1)]


def played(history: list[Save | Look]) -> Iterator[Entry | datetime]:
    """The entries that a history makes, and the moments at which somebody looked."""
    now, number = START, len(OPENING)
    made: list[Entry] = []
    for step in history:
        now += timedelta(minutes=step.after, milliseconds=1)  # the record gives no entry a moment already examined
        if isinstance(step, Look):
            yield now
            continue
        number += 1
        before = made[-1 - step.corrects] if step.corrects is not None and step.corrects < len(made) else None
        if before is not None and kind_of(step.content) not in (before.kind, "void"):
            before = None
        if before is None and isinstance(step.content, Void):
            continue
        new = entry(number, now - timedelta(minutes=step.late), now, step.content, before.id if before else None)
        if before is not None:
            made.remove(before)
        if not isinstance(step.content, Void):
            made.append(new)
        yield new


def live(history: list[Save | Look], until: datetime) -> list[AlertEvent]:
    """Saves looked at one by one, sweeps when they came."""
    steps = list(played(history))
    follow = followed(BOOK, opening())
    said = list(follow.run(opening(), to_tick(START)))
    for step in steps:
        if isinstance(step, datetime):
            said += follow.expire(to_tick(step))
        else:
            said += follow.run([step], to_tick(step.recorded_at))
    return said + list(follow.expire(to_tick(until)))


def end_of(history: list[Save | Look]) -> datetime:
    return START + timedelta(minutes=sum(step.after for step in history)) + timedelta(hours=31)


def replay_says_what_the_live_unit_said(history: list[Save | Look]) -> None:
    entries = opening() + [step for step in played(history) if isinstance(step, Entry)]
    until = end_of(history)
    assert live(history, until) == replay(BOOK, entries, to_tick(until))


def a_stay_taken_up_again_after_a_crash_says_the_same(history: list[Save | Look]) -> None:
    """Between any two steps everything but what was stored is lost."""
    until = end_of(history)
    known, follow = opening(), followed(BOOK, opening())
    said = list(follow.run(opening(), to_tick(START)))
    for step in played(history):
        stored = msgspec.json.encode(follow.judged)
        fresh = Follow(BOOK, follow.board, known)
        fresh.judged, fresh.through = msgspec.json.decode(stored, type=dict[str, Judged]), follow.through
        follow = fresh
        if isinstance(step, datetime):
            said += follow.expire(to_tick(step))
        else:
            known = [*known, step]
            said += follow.run([step], to_tick(step.recorded_at))
    assert said + list(follow.expire(to_tick(until))) == live(history, until)


test_replay_says_what_the_live_unit_said, test_replay_says_what_the_live_unit_said_at_length = forms(
    replay_says_what_the_live_unit_said, histories, examples=150
)
(
    test_a_stay_taken_up_again_after_a_crash_says_the_same,
    test_a_stay_taken_up_again_after_a_crash_says_the_same_at_length,
) = forms(a_stay_taken_up_again_after_a_crash_says_the_same, histories, examples=80)
