"""What the stay page shows: every value with its time and entry, gaps kept as gaps, alerts as spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from alerts.alert import AlertState
from alerts.finding import Severity
from chart import facts
from chart.facts import Entry
from chart.instrument import Instrument
from chart.ticks import HOUR, to_moment, to_tick
from dashboard.components.due import Due
from dashboard.components.tile import TileScore
from dashboard.pages.beds.view import due_of, main_scale, score_of
from dashboard.pages.stay.corrections import Correction, corrections_of
from dashboard.pages.stay.typical import Typical, typical_of
from dashboard.patient import Patient
from monitors.cadence import Cadence
from monitors.due import tasks
from monitors.known import Known
from monitors.track import Track

BUCKET_HOURS = 8
LINES = ("heart_rate_bpm", "systolic_mmhg", "diastolic_mmhg", "spo2_percent", "respiration_per_min", "temperature_c")
INTO = ("oral", "iv", "other_in")
STATES = {"asleep": "asleep", "refused": "refused", "unable": "unable", "off_unit": "off the unit"}


@dataclass(frozen=True, slots=True)
class Point:
    """One charted value: when it was seen (tick), what it was, and in which entry."""

    at: int
    value: float
    entry_id: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a moment that is no number: a dose, an event, a status."""

    at: int
    kind: str
    words: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class Span:
    """One alert from when it was raised until it was closed; `ends` None: still open."""

    begins: int
    ends: int | None
    severity: Severity
    title: str
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class Bucket:
    """Fluids of one stretch of hours. unmeasured: how many had no volume, so that `out` is "at least"."""

    begins: int
    into_ml: float
    out_ml: float
    unmeasured: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which a check was due and none was done."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class StayView:
    """One stay, ready to be drawn. Times are ticks; `begins` is the local midnight before `first`, the first entry."""

    patient: Patient
    now: datetime
    zone: ZoneInfo
    begins: int
    first: int
    scale: Instrument
    scores: tuple[Point, ...]
    gaps: tuple[Gap, ...]
    heat: tuple[tuple[str, tuple[Point, ...]], ...]
    news2: tuple[Point, ...]
    lines: dict[str, tuple[Point, ...]]
    fluids: tuple[Bucket, ...]
    mood: tuple[Point, ...]
    statuses: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    alerts: tuple[Span, ...]
    score: TileScore | None
    news2_now: int | None
    due: Due | None
    typical: tuple[Typical, ...]
    corrections: tuple[Correction, ...]

    @property
    def ends(self) -> int:
        """Where the axis ends: a little after now."""
        return to_tick(self.now) + 6 * HOUR


def stay_view(
    patient: Patient,
    cadence: Cadence,
    now: datetime,
    zone: ZoneInfo,
    entries: Sequence[Entry],
    alerts: tuple[Span, ...] = (),
) -> StayView:
    """The view of a stay, worked out from everything that stands. entries: all of its, corrected ones too."""
    known, at = cadence.known, to_tick(now)
    first = min([to_tick(each.observed_at) for each in entries], default=at)
    scale = main_scale(patient, known)
    begins = _midnight(first, zone)
    news2 = points_of(known.track("news2"), at)
    return StayView(
        patient=patient,
        now=now,
        zone=zone,
        begins=begins,
        first=first,
        scale=scale,
        scores=points_of(known.track(f"{scale.code}.total"), at),
        gaps=gaps_of(cadence, f"{scale.code}.total", at),
        heat=heat_of(known, scale, at),
        news2=news2,
        lines={code: points_of(known.track(code), at) for code in LINES},
        fluids=fluids_of(known, begins, at),
        mood=points_of(known.track("mood.total"), at),
        statuses=statuses_of(known, scale),
        marks=marks_of(known),
        alerts=alerts,
        score=score_of(scale, known, now),
        news2_now=int(news2[-1].value) if news2 else None,
        due=due_of(tasks(cadence, at), now),
        typical=typical_of(known),
        corrections=corrections_of(entries, scale),
    )


