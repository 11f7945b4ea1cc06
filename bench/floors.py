"""What nothing can beat here and now: bytes safely on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.frame import Case, Laps

DISK = "4 KiB written and synced"
PAGE = b"\x5a" * 4096
PAGES = 256


@contextmanager
def disk(folder: Path) -> Iterator[Case]:
    """A case that writes one page in place of an older one and waits until it is on the disk."""
    file = os.open(folder / "floor", os.O_CREAT | os.O_RDWR)
    os.pwrite(file, PAGE * PAGES, 0)
    os.fsync(file)
    place = 0

    def write(laps: Laps) -> None:
        nonlocal place
        place = (place + 1) % PAGES
        with laps.lap(DISK):
            os.pwrite(file, PAGE, place * len(PAGE))
            os.fdatasync(file)

    yield write
    os.close(file)
