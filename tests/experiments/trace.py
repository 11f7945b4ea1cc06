"""Reading what strace saw: which files held bytes that were written and not yet synced when a reply went out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

CALL = re.compile(r"^(\d+)\s+(\w+)\((.*)$")
RESUMED = re.compile(r"^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$")
FILE = re.compile(r"^\d+<([^>]*)>")
WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
SYNCS = ("fsync", "fdatasync")
SENDS = ("sendto", "sendmsg", "write", "writev")
REPLY = re.compile(r'"HTTP/1\.1 2\d\d ')


@dataclass(slots=True)
class Trace:
    """A walk over the calls of a process in the order in which they happened.

    A sync only covers what was written before it began, and counts when it has ended.
    """

    files: re.Pattern[str]
    replies: int = 0
    unsynced_replies: int = 0
    writes: int = 0
    syncs: int = 0
    _dirty: dict[str, int] = field(default_factory=dict)  # file: number of its newest write
    _begun: dict[str, tuple[str, str, int]] = field(default_factory=dict)  # thread: call, file, newest write then

    def read(self, lines: Iterable[str]) -> "Trace":
        """Walk over all lines of strace's file."""
        for line in lines:
            if (match := RESUMED.match(line)) is not None:
                self._end(match[1])
            elif (match := CALL.match(line)) is not None:
                self._begin(match[1], match[2], match[3])
                if "<unfinished ...>" not in line:
                    self._end(match[1])
        return self

    def _begin(self, thread: str, call: str, rest: str) -> None:
        match = FILE.match(rest)
        name = match[1] if match else ""
        if call in WRITES and self.files.search(name):
            self.writes += 1
            self._dirty[name] = self.writes
        elif call in SENDS and REPLY.search(rest):
            self.replies += 1
            self.unsynced_replies += bool(self._dirty)
        self._begun[thread] = (call, name, self.writes)

    def _end(self, thread: str) -> None:
        call, name, newest = self._begun.pop(thread, ("", "", 0))
        if call in SYNCS and self.files.search(name):
            self.syncs += 1
            if self._dirty.get(name, newest + 1) <= newest:
                del self._dirty[name]
