"""Every story raises what it was written for, when it was written to; the uneventful ones stay silent."""

import pytest

from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.states import Kind
from chart.facts import Entry
from chart.plausible import refusals
from chart.ticks import HOUR, to_tick
from monitors.book import book_of
from monitors.protocol import read_protocols
from monitors.replay import replay
from seed_data.cast import STORIES
from seed_data.entries import entries_of_stay
from seed_data.now import dice_of
from seed_data.story import Raises, Story
from seed_data.unit import BEDS
from tests.ward import MONDAY, UNIT

BOOK = book_of(read_protocols())
# Causes that no pattern of today has. When one arrives this test fails, and the cause is taken off this list.
WITHOUT_A_PATTERN = ("late withdrawal", "precipitated withdrawal", "seizure")
TALKS = (Kind.RAISED, Kind.WORSENED, Kind.RETURNED)
# The chance of the pretend unit itself, and others: a story must not hang on a lucky minute.
CHANCES = ("entries", "another")
CLASSES = ("alcohol", "benzodiazepine", "opioid", "stimulant")


def entries(story: Story, chance: str = "entries") -> list[Entry]:
    dice = dice_of(f"{story.stay.name} {chance}")
    return entries_of_stay(story.stay, MONDAY, story.lasts_hours, unit=UNIT, stay_id="s", by="nora", dice=dice)


def said(story: Story, chance: str) -> list[AlertEvent]:
    return [event for event in replay(BOOK, entries(story, chance)) if event.kind in TALKS]


def known_hours(event: AlertEvent) -> float:
    return (event.known_at - to_tick(MONDAY)) / HOUR


def is_raised(expected: Raises, events: list[AlertEvent]) -> bool:
    wanted = Severity[expected.severity.upper()]
    return any(
        event.cause == expected.cause
        and event.severity >= wanted
        and expected.from_hours <= known_hours(event) <= expected.to_hours + 0.1
        for event in events
    )


@pytest.mark.parametrize("chance", CHANCES)
@pytest.mark.parametrize("story", STORIES, ids=[f"{story.stay.bed} {story.title}" for story in STORIES])
def test_a_story_raises_its_causes_within_its_hours(story: Story, chance: str) -> None:
    events = said(story, chance)
    now = [expected for expected in story.raises if expected.cause not in WITHOUT_A_PATTERN]
    assert [expected for expected in now if not is_raised(expected, events)] == []


@pytest.mark.parametrize("chance", CHANCES)
@pytest.mark.parametrize("story", [each for each in STORIES if each.is_uneventful], ids=lambda story: story.stay.name)
def test_an_uneventful_stay_is_silent_of_high_and_critical(story: Story, chance: str) -> None:
    assert [event.pattern for event in said(story, chance) if event.severity >= Severity.HIGH] == []


def test_there_is_an_uneventful_stay_of_each_class() -> None:
    assert sorted(each.stay.uses[0].drug_class for each in STORIES if each.is_uneventful) == sorted(CLASSES)


def test_what_waits_for_issue_4_is_not_in_the_book_yet() -> None:
    told = {expected.cause for story in STORIES for expected in story.raises}
    assert told.intersection(WITHOUT_A_PATTERN) == set(WITHOUT_A_PATTERN)
    assert len(WITHOUT_A_PATTERN) == 3
    assert {pattern.text.cause for pattern in BOOK.by_name.values()}.isdisjoint(WITHOUT_A_PATTERN)


def test_eighteen_of_twenty_beds_are_taken_and_one_patient_left() -> None:
    here = [story for story in STORIES if (story.stay.ends_hours or story.hours) >= story.hours]
    assert (len(BEDS), len(here), len(STORIES)) == (20, 18, 19)
    assert len({story.stay.bed for story in here}) == 18
    assert {story.stay.bed for story in STORIES} <= set(BEDS)


def test_a_story_is_charted_the_same_every_time() -> None:
    for story in STORIES:
        assert entries(story) == entries(story)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stay.name)
def test_everything_in_a_story_could_have_been_charted_by_a_person(story: Story) -> None:
    assert [refused for entry in entries(story) for refused in refusals(entry.content)] == []
