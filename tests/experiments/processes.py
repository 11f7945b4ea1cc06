"""Real processes for experiments: begun, waited for, killed and frozen, each by its own id."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chart.settings import Settings

ROOT = Path(__file__).parents[2]
TIDEWATCH = str(Path(sys.executable).with_name("tidewatch"))
UP_WITHIN_S = 60.0


def environment(settings: Settings) -> dict[str, str]:
    """What a process of this installation is told."""
    told = {
        "TIDEWATCH_HOME": str(settings.home),
        "TIDEWATCH_DATABASE": settings.database,
        "TIDEWATCH_DATABASE_OWNER": settings.database_owner,
        "TIDEWATCH_UNIT": settings.unit,
        "PYTHONUNBUFFERED": "1",
    }
    return os.environ | {name: value for name, value in told.items() if value}


def until(condition: Callable[[], bool], within_s: float, what: str) -> float:
    """Wait for a condition; the seconds it took. AssertionError names what did not come true in time."""
    begun = time.monotonic()
    pause = threading.Event()
    while not condition():
        waited = time.monotonic() - begun
        assert waited < within_s, f"{what}: not within {within_s:g} s"
        pause.wait(0.01)
    return time.monotonic() - begun


def free_port() -> int:
    """A port of the loopback that nobody listens at."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


@dataclass(slots=True)
class Child:
    """One process with its own group; what it says goes to a file. name: of that file."""

    command: Sequence[str]
    settings: Settings
    name: str
    running: "subprocess.Popen[bytes]" = field(init=False)

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Start it, or start it again."""
        with self.output.open("ab") as told:
            self.running = subprocess.Popen(
                list(self.command), cwd=ROOT, env=environment(self.settings), stdout=told, stderr=told,
                start_new_session=True,
            )  # fmt: skip

    @property
    def output(self) -> Path:
        """Where it says what it has to say."""
        return self.settings.home / f"{self.name}.log"

    def said(self) -> str:
        """All that it has said."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.running.poll() is None

    def send(self, number: signal.Signals) -> None:
        """A signal to the process alone."""
        self.running.send_signal(number)

    def kill(self) -> None:
        """End it and its children as a power cut would: without a word."""
        if self.is_running:
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait(10)

    def end(self) -> int:
        """Ask it to end, and wait for it; its exit code."""
        if self.is_running:
            os.killpg(self.running.pid, signal.SIGTERM)
        try:
            return self.running.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


@dataclass(slots=True)
class Children:
    """All processes of an experiment; none is left when it is over."""

    settings: Settings
    all: list[Child] = field(default_factory=list)

    def begin(self, name: str, *command: str) -> Child:
        """A process of this installation."""
        child = Child(command, self.settings, name)
        self.all.append(child)
        return child

    def monitor(self, name: str, period_s: float) -> Child:
        """`tidewatch monitor`."""
        return self.begin(name, TIDEWATCH, "monitor", "--period", f"{period_s:g}")

    def python(self, module: str, *words: str, name: str = "") -> Child:
        """A module of the experiments as a process."""
        return self.begin(name or module, sys.executable, "-m", f"tests.experiments.{module}", *words)

    def end_all(self) -> None:
        """Kill what still runs, frozen or not."""
        for child in self.all:
            child.kill()
