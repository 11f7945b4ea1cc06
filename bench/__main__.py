"""`make bench`, or `python -m bench [TOPIC …] [--rounds N] [--json FILE]`: times beside their floors, as one table."""

import argparse
import logging
import platform
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from os import cpu_count, getloadavg
from pathlib import Path

import msgspec
import structlog

from bench.frame import Line

# Topic: its rounds. Each is a module here, whose `measured(rounds)` gives the lines.
TOPICS = {
    "saving": 60, "sweeping": 12, "loading": 40, "seeing": 20, "scoring": 9, "seeding": 1, "comparing": 5, "paging": 5,
}  # fmt: skip
WIDTHS = (36, 12, 28, 52, 9, 7)


def main() -> None:
    """Run the topics that were asked for, or all."""
    asked = _asked()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    answers: dict[str, list[Line]] = {}
    for topic in asked.topics or TOPICS:
        measured: Callable[[int], Iterable[Line]] = import_module(f"bench.{topic}").measured
        print(f"\n{topic}\n{_row('', 'on', 'median (p5–p95)', 'beside, in the same run', 'figure', 'target')}")
        answers[topic] = []
        for line in measured(asked.rounds or TOPICS[topic]):
            answers[topic].append(line)
            print(_shown(line), flush=True)
    if asked.json is not None:
        lines = {topic: [line.figures() for line in found] for topic, found in answers.items()}
        machine = {"python": platform.python_version(), "cores": cpu_count(), "load": getloadavg()}
        asked.json.write_bytes(msgspec.json.format(msgspec.json.encode({"machine": machine, "topics": lines})))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("topics", nargs="*", help=f"any of {', '.join(TOPICS)}; all if none is named")
    parser.add_argument("--rounds", type=int, help="rounds of each topic, instead of its own number")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    asked = parser.parse_args()
    if unknown := set(asked.topics) - set(TOPICS):
        sys.exit(f"There is no topic {', '.join(sorted(unknown))}: there are {', '.join(TOPICS)}")
    return asked


def _shown(line: Line) -> str:
    beside = f"{line.floor} {line.beside}" if line.beside else line.floor
    figure = f"{line.figure:.3g}{line.unit}" if line.unit == "x" else f"{line.figure:.3g} {line.unit}"
    target = "" if line.at_most is None else f"≤ {line.at_most:g}"
    verdict = {None: "", True: "met", False: "NOT MET"}[line.is_met] + (" (noisy)" if line.is_noisy else "")
    return f"{_row(line.what, line.on, line.ours or '', beside, figure, target)} {verdict}".rstrip()


def _row(*cells: object) -> str:
    return "  " + " ".join(f"{cell!s:<{width}}" for cell, width in zip(cells, WIDTHS, strict=True))


if __name__ == "__main__":
    main()
