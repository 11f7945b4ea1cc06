"""What is due, the naive way: fold through everything that was charted, each time anew."""

from math import inf

from chart import facts
from chart.facts import Entry
from chart.ticks import hours, minutes, to_tick
from monitors.protocol import Protocols
from monitors.terms import Round


def key(entry: Entry) -> tuple[int, int, str]:
    """The order of everything: observed, recorded, id."""
    return to_tick(entry.observed_at), to_tick(entry.recorded_at), entry.id


class Row:
    """One value: its place, when observed, by which entry, between what."""

    def __init__(self, entry: Entry, low: float, high: float) -> None:
        self.key, self.observed, self.id = key(entry), to_tick(entry.observed_at), entry.id
        self.low, self.high, self.entry = low, high, entry


class NaiveRounds:
    """The rounds of one stay; `rows`, `all_rows` and `said` are those of the naive reader it belongs to."""

    at: int
    protocols: Protocols

    def rounds_on(self, at: int) -> list[tuple[int, Round]]:
        codes = {each.protocol: self.rows(f"protocol.{each.protocol}", at) for each in self.protocols.rounds}
        on = [each for each in self.protocols.rounds if codes[each.protocol] and codes[each.protocol][-1].low > 0]
        return [(codes[each.protocol][-1].observed, each) for each in on]

    def interval(self, task: str, at: int) -> int | None:
        """The shortest of what the rounds in force chose, and of what they ask after an event."""
        asked = []
        for _, each in self.rounds_on(at):
            if task in each.tasks and not each.is_once and (chosen := self.chosen(each, task, at)) is not None:
                asked.append(chosen[0])
                for rule in each.after:
                    events = self.rows(f"event.{rule.event}", at)
                    asked += [rule.minutes] if events and at - events[-1].observed <= hours(rule.hours) else []
        return min(asked, default=None)

    def grace(self, interval: int) -> float:
        steps = [step.minutes for step in self.protocols.terms.grace if interval <= step.up_to_minutes]
        return min(steps[0], interval * self.protocols.terms.grace_at_most_share)

    def chosen(self, each: Round, task: str, at: int) -> tuple[int, str | None] | None:
        """Interval and level after the newest driver row: shorter and worse at once, longer only when confirmed."""
        code = {"stay": f"done.{task}", "news2": "news2"}.get(each.driver, f"{each.driver}.total")
        now: tuple[int, str | None] | None = None
        for row in self.rows(code, at):
            asked, level = self.asked_by(each, row)
            trusted = row.low == row.high and not self.said[row.id].doubtful
            confirmed = trusted and getattr(row.entry.content, "confirms_longer_interval", False)
            if now is None and row.low == row.high:
                now = asked, level
            elif now is not None:
                levels = [each for each in (now[1], level) if each is not None]
                worst = max(levels, key=("mild", "moderate", "severe").index, default=None)
                now = asked if asked <= now[0] or confirmed else now[0], level if trusted else worst
        return now

    def asked_by(self, each: Round, row: Row) -> tuple[int, str | None]:
        values = {name: low for name, low, _ in self.said[row.id].rows}
        admitted = self.all_rows("admitted")
        stayed = row.observed - (admitted[-1].observed if admitted else row.observed)
        if each.driver == "stay":
            step = next(step for step in each.steps if step.until_hours is None or stayed < hours(step.until_hours))
            return step.minutes, step.level
        signs = any(values.get(sign.code, -inf) >= sign.at_least for sign in each.signs)
        step = each.steps[0] if signs else next(step for step in each.steps if row.low >= (step.at_least or 0))
        asked = self.settled(each, row, stayed) or step.minutes
        worst = each.any_part_3 if values.get("news2.worst_part", 0) >= 3 else None
        return min(asked, worst or asked), step.level

    def settled(self, each: Round, row: Row, stayed: int) -> int | None:
        rule = each.settled
        if rule is None or row.low >= rule.below or stayed < hours(rule.early_hours):
            return None
        scores = self.all_rows(f"{each.driver}.total")
        scores = [score for score in scores if score.key <= row.key]
        day = [score for score in scores if score.observed >= row.observed - hours(rule.hours)]
        long = scores[0].observed <= row.observed - hours(rule.hours)
        doses = self.all_rows("dose.for_withdrawal")
        medicated = any(row.observed - hours(rule.medicated_hours) <= d.observed <= row.observed for d in doses)
        calm = all(score.high < rule.below for score in day)
        return rule.minutes if calm and long and not medicated else None

    def due(self) -> dict[str, tuple[float, int, str | None, bool]]:
        """Task → due tick, interval in minutes, level, and whether its clock stands still."""
        admitted, found = self.all_rows("admitted"), {}
        if not admitted or admitted[-1].observed > self.at or self.rows("discharged"):
            return {}
        on = self.rounds_on(self.at)
        for task in {task for _, each in on for task in each.tasks}:
            mine = [(begun, each) for begun, each in on if task in each.tasks]
            began = max(admitted[-1].observed, min(begun for begun, _ in mine))
            done = [r.observed for r in self.rows(f"done.{task}")][-1:]
            last = done[0] if done and done[0] >= began - hours(72) else None
            mine = [(begun, each) for begun, each in mine if last is None or not each.is_once]
            if not mine:
                continue
            levels = [c[1] for _, e in mine if (c := self.chosen(e, task, self.at)) is not None and c[1] is not None]
            level = max(levels, key=("mild", "moderate", "severe").index, default=None)
            if last is None:
                start, interval = began, min(each.first_minutes for _, each in mine)
            else:
                start = (self.deferred(task, last) if level in ("mild", None) else None) or last
                interval = self.interval(task, self.at) or min(each.steps[0].minutes for _, each in mine)
            away, still = self.away(start)
            found[task] = (start + minutes(interval) + still, interval, level, away)
        return found

    def deferred(self, task: str, last: int) -> int | None:
        """The first sleep after the last one done, if it was watched and rousable."""
        sleeps = [e for e in self.standing if isinstance(e.content, facts.Status) and e.content.state == "asleep"]
        sleeps = [
            e for e in sleeps if e.content.instrument in (task, "all") and last < to_tick(e.observed_at) <= self.at
        ]
        first = min(sleeps, key=lambda e: (e.observed_at, e.recorded_at, e.id), default=None)
        if first is None or None in (first.content.respiration_per_min, first.content.spo2_percent):
            return None
        return to_tick(first.observed_at) if first.content.is_rousable else None

    def away(self, start: int) -> tuple[bool, int]:
        """Whether off the unit now, and for how long since a tick before that."""
        gone, stood = None, 0
        for row in self.rows("off_unit"):
            if row.low > 0 and gone is None:
                gone = row.observed
            elif row.low <= 0 and gone is not None:
                stood, gone = stood + max(0, row.observed - max(gone, start)), None
        return gone is not None, stood
