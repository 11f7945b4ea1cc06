"""How often each task wants doing for one stay: the interval in force, its level, and the grace that goes with it.

The interval is chosen by a complete assessment. Time, doses and events only shorten it; a longer one takes effect only
where the nurse confirmed it on that save. It is a function of the entries that stand, never of who looked when.
"""

from dataclasses import dataclass
from math import inf

from chart.ticks import hours, minutes
from monitors import losing
from monitors.codes import task_of
from monitors.kept import Answer, Kept
from monitors.known import Known
from monitors.losing import Losing
from monitors.orders import Orders, orders_of
from monitors.protocol import Protocols
from monitors.terms import Round, Step
from monitors.track import Track

WORST_PART = 3
LEVELS = ("mild", "moderate", "severe")


@dataclass(frozen=True, slots=True)
class Choice:
    """What one row chose: the interval after it, and the level it stands for (None: no band)."""

    observed: int
    minutes: int
    level: str | None


def deciding_codes(each: Round, task: str) -> list[str]:
    """The codes by which a round decides how often a task is done."""
    if each.driver == "stay":
        drivers = [f"done.{task}", "admitted"]
    else:
        drivers = ["news2" if each.driver == "news2" else f"{each.driver}.total"]
    calm = ["dose.for_withdrawal", "admitted"] if each.settled is not None else []
    lost = losing.READS if each.while_losing_fluid is not None else ()
    return [f"protocol.{each.protocol}", *drivers, *calm, *lost, *(f"event.{rule.event}" for rule in each.after)]


