"""What is wanted once, the naive way: every dose, every event, every day, each time anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

from chart.ticks import hours, minutes, to_moment, to_tick
from monitors.protocol import Protocols
from monitors.terms import Checks, Round


@dataclass(frozen=True)
class Wanted:
    """One thing to do: since when its clock runs, when it is due, late and very late."""

    start: float
    due: float
    late: float
    very_late: float
    interval: int

    @staticmethod
    def plain(naive: NaiveOnce, start: float, due: float, interval: int) -> Wanted:
        return Wanted(start, due, due + minutes(naive.grace(interval)), due + minutes(interval), interval)

    def moved(self, by: int) -> Wanted:
        return replace(self, due=self.due + by, late=self.late + by, very_late=self.very_late + by)


class NaiveOnce:
    """Doses, events, days and discharges of one stay; `rows` and `grace` are those of the reader it belongs to."""

    at: int
    protocols: Protocols

    def once(self, each: Round, done: float | None, begun: float) -> list[Wanted]:
        """What is not done yet, of all that fell due since the round began."""
        found = []
        for checks in each.checks:
            for tick in self.followed(checks, begun):
                for check in checks.at:
                    due = tick + minutes(check.at_minutes)
                    want = Wanted.plain(self, tick, due, check.minutes)
                    if check.until_minutes is not None:
                        want = replace(want, late=tick + minutes(check.until_minutes))
                    if due >= begun and not (done is not None and done >= due - minutes(check.early_minutes)):
                        found.append(want)
        return found + self.of_days(each, done, begun) + self.at_discharge(each, done, begun)

    def followed(self, checks: Checks, begun: float) -> list[int]:
        """The ticks that checks follow."""
        ticks = {row.observed for code in checks.after for row in self.rows(code)}
        if "sedation.ended" in checks.after:
            ticks |= self.sedation_ended()
        if checks.beside:
            ones, twos = ([row for c in codes for row in self.rows(c)] for codes in (checks.after, checks.beside))
            pairs = [(one, two) for one in ones for two in twos]
            near = hours(checks.beside_hours or 0)
            ticks = {
                max(one.observed, two.observed)
                for one, two in pairs
                if one.id != two.id and abs(one.observed - two.observed) <= near
            }
        if checks.first_hours is None:
            return sorted(ticks)
        course = sorted(tick for tick in ticks if tick >= begun - hours(checks.first_hours))
        course = [tick for tick in course if tick <= course[0] + hours(checks.first_hours)]
        return {"each": course, "first": course[:1], "further": course[1:]}[checks.which]

    def of_days(self, each: Round, done: float | None, begun: float) -> list[Wanted]:
        if each.daily is None:
            return []
        zone, rule = self.protocols.zone, each.daily
        day = to_moment(round(begun)).astimezone(zone).date() - timedelta(days=1)
        while True:
            opens, closes = (to_tick(datetime.combine(day, at, zone)) for at in (rule.from_at, rule.until_at))
            if opens >= begun and not (done is not None and done >= opens - minutes(rule.early_minutes)):
                return [Wanted(opens, opens, closes, opens + hours(24), 1440)]
            day += timedelta(days=1)

    def at_discharge(self, each: Round, done: float | None, begun: float) -> list[Wanted]:
        rule, plans = each.before_discharge, self.rows("discharge_planned")
        if rule is None or not plans or self.gap_after("discharge_planned", plans[-1].key) is not None:
            return []
        if done is not None and done >= plans[-1].low - hours(rule.hours):
            return []
        told = max(plans[-1].observed, begun)
        due = max(plans[-1].low - minutes(rule.minutes), told + minutes(rule.first_minutes))
        return [Wanted.plain(self, told, due, rule.minutes)]

    # ---- what GEN-05 and OPI-02 to 05 speak about ----

    def sedation_ended(self) -> set[int]:
        """Every tick at which something sedated was there just before, and is not any more."""
        mild, worst = self.protocols.patterns["GEN-05a"].limit, self.protocols.patterns["GEN-05b"].limit
        looks = {row.observed for code in ("rass", "poss") for row in self.rows(code)}
        ended = {tick for tick in looks if self.sedated(tick - 1, mild) and not self.sedated(tick, mild)}
        for code in ("respiration_per_min", "spo2_percent"):
            for tick in {row.observed for row in self.rows(code)}:
                flags = self.rows("flag.spo2_scale_2", tick)
                scale_2 = bool(flags) and flags[-1].low > 0
                limit = worst["spo2_scale_2" if scale_2 else "spo2"] if code == "spo2_percent" else worst["breaths"] + 1
                before, now = self.rows(code, tick - 1), self.rows(code, tick)
                if before and before[-1].low < limit <= now[-1].low:
                    ended.add(tick)
        return ended

    def sedated(self, at: int, limit: dict[str, float]) -> bool:
        rass, poss = self.rows("rass", at)[-1:], self.rows("poss", at)[-1:]
        if rass and rass[0].low <= limit["rass"]:
            return True
        replaced = bool(rass) and bool(poss) and rass[0].observed > poss[0].observed
        return bool(poss) and not replaced and poss[0].low >= limit["poss"]

    def is_losing(self, at: int) -> bool:
        count, net, weight, stand = (self.protocols.patterns[f"OPI-0{n}"].limit for n in (2, 3, 4, 5))
        spans = (count["short_hours"], count["middle_hours"], count["day_hours"])
        emesis, stools = ([self.summed(code, span, at) for span in spans] for code in ("emesis", "loose_stool"))
        often = emesis[0] >= count["emesis_count"] or stools[0] >= count["stool_count"]
        often |= emesis[1] + stools[1] >= count["both_count"] or emesis[2] + stools[2] >= count["day_count"]
        bled = [self.summed(f"event.{code}", count["day_hours"], at) for code in ("blood", "haematemesis", "melaena")]
        often |= max(bled) > 0
        for over, ml in ((net["half_day_hours"], net["net_medium_ml"]), (net["day_hours"], net["net_day_ml"])):
            drunk = sum(row.high for row in self.rows("fluid.in_ml", at) if row.observed >= at - hours(over))
            often |= self.summed("fluid.out_ml", over, at) - drunk >= ml
        newest = {code: self.rows(f"standing.{code}", at)[-1:] for code in
                  ("systolic_fall_mmhg", "diastolic_fall_mmhg", "systolic_mmhg", "unable", "near_syncope")}  # fmt: skip
        value = {code: rows[0].low for code, rows in newest.items() if rows}
        often |= value.get("systolic_fall_mmhg", -inf) >= stand["systolic_fall"]
        often |= value.get("diastolic_fall_mmhg", -inf) >= stand["diastolic_fall"]
        often |= value.get("systolic_mmhg", inf) < stand["systolic"]
        often |= value.get("unable", 0) > 0 or value.get("near_syncope", 0) > 0
        return bool(often) or self.is_lighter(weight, at)

    def is_lighter(self, limit: dict[str, float], at: int) -> bool:
        admitted = self.all_rows("admitted")[-1].observed
        base = [r for r in self.rows("weight_kg", at) if 0 <= r.observed - admitted <= hours(limit["baseline_hours"])]
        if not base:
            return False
        later = self.rows("weight_same_scale_kg", at)
        if not later or not 0 < later[-1].observed - base[0].observed <= hours(limit["within_hours"]):
            return False
        lost_grams = round(base[0].low * 1000) - round(later[-1].low * 1000)
        return lost_grams * 100 >= limit["loss_medium_percent"] * round(base[0].low * 1000)

    def summed(self, code: str, over: float, at: int) -> float:
        return sum(row.low for row in self.rows(code, at) if row.observed >= at - hours(over))
