"""A contender as the bench sees it: a process that holds what was charted, asked a line at a time."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.peers.answering import READY

ROOT = Path(__file__).parents[2]
OWN = Path(sys.executable)
BESIDE = ROOT / ".venv-bench" / "bin" / "python"  # where the tools live that the product does not need
DOWN_WITHIN_S = 15


class Answer(NamedTuple):
    """What one ask took in nanoseconds, and what was found: how many, and a digest of their sorted keys."""

    nanoseconds: int
    findings: int
    digest: str

    @property
    def found(self) -> tuple[int, str]:
        """What two contenders agree on, or not."""
        return self.findings, self.digest


class Contender:
    """A process that is ready to be asked."""

    def __init__(self, name: str, process: "subprocess.Popen[str]") -> None:
        self.name = name
        self._process = process
        if (said := self._heard()) != READY:
            raise RuntimeError(f"{name} did not become ready: it said {said!r}")

    def ask(self, what: str) -> Answer:
        """Ask for a replay or a sweep."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        nanoseconds, findings, digest = self._heard().split()
        return Answer(int(nanoseconds), int(findings), digest)

    def _heard(self) -> str:
        assert self._process.stdout is not None
        if not (line := self._process.stdout.readline()):
            raise RuntimeError(f"{self.name} ended by itself; what it said stands above")
        return line.strip()


@contextmanager
def contender(name: str, python: Path, module: str, *told: str) -> Iterator[Contender]:
    """A contender for as long as it is wanted; its module is run with what it is told."""
    command = [str(python), "-m", f"bench.peers.{module}", *told]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Contender(name, process)
        finally:
            assert process.stdin is not None
            process.stdin.close()  # nobody asks any more
            process.wait(DOWN_WITHIN_S)
