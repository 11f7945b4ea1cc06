"""Several versions of a protocol side by side: which is in force on a day, and which are still to come."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol, TypeVar

from chart.errors import RecordError


class Version(Protocol):
    """A file of a protocol, and the day from which it counts; None: ever."""

    @property
    def protocol(self) -> str: ...  # noqa: D102
    @property
    def effective_from(self) -> date | None: ...  # noqa: D102


File = TypeVar("File", bound=Version)


def in_force(by_file: Mapping[str, File], on: date) -> tuple[dict[str, File], dict[str, File]]:
    """(in force, still to come) by file name: of each protocol the version that took effect last, up to a day.

    One without a day has always been in effect. Raises RecordError where two of a protocol begin on the same day.
    """
    chosen: dict[str, str] = {}
    coming: dict[str, File] = {}
    for name, file in by_file.items():
        if file.effective_from is not None and file.effective_from > on:
            coming[name] = file
            continue
        other = chosen.get(file.protocol)
        if other is None or _begins(by_file[other]) < _begins(file):
            chosen[file.protocol] = name
        elif _begins(by_file[other]) == _begins(file):
            raise RecordError(f"{name}: protocol {file.protocol} stands in {other} too, with the same effective_from")
    return {name: by_file[name] for name in by_file if name in chosen.values()}, coming


def _begins(file: Version) -> date:
    return file.effective_from or date.min
