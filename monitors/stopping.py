"""Which protocols may be proposed to end, and why. Only a proposal: a clinician signs, and nothing ends by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from chart.instrument import instruments
from chart.ticks import MINUTE, NEVER, hours
from monitors.cadence import Cadence
from monitors.last_use import uses_of
from monitors.losing import READS
from monitors.names import name_of, number
from monitors.terms import Round, Stop

Met = tuple[bool, str]  # whether a condition is met, and in words why or why not


@dataclass(frozen=True, slots=True)
class Proposal:
    """A protocol in force that has a rule for its end. because: what speaks for it; lacking: what is not met yet.

    to_confirm: what is not charted, and whoever signs has to see.
    """

    protocol: str
    is_met: bool
    because: tuple[str, ...]
    lacking: tuple[str, ...]
    to_confirm: tuple[str, ...]


def may_stop(cadence: Cadence, at: int) -> list[Proposal]:
    """For each protocol in force with a rule for its end: whether all of it is met at a tick, in words."""
    on = sorted((each for each in cadence.orders(at).on if each.stop is not None), key=lambda each: each.protocol)
    return [_proposal(cadence, name, list(rounds), at) for name, rounds in groupby(on, key=lambda each: each.protocol)]


def _proposal(cadence: Cadence, protocol: str, rounds: list[Round], at: int) -> Proposal:
    answers = [answer for each in rounds if each.stop for answer in _conditions(cadence, each, each.stop, at)]
    lacking = tuple(words for is_met, words in answers if not is_met)
    because = tuple(words for is_met, words in answers if is_met)
    to_confirm = tuple(each.stop.to_confirm for each in rounds if each.stop and each.stop.to_confirm)
    return Proposal(protocol, not lacking, because, lacking, to_confirm)


def _conditions(cadence: Cadence, each: Round, rule: Stop, at: int) -> Iterator[Met]:
    if rule.code:
        yield _calm(cadence, rule, at)
        yield from _signs(cadence, each, rule, at)
    if rule.free_of_dose:
        yield _free_of_doses(cadence, rule, at)
    if rule.unused:
        yield _unused(cadence, rule, at)
    for code, most in rule.at_most.items():
        yield _at_most(cadence, code, most, at)
    if rule.dry_hours is not None:
        yield _dry(cadence, rule.dry_hours, at)


def _calm(cadence: Cadence, rule: Stop, at: int) -> Met:
    """Whether the score was within its limit for long enough, with none too old; a drowsy patient's calms nobody."""
    needed, name = rule.hours or 0, name_of(rule.code)
    seen = [(tick, value) for tick, value, counts in _scores(cadence, rule, at) if counts or not _is_calm(rule, value)]
    if not seen:
        return False, f"{name} was never charted"
    if at > seen[-1][0] + _counts_for(cadence, rule.code, seen[-1][0]):
        return False, f"{name} was last charted {_ago(seen[-1][0], at)} ago, which is too old"
    opens = at - hours(needed)
    before = [score for score in seen if score[0] <= opens][-1:]
    for tick, value in reversed(before + [score for score in seen if score[0] > opens]):
        if not _is_calm(rule, value):
            return False, f"{name} was {number(value)}, {_ago(tick, at)} ago"
    if not before:
        return False, f"{name} is known for {_ago(seen[0][0], at)}; {needed:g} h are needed"
    limit = f"below {rule.below:g}" if rule.below is not None else f"{rule.at_least:g} or more"
    return True, f"{name} was {limit} for {needed:g} h"


def _scores(cadence: Cadence, rule: Stop, at: int) -> Iterator[tuple[int, float, bool]]:
    """When, how bad it may be, and whether it can calm anybody."""
    track = cadence.known.track(rule.code)
    for place in range(track.upto(at)):
        worst = track.high[place] if rule.below is not None else track.low[place]
        doubtful = cadence.known.standing[track.keys[place][2]].derived.doubtful
        yield track.observed[place], worst, not doubtful


def _is_calm(rule: Stop, value: float) -> bool:
    return value < rule.below if rule.below is not None else value >= (rule.at_least or 0)


def _counts_for(cadence: Cadence, code: str, observed: int) -> int:
    limits = cadence.protocols.current_ticks
    return max(limits.get(code) or limits.get(code.split(".", 1)[0], 0), cadence.spacing(code, observed))


