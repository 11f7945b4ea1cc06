"""A contender as a process: it loads what was charted once, then answers each ask on its standard input with one line.

The line says the nanoseconds it took, how many findings there were, and a digest of their sorted keys.
"""

import gc
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from time import perf_counter_ns
from typing import Any

import numpy as np

READY = "ready"
Asks = Mapping[str, Callable[[], Any]]  # what can be asked: each gives sorted keys, as a list, rows of one, an array


def answer(asks: Asks) -> None:
    """Answer until nobody asks any more."""
    print(READY, flush=True)
    for line in sys.stdin:
        ask = asks[line.strip()]
        gc.collect()
        began = perf_counter_ns()
        found = ask()
        took = perf_counter_ns() - began
        print(took, *told(found), flush=True)


def told(found: Any) -> tuple[int, str]:
    """How many findings, and the digest of their keys."""
    keys = np.asarray(found, np.int64).reshape(-1)
    return len(keys), sha256(keys.tobytes()).hexdigest()