class Cadence:
    """The rounds of one stay, read from what is known of it."""

    def __init__(self, known: Known, protocols: Protocols) -> None:
        self.known = known
        self.protocols = protocols
        self.losing = Losing(known, protocols)
        self._edition = 0
        self._chains: dict[tuple[str, str], list[Choice]] = {}
        self._is_whole: set[tuple[str, str]] = set()
        self._deciding = ("admitted", *dict.fromkeys(f"protocol.{each.protocol}" for each in protocols.rounds))
        self._kept = Kept(known, dict.fromkeys(self._deciding, ("orders",)))
        self.kept_tasks: Kept | None = None  # what `due` worked out last

    def orders(self, at: int) -> Orders:
        """The rounds in force at a tick, and who wants each task."""
        kept = self._kept.find("orders", at)
        if kept is None:
            named = [each for each in self.protocols.rounds if each.is_always or self._is_named(each)]
            found = orders_of(self.known, named, self.admitted_at(), at)
            kept = self._kept.keep("orders", Answer(at, self.known.next_after(self._deciding, at), found))
        orders: Orders = kept.what
        return orders

    def _is_named(self, each: Round) -> bool:
        return f"protocol.{each.protocol}" in self.known.tracks

    def _wanting(self, task: str, at: int) -> tuple[Round, ...]:
        found = self.orders(at).by_task.get(task)
        return found.rounds if found else ()

    def interval_minutes(self, task: str, at: int) -> int | None:
        """The shortest interval that any protocol in force asks of a task; None before the first one is done."""
        asked = [self.asked_by(each, task, at) for each in self._wanting(task, at) if not each.is_once]
        return min((interval for interval in asked if interval is not None), default=None)

    def level(self, task: str, at: int) -> str | None:
        """The worst level that the newest driver row of any round of this task stands for."""
        levels = [self._newest(each, task, at) for each in self._wanting(task, at)]
        named = [choice.level for choice in levels if choice and choice.level]
        return max(named, key=LEVELS.index, default=None)

    def grace_minutes(self, interval: int) -> float:
        """How late is still on time; never more than a share of the interval."""
        terms = self.protocols.terms
        step = next((step.minutes for step in terms.grace if interval <= step.up_to_minutes), terms.grace[-1].minutes)
        return min(step, interval * terms.grace_at_most_share)

    def spacing(self, code: str, observed: int) -> int:
        """Ticks of interval and grace in force after a row of a code; 0 where no round asks for it."""
        task = task_of(code)
        return self.spacing_of(task, observed) if task else 0

    def spacing_of(self, task: str, observed: int) -> int:
        """Ticks of interval and grace of a task in force at a tick; 0 where no round asks for it."""
        interval = self.interval_minutes(task, observed)
        return 0 if interval is None else minutes(interval + self.grace_minutes(interval))

    def spacing_codes(self, code: str) -> frozenset[str]:
        """The codes on which the spacing of a code hangs."""
        return self.codes_of_task(task_of(code) or "")

    def codes_of_task(self, task: str) -> frozenset[str]:
        """The codes by which any round decides how often a task is done."""
        asking = [each for each in self.protocols.rounds if task in each.tasks]
        return frozenset(name for each in asking for name in deciding_codes(each, task))

    def turns_after(self, at: int) -> list[int]:
        """The ticks after `at` at which an interval may turn by the clock alone."""
        on = self.orders(at).on
        found = [self.losing.turns_after(at)] if any(each.while_losing_fluid is not None for each in on) else []
        for each in on:
            for rule in each.after:
                track = self.known.track(f"event.{rule.event}")
                place = track.upto(at)
                if place and (ends := track.observed[place - 1] + hours(rule.hours) + 1) > at:
                    found.append(ends)
        return found

    def asked_by(self, each: Round, task: str, at: int) -> int | None:
        """The interval that one round asks of a task; None before it could choose one."""
        chosen = self._newest(each, task, at)
        if chosen is None:
            return None
        is_losing = each.while_losing_fluid is not None and self.losing.at(at)
        lost = [each.while_losing_fluid] if is_losing and each.while_losing_fluid is not None else []
        return min([chosen.minutes, *lost, *self._after_events(each, at)])

    def _after_events(self, each: Round, at: int) -> list[int]:
        found = []
        for rule in each.after:
            track = self.known.track(f"event.{rule.event}")
            place = track.upto(at)
            if place and at - track.observed[place - 1] <= hours(rule.hours):
                found.append(rule.minutes)
        return found

    def _newest(self, each: Round, task: str, at: int) -> Choice | None:
        if not each.steps:
            return None
        chain = self._chain(each, task)
        place = len(chain)
        while place and chain[place - 1].observed > at:
            place -= 1
        return chain[place - 1] if place else None

    def _chain(self, each: Round, task: str) -> list[Choice]:
        """The choices of a driver's rows; what lies before the earliest change is kept."""
        if self._edition != self.known.edition:
            change = self.known.earliest_change(self._edition)
            for chain in self._chains.values():
                while chain and chain[-1].observed >= change:
                    chain.pop()
            self._edition = self.known.edition
            self._is_whole.clear()
        key = (each.title, task if each.driver == "stay" else each.driver)
        chain = self._chains.setdefault(key, [])
        if key not in self._is_whole:
            self._extend(each, task, chain)
            self._is_whole.add(key)
        return chain

    def _extend(self, each: Round, task: str, chain: list[Choice]) -> None:
        """Fold the driver's rows that follow."""
        track, scores = self._driver(each, task)
        for place in range(track.upto(chain[-1].observed) if chain else 0, len(track.keys)):
            is_exact = scores is None or scores.low[place] == scores.high[place]
            chosen = self._chosen_by(each, track, place)
            if chain:
                chain.append(self._folded(chain[-1], chosen, track.keys[place][2], is_exact))
            elif is_exact:
                chain.append(chosen)

    def _chosen_by(self, each: Round, track: Track, place: int) -> Choice:
        """What a row alone would choose."""
        observed, _, entry_id = track.keys[place]
        step = self._step(each, observed, track.low[place], entry_id)
        asked = self._settled(each, track, place) if step is each.steps[-1] else None
        asked = round(min(step.minutes, self._rising(each, track, place))) if asked is None else asked
        if each.any_part_3 is not None and self._value_of("news2.worst_part", observed, entry_id) >= WORST_PART:
            asked = min(asked, each.any_part_3)
        return Choice(observed, asked, step.level)

    def _folded(self, before: Choice, chosen: Choice, entry_id: str, is_exact: bool) -> Choice:
        """Shorter and worse at once; longer only where confirmed; milder only by a whole score of an awake patient."""
        standing = self.known.standing[entry_id]
        is_trusted = is_exact and not standing.derived.doubtful
        is_confirmed = is_trusted and getattr(standing.entry.content, "confirms_longer_interval", False)
        asked = chosen.minutes if is_confirmed else min(chosen.minutes, before.minutes)
        named = [level for level in (before.level, chosen.level) if level is not None]
        level = chosen.level if is_trusted else max(named, key=LEVELS.index, default=None)
        return Choice(chosen.observed, asked, level)

    def _driver(self, each: Round, task: str) -> tuple[Track, Track | None]:
        if each.driver == "stay":
            return self.known.track(f"done.{task}"), None
        scores = self.known.track("news2" if each.driver == "news2" else f"{each.driver}.total")
        return scores, scores

    def _step(self, each: Round, observed: int, value: float, entry_id: str) -> Step:
        if each.driver == "stay":
            stayed = (observed - (self.admitted_at() or observed)) / hours(1)
            return next(step for step in each.steps if stayed < (step.until_hours or inf))
        if any(self._value_of(sign.code, observed, entry_id) >= sign.at_least for sign in each.signs):
            return each.steps[0]
        return next(step for step in each.steps if value >= (step.at_least or 0))

    def _value_of(self, code: str, observed: int, entry_id: str) -> float:
        track = self.known.track(code)
        for place in range(track.place_from(observed), track.upto(observed)):
            if track.keys[place][2] == entry_id:
                return track.low[place]
        return -inf

    def _rising(self, each: Round, scores: Track, place: int) -> float:
        """The interval while the score climbs above the one before; without end where it does not."""
        rule = each.rising
        if rule is None or place == 0:
            return inf
        is_near = scores.observed[place] - scores.observed[place - 1] <= hours(rule.hours)
        climbed = scores.low[place] - scores.low[place - 1] >= rule.by
        return rule.minutes if is_near and climbed else inf

    def _settled(self, each: Round, scores: Track, place: int) -> int | None:
        """The longest interval, once calm for long enough; what is proposed still waits for the nurse's tap."""
        rule = each.settled
        if rule is None or scores.low[place] >= rule.below:
            return None
        observed = scores.observed[place]
        first = scores.place_from(observed - hours(rule.hours))
        calm = max(scores.high[first : place + 1]) < rule.below
        watched = scores.observed[0] <= observed - hours(rule.hours)
        early = observed - (self.admitted_at() or observed) < hours(rule.early_hours)
        doses = self.known.track("dose.for_withdrawal")
        medicated = doses.place_from(observed - hours(rule.medicated_hours)) < doses.upto(observed)
        return rule.minutes if calm and watched and not early and not medicated else None

    def admitted_at(self) -> int | None:
        """When the stay began, as the newest admission entry says."""
        track = self.known.track("admitted")
        return track.observed[-1] if track.observed else None
