"""One tile of the board, worked out from what is known of a stay."""

from dataclasses import replace
from datetime import datetime, timedelta

from alerts.alert import AlertState
from alerts.states import Stage
from chart import facts
from chart.instrument import Instrument, instruments
from chart.item import in_sentence
from chart.ticks import DAY, to_moment, to_tick
from dashboard import words
from dashboard.components.due import Due
from dashboard.components.sparkline import Spark
from dashboard.components.tile import Tile, TileAlert, TileScore
from dashboard.patient import Patient
from monitors.due import State, Task
from monitors.known import Known
from monitors.names import name_of

# The scales that may speak for a stay, the first of them that was charted; a rating where no scale was.
SCALES_OF_CLASS = {
    "benzodiazepine": ("ciwa_b", "ciwa_ar"),
    "barbiturate": ("ciwa_b", "ciwa_ar"),
    "ghb": ("ciwa_b", "ciwa_ar"),
    "opioid": ("cows", "sows_gossop"),
    "stimulant": (),
}
DEFAULT_SCALES = ("ciwa_ar",)
SHORT = 16  # characters that a tile has room for; what is longer is said by its cause


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
        alert=worst_of(alerts),
        due=bedside_due(tasks, known, now),
    )


def main_scale(patient: Patient, known: Known) -> Instrument:
    """The scale that speaks for a stay: that of its first class, or the one that was charted at all."""
    of_classes = [SCALES_OF_CLASS.get(code, DEFAULT_SCALES) for code in patient.classes] or [DEFAULT_SCALES]
    wanted = [code for scales in of_classes for code in scales if code in instruments()]
    wanted += [code for code, each in instruments().items() if each.rating]
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
    return TileScore(
        scale=scale.short_name,
        shown=scale.shown(total),
        band=_band(scale, total),
        observed_at=to_moment(observed),
        change=None if before is None else total - track.low[before],
        since="" if before is None else f"in {_window(observed - track.observed[before])}",
        spark=spark_of(scale, known, at),
    )


def _band(scale: Instrument, total: int) -> str:
    """What the total means where its bands say so; a rating without bands says of how much it is."""
    bands = scale.bands()
    if bands:
        return "trend only" if bands.is_trend_only else bands.name_of(total)
    is_low = scale.rating is not None and total <= scale.rating.very_low
    return f"of {scale.highest_total}{', very low' if is_low else ''}"


def _window(ticks: int) -> str:
    """Over how long a score changed, to the hour from one hour on."""
    length = timedelta(milliseconds=ticks)
    return f"{round(length / timedelta(hours=1))} h" if length >= timedelta(minutes=59) else words.span(length)


def spark_of(scale: Instrument, known: Known, at: int) -> Spark:
    """The totals of the last 24 h; the top of the picture leaves the severe band in sight."""
    track = known.track(f"{scale.code}.total")
    rows = [(track.observed[row], track.low[row]) for row in range(track.place_from(at - DAY), track.upto(at))]
    bands = scale.bands()
    edges = [band.lowest for band in bands.bands][1:] if bands and not bands.is_trend_only else []
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


def bedside_due(tasks: list[Task], known: Known, now: datetime) -> Due | None:
    """What is due first; of somebody who is away, where they are and since when."""
    due, leave = due_of(tasks, now), _leave(known, now)
    if leave is None:
        return due
    return replace(due or Due("", None), at=None, is_due=False, is_overdue=False, away_to=leave[0], away_since=leave[1])


def _leave(known: Known, now: datetime) -> tuple[str, datetime] | None:
    """Where somebody is who left for a while and did not come back yet, and since when."""
    turns = [
        (entry.observed_at, entry.seq, entry.content)
        for kind in ("went_on_leave", "returned")
        for entry in known.of_kind(kind)
        if entry.observed_at <= now
    ]
    newest = max(turns, key=lambda turn: turn[:2], default=None)
    return (newest[2].to, newest[0]) if newest and isinstance(newest[2], facts.WentOnLeave) else None


def task_name(code: str) -> str:
    """What a task is called on the ward."""
    return instruments()[code].short_name if code in instruments() else in_sentence(name_of(f"task.{code}"))


def worst_of(alerts: list[AlertState]) -> TileAlert | None:
    """What a bed says of its open alerts, the most urgent first; None without any."""
    if not alerts:
        return None
    worst = alerts[0]
    owner = words.initials(worst.owner_name) if worst.stage is not Stage.WAITING else ""
    short = worst.title if len(worst.title) <= SHORT else worst.cause[:1].upper() + worst.cause[1:]
    return TileAlert(
        worst.severity or worst.worst,
        worst.title,
        to_moment(worst.raised_at),
        owner,
        short,
        is_paused=worst.stage is Stage.PAUSED,
    )
