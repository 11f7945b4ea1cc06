"""The ear of systemd: a real datagram socket at NOTIFY_SOCKET."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Systemd:
    """What was said to it so far, one datagram after the other."""

    ear: socket.socket
    said: list[str] = field(default_factory=list)

    def heard(self) -> list[str]:
        """All that was said until now."""
        while True:
            try:
                self.said.append(self.ear.recv(4096).decode())
            except BlockingIOError:
                return self.said


@contextmanager
def systemd() -> Iterator[tuple[str, Systemd]]:
    """Its address, and what it hears."""
    folder = Path(tempfile.mkdtemp(prefix="notify-"))
    address = str(folder / "socket")  # an address has at most 107 characters
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(address)
        ear.setblocking(False)
        yield address, Systemd(ear)
    shutil.rmtree(folder)
