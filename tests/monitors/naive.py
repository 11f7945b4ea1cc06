"""Every question of a course answered the naive way: filter what was known and not superseded, sort, look.

Nothing is kept between two questions, nothing is incremental, and no bisection: slow, and plain to check by eye.
A number is (low, high, what a comparison with it may say at least and at most), MISSING, or ABSENT.
"""

from math import inf

from chart import facts
from chart.facts import Entry
from chart.ticks import HOUR, MINUTE, hours, minutes, to_tick
from monitors.codes import task_of
from monitors.deriving import Context, Derived, derive
from monitors.note import NO, UNKNOWN, YES
from monitors.protocol import Protocols
from tests.monitors.naive_rounds import Row, key
from tests.monitors.naive_uses import NaiveUses

WITHDRAWAL_SCORES = ("ciwa_ar", "cows", "ciwa_b")
MISSING, ABSENT = "missing", "absent"
Number = tuple[float, float, int, int] | str
NEAR = 30 * MINUTE
SEDATING = {"rass": (-2, -3), "poss": (3, 4), "consciousness": (2, 3)}


class Naive(NaiveUses):
    """What was recorded by `known_at` and not superseded by then, asked at the tick `at`."""

    def __init__(self, entries: list[Entry], protocols: Protocols, at: int, known_at: int | None = None) -> None:
        known = [e for e in entries if to_tick(e.recorded_at) <= (at if known_at is None else known_at)]
        gone = {e.supersedes for e in known}
        self.at, self.protocols = at, protocols
        self.standing = [e for e in known if e.id not in gone and not isinstance(e.content, facts.Void)]
        plain = {e.id: derive(e.content, Context()) for e in self.standing}
        self.said: dict[str, Derived] = plain
        self.said = {e.id: derive(e.content, self.context(e)) for e in self.standing}

    # ---- how it is read ----

    def all_rows(self, code: str) -> list[Row]:
        """Every row of a code, oldest first; the later recorded of one time comes last."""
        rows = [Row(e, low, high) for e in self.standing for name, low, high in self.said[e.id].rows if name == code]
        return sorted(rows, key=lambda row: row.key)

    def rows(self, code: str, at: int | None = None) -> list[Row]:
        """The rows in sight."""
        return [row for row in self.all_rows(code) if row.observed <= (self.at if at is None else at)]

    def gaps(self, code: str) -> list[tuple]:
        """Looks without an answer in sight, placed as rows are; a doubtful value is followed by one at once."""
        found = [key(e) for e in self.standing if code in self.said[e.id].gaps]
        found += [(*key(e)[:2], e.id + "+") for e in self.standing if code in self.said[e.id].doubtful]
        return sorted(gap for gap in found if gap[0] <= self.at)

    def gap_after(self, code: str, since: tuple = ()) -> int | None:
        """When the newest look without an answer was, later than a row or from a tick on."""
        return max((gap[0] for gap in self.gaps(code) if gap > since), default=None)

    def context(self, entry: Entry) -> Context:
        """What the entry is read against, found by looking through everything."""
        observed = to_tick(entry.observed_at)
        sedated = [self.is_sedated(observed, depth) for depth in (0, 1)]
        pregnant = self.stands("flag.pregnancy", observed) or self.ever("risk.pregnancy")
        is_score = isinstance(entry.content, facts.Assessment) and entry.content.instrument in WITHDRAWAL_SCORES
        return Context(
            2 if self.stands("flag.spo2_scale_2", observed) else 1,
            not (pregnant or self.ever("risk.under_16")),
            is_score and sedated[0],
            not (is_score and sedated[1]),
        )

    def is_sedated(self, observed: int, depth: int) -> bool:
        """Whether of the sedation scores nearest to a tick, within 30 min, any speaks of this depth."""
        for code, limits in SEDATING.items():
            near = [
                (abs(r.observed - observed), r.low) for r in self.all_rows(code) if abs(r.observed - observed) <= NEAR
            ]
            values = [value for apart, value in near if apart == min(near)[0]]
            if any(v <= limits[depth] if limits[depth] < 0 else v >= limits[depth] for v in values):
                return True
        return False

    def stands(self, code: str, at: int) -> bool:
        """Whether the newest row at or before a tick is set."""
        rows = self.rows(code, at)
        return bool(rows) and rows[-1].low > 0

    def ever(self, code: str) -> bool:
        """Whether the newest row of all is set."""
        rows = self.all_rows(code)
        return bool(rows) and rows[-1].low > 0

    def counts_until(self, code: str, observed: int) -> float:
        """The last tick at which a value counts: its age limit, or its interval and grace if that is longer."""
        limits = {each.code: each.hours for each in self.protocols.terms.current_for}
        limit = limits.get(code, limits.get(code.split(".")[0]))
        return inf if limit is None else observed + max(hours(limit), self.spacing(code, observed))

    def spacing(self, code: str, observed: int) -> int:
        """Interval and grace in force after a row."""
        task = task_of(code)
        interval = self.interval(task, observed) if task else None
        return 0 if interval is None else minutes(interval + self.grace(interval))

    # ---- values ----

    def last(self, code: str, span: tuple | None = None) -> Number:
        rows = self.within(code, span)
        if not rows or self.at > self.counts_until(code, rows[-1].observed):
            return MISSING
        moved = self.gap_after(code, rows[-1].key) is not None or (span is not None and span[2] is not None)
        return rows[-1].low, rows[-1].high, UNKNOWN if moved else NO, YES

    def newest(self, code: str, span: tuple | None = None) -> Number:
        rows = self.within(code, span)
        if not rows:
            return MISSING
        end = inf if span is None else span[1]
        moved = any(gap > rows[-1].key and gap[0] <= end for gap in self.gaps(code))
        return rows[-1].low, rows[-1].high, UNKNOWN if moved or (span and span[2] is not None) else NO, YES

    def if_charted(self, code: str, span: tuple | None = None) -> Number:
        rows = self.within(code, span)
        gap = self.gap_after(code, rows[-1].key if rows else ())
        if rows and self.at <= self.counts_until(code, rows[-1].observed):
            return self.last(code, span)
        if gap is not None and self.at <= self.counts_until(code, gap):
            return MISSING
        return (rows[-1].low, rows[-1].high, NO, UNKNOWN) if rows else ABSENT

    def first(self, code: str, span: tuple | None = None) -> Number:
        rows = self.within(code, span)
        if not rows:
            return MISSING
        begins = () if span is None else (span[0],)
        hidden = any(begins < gap and gap[0] <= rows[0].observed for gap in self.gaps(code))
        return rows[0].low, rows[0].high, UNKNOWN if hidden or (span is not None and span[2] is not None) else NO, YES

    def first_in(self, code: str, span: tuple) -> Number:
        rows = self.within(code, span)
        end = rows[0].observed if rows else span[1]
        hidden = span[0] is not None and any(span[0] <= gap[0] <= end for gap in self.gaps(code))
        if rows:
            return rows[0].low, rows[0].high, UNKNOWN if hidden or span[2] is not None else NO, YES
        return MISSING if hidden or span[2] is not None else ABSENT

    def highest(self, code: str, span: tuple) -> Number:
        rows = self.within(code, span)
        if not rows:
            return MISSING
        moved = span[2] is not None or any(span[0] <= gap[0] <= span[1] for gap in self.gaps(code))
        return max(r.low for r in rows), max(r.high for r in rows), UNKNOWN if moved else NO, YES

    def lowest(self, code: str, span: tuple) -> Number:
        rows = self.within(code, span)
        if not rows:
            return MISSING
        moved = span[2] is not None or any(span[0] <= gap[0] <= span[1] for gap in self.gaps(code))
        return min(r.low for r in rows), min(r.high for r in rows), UNKNOWN if moved else NO, YES

    def within(self, code: str, span: tuple | None) -> list[Row]:
        if span is None:
            return self.rows(code)
        return [] if span[0] is None else [row for row in self.rows(code) if span[0] <= row.observed <= span[1]]

    def rise(self, code: str, within: float, sign: int = 1) -> Number:
        rows = self.rows(code)
        if not rows or self.at > self.counts_until(code, rows[-1].observed):
            return MISSING
        *earlier, last = rows
        opens = last.observed - hours(within)
        others = [row for row in earlier if row.observed >= opens]
        if not others and earlier and last.observed - earlier[-1].observed <= self.spacing(code, earlier[-1].observed):
            others = earlier[-1:]
        if not others:
            return MISSING
        moved = self.gap_after(code, (min(opens, others[0].observed),)) is not None
        climbs = [sorted((sign * (last.low - o.low), sign * (last.high - o.high), sign * (last.low - o.high),
                          sign * (last.high - o.low))) for o in others]  # fmt: skip
        return max(0, *(c[0] for c in climbs)), max(0, *(c[3] for c in climbs)), UNKNOWN if moved else NO, YES

    def fall(self, code: str, within: float) -> Number:
        return self.rise(code, within, sign=-1)

    # ---- runs ----

    def latest(self, code: str, count: int, within: float) -> list[Number]:
        rows = self.rows(code)
        if not rows or self.at > self.counts_until(code, rows[-1].observed):
            return [MISSING] * count
        found = [row for row in rows if row.observed >= rows[-1].observed - hours(within)][-count:]
        least = NO if self.gap_after(code, found[0].key) is None else UNKNOWN
        numbers: list[Number] = [(row.low, row.high, least, YES) for row in reversed(found)]
        return numbers + [MISSING] * (count - len(found))

    def sustained(self, code: str, at_least: float, for_minutes: float, within: float) -> int:
        rows = self.rows(code)
        if not rows or self.at > self.counts_until(code, rows[-1].observed):
            return UNKNOWN
        newest = rows[-1].observed
        for place in range(len(rows)):
            run = rows[place:]
            long = newest - minutes(for_minutes) >= run[0].observed >= newest - hours(within)
            if long and all(row.low >= at_least for row in run):
                return YES
        since = (newest - hours(within),) if rows[-1].low >= at_least else rows[-1].key
        return NO if self.gap_after(code, since) is None else UNKNOWN

    def unsettled(self, code: str, at_least: float, quiet: float | None, in_a_row: int) -> int:
        """By its definition: a beginning with no calm after it. A gap may hide a beginning, or break a calm."""
        rows = self.rows(code)
        if not rows:
            return UNKNOWN
        high = [row for row in rows if row.high >= at_least]
        if quiet is None:
            begins = [
                row.id for before, row in zip([None, *rows], rows, strict=False) if row in high and before not in high
            ]
        else:
            span = hours(quiet)
            begins = [r.id for r in high if not any(r.observed - span <= o.observed < r.observed for o in high)]
        places = {row.id: place for place, row in enumerate(rows)}
        heeded = [row for row in rows if row in high or f"done.{code.split('.')[0]}" in
                  {name for name, _, _ in self.said[row.id].rows}]  # fmt: skip
        calms = [heeded[n : n + in_a_row] for n in range(len(heeded) - in_a_row + 1)]
        calms = [calm for calm in calms if not any(row in high for row in calm)]
        sure = [calm for calm in calms if not any(calm[0].key < gap < calm[-1].key for gap in self.gaps(code))]
        answers = [NO]
        for row in high:
            if row.id in begins:
                after = [calm for calm in calms if places[calm[0].id] > places[row.id]]
                answers.append(YES if not after else NO if any(calm in sure for calm in after) else UNKNOWN)
        answers += [UNKNOWN for gap in self.gaps(code) if not any(calm[0].key > gap for calm in sure)]
        if max(answers) == NO and self.at > self.counts_until(code, rows[-1].observed):
            return UNKNOWN
        return max(answers)

    # ---- amounts ----

    def trailing(self, code: str, within: float) -> list[Row]:
        return [row for row in self.rows(code) if row.observed >= self.at - hours(within)]

    def count(self, code: str, within: float) -> Number:
        rows = self.trailing(code, within)
        return sum(row.low for row in rows), sum(row.high for row in rows), NO, YES

    def count_in(self, code: str, span: tuple) -> Number:
        rows = self.within(code, span)
        low, high = sum(row.low for row in rows), sum(row.high for row in rows)
        return low, high, NO if span[2] is None else UNKNOWN, YES

    def total(self, code: str, within: float) -> Number:
        return self.count(code, within) if self.trailing(code, within) else MISSING

    def happened(self, code: str, within: float) -> int:
        rows = self.trailing(code, within)
        if sum(row.low for row in rows) >= 1:
            return YES
        return UNKNOWN if sum(row.high for row in rows) >= 1 else NO

    def per_hour(self, code: str, over: float, since: int | None) -> Number:
        rows = self.rows(code)
        if not rows or self.at > self.counts_until(code, rows[-1].observed) or since is None:
            return MISSING
        early = [row for row in rows if row.observed <= rows[-1].observed - hours(over)]
        if not early or early[-1].observed < since:
            return MISSING
        counted = rows[rows.index(early[-1]) + 1 :]
        span = (rows[-1].observed - early[-1].observed) / HOUR
        return sum(row.low for row in counted) / span, sum(row.high for row in counted) / span, NO, YES

    def looked(self, code: str, within: float, ending: float) -> int:
        start, end = self.at - hours(within + ending), self.at - hours(ending)
        return YES if any(start <= row.observed <= end for row in self.rows(code)) else UNKNOWN

    # ---- times ----

    def when_last(self, code: str) -> tuple[int | None, int | None]:
        rows = self.rows(code)
        return (rows[-1].observed, self.gap_after(code, rows[-1].key)) if rows else (None, self.gap_after(code))

    def when_nth(self, code: str, count: int) -> tuple[int | None, int | None]:
        rows = self.rows(code)
        if len(rows) < count:
            return None, self.gap_after(code)
        return rows[-count].observed, self.gap_after(code, rows[-count].key)

    def when_first(self, code: str, span: tuple | None = None) -> int | None:
        return next((row.observed for row in self.within(code, span)), None)

    def exists_in(self, code: str, span: tuple) -> int:
        """Whether there is one in a span; where the span may reach further, one that lies there leaves it open."""
        if self.within(code, span):
            return YES
        hidden = span[2] is not None and any((span[0] or -inf) <= row.observed <= span[2] for row in self.rows(code))
        return UNKNOWN if hidden or self.gap_after(code) is not None else NO

    def standing_since(self, code: str) -> int | None:
        since = None
        for row in self.rows(code):
            since = None if row.low <= 0 else since if since is not None else row.observed
        return since

    def is_set(self, code: str) -> int:
        return YES if self.stands(code, self.at) else NO
