"""Many open alerts pages without browsers around them: each holds the stream that its page would hold.

`python -m bench.screens ADDRESS COUNT` says "open" when all are, then "NANOSECONDS STAY" whenever a screen was brought
a list with a stay that its list before did not have.
"""

import asyncio
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import perf_counter_ns

import httpx

from bench import living

PHYSICIANS = tuple(f"physician{number}" for number in range(20))
STREAM = "/live?page=alerts&tab=open&order=worst&only=all"
ORDER = re.compile(rb'"order":\[([^]]*)\]')
OPEN = "open"


@dataclass(slots=True)
class Screens:
    """So many screens in a process of their own, and when each was brought what."""

    count: int
    _brought: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _bell: Condition = field(default_factory=Condition)

    def brought(self, stay: str, within_s: float) -> list[int]:
        """The moments (ns of perf_counter) at which every screen had the card of a stay."""
        with self._bell:
            assert self._bell.wait_for(lambda: len(self._brought[stay]) >= self.count, within_s), "not on every screen"
            return self._brought[stay]

    def take(self, line: str) -> None:
        """Take down what the process says."""
        moment, _, stay = line.partition(" ")
        with self._bell:
            self._brought[stay.strip()].append(int(moment))
            self._bell.notify()


@contextmanager
def screens(address: str, count: int) -> Iterator[Screens]:
    """So many open alerts pages of twenty physicians."""
    command = [sys.executable, "-m", "bench.screens", address, str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = iter(process.stdout)
    assert next(said).strip() == OPEN
    found = Screens(count)
    reader = Thread(target=lambda: [found.take(line) for line in said], daemon=True)
    reader.start()
    try:
        yield found
    finally:
        process.terminate()
        process.wait(living.DOWN_WITHIN_S)


async def _all(address: str, count: int) -> None:
    sessions = {login: await _session(address, login) for login in PHYSICIANS}
    opened = asyncio.Barrier(count + 1)
    async with httpx.AsyncClient(base_url=address, timeout=httpx.Timeout(30, read=None), limits=httpx.Limits()) as line:
        each = [_screen(line, sessions[PHYSICIANS[number % len(PHYSICIANS)]], opened) for number in range(count)]
        together = asyncio.gather(*each)
        await opened.wait()
        print(OPEN, flush=True)
        await together


async def _session(address: str, login: str) -> dict[str, str]:
    async with httpx.AsyncClient(base_url=address, timeout=30) as line:
        asked = await line.post("/sign-in", data={"login": login, "password": living.PASSWORD})
        assert asked.status_code == httpx.codes.SEE_OTHER
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in line.cookies.items())}


def _stays(event: bytes) -> set[bytes]:
    found = ORDER.search(event)
    assert found is not None
    return {stay.strip(b'"') for stay in found[1].split(b",")}


async def _screen(line: httpx.AsyncClient, session: dict[str, str], opened: asyncio.Barrier) -> None:
    known: set[bytes] = set()
    async with line.stream("GET", STREAM, headers=session) as answer:
        rest = b""
        async for part in answer.aiter_raw():
            *events, rest = (rest + part).split(b"\n\n")
            for event in events:
                if b'"page":' in event:
                    moment, shown = perf_counter_ns(), _stays(event)
                    if not known:
                        await opened.wait()
                    else:
                        print("".join(f"{moment} {stay.decode()}\n" for stay in shown - known), end="", flush=True)
                    known = shown


if __name__ == "__main__":
    asyncio.run(_all(sys.argv[1], int(sys.argv[2])))
