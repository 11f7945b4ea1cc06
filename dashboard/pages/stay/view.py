"""What the stay page shows: every value with its time and entry, gaps kept as gaps, alerts as spans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from alerts.alert import AlertState
from alerts.finding import Severity
from chart import facts
from chart.instrument import Instrument
from chart.ticks import HOUR, to_moment, to_tick
from dashboard import words
from dashboard.components.due import Due
from dashboard.components.tile import TileScore
from dashboard.patient import Patient
from monitors.cadence import Cadence
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

    @property
    def ends(self) -> int:
        """Where the axis ends: a little after now."""
        return to_tick(self.now) + 6 * HOUR


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


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was charted at one moment, for the readout and the table."""

    at: int
    values: tuple[tuple[str, str], ...]


def readings_of(view: StayView) -> tuple[Reading, ...]:
    """The figure's values as rows, newest first: the same as is drawn, in words."""
    rows: dict[int, list[tuple[str, str]]] = {}
    for name, points, decimals in _columns(view):
        for point in points:
            rows.setdefault(point.at, []).append((name, words.number(point.value, decimals)))
    for mark in (*view.statuses, *view.marks):
        rows.setdefault(mark.at, []).append(("Noted", mark.words))
    return tuple(Reading(at, tuple(values)) for at, values in sorted(rows.items(), reverse=True))


def columns_of(view: StayView) -> tuple[str, ...]:
    """The heads of the table: only what was ever charted."""
    heads = [name for name, points, _ in _columns(view) if points]
    return (*heads, "Noted") if view.statuses or view.marks else tuple(heads)


def reading_at(view: StayView, at: int) -> Reading | None:
    """What was charted nearest to a moment."""
    readings = readings_of(view)
    return min(readings, key=lambda reading: abs(reading.at - at), default=None)


def _columns(view: StayView) -> Iterable[tuple[str, tuple[Point, ...], int]]:
    yield view.scale.short_name, view.scores, 0
    for name, points in view.heat:
        yield name, points, 0
    yield "NEWS2", view.news2, 0
    names = ("Pulse", "Upper BP", "Lower BP", "SpO₂", "Breaths", "Temp")
    for name, code in zip(names, LINES, strict=True):
        yield name, view.lines[code], 1 if code == "temperature_c" else 0
    if view.scale.code != "mood":
        yield "Mood", view.mood, 0


def moment_of(view: StayView, at: int) -> str:
    """A tick as the page writes it."""
    return words.moment_words(to_moment(at), view.zone, view.now)
