"""When a sedation ended, as far as it is charted: by what GEN-05 reads, at its own limits."""

from math import inf

from monitors.cadence import Cadence
from monitors.track import Track

ENDED = "sedation.ended"
PATTERNS = ("GEN-05a", "GEN-05b")
READS = ("rass", "poss", "respiration_per_min", "spo2_percent", "flag.spo2_scale_2")


def sedation_ended(cadence: Cadence, since: int, at: int) -> list[int]:
    """The ticks at which a value took the place of one that GEN-05 speaks about, and is none itself.

    A POSS gives way to a newer POSS or RASS, breathing and saturation to a newer value of their own.
    """
    rass, poss, breaths, spo2, _ = (cadence.known.track(code) for code in READS)
    limit, worst = (cadence.protocols.patterns[name].limit for name in PATTERNS)
    found = set()
    if _lowest(rass, since, at) <= limit["rass"] or _highest(poss, since, at) >= limit["poss"]:
        looked = {tick for track in (rass, poss) for tick in _ticks(track, since, at)}
        found |= {tick for tick in looked if _is_sedated(cadence, tick - 1) and not _is_sedated(cadence, tick)}
    if _lowest(breaths, since, at) <= worst["breaths"]:
        found |= {tick for tick in _ticks(breaths, since, at) if _rose(breaths, tick, worst["breaths"] + 1)}
    if _lowest(spo2, since, at) < max(worst["spo2"], worst["spo2_scale_2"]):
        for tick in _ticks(spo2, since, at):
            scale_2 = _newest(cadence.known.track("flag.spo2_scale_2"), tick) or 0
            found |= {tick} if _rose(spo2, tick, worst["spo2_scale_2" if scale_2 > 0 else "spo2"]) else set()
    return sorted(found)


def _lowest(track: Track, since: int, at: int) -> float:
    """The lowest of the rows of that time and of the one before it."""
    return min(track.low[max(0, track.place_from(since) - 1) : track.upto(at)], default=inf)


def _highest(track: Track, since: int, at: int) -> float:
    """The highest of the rows of that time and of the one before it."""
    return max(track.low[max(0, track.place_from(since) - 1) : track.upto(at)], default=-inf)


def _is_sedated(cadence: Cadence, at: int) -> bool:
    limit = cadence.protocols.patterns["GEN-05a"].limit
    rass, poss = cadence.known.track("rass"), cadence.known.track("poss")
    deep, drowsy = _newest(rass, at), _newest(poss, at)
    if deep is not None and deep <= limit["rass"]:
        return True
    is_newest = drowsy is not None and (deep is None or _when(poss, at) >= _when(rass, at))
    return is_newest and (drowsy or 0) >= limit["poss"]


def _ticks(track: Track, since: int, at: int) -> list[int]:
    return track.observed[track.place_from(since) : track.upto(at)]


def _newest(track: Track, at: int) -> float | None:
    place = track.upto(at)
    return track.low[place - 1] if place else None


def _when(track: Track, at: int) -> int:
    return track.observed[track.upto(at) - 1]


def _rose(track: Track, tick: int, least: float) -> bool:
    """Whether at a tick a value below `least` gave way to one that is not."""
    before, now = _newest(track, tick - 1), _newest(track, tick)
    return before is not None and now is not None and before < least <= now
