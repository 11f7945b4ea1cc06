"""The hours around an alert, drawn small: which readings its evidence names, and how they stood from then to now."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chart.ticks import HOUR
from chart.vitals import MEASUREMENTS, VITALS
from dashboard import words
from dashboard.components.evidence_chart import Dot, Strip, Window
from monitors.cadence import Cadence
from monitors.evidence import Card, Line
from monitors.known import Known
from monitors.names import charted, name_of, worded
from monitors.scales import range_of
from monitors.track import Track

MOST_STRIPS = 3
LEAST_BEFORE, MOST_BEFORE = 8 * HOUR, 24 * HOUR
SHORT_SCALE = 10  # a scale that is drawn whole
ROOM = 1.15  # above the highest value and limit of a longer one


def window_of(card: Card, cadence: Cadence, since: int, now: int) -> Window | None:
    """The window of an alert that began at `since`, in ticks; None where its evidence names no score or vital sign."""
    codes = _codes(card)
    if not codes:
        return None
    seen = sorted(each.observed for line in card.lines if _code(line) in codes for each in line.seen) or [since]
    begins = min(since - LEAST_BEFORE, max(seen[0] - HOUR, since - MOST_BEFORE))
    strips = tuple(_strip(cadence, code, _limits(card, code), (begins, now)) for code in codes)
    return Window(begins, max(now, since + 1), since, (seen[0], seen[-1]), strips)


def _codes(card: Card) -> list[str]:
    """What its lines read on a scale: totals before vital signs, those before items, each in the order of the card."""
    found = dict.fromkeys(_code(line) for line in card.lines)
    return sorted((code for code in found if _is_drawn(code)), key=_rank)[:MOST_STRIPS]


def _code(line: Line) -> str:
    """What a line reads; of a score that is overdue, the score."""
    if not line.code.startswith("task."):
        return line.code
    task = line.code.removeprefix("task.")
    return task if range_of(task) else f"{task}.total"


def _is_drawn(code: str) -> bool:
    scale = range_of(code)
    return scale is not None and scale[1] - scale[0] > 1


def _rank(code: str) -> int:
    if code == "news2" or code.endswith(".total"):
        return 0
    return 1 if code.removeprefix("resting.") in VITALS or code in MEASUREMENTS else 2


def _limits(card: Card, code: str) -> list[float]:
    """The limits its conditions set on the scale of a code."""
    return sorted({line.limit for line in card.lines if line.code == code and line.limit is not None})


def _strip(cadence: Cadence, code: str, limits: list[float], sight: tuple[int, int]) -> Strip:
    track, known = cadence.known.track(code), cadence.known
    places = range(track.place_from(sight[0]), track.upto(sight[1]))
    missing = tuple(sorted(set(_missing(known, track, sight))))
    unseen = tuple(_unseen(cadence, code, sight, missing))
    runs = tuple(tuple(_dot(track, code, place) for place in run) for run in _runs(track, places, unseen))
    lowest, highest = _scale(code, [*(dot.value for run in runs for dot in run), *limits])
    said = words.listed([worded(code, limit) for limit in limits])
    return Strip(
        name_of(code), runs, missing, unseen, lowest, highest, tuple(limits),
        limit_words=f"{'limit' if len(limits) == 1 else 'limits'} {said}" if limits else "",
    )  # fmt: skip


def _dot(track: Track, code: str, place: int) -> Dot:
    low, high = track.low[place], track.high[place]
    return Dot(track.observed[place], low, charted(code, low, high))


def _runs(track: Track, places: Sequence[int], unseen: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Exact values in a row; neither a look without an answer nor a missed check is joined over."""
    run: list[int] = []
    for place in places:
        if track.low[place] != track.high[place]:
            continue
        if run and _is_broken(track, run[-1], place, unseen):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_broken(track: Track, one: int, other: int, unseen: Sequence[tuple[int, int]]) -> bool:
    begins, ends = track.observed[one], track.observed[other]
    is_partial = other - one > 1
    return is_partial or track.has_gap_between(track.keys[one], track.keys[other]) or (begins, ends) in unseen


def _missing(known: Known, track: Track, sight: tuple[int, int]) -> Iterator[int]:
    """When it was looked for and not answered, or only in part."""
    for key in track.gaps:
        if key[2] in known.standing and sight[0] <= key[0] <= sight[1]:
            yield key[0]
    for place in range(track.place_from(sight[0]), track.upto(sight[1])):
        if track.low[place] != track.high[place]:
            yield track.observed[place]


def _unseen(cadence: Cadence, code: str, sight: tuple[int, int], missing: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches in which the next look came later than its interval and grace, or has not come yet."""
    track = cadence.known.track(code)
    observed = track.observed[max(0, track.place_from(sight[0]) - 1) : track.upto(sight[1])]
    for earlier, later in pairwise([*sorted({*observed, *missing}), sight[1]]):
        spacing = cadence.spacing(code, earlier)
        if spacing and later - earlier > spacing:
            yield earlier, later


def _scale(code: str, reached: Sequence[float]) -> tuple[float, float]:
    """From where to where it is drawn: what is usual of a vital sign, all of a short scale, of a longer one enough."""
    lowest, highest = range_of(code) or (0.0, 1.0)
    vital = (VITALS | MEASUREMENTS).get(code.removeprefix("resting."))
    if vital is not None and vital.usual is not None:
        return min([vital.usual[0], *reached]), max([vital.usual[1], *reached])
    if highest - lowest <= SHORT_SCALE:
        return lowest, highest
    return lowest, min(highest, max(reached, default=highest) * ROOM) or highest