def _signs(cadence: Cadence, each: Round, rule: Stop, at: int) -> Iterator[Met]:
    """What counts as the worst step whatever the total is no calm either."""
    for sign in each.signs:
        track = cadence.known.track(sign.code)
        for place in range(track.place_from(at - hours(rule.hours or 0)), track.upto(at)):
            if track.high[place] >= sign.at_least:
                when = _ago(track.observed[place], at)
                yield False, f"{name_of(sign.code)} may have been {sign.at_least} or more, {when} ago"
                break


def _free_of_doses(cadence: Cadence, rule: Stop, at: int) -> Met:
    tracks = [cadence.known.track(code) for code in rule.free_of_dose]
    newest = max((track.observed[track.upto(at) - 1] for track in tracks if track.upto(at)), default=-NEVER)
    names = " or ".join(name_of(code).lower() for code in rule.free_of_dose[:1])
    if newest >= at - hours(rule.free_hours or 0):
        return False, f"A {names} was given {_ago(newest, at)} ago; {rule.free_hours:g} h without are needed"
    return True, f"No {names} for {rule.free_hours:g} h"


def _unused(cadence: Cadence, rule: Stop, at: int) -> Met:
    """By the latest that the last use may have been; an unknown one counts from admission."""
    needed, why = _hours_needed(cadence, rule, at)
    uses = [use for who in rule.unused for use in uses_of(cadence.known, who, at)]
    admitted = cadence.admitted_at() or at
    latest = max((use.latest for use in uses), default=admitted)
    is_unknown = not uses or any(use.earliest is None and use.latest == latest for use in uses)
    told = f"Last use unknown, admitted {_ago(latest, at)} ago" if is_unknown else f"Last use {_ago(latest, at)} ago"
    return at >= latest + hours(needed), f"{told}; {needed:g} h are needed{why}"


def _hours_needed(cadence: Cadence, rule: Stop, at: int) -> tuple[float, str]:
    """The hours, and why more: a history of it, or nobody asked."""
    if not rule.if_history:
        return rule.unused_hours or 0, ""
    code = f"risk.{rule.if_history}"
    track = cadence.known.track(code)
    place = track.upto(at)
    answered = place > 0 and track.gap_after(track.keys[place - 1], at) is None
    if answered and track.low[place - 1] <= 0:
        return rule.unused_hours or 0, ""
    why = f" after {name_of(code).lower()}" if answered else f", for {name_of(code).lower()} was not asked"
    return rule.unused_hours_if or 0, why


def _at_most(cadence: Cadence, code: str, most: float, at: int) -> Met:
    track, name = cadence.known.track(code), _named(code)
    place = track.upto(at)
    if not place:
        return False, f"{name} was never charted"
    if track.gap_after(track.keys[place - 1], at) is not None:
        return False, f"{name} was asked since, and not answered"
    if track.high[place - 1] > most:
        return False, f"{name} is, or may be, worse than its mildest finding"
    return True, f"{name} shows no more than its mildest finding"


def _dry(cadence: Cadence, needed: float, at: int) -> Met:
    """Looked at whenever an entry came or left a window, through all the hours."""
    opens = at - hours(needed)
    tracks = [cadence.known.track(code) for code in READS]
    came = [tick for track in tracks for tick in track.observed[track.place_from(opens) : track.upto(at)]]
    turns = [opens]
    while (tick := cadence.losing.turns_after(turns[-1])) <= at:
        turns.append(tick)
    looks = sorted({*turns, *came, at})
    lost = [last - 1 for look, last in zip(looks, [*looks[1:], at], strict=True) if cadence.losing.at(look)]
    if lost:
        return False, f"Fluid was being lost {_ago(lost[-1], at)} ago; {needed:g} h without are needed"
    admitted = cadence.admitted_at() or at
    if admitted > opens:
        return False, f"Admitted {_ago(admitted, at)} ago; {needed:g} h without fluid loss are needed"
    return True, f"No fluid loss for {needed:g} h"


def _ago(tick: int, at: int) -> str:
    spent, rest = divmod((at - tick) // MINUTE, 60)
    return f"{spent} h {rest} min" if rest else f"{spent} h"


def _named(code: str) -> str:
    return instruments()[code].short_name if code in instruments() else name_of(code)
