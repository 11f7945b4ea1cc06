"""The panels of the body: NEWS2, pulse with blood pressure, breathing, temperature, fluids, mood."""

from collections.abc import Callable

from dashboard import words
from dashboard.pages.stay.run import draw_run
from dashboard.pages.stay.sheet import Sheet
from dashboard.pages.stay.view import BUCKET_HOURS, Bucket

HIGH, MEDIUM = 7, 5  # where the published NEWS2 tints begin
TICK_PX = 13  # two ticks nearer than that would be written over each other
CHEVRON_PX, TALL = 4, 6  # half the width of a chevron, and its height in mmHg


def news2(sheet: Sheet, pixels: int) -> None:
    """Totals as bars, tinted by what they ask for."""
    points = sheet.view.news2
    highest = max([float(HIGH + 2), *(point.value for point in points)])
    axis = sheet.strip("NEWS2", "", pixels, (0, highest * 1.05), (HIGH,))
    tints = ["news2-3" if p.value >= HIGH else "news2-2" if p.value >= MEDIUM else "line-2" for p in points]
    sheet.bars(
        axis,
        [sheet.hours(point.at) for point in points],
        [point.value or highest * 0.02 for point in points],  # a charted zero is a thin mark, an uncharted one nothing
        [0.8] * len(points),
        marker={"color": [sheet.ink(tint) for tint in tints]},
        hovertext=[f"NEWS2 {int(point.value)}<br>{sheet.when(point.at)}" for point in points],
        customdata=[point.entry_id for point in points],
    )


def pulse(sheet: Sheet, pixels: int) -> None:
    """Pulse as the one coloured line, blood pressure as chevrons."""
    view = sheet.view
    values = [p.value for code in ("heart_rate_bpm", "systolic_mmhg", "diastolic_mmhg") for p in view.lines[code]]
    span = (min([50.0, *values]) - 5, max([180.0, *values]) + 10)
    axis = sheet.strip("Pulse", "and BP", pixels, span, (60, 90, 120, 150, 180))
    _pressure(sheet, axis)
    draw_run(sheet, axis, view.lines["heart_rate_bpm"], "Pulse", ink="accent-text", width=1.6)


def _pressure(sheet: Sheet, axis: str) -> None:
    """Two chevrons whose tips touch the values, a thin bar between: one line with gaps."""
    lower = {point.entry_id: point for point in sheet.view.lines["diastolic_mmhg"]}
    pairs = [(up, lower[up.entry_id]) for up in sheet.view.lines["systolic_mmhg"] if up.entry_id in lower]
    x: list[float | None] = []
    y: list[float | None] = []
    told: list[str | None] = []
    ids: list[str | None] = []
    wide = sheet.hours_of(CHEVRON_PX)
    for up, down in pairs:
        at, upper, under = sheet.hours(up.at), up.value, down.value
        x += [at - wide, at, at + wide, None, at, at, None, at - wide, at, at + wide, None]
        y += [upper + TALL, upper, upper + TALL, None, upper, under, None, under - TALL, under, under - TALL, None]
        told += at_tips(f"BP {int(upper)}/{int(under)}<br>{sheet.when(up.at)}")
        ids += at_tips(up.entry_id)
    ink = {"color": sheet.ink("ink-2"), "width": 1.2}
    sheet.line(axis, x, y, mode="lines", line=ink, hovertext=told, customdata=ids)


def at_tips(text: str) -> list[str | None]:
    """A text for the eleven points of one pressure, at its two tips alone."""
    return [None, text, *[None] * 6, text, None, None]


def line_of(name: str, code: str, decimals: int = 0) -> Callable[[Sheet, int], None]:
    """A panel of one vital sign, as high as its values."""

    def draw(sheet: Sheet, pixels: int) -> None:
        points = sheet.view.lines[code]
        low, high = min(point.value for point in points), max(point.value for point in points)
        room = max((high - low) * 0.2, 1.0)
        is_flat = (high - low) / (high - low + 2 * room) * pixels < TICK_PX
        ticks = [round(high, decimals)] if is_flat else [round(low, decimals), round(high, decimals)]
        axis = sheet.strip(name, "", pixels, (low - room, high + room), ticks)
        draw_run(sheet, axis, points, name, decimals=decimals)

    return draw


def fluids(sheet: Sheet, pixels: int) -> None:
    """In above, out below, net as a line; a stretch with an unmeasured output is hatched: at least that much."""
    buckets = sheet.view.fluids
    most = max([500.0] + [value for bucket in buckets for value in (bucket.into_ml, bucket.out_ml)]) * 1.15
    axis = sheet.strip("Fluids", f"mL in {BUCKET_HOURS} h", pixels, (-most, most), (0,))
    x = [sheet.hours(bucket.begins) + BUCKET_HOURS / 2 for bucket in buckets]
    width = [BUCKET_HOURS - 0.4] * len(buckets)
    told = [fluid_words(bucket) for bucket in buckets]
    hatch = {"shape": ["/" if bucket.unmeasured else "" for bucket in buckets], "fgcolor": sheet.ink("surface")}
    into = {"color": sheet.ink("fluid-in")}
    out = {"color": sheet.ink("fluid-out"), "pattern": hatch}
    sheet.bars(axis, x, [bucket.into_ml for bucket in buckets], width, marker=into, hovertext=told)
    sheet.bars(axis, x, [-bucket.out_ml for bucket in buckets], width, marker=out, hovertext=told)
    net = [bucket.into_ml - bucket.out_ml for bucket in buckets]
    ink = sheet.ink("ink")
    sheet.line(axis, x, net, line={"color": ink, "width": 1.5}, marker={"size": 4, "color": ink}, hovertext=told)


def fluid_words(bucket: Bucket) -> str:
    """What a stretch says: with an unmeasured output, out is "at least" and net "at most"."""
    least, most = ("at least ", "at most ") if bucket.unmeasured else ("", "")
    into, out = words.number(bucket.into_ml), words.number(bucket.out_ml)
    net = words.signed(bucket.into_ml - bucket.out_ml)
    more = f"<br>{words.counted(bucket.unmeasured, 'volume')} not measured" if bucket.unmeasured else ""
    return f"In {into} mL, out {least}{out} mL<br>net {most}{net} mL{more}"


def mood(sheet: Sheet, pixels: int) -> None:
    """0 worst, 10 best."""
    axis = sheet.strip("Mood", "0–10", pixels, (-1, 11), (0, 10))
    draw_run(sheet, axis, sheet.view.mood, "Mood")
