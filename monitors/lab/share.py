"""A share of the past stays, held in columns, and what each pattern told: asked again, only what changed is judged."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from monitors.book import Book
from monitors.columns.block import Block
from monitors.lab.about import About
from monitors.lab.kept import PastStay, reading_of
from monitors.lab.trial import told_by
from monitors.protocol import Protocols

JUDGED_BY = ("limit", "severity", "ends", "status", "shown", "applies_to", "about", "kind", "of")

_KEYS: dict[tuple[str, bool], dict[str, bytes]] = {}


class Heard(NamedTuple):
    """One alert. Ticks. stay: its place in the share. returned: how often it held again while it was open."""

    raised_at: int
    stay: int
    worst: int
    returned: int


class Told(NamedTuple):
    """What a pattern told, and how many alerts of each severity that was, and of each drug class."""

    heard: tuple[Heard, ...]
    by_severity: Counter[int]
    by_class: Counter[str]


def counted(heard: Iterable[Heard], stays: Sequence[tuple[str, About]]) -> Told:
    """The alerts of one pattern; one of a stay of two classes counts in both."""
    ordered = tuple(sorted(heard))
    classes = Counter(each for one in ordered for each in stays[one.stay][1].classes)
    return Told(ordered, Counter(each.worst for each in ordered), classes)


class Share:
    """Some stays within a window of ticks. read: gives them as the rounds of a protocol want them read."""

    def __init__(self, window: tuple[int, int], read: Callable[[Protocols], Sequence[PastStay]]) -> None:
        self.window = window
        self.stays: tuple[tuple[str, About], ...] = ()
        self._read = read
        self._blocks: dict[str, Block] = {}
        self._told: dict[bytes, Told] = {}

    def told(self, book: Book, is_exact: bool = True) -> dict[str, Told]:
        """By pattern, the alerts that a book tells within the window; silent ones tell nobody.

        is_exact False: asked only when something was charted, and so quicker; what time alone turns comes too late.
        """
        keys = _keys(book, is_exact)
        wanted = {name: key for name, key in keys.items() if key not in self._told}
        if wanted or not self.stays:
            self._judge(book, self._block(book.protocols), wanted, is_exact)
        return {name: self._told[key] for name, key in keys.items()}

    def _judge(self, book: Book, block: Block, wanted: dict[str, bytes], is_exact: bool) -> None:
        found: dict[str, list[Heard]] = {name: [] for name in wanted}
        begins, ends = self.window
        for each in told_by(block, book, frozenset(wanted), is_exact):
            if begins <= each.told.raised_at < ends and not book.by_name[each.pattern].is_banner(each.told.worst):
                again = sum(begins <= at < ends for at in each.told.returned)
                found[each.pattern].append(Heard(each.told.raised_at, each.stay, each.told.worst, again))
        self._told |= {wanted[name]: counted(heard, self.stays) for name, heard in found.items()}
        block.forget()

    def _block(self, protocols: Protocols) -> Block:
        reading = reading_of(protocols)
        if reading not in self._blocks:
            read = self._read(protocols)
            self.stays = tuple((each.stay_id, each.about) for each in read)
            self._blocks[reading] = Block([each.course for each in read], [self.window[1]] * len(read))
        return self._blocks[reading]


def _keys(book: Book, is_exact: bool) -> dict[str, bytes]:
    """By pattern that tells anybody, all that decides what: its numbers, those of its parts, how stays are read."""
    known = _KEYS.get((book.protocols.digest, is_exact))
    if known is None:
        how = (reading_of(book.protocols), is_exact)
        live = sorted(name for name, each in book.by_name.items() if each.text.status == "live")
        known = _KEYS[book.protocols.digest, is_exact] = {name: _key(book, name, how) for name in live}
    return known


def _key(book: Book, name: str, how: tuple[str, bool]) -> bytes:
    pattern = book.by_name[name]
    parts = [book.protocols.patterns[part].limit for part in sorted(pattern.parts)]
    own = [getattr(pattern.text, field) for field in JUDGED_BY]
    return msgspec.msgpack.encode((name, how, own, parts))
