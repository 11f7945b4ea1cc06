"""Adding up: 3,000 CIWA-Ar lines through the command `tidewatch score`, start-up included."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson

from bench.frame import Laps, Line, against, dice, interleaved
from bench.stays import visit
from chart.facts import Assessment

LINES = 3_000
LIMIT_S = 3.0
ALL, ONE, BARE = "3,000 lines", "one line", "an interpreter that does nothing"


def measured(rounds: int) -> Iterator[Line]:
    """Our command, its start-up alone, and the start-up of Python itself."""
    lines = list(_lines())
    program = str(Path(sys.executable).with_name("tidewatch"))

    def run(name: str, command: list[str], sent: list[bytes], laps: Laps) -> None:
        with laps.lap(name):
            done = subprocess.run(command, input=b"\n".join(sent), capture_output=True, check=True)
        assert done.stdout.count(b'"total"') == len(sent)

    score = [program, "score", "ciwa_ar"]
    laps = interleaved(rounds, [
        lambda laps: run(ALL, score, lines, laps),
        lambda laps: run(ONE, score, lines[:1], laps),
        lambda laps: run(BARE, [sys.executable, "-c", ""], [], laps),
    ])  # fmt: skip
    took = laps.spread(ALL)
    yield Line("scoring 3,000 CIWA-Ar lines", took.median, LIMIT_S, "s", ours=took)
    yield against(laps, ALL, ONE)
    yield against(laps, ONE, BARE)


def _lines() -> Iterator[bytes]:
    chance = dice(LINES)
    for number in range(LINES):
        assessment = visit("ciwa_ar", number % 160, chance)
        assert isinstance(assessment, Assessment)
        yield orjson.dumps(assessment.answers)