def _midnight(at: int, zone: ZoneInfo) -> int:
    """The unit's midnight before a tick."""
    return to_tick(datetime.combine(to_moment(at).astimezone(zone).date(), time(), zone))


def points_of(track: Track, at: int) -> tuple[Point, ...]:
    """Every exact value of a code up to a tick; a value known only within a range is not drawn as a point."""
    return tuple(
        Point(track.observed[place], track.low[place], track.keys[place][2])
        for place in range(track.upto(at))
        if track.low[place] == track.high[place]
    )


def gaps_of(cadence: Cadence, code: str, at: int) -> tuple[Gap, ...]:
    """Stretches in which the next complete score came later than its interval and grace, or has not come yet."""
    observed = cadence.known.track(code).observed
    observed = observed[: cadence.known.track(code).upto(at)]
    found = []
    for earlier, later in zip(observed, [*observed[1:], at], strict=False):
        spacing = cadence.spacing(code, earlier)
        if spacing and later - earlier > spacing:
            found.append(Gap(earlier, later))
    return tuple(found)


def fluids_of(known: Known, begins: int, at: int) -> tuple[Bucket, ...]:
    """In and out in stretches of eight hours; only those in which something was charted."""
    sums: dict[int, list[float]] = {}
    for entry in known.of_kind("fluid"):
        content, observed = entry.content, to_tick(entry.observed_at)
        if not isinstance(content, facts.Fluid) or content.is_none or not begins <= observed <= at:
            continue
        bucket = sums.setdefault((observed - begins) // (BUCKET_HOURS * HOUR), [0.0, 0.0, 0])
        if content.volume_ml is None:
            bucket[2] += 1
        else:
            bucket[0 if content.way in INTO else 1] += content.volume_ml
    return tuple(
        Bucket(begins + place * BUCKET_HOURS * HOUR, into, out, int(unmeasured))
        for place, (into, out, unmeasured) in sorted(sums.items())
    )


def statuses_of(known: Known, scale: Instrument) -> tuple[Mark, ...]:
    """Looks at which the score could not be taken, and why; never a number."""
    found = []
    for entry in known.of_kind("status"):
        content = entry.content
        if isinstance(content, facts.Status) and content.instrument in (scale.code, "all") and content.state in STATES:
            found.append(Mark(to_tick(entry.observed_at), content.state, STATES[content.state], entry.id))
    return tuple(found)


def marks_of(known: Known) -> tuple[Mark, ...]:
    """Doses and events."""
    found = []
    for entry in (*known.of_kind("dose"), *known.of_kind("event")):
        at, content = to_tick(entry.observed_at), entry.content
        if isinstance(content, facts.Dose):
            kind = "for withdrawal" if content.for_withdrawal else "dose"
            found.append(Mark(at, kind, f"{content.medicine} {content.amount}".strip(), entry.id))
        elif isinstance(content, facts.Event):
            found.append(Mark(at, "event", content.code.replace("_", " ").capitalize(), entry.id))
    return tuple(sorted(found, key=lambda mark: mark.at))


def spans_of(alerts: Iterable[AlertState]) -> tuple[Span, ...]:
    """Alerts as spans, the oldest first; silent ones are not shown."""
    return tuple(
        Span(alert.since, None if alert.is_open else alert.last_event_at, alert.worst, alert.title, bool(alert.owner))
        for alert in sorted(alerts, key=lambda alert: alert.since)
        if not alert.is_silent
    )


def heat_of(known: Known, scale: Instrument, at: int) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """The items that are watched beside the total: tremor and the worst of touch, hearing and sight."""
    rows = (("Tremor", f"{scale.code}.tremor"), ("Perception", f"{scale.code}.perception"))
    return tuple((name, points) for name, code in rows if (points := points_of(known.track(code), at)))
