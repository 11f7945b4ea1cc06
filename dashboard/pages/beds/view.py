"""What the list of beds shows, worked out from what is known of each stay."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from alerts.alert import AlertState
from alerts.finding import Severity
from alerts.states import Stage
from chart.instrument import Instrument, instruments
from chart.ticks import DAY, to_moment, to_tick
from dashboard import words
from dashboard.components.due import Due
from dashboard.components.sparkline import Spark
from dashboard.components.tile import Tile, TileAlert, TileScore
from dashboard.patient import Patient
from monitors.due import State, Task
from monitors.known import Known

SCALE_OF_CLASS = {"opioid": "cows", "stimulant": "mood"}
DEFAULT_SCALE = "ciwa_ar"


@dataclass(frozen=True, slots=True)
class Beds:
    """The whole list, in bed order."""

    tiles: tuple[Tile, ...]
    now: datetime
    zone: ZoneInfo

    def count(self, severity: Severity) -> int:
        """How many beds have this as their worst open alert."""
        return sum(1 for tile in self.tiles if tile.alert and tile.alert.severity is severity)

    @property
    def overdue(self) -> int:
        """How many beds have something overdue."""
        return sum(1 for tile in self.tiles if tile.due and tile.due.is_overdue)

    @property
    def due(self) -> int:
        """How many beds have something due now."""
        return sum(1 for tile in self.tiles if tile.due and tile.due.is_due and not tile.due.is_overdue)

    @property
    def taken(self) -> int:
        """How many beds somebody lies in."""
        return sum(1 for tile in self.tiles if tile.patient)


def tile_of(patient: Patient, known: Known, tasks: list[Task], alerts: list[AlertState], now: datetime) -> Tile:
    """One taken bed. alerts: the open ones, most urgent first."""
    news2, worst_part = known.track("news2"), known.track("news2.worst_part")
    place = news2.upto(to_tick(now))
    is_exact = place > 0 and news2.low[place - 1] == news2.high[place - 1]
    return Tile(
        bed=patient.bed,
        patient=patient,
        score=score_of(main_scale(patient, known), known, now),
        news2=int(news2.low[place - 1]) if is_exact else None,
        has_single_3=is_exact and worst_part.low[place - 1] >= 3,
        alert=_worst(alerts),
        due=due_of(tasks, now),
    )


def main_scale(patient: Patient, known: Known) -> Instrument:
    """The scale that speaks for a stay: that of its first class, or the one that was charted at all."""
    wanted = [SCALE_OF_CLASS.get(code, DEFAULT_SCALE) for code in patient.classes] or [DEFAULT_SCALE]
    charted = [code for code in wanted if known.track(f"{code}.total").observed]
    return instruments()[(charted or wanted)[0]]


def score_of(scale: Instrument, known: Known, now: datetime) -> TileScore | None:
    """The newest complete score with its change from the one before; None if there is none."""
    track, at = known.track(f"{scale.code}.total"), to_tick(now)
    place = track.upto(at)
    if not place:
        return None
    total, observed = int(track.low[place - 1]), track.observed[place - 1]
    before = place - 2 if place > 1 else None
    bands = scale.bands()
    return TileScore(
        scale=scale.short_name,
        shown=scale.shown(total),
        band=bands.name_of(total) if bands else f"of {scale.highest_total}",
        observed_at=to_moment(observed),
        change=None if before is None else total - track.low[before],
        since="" if before is None else f"in {words.span(timedelta(milliseconds=observed - track.observed[before]))}",
        spark=spark_of(scale, known, at),
    )


def spark_of(scale: Instrument, known: Known, at: int) -> Spark:
    """The totals of the last 24 h; the top of the picture leaves the severe band in sight."""
    track = known.track(f"{scale.code}.total")
    rows = [(track.observed[row], track.low[row]) for row in range(track.place_from(at - DAY), track.upto(at))]
    bands = scale.bands()
    edges = [band.lowest for band in bands.bands][1:] if bands else []
    highest = max([value for _, value in rows] + [edges[-1] * 1.4 if edges else scale.highest_total], default=1.0)
    names = ["moderate"] * (len(edges) - 1) + ["severe"] if edges else []
    return Spark(
        points=tuple(((observed - at + DAY) / DAY, value) for observed, value in rows),
        highest=float(highest),
        bands=tuple((name, float(edge)) for name, edge in zip(names, edges, strict=True)),
    )


def due_of(tasks: list[Task], now: datetime) -> Due | None:
    """The task that is due first, in ward words; those that are due together are named together."""
    if not tasks:
        return None
    at = to_tick(now)
    first = tasks[0]
    together = [task for task in tasks if task.due_at == first.due_at]
    what = words.listed([task_name(task.what) for task in together])
    state = first.state(at)
    return Due(
        what=what,
        at=None if state is State.PAUSED else to_moment(first.due_at),
        is_due=state in (State.SOON, State.DUE),
        is_overdue=state in (State.OVERDUE, State.CRITICALLY_OVERDUE),
        is_asleep=first.is_deferred,
    )


def task_name(code: str) -> str:
    """What a task is called on the ward."""
    return instruments()[code].short_name if code in instruments() else code.replace("_", " ")


def _worst(alerts: list[AlertState]) -> TileAlert | None:
    if not alerts:
        return None
    worst = alerts[0]
    owner = words.initials(worst.owner_name) if worst.stage is not Stage.WAITING else ""
    return TileAlert(worst.severity or worst.worst, worst.title, to_moment(worst.raised_at), owner)
