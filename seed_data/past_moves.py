"""Moves of past stays: into a bed that stands empty for a while, and back to the own one, which is kept meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from seed_data.past_stay import Past

MOVES = 0.035  # how many of the empty stretches somebody is moved into
CLEANING = timedelta(hours=1)
SHORTEST = timedelta(hours=3)


def with_moves(planned: Sequence[Past], dice: Random) -> list[Past]:
    """The same stays in the same order, some of them with a move and a move back."""
    moved: dict[str, Past] = {}
    for bed, begins, ends in _empty(planned):
        if dice.random() >= MOVES:
            continue
        there = [each for each in planned if each.bed != bed and each.came_at < begins and each.left_at > ends]
        free = [each for each in there if each.name not in moved]
        if free:
            who = dice.choice(free)
            moved[who.name] = replace(who, moves=((begins, bed), (ends, who.bed)))
    return [moved.get(each.name, each) for each in planned]


def _empty(planned: Iterable[Past]) -> list[tuple[str, datetime, datetime]]:
    """(bed, from, to) of every stretch long enough, cleaning left out, in a fixed order."""
    beds: dict[str, list[Past]] = defaultdict(list)
    for each in sorted(planned, key=lambda each: each.came_at):
        beds[each.bed].append(each)
    stretches = [
        (bed, before.left_at + CLEANING, after.came_at - CLEANING)
        for bed, stays in sorted(beds.items())
        for before, after in pairwise(stays)
    ]
    return [(bed, begins, ends) for bed, begins, ends in stretches if ends - begins >= SHORTEST]
