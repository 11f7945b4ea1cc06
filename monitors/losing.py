"""Whether fluid is being lost, as far as it is charted: by what OPI-02 to OPI-05 read, at their own mildest limits.

What was not measured counts for nothing here; whether the fluids were ordered as measured is not asked.
"""

from functools import cached_property

from chart.ticks import NEVER, hours
from monitors.known import Known
from monitors.protocol import Protocols
from monitors.track import Track

READS = ("admitted", "emesis", "loose_stool", "event.blood", "event.haematemesis", "event.melaena", "fluid.in_ml",
         "fluid.out_ml", "weight_kg", "weight_same_scale_kg", "standing.systolic_fall_mmhg",
         "standing.diastolic_fall_mmhg", "standing.unable", "standing.systolic_mmhg",
         "standing.near_syncope")  # fmt: skip
PATTERNS = ("OPI-02", "OPI-03", "OPI-04", "OPI-05")
BLOOD = ("event.blood", "event.haematemesis", "event.melaena")
TRAILING = ("emesis", "loose_stool", "fluid.in_ml", "fluid.out_ml", *BLOOD)
BY_HAIR = 1e-9  # a share that is exactly at its limit meets it, whatever binary makes of it


class Losing:
    """One stay, and the limits in force."""

    def __init__(self, known: Known, protocols: Protocols) -> None:
        self.known = known
        self.protocols = protocols

    @cached_property
    def limits(self) -> dict[str, dict[str, float]]:
        """The limits of each pattern by its id."""
        return {name: self.protocols.patterns[name].limit for name in PATTERNS}

    @cached_property
    def windows(self) -> tuple[int, ...]:
        """The ticks over which what is lost is counted."""
        counted = [self.limits["OPI-02"][f"{name}_hours"] for name in ("short", "middle", "day")]
        counted += [self.limits["OPI-03"][f"{name}_hours"] for name in ("half_day", "day")]
        return tuple(sorted({hours(span) for span in counted}))

    def at(self, at: int) -> bool:
        """Whether any of them surely holds at a tick."""
        return self._counts(at) or self._balance(at) or self._weight(at) or self._standing(at)

    def turns_after(self, at: int) -> int:
        """The first tick after `at` at which a row leaves a window; NEVER if none does."""
        charted = [track for code in TRAILING if (track := self.known.track(code)).observed]
        leaves = [self._leaves(track, window, at) for track in charted for window in self.windows]
        return min(leaves, default=NEVER)

    @staticmethod
    def _leaves(track: Track, window: int, at: int) -> int:
        place = track.place_from(at - window)
        return track.observed[place] + window + 1 if place < track.upto(at) else NEVER

    def _counts(self, at: int) -> bool:
        limit = self.limits["OPI-02"]
        short, middle, day = limit["short_hours"], limit["middle_hours"], limit["day_hours"]
        emesis, stool = self._least("emesis", short, at), self._least("loose_stool", short, at)
        both, in_a_day = (
            self._least("emesis", span, at) + self._least("loose_stool", span, at) for span in (middle, day)
        )
        is_often = emesis >= limit["emesis_count"] or stool >= limit["stool_count"]
        is_often = is_often or both >= limit["both_count"] or in_a_day >= limit["day_count"]
        return is_often or any(self._least(code, day, at) >= 1 for code in BLOOD)

    def _balance(self, at: int) -> bool:
        limit = self.limits["OPI-03"]
        rules = ((limit["half_day_hours"], limit["net_medium_ml"]), (limit["day_hours"], limit["net_day_ml"]))
        return any(self._deficit(span, at) >= net_ml for span, net_ml in rules)

    def _deficit(self, span: float, at: int) -> float:
        return self._least("fluid.out_ml", span, at) - self._most("fluid.in_ml", span, at)

    def _weight(self, at: int) -> bool:
        limit, admitted = self.limits["OPI-04"], self.known.track("admitted").observed
        weights, same = self.known.track("weight_kg"), self.known.track("weight_same_scale_kg")
        if not admitted:
            return False
        first = weights.place_from(admitted[-1])
        if first >= weights.upto(min(at, admitted[-1] + hours(limit["baseline_hours"]))):
            return False
        base, newest = weights.low[first], same.upto(at) - 1
        if newest < 0 or not 0 < same.observed[newest] - weights.observed[first] <= hours(limit["within_hours"]):
            return False
        return (base - same.low[newest]) / base * 100 >= limit["loss_medium_percent"] - BY_HAIR

    def _standing(self, at: int) -> bool:
        """By the newest set of lying and standing, however old: a new one is due because of it."""
        limit = self.limits["OPI-05"]
        falls = (("systolic_fall_mmhg", "systolic_fall"), ("diastolic_fall_mmhg", "diastolic_fall"))
        if any((self._newest(f"standing.{code}", at) or 0) >= limit[name] for code, name in falls):
            return True
        standing = self._newest("standing.systolic_mmhg", at)
        is_low = standing is not None and standing < limit["systolic"]
        return is_low or any((self._newest(f"standing.{sign}", at) or 0) > 0 for sign in ("unable", "near_syncope"))

    def _newest(self, code: str, at: int) -> float | None:
        track = self.known.track(code)
        place = track.upto(at)
        return track.low[place - 1] if place else None

    def _least(self, code: str, span: float, at: int) -> float:
        track = self.known.track(code)
        return sum(track.low[track.place_from(at - hours(span)) : track.upto(at)])

    def _most(self, code: str, span: float, at: int) -> float:
        track = self.known.track(code)
        return sum(track.high[track.place_from(at - hours(span)) : track.upto(at)])
