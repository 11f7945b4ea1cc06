"""systemd, where it began this process: told when it is ready, and after each turn that went well.

It ends and begins anew a process of which it hears nothing for WatchdogSec. The protocol is one datagram: less than a
library of it.
"""

import os
import socket

import structlog

log = structlog.get_logger()
READY, WELL = "READY=1", "WATCHDOG=1"


class Supervisor:
    """Whoever listens at NOTIFY_SOCKET; nobody where that is not set. A telling that fails costs a process nothing."""

    def __init__(self) -> None:
        self._address = os.environ.get("NOTIFY_SOCKET", "")
        self._is_ready = False

    def went_well(self) -> None:
        """A turn came to its end without a fault of its own, be it by standing by."""
        if self._address and self._told(WELL if self._is_ready else f"{READY}\n{WELL}"):
            self._is_ready = True

    def _told(self, words: str) -> bool:
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.setblocking(False)
                line.sendto(words.encode(), address)
        except OSError as fault:
            log.warning("systemd not told", fault=type(fault).__name__)
            return False
        return True
