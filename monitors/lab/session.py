"""The past of a unit, held in columns by as many processes as there are cores, and asked about draft after draft."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from chart.database import open_database
from chart.facts import StayId
from chart.settings import Settings
from chart.ticks import to_tick
from monitors.book import book_of
from monitors.crew import Crew
from monitors.lab.kept import PastStay
from monitors.lab.reading import past_stays
from monitors.lab.share import Share
from monitors.lab.tally import Tally, tally_of, together
from monitors.protocol import Protocols
from monitors.ward import protocols_here

AT_ONCE = 250  # stays in one share: many for each question, few enough for the caches of a processor
Window = tuple[datetime, datetime]
Drafts = tuple[Path | None, Path]  # what it is held against, and the draft
_SHARES: dict[tuple[str, int], Share] = {}  # in the process that holds them


class Session:
    """Some stays within a window. The first question reads and judges them all; another only what changed since."""

    def __init__(self, settings: Settings, stays: Sequence[StayId], window: Window) -> None:
        self.name = uuid4().hex
        self.settings = settings
        self.window = window
        self.pieces = [tuple(stays[begin : begin + AT_ONCE]) for begin in range(0, len(stays), AT_ONCE)]
        self._crew = Crew(len(self.pieces))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._crew.close()
        for place in range(len(self.pieces)):
            _SHARES.pop((self.name, place), None)

    def ask(self, drafts: Drafts, is_exact: bool = True) -> Tally:
        """What the two books told; is_exact: as of `Share.told`."""
        orders = [
            ((self.name, place), self.settings, piece, self.window, drafts, is_exact)
            for place, piece in enumerate(self.pieces)
        ]
        return together(self._crew.work("Judging past stays", _asked, orders))


def _asked(
    name: tuple[str, int], settings: Settings, stays: Sequence[StayId], window: Window, drafts: Drafts, is_exact: bool
) -> Tally:
    if name not in _SHARES:
        _SHARES[name] = _share(settings, stays, window)
    current, draft = (book_of(protocols_here(settings, instead)) for instead in drafts)
    return tally_of(_SHARES[name], (current, draft), is_exact)


def _share(settings: Settings, stays: Sequence[StayId], window: Window) -> Share:
    def read(protocols: Protocols) -> list[PastStay]:
        with closing(open_database(settings)) as database:
            return past_stays(database, settings.unit, stays, protocols, window[1])

    return Share((to_tick(window[0]), to_tick(window[1])), read)
