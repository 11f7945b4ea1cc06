"""Pretend nurses: whatever the protocols want done in a pretend stay is charted when it falls due, a little late."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from chart import store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.facts import Admitted, AnyContent, Assessment, EntryId, StayId, Vitals
from chart.ticks import to_tick
from monitors.cadence import Cadence
from monitors.due import tasks
from monitors.known import Known
from monitors.rounds import save
from monitors.ward import Ward
from seed_data.small_unit import STORIES
from seed_data.stories import Story, level_at, visit


@dataclass(slots=True)
class PretendNurse:
    """Goes round the pretend unit whenever she is called."""

    ward: Ward
    nurse: Actor
    dice: Random = field(default_factory=Random)

    def go_round(self) -> int:
        """Chart what is due now in every pretend stay; how many entries that made."""
        with self.ward.database.read() as conn:
            stays = [each.stay_id for each in store.open_stays(conn, self.nurse)]
        return sum(self._visit(stay_id) for stay_id in stays)

    def _visit(self, stay_id: StayId) -> int:
        now = self.ward.clock.now()
        with self.ward.database.read() as conn:
            known = Known(store.entries_of(conn, self.nurse, stay_id))
        wanted = tasks(Cadence(known, self.ward.book.protocols), to_tick(now))
        due = {task.what for task in wanted if task.due_at <= to_tick(now)}
        admission = known.of_kind("admitted")
        story = next((each for each in STORIES if admission and _is_about(each, admission[-1].content)), None)
        if story is None or not due or self.dice.random() < 0.3:
            return 0
        level = level_at(story, admission[-1].observed_at, now)
        made = [content for content in visit(story, level, self.dice) if _task(content) in due]
        for content in made:
            self._chart(stay_id, content)
        return len(made)

    def _chart(self, stay_id: StayId, content: AnyContent) -> None:
        observed = self.ward.clock.now() - timedelta(minutes=1)
        new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=observed, content=content)
        save(self.ward, self.nurse, new)


def _is_about(story: Story, content: AnyContent) -> bool:
    return isinstance(content, Admitted) and content.bed == story.bed


def _task(content: AnyContent) -> str:
    if isinstance(content, Vitals):
        return "vitals"
    return content.instrument if isinstance(content, Assessment) else ""
