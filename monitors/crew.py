"""As many processes as there are cores, each with its share of the work and what it holds of it between orders."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from typing import Any, TypeVar

Done = TypeVar("Done")
MADE_BEFORE_COLLECTING = 100_000


class Crew:
    """Workers that live as long as the crew. Work of few pieces is done here: a process costs more than it saves."""

    def __init__(self, pieces: int, few: int = 1) -> None:
        self._stack = ExitStack()
        spawn = multiprocessing.get_context("spawn")
        count = (os.cpu_count() or 1) if pieces > few else 0
        self._workers = [
            self._stack.enter_context(ProcessPoolExecutor(1, spawn, _collect_rarely)) for _ in range(count)
        ]

    def close(self) -> None:
        """Send them home."""
        self._stack.close()

    def work(self, words: str, do: Callable[..., Done], orders: Sequence[tuple[Any, ...]]) -> Iterator[Done]:
        """Do it for every order, in their order; the same place in the orders falls to the same worker each time.

        The bar is on stderr, and only where somebody reads it.
        """
        from rich.console import Console
        from rich.progress import track

        if not self._workers:
            yield from (do(*order) for order in orders)
            return
        bar = Console(stderr=True)
        count = len(self._workers)
        begun = [self._workers[place % count].submit(do, *order) for place, order in enumerate(orders)]
        for each in track(begun, words, console=bar, disable=not bar.is_terminal):
            yield each.result()


def _collect_rarely() -> None:
    """To look for rings of objects again and again costs a fifth of reading a stay, and reading leaves none."""
    gc.set_threshold(MADE_BEFORE_COLLECTING)
