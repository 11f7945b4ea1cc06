"""Pretend nurses: whatever the protocols want done is charted when it falls due, a little late. They decide nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from chart import facts, store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import AnyContent, EntryId, StayId
from chart.instrument import instruments
from chart.ticks import HOUR, to_tick
from monitors.cadence import Cadence
from monitors.due import tasks
from monitors.known import Known
from monitors.rounds import save
from monitors.ward import Ward
from seed_data.body import standing, weight
from seed_data.cast import STORIES
from seed_data.checks import check
from seed_data.entries import id_at
from seed_data.fluids import SLOT_HOURS, fluids
from seed_data.medicines import given, scheduled
from seed_data.now import admitted_at, stay_id_of
from seed_data.relief import Given, relieved
from seed_data.signs import Signs
from seed_data.stay import PretendStay, after
from seed_data.typical import typical_stay
from seed_data.visits import visit

BUSY_ELSEWHERE = 0.3  # how often a nurse does not get round to a stay although something is due
AGO = timedelta(minutes=1)
AGAIN = timedelta(minutes=55)  # after somebody could not be asked
BACK_HOURS, GIVEN_BACK_HOURS = 6.0, 1.0


@dataclass(slots=True)
class Followed:
    """A stay as a nurse knows it: read once, then only what is new."""

    known: Known = field(default_factory=Known)
    ids: set[str] = field(default_factory=set)
    last_seq: int = 0


@dataclass(slots=True)
class PretendNurse:
    """Goes round the pretend unit whenever she is called. made_at: when the unit and its stories were made."""

    ward: Ward
    nurse: Actor
    made_at: datetime
    dice: Random = field(default_factory=Random)
    _followed: dict[StayId, Followed] = field(default_factory=dict)
    _stories: dict[StayId, PretendStay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._stories = {stay_id_of(story, self.made_at): story.stay for story in STORIES}

    def go_round(self) -> int:
        """Chart what is due now in every open stay; how many entries that made."""
        with self.ward.database.read() as conn:
            stays = [each.stay_id for each in store.open_stays(conn, self.nurse)]
        self._followed = {stay_id: self._followed.get(stay_id, Followed()) for stay_id in stays}
        return sum(self._visit(stay_id) for stay_id in stays)

    def _visit(self, stay_id: StayId) -> int:
        followed = self._read(stay_id)
        came = Cadence(followed.known, self.ward.book.protocols).admitted_at()
        stay = self._stories.get(stay_id) or typical_stay(stay_id, followed.known.of_kind("substance_use"), came)
        if came is None or stay is None or self.dice.random() < BUSY_ELSEWHERE:
            return 0
        now = self.ward.clock.now()
        hours = (to_tick(now) - came) / HOUR
        made = [(now - AGO, store.new_id(), content) for content in self._due(followed, stay, now, hours)]
        made += [each for each in self._happened(stay_id, stay, now, hours) if each[1] not in followed.ids]
        return sum(self._chart(stay_id, *each) for each in made)

    def _read(self, stay_id: StayId) -> Followed:
        followed = self._followed[stay_id]
        with self.ward.database.read() as conn:
            fresh = store.entries_of(conn, self.nurse, stay_id, followed.last_seq)
        for entry in fresh:
            followed.known.put(entry)
            followed.ids.add(entry.id)
            followed.last_seq = entry.seq
        return followed

    def _due(self, followed: Followed, stay: PretendStay, now: datetime, hours: float) -> list[AnyContent]:
        """What the protocols want done by now, and the medicine that goes with what was found."""
        wanted = tasks(Cadence(followed.known, self.ward.book.protocols), to_tick(now))
        due = [task.what for task in wanted if task.due_at <= to_tick(now) and not task.is_paused]
        tried = {
            entry.content.instrument
            for entry in followed.known.of_kind("status")
            if isinstance(entry.content, facts.Status) and now - entry.observed_at < AGAIN
        }
        due = [what for what in due if what not in tried]
        if not due:
            return []
        before = _doses(followed.known, now, hours)
        signs = relieved(stay.signs(hours), before, hours, stay.helps)
        asked = {"rass" if what == "sedation" else what for what in due}
        scales = sorted(asked.intersection(instruments()), key=lambda what: (what != "rass", what))
        contents = visit(signs, scales, self.dice)
        contents = contents if asked & {"vitals", "breathing"} else contents[1:]
        contents += self._measured(asked, stay, signs, hours)
        return [*contents, *(dose for _, dose in given(stay, hours, contents, before))]

    def _measured(self, asked: set[str], stay: PretendStay, signs: Signs, hours: float) -> Iterator[AnyContent]:
        """What is weighed, measured or looked at beside the scales and the vital signs."""
        if "safety_check" in asked:
            yield check(signs, hours)
        if "weight" in asked:
            yield weight(stay, hours)
        if "orthostatic" in asked:
            yield standing(stay, hours, self.dice)
        if "fluids" in asked:
            yield from (content for _, content in fluids(stay, int(hours // SLOT_HOURS)))

    def _happened(
        self, stay_id: StayId, stay: PretendStay, now: datetime, hours: float
    ) -> Iterator[tuple[datetime, str, AnyContent]]:
        """What the story itself tells, what is given every day, what is drunk and lost, since the unit was made."""
        came = now - timedelta(hours=hours)
        story = next((each for each in STORIES if each.stay is stay), None)
        if story is not None:
            came = admitted_at(story, self.made_at)
        made = max(0.0, (self.made_at - came) / timedelta(hours=1))
        rows = [(told.hours, f"told {place}", told.content) for place, told in enumerate(stay.told)]
        rows = [row for row in rows if row[0] > hours - BACK_HOURS]
        if not _is_away(self._followed[stay_id].known, now):
            rows += _every_day(stay, hours)
        for at, name, content in rows:
            if made < at <= hours and not isinstance(content, facts.Discharged):
                when = after(came, at)
                yield when, id_at(when, Random(f"{stay_id} {name}")), content  # noqa: S311  # an id, no secret

    def _chart(self, stay_id: StayId, observed: datetime, entry_id: str, content: AnyContent) -> int:
        new = NewEntry(id=EntryId(entry_id), stay_id=stay_id, observed_at=observed, content=content)
        try:
            save(self.ward, self.nurse, new)
        except Refused:  # the patient left, or a person charted otherwise, while she was on her way
            return 0
        return 1


def _every_day(stay: PretendStay, hours: float) -> Iterator[tuple[float, str, AnyContent]]:
    """What was given by the clock within the hour, and what was drunk and lost of late."""
    for at, dose in scheduled(stay, hours):
        if at > hours - GIVEN_BACK_HOURS:
            yield at, f"given {dose.medicine} {at}", dose
    if stay.measures_fluids:
        first = max(0.0, hours - BACK_HOURS)
        for slot in range(int(first // SLOT_HOURS), int(hours // SLOT_HOURS) + 1):
            yield from ((at, f"fluid {at}", content) for at, content in fluids(stay, slot) if at > first)


def _is_away(known: Known, now: datetime) -> bool:
    gone = known.track("off_unit")
    place = gone.upto(to_tick(now))
    return place > 0 and gone.low[place - 1] > 0


def _doses(known: Known, now: datetime, hours: float) -> list[Given]:
    """What was given in a stay so far, by the hours since its admission."""
    return [
        (hours - (now - entry.observed_at) / timedelta(hours=1), entry.content)
        for entry in known.of_kind("dose")
        if isinstance(entry.content, facts.Dose)
    ]
