"""What is due, the naive way: fold through everything that was charted, each time anew."""

from math import inf

from chart import facts
from chart.facts import Entry
from chart.ticks import hours, minutes, to_tick
from monitors.protocol import Protocols
from monitors.terms import Round
from tests.monitors.naive_once import NaiveOnce, Wanted

Order = tuple[float, float, Round]


def key(entry: Entry) -> tuple[int, int, str]:
    """The order of everything: observed, recorded, id."""
    return to_tick(entry.observed_at), to_tick(entry.recorded_at), entry.id


class Row:
    """One value: its place, when observed, by which entry, between what."""

    def __init__(self, entry: Entry, low: float, high: float) -> None:
        self.key, self.observed, self.id = key(entry), to_tick(entry.observed_at), entry.id
        self.low, self.high, self.entry = low, high, entry


class NaiveRounds(NaiveOnce):
    """The rounds of one stay; `rows`, `all_rows` and `said` are those of the naive reader it belongs to."""

    at: int
    protocols: Protocols

    def orders(self, at: int) -> list[Order]:
        """Every time a round was in force: begun, ended or never, and the round."""
        found: list[Order] = []
        for each in self.protocols.rounds:
            admitted = [row.observed for row in self.all_rows("admitted")][-1:]
            told = [(row.observed, row.low > 0) for row in self.rows(f"protocol.{each.protocol}", at)]
            told = [(tick, True) for tick in admitted if each.is_always and tick <= at] + told
            while told:
                begun = next((place for place, (_, is_on) in enumerate(told) if is_on), len(told))
                ended = next((place for place in range(begun, len(told)) if not told[place][1]), len(told))
                if begun < len(told):
                    found.append((told[begun][0], told[ended][0] if ended < len(told) else inf, each))
                told = told[ended + 1 :]
        return found

    def rounds_on(self, at: int) -> list[tuple[float, Round]]:
        return [(begun, each) for begun, ended, each in self.orders(at) if ended == inf]

    def interval(self, task: str, at: int) -> int | None:
        """The shortest of what the rounds in force chose, and of what they ask after an event."""
        wanting = [each for _, each in self.rounds_on(at) if task in each.tasks and not each.is_once]
        return min([asked for each in wanting if (asked := self.interval_of(each, task, at)) is not None], default=None)

    def interval_of(self, each: Round, task: str, at: int) -> int | None:
        chosen = self.chosen(each, task, at)
        if chosen is None:
            return None
        asked = [chosen[0]]
        for rule in each.after:
            events = self.rows(f"event.{rule.event}", at)
            asked += [rule.minutes] if events and at - events[-1].observed <= hours(rule.hours) else []
        if each.while_losing_fluid is not None and self.is_losing(at):
            asked.append(each.while_losing_fluid)
        return min(asked)

    def grace(self, interval: int) -> float:
        steps = [step.minutes for step in self.protocols.terms.grace if interval <= step.up_to_minutes]
        return min(steps[0], interval * self.protocols.terms.grace_at_most_share)

    def chosen(self, each: Round, task: str, at: int) -> tuple[int, str | None] | None:
        """Interval and level after the newest driver row: shorter and worse at once, longer only when confirmed."""
        if not each.steps:
            return None
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
        is_mild = step == each.steps[-1]
        asked = (self.settled(each, row, stayed) if is_mild else None) or self.climbing(each, row, step.minutes)
        worst = each.any_part_3 if values.get("news2.worst_part", 0) >= 3 else None
        return min(asked, worst or asked), step.level

    def climbing(self, each: Round, row: Row, asked: int) -> int:
        if each.rising is None:
            return asked
        before = [score for score in self.all_rows(f"{each.driver}.total") if score.key < row.key][-1:]
        near = [score for score in before if row.observed - score.observed <= hours(each.rising.hours)]
        return min(asked, each.rising.minutes) if near and row.low >= near[0].low + each.rising.by else asked

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

    def due(self) -> dict[str, tuple]:
        """Task → due, late and very late tick, interval in minutes, level, and whether its clock stands still."""
        admitted, found = self.all_rows("admitted"), {}
        if not admitted or admitted[-1].observed > self.at or self.rows("discharged"):
            return {}
        orders = [(max(begun, admitted[-1].observed), ended, each) for begun, ended, each in self.orders(self.at)]
        for task in {task for _, _, each in orders for task in each.tasks}:
            mine = [order for order in orders if task in order[2].tasks]
            on = [order for order in mine if order[1] == inf]
            wants = self.wants(task, mine, on)
            if not wants:
                continue
            moved = [want.moved(self.away(want.start)[1]) for want in wants]
            first = min(moved, key=lambda want: (want.due, want.interval))
            late, very_late = min(want.late for want in moved), min(want.very_late for want in moved)
            away = self.away(self.at)[0]
            found[task] = (first.due, late, very_late, first.interval, self.level(task, on), away)
        return found

    def level(self, task: str, on: list[Order]) -> str | None:
        chosen = [self.chosen(each, task, self.at) for _, _, each in on]
        levels = [choice[1] for choice in chosen if choice is not None and choice[1] is not None]
        return max(levels, key=("mild", "moderate", "severe").index, default=None)

    def wants(self, task: str, mine: list[Order], on: list[Order]) -> list[Wanted]:
        series = self.series([order for order in mine if order[2].first_minutes is not None])
        began = min([order[0] for order in series or on], default=inf)
        done = [r.observed for r in self.rows(f"done.{task}")][-1:]
        last = done[0] if done and done[0] >= began - hours(72) else None
        counted = last
        if last is not None and self.level(task, on) == "mild" and not any(each.is_done_asleep for _, _, each in on):
            counted = self.deferred(task, last) or last
        regular = [self.regular(task, order, series, (last, counted)) for order in series if order[1] == inf]
        once = [want for begun, _, each in on for want in self.once(each, counted, begun)]
        return [want for want in regular if want is not None] + once

    def series(self, orders: list[Order]) -> list[Order]:
        """Those that are on, and all that led to them with no time between."""
        found = [order for order in orders if order[1] == inf]
        for _ in orders:
            found += [o for o in orders if o not in found and any(o[0] <= f[0] <= o[1] for f in found)]
        return sorted(found, key=lambda order: order[0])

    def regular(
        self, task: str, order: Order, series: list[Order], times: tuple[int | None, int | None]
    ) -> Wanted | None:
        """An order wants it an interval after the last time; of what it wants sooner than it was given, the later."""
        (begun, _, each), (last, counted) = order, times
        if last is not None and (each.is_once or not each.steps):
            return None
        interval = each.first_minutes if last is None else self.interval_of(each, task, self.at)
        if interval is None:
            interval = each.steps[0].minutes if self.interval(task, self.at) is None else None
        if interval is None:
            return None
        start = counted if counted is not None else series[0][0]
        if begun <= start:
            return Wanted.plain(self, start, start + minutes(interval), interval)
        before = [self.regular(task, other, series, times) for other in series if other[0] < begun]
        dues = [other.due for other in before if other is not None]
        least = min([begun, *dues]) if dues else begun + minutes(each.first_minutes or 0)
        if start + minutes(interval) >= least:
            return Wanted.plain(self, start, start + minutes(interval), interval)
        return Wanted.plain(self, begun, least, interval)

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
