"""The budget of a week or month: every figure by the words in `definitions`, for all alerts and by pattern."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from alerts.budget.life import Life
from alerts.calling import Calling
from alerts.finding import Severity

AGAIN_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of some alerts."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Count:
    """Some alerts of some stays. in_time: of those that were answered, or for which the next role was called."""

    alerts: int
    stays: int
    repeats: int
    night: Share
    in_time: Share
    action: Share
    unseen: Share
    retracted: Share


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when alerts are counted."""

    begins_at: datetime
    ends_at: datetime

    def has(self, life: Life) -> bool:
        """Whether an alert was first said in it."""
        return self.begins_at <= life.raised_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Load:
    """How many alerts some patient-days had; rates are None where nobody was there."""

    alerts: int
    stays: int
    patient_days: float

    @property
    def per_100_patient_days(self) -> float | None:
        """Alerts per 100 patient-days."""
        return 100 * self.alerts / self.patient_days if self.patient_days else None

    def per_nurse_shift(self, calling: Calling) -> float | None:
        """Alerts in one shift of one nurse, with as many nurses as the patients would have."""
        shifts = nurse_shifts(self.patient_days, calling)
        return self.alerts / shifts if shifts else None


def nurse_shifts(patient_days: float, calling: Calling) -> float:
    """The shifts of single nurses that some patient-days come to: so many shifts a day, so many patients a nurse."""
    return patient_days * len(calling.shifts) / calling.patients_per_nurse


def counted(lives: Iterable[Life], span: Span, calling: Calling) -> Count:
    """The alerts first said in a span; those just before it are only looked at for what they repeat."""
    every = list(lives)
    own = [each for each in every if span.has(each)]
    due = [each for each in own if is_due(each)]
    return Count(
        alerts=len(own),
        stays=len({each.stay_id for each in own}),
        repeats=_repeats(every, span),
        night=Share(sum(is_night(each.raised_at, calling) for each in own), len(own)),
        in_time=Share(sum(is_in_time(each) for each in due), len(due)),
        action=Share(sum(each.has_action for each in own), len(own)),
        unseen=Share(sum(is_unseen(each) for each in own), len(own)),
        retracted=Share(sum(each.is_retracted for each in own), len(own)),
    )


def by_pattern(lives: Iterable[Life]) -> dict[str, list[Life]]:
    """The alerts of each pattern."""
    found: dict[str, list[Life]] = {}
    for each in lives:
        found.setdefault(each.pattern, []).append(each)
    return found


def noisiest_first(counts: Mapping[str, Count]) -> list[str]:
    """The patterns that said something, the one with most alerts first."""
    return sorted((name for name, each in counts.items() if each.alerts), key=lambda name: (-counts[name].alerts, name))


def is_night(moment: datetime, calling: Calling) -> bool:
    """Whether it lies in the shift that goes over midnight; no shift does where only one begins a day."""
    return len(calling.shifts) > 1 and _is_in_night(moment, calling.shifts, calling.zone)


def _is_in_night(moment: datetime, shifts: Sequence[time], zone: ZoneInfo) -> bool:
    at = moment.astimezone(zone).time()
    return at >= max(shifts) or at < min(shifts)


def is_due(life: Life) -> bool:
    """Whether it can be said that it was accepted in time or not: somebody answered, or the next role was called."""
    return life.has_called and (life.answered_at is not None or life.escalated_at is not None)


def is_in_time(life: Life) -> bool:
    """Whether somebody answered before the next role was called."""
    if life.answered_at is None:
        return False
    return life.escalated_at is None or life.answered_at <= life.escalated_at


def is_unseen(life: Life) -> bool:
    """Whether it was over before anybody answered; one taken back was never so, and is told apart."""
    if life.is_retracted or life.over_at is None:
        return False
    return life.answered_at is None or life.over_at <= life.answered_at


def _repeats(lives: Sequence[Life], span: Span) -> int:
    """How often an alert held again, and how often the same stay had the same pattern again within a day."""
    repeats = sum(each.returned for each in lives if span.has(each))
    last: dict[tuple[str, str], datetime] = {}
    for each in sorted(lives, key=lambda life: life.raised_at):
        if each.about:
            continue  # a second fall is another event
        before = last.get((each.stay_id, each.pattern))
        repeats += before is not None and span.has(each) and each.raised_at - before <= AGAIN_WITHIN
        last[each.stay_id, each.pattern] = each.raised_at
    return repeats


def by_severity(lives: Iterable[Life], span: Span) -> dict[Severity, list[Life]]:
    """The alerts first said in a span, by the worst they came to, the loudest first."""
    found: dict[Severity, list[Life]] = {each: [] for each in sorted(Severity, reverse=True) if each}
    for life in lives:
        if span.has(life):
            found[life.worst].append(life)
    return found
