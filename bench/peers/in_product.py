"""The product: its formulas judged by its own columns, over blocks of stays, on two cores.

Each of two processes holds half the stays, as columns, from the start.
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from bench.peers.answering import answer
from bench.peers.blocks import Held, held_of
from bench.peers.charted import load
from bench.peers.rules import Ints

JUDGED = {"replay": Held.replay, "sweep": Held.sweep}
# Stays of a block: few where every moment is asked at, for the caches; many where one is, for the calls.
AT_ONCE = {"replay": 250, "sweep": 1_500}
ALONE = {"replay": 60, "sweep": 600}  # stays that one process judges sooner than two


class Half:
    """What one process holds: the first or the second half of the stays, all the first where they are few."""

    def __init__(self, folder: Path, half: int) -> None:
        tables = load(folder)
        stays = len(tables["stay"]["stay"])
        self.blocks: dict[str, list[Held]] = {}
        for asked, most in AT_ONCE.items():
            middle = stays if stays <= ALONE[asked] else stays // 2
            edges = ((0, middle), (middle, stays))[half]
            self.blocks[asked] = [held_of(tables, *each) for each in _parts(*edges, most)]

    def ask(self, asked: str) -> Ints:
        """What is found at all moments, or as of the sweep."""
        return np.concatenate([JUDGED[asked](block) for block in self.blocks[asked]])


def _parts(low: int, high: int, most: int) -> Iterator[tuple[int, int]]:
    """Stretches of stays, as many in each, at most so many."""
    edges = np.linspace(low, high, -(-(high - low) // most) + 1).astype(int)
    yield from pairwise(edges.tolist())


def hold(folder: Path, line: Connection) -> None:
    """The other process: answers until it is asked nothing."""
    half = Half(folder, 1)
    line.send([asked for asked, blocks in half.blocks.items() if blocks])
    while asked := line.recv():
        line.send_bytes(half.ask(asked).tobytes())


def main(folder: Path) -> None:
    """Answer, both halves at once."""
    process = get_context("spawn")
    line, theirs = process.Pipe()
    other = process.Process(target=hold, args=(folder, theirs), daemon=True)
    other.start()
    mine = Half(folder, 0)
    shared = line.recv()

    def ask(what: str) -> Ints:
        if what not in shared:
            return mine.ask(what)
        line.send(what)
        return np.concatenate([mine.ask(what), np.frombuffer(line.recv_bytes(), np.int64)])

    answer({"replay": lambda: ask("replay"), "sweep": lambda: ask("sweep")})
    line.send("")
    other.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
