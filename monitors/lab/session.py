"""The past of a unit, held in columns by as many processes as there are cores, and asked about draft after draft."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from chart.database import open_database
from chart.errors import Refused
from chart.facts import StayId
from chart.settings import Settings
from chart.ticks import to_tick
from monitors.book import Book, book_of
from monitors.crew import Crew
from monitors.lab.kept import PastStay, reading_of
from monitors.lab.reading import past_stays
from monitors.lab.share import Share
from monitors.lab.tally import Tally, tally_of, together
from monitors.protocol import Protocols
from monitors.ward import protocols_here

AT_ONCE = 100  # stays in one share: many for each question, few enough for memory
Window = tuple[datetime, datetime]
Drafts = tuple[Path | None, Path]  # what it is held against, and the draft
Text = tuple[Path | None, str]  # a draft, and the digest of all protocols with it
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
        texts = tuple((instead, protocols_here(self.settings, instead).digest) for instead in drafts)
        orders = [
            ((self.name, place), self.settings, piece, self.window, texts, is_exact)
            for place, piece in enumerate(self.pieces)
        ]
        return together(self._crew.work("Judging past stays", _asked, orders))


def _asked(
    name: tuple[str, int],
    settings: Settings,
    stays: Sequence[StayId],
    window: Window,
    texts: tuple[Text, Text],
    is_exact: bool,
) -> Tally:
    if name not in _SHARES:
        _SHARES[name] = _share(settings, stays, window)
    current, draft = texts
    return tally_of(_SHARES[name], (_book(settings, current), _book(settings, draft)), is_exact)


@lru_cache(maxsize=4)
def _book(settings: Settings, text: Text) -> Book:
    """Read once by each process; the digest says that it is what was asked for."""
    instead, digest = text
    protocols = protocols_here(settings, instead)
    if protocols.digest != digest:
        raise Refused("The draft was changed while it was tried: try it again", "protocol")
    return book_of(protocols)


def _share(settings: Settings, stays: Sequence[StayId], window: Window) -> Share:
    def read(protocols: Protocols) -> list[PastStay]:
        with closing(open_database(settings)) as database:
            is_draft = reading_of(protocols) != reading_of(protocols_here(settings))
            return past_stays(database, settings.unit, stays, protocols, window[1], is_draft=is_draft)

    return Share((to_tick(window[0]), to_tick(window[1])), read)
