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
TALKS = (Kind.RAISED, Kind.WORSENED, Kind.RETURNED)
# The chance of the pretend unit itself, and others: a story must not hang on a lucky minute.
CHANCES = ("entries", "another")
WANTED = {
    "from tremor to delirium": {"withdrawal score", "seizure risk", "delirium", "early warning"},
    "benzodiazepine, late": {"withdrawal score", "seizure risk", "delirium"},
    "fluid loss": {"fluid"},
    "precipitated withdrawal": {"precipitated withdrawal"},
    "crash with falling mood": {"suicide"},
    "sedation that looks like recovery": {"withdrawal score", "sedation"},
    "a seizure in the night": {"event", "seizure risk"},
}
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
    assert [expected for expected in story.raises if not is_raised(expected, events)] == []


@pytest.mark.parametrize("chance", CHANCES)
@pytest.mark.parametrize("story", [each for each in STORIES if each.is_uneventful], ids=lambda story: story.stay.name)
def test_an_uneventful_stay_is_silent_of_high_and_critical(story: Story, chance: str) -> None:
    assert [event.pattern for event in said(story, chance) if event.severity >= Severity.HIGH] == []


def test_there_is_an_uneventful_stay_of_each_class() -> None:
    assert sorted(each.stay.uses[0].drug_class for each in STORIES if each.is_uneventful) == sorted(CLASSES)


def test_a_story_names_only_causes_that_some_pattern_has() -> None:
    told = {expected.cause for story in STORIES for expected in story.raises}
    assert told <= {pattern.text.cause for pattern in BOOK.by_name.values()}


def test_there_is_a_story_of_everything_that_shows_what_the_unit_is_for() -> None:
    told = {story.title: {expected.cause for expected in story.raises} for story in STORIES}
    assert {title: told[title] >= causes for title, causes in WANTED.items()} == dict.fromkeys(WANTED, True)
    assert any(len(story.stay.classes) > 1 for story in STORIES)
    (left,) = [story for story in STORIES if story.stay.ends_hours is not None]
    assert 24 <= (left.stay.ends_hours or 0) < 48


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
