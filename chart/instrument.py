"""Instruments as data: one file each in `chart/instruments`, and the total and band of an assessment.

A missing item is missing: no total, never 0, never prorated. NEWS2 is not here: it is computed from vitals (`news2`).
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from chart.bands import Bands, Rating, Triage
from chart.errors import RecordError, Refused
from chart.facts import Answer
from chart.item import Item, echo, in_sentence
from chart.settings import read_settings
from chart.wording import read_wording, worded_items

FOLDER = Path(__file__).parent / "instruments"
COMPUTED = frozenset({"news2"})


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What an assessment comes to. total and band are None unless every item that was asked is answered.

    missing: codes of items without an answer, in the instrument's order. items: the answers that were given.
    """

    total: int | None
    band: str | None
    is_complete: bool
    missing: tuple[str, ...]
    items: dict[str, Answer]


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One scale, as its file has it.

    total: "sum" of the scored items, or "none" where adding makes no sense. higher_of: pairs of which only the higher
    counts. shown_as: "signed" numbers always carry their sign. default_bands: the code of the set used unless another
    is named. triage: bands by answers, worst first, for a scale without a total. rating: None for a scale.
    """

    code: str
    name: str
    short_name: str
    measures: str
    filled_in_by: Literal["nurse", "patient", "patient and nurse", "clinician"]
    total: Literal["sum", "none"]
    shown_as: Literal["number", "signed", "code", "yes or no"]
    source: str
    source_tag: str
    licence: str
    loinc: str
    items: tuple[Item, ...]
    default_bands: str | None = None
    band_sets: tuple[Bands, ...] = ()
    higher_of: tuple[tuple[str, str], ...] = ()
    triage: tuple[Triage, ...] = ()
    rating: Rating | None = None

    def __post_init__(self) -> None:
        self._check_items()
        self._check_bands()

    @property
    def lowest_total(self) -> int:
        """The least a complete assessment can come to."""
        return self._sum({item.code: min(map(int, item.values)) for item in self._scored()})

    @property
    def highest_total(self) -> int:
        """The most a complete assessment can come to."""
        return self._sum({item.code: max(map(int, item.values)) for item in self._scored()})

    def item(self, code: str) -> Item:
        """The item with this code; one that does not exist is Refused."""
        found = next((item for item in self.items if item.code == code), None)
        if found is None:
            known = ", ".join(item.code for item in self.items)
            raise Refused(f"{self.short_name} has no item {echo(code)}. Its items are {known}", code)
        return found

    def bands(self, code: str | None = None) -> Bands | None:
        """The named set of bands, or the default one; None where the instrument has none."""
        wanted = code or self.default_bands
        found = next((bands for bands in self.band_sets if bands.code == wanted), None)
        if code and found is None:
            raise RecordError(f"{self.code}.toml has no bands {code}")
        return found

    def refusals(self, answers: Mapping[str, object]) -> list[Refused]:
        """Everything wrong with some answers, all at once; an answer None is one that is missing."""
        found: list[Refused] = []
        for code, value in answers.items():
            try:
                item = self.item(code)
            except Refused as refused:
                found.append(refused)
                continue
            if value is None:
                continue
            if not item.allows(value):
                found.append(item.refusal(self.short_name, value))
            elif item.is_asked(answers) is False and value != item.unasked:
                needed = " and ".join(f"{other} is {echo(answer)}" for other, answer in item.asked_if.items())
                sentence = f"{self.short_name} {in_sentence(item.name)} is asked only if {needed}"
                found.append(Refused(sentence, code))
        return found

    def score(self, answers: Mapping[str, object], bands: str | None = None) -> Score:
        """Total and band of an assessment; the first answer that is not allowed is Refused."""
        if refused := self.refusals(answers):
            raise refused[0]
        return self.counted(answers, bands)

    def counted(self, answers: Mapping[str, object], bands: str | None = None) -> Score:
        """The same of answers that were checked when they were charted."""
        given: dict[str, Answer] = {}
        missing: list[str] = []
        for item in self.items:
            answer = answers.get(item.code)
            if isinstance(answer, int | str):
                given[item.code] = answer
            elif self.is_needed(item) and item.is_asked(answers):
                missing.append(item.code)
        total = self._total(given) if not missing else None
        band = self._triaged(given) if self.triage else self._band(total, bands)
        return Score(total=total, band=band, is_complete=not missing, missing=tuple(missing), items=given)

    def is_needed(self, item: Item) -> bool:
        """Whether a complete assessment answers this item, once it is asked."""
        return item.is_scored or any(item.code in other.asked_if for other in self.items)

    def ranks(self, answers: Mapping[str, object], but: frozenset[str] = frozenset()) -> tuple[int, int]:
        """How bad a triage surely is and may be, from 0 up, whatever is still unanswered, but for some items."""
        not_asked = but.union(item.code for item in self.items if item.is_asked(answers) is False)
        given = self.counted(answers).items
        holds = [step.holds(given, not_asked) for step in self.triage]
        surely = next(place for place, held in enumerate([*holds[:-1], True]) if held)
        possibly = next(place for place, held in enumerate(holds) if held is not False)
        return len(holds) - 1 - surely, len(holds) - 1 - possibly

    def shown(self, answer: Answer) -> str:
        """An answer or total as it is printed: "+1" and "−1" where the sign is part of the value."""
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        if self.shown_as == "signed" and isinstance(answer, int):
            return f"{answer:+d}".replace("-", "−") if answer else "0"
        return str(answer)

    def _scored(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.is_scored) if self.total == "sum" else ()

    def _total(self, given: Mapping[str, Answer]) -> int | None:
        counted = {item.code: int(given[item.code]) for item in self._scored() if item.code in given}
        return self._sum(counted) if counted else None

    def _sum(self, counted: Mapping[str, int]) -> int:
        uncounted = sum(min(counted[one], counted[other]) for one, other in self.higher_of)
        return sum(counted.values()) - uncounted

    def _band(self, total: int | None, code: str | None) -> str | None:
        bands = self.bands(code)
        return None if total is None or bands is None else bands.name_of(total)

    def _triaged(self, given: Mapping[str, Answer]) -> str | None:
        not_asked = frozenset(item.code for item in self.items if item.is_asked(given) is False)
        for step in self.triage:
            holds = step.holds(given, not_asked)
            if holds is not False:
                return step.name if holds else None
        return None

    def _check_items(self) -> None:
        codes = [item.code for item in self.items]
        named = {code for pair in self.higher_of for code in pair}
        named |= {code for step in self.triage for code in (*step.any_of, *step.all_of)}
        named |= {code for item in self.items for code in item.asked_if}
        if not codes or len(set(codes)) != len(codes):
            raise ValueError("items must have codes, none twice")
        if strangers := sorted(named - set(codes)):
            raise ValueError(f"there is no item {', '.join(strangers)}")

    def _check_bands(self) -> None:
        sets = [bands.code for bands in self.band_sets]
        if len(set(sets)) != len(sets) or (self.default_bands is None) != (not sets):
            raise ValueError("band_sets need a default_bands, and codes, none twice")
        if sets and (self.total == "none" or self.default_bands not in sets):
            raise ValueError("bands need a total, and default_bands must name one of the band_sets")
        for bands in self.band_sets:
            if bands.bands[0].lowest != self.lowest_total or bands.bands[-1].lowest > self.highest_total:
                raise ValueError(f"bands {bands.code} do not cover {self.lowest_total} to {self.highest_total}")


@cache
def instruments() -> dict[str, Instrument]:
    """Every instrument that is filled in, by code, in the unit's own wording where it has one."""
    return read_instruments(read_settings().wording)


def read_instruments(wording: Path) -> dict[str, Instrument]:
    """Every instrument, in the wording of a folder; a file there that belongs to none is a RecordError."""
    paths = sorted(path for path in FOLDER.glob("*.toml") if path.stem not in COMPUTED)
    shipped = {path.stem: read_instrument(path) for path in paths}
    worded = {path.stem: path for path in sorted(wording.glob("*.toml"))}
    if strangers := [str(path) for code, path in worded.items() if code not in shipped]:
        raise RecordError(f"{', '.join(strangers)}: there is no such instrument. There are {', '.join(shipped)}")
    return shipped | {code: _in_words_of(shipped[code], path) for code, path in worded.items()}


def instrument(code: str) -> Instrument:
    """The instrument with this code; one that does not exist is Refused."""
    known = instruments()
    if code not in known:
        raise Refused(f"There is no instrument {echo(code)}. There are {', '.join(known)}", "instrument")
    return known[code]


def read_instrument(path: Path) -> Instrument:
    """One instrument file, strictly: what is unknown, missing or mistyped is a RecordError with file, item and key."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RecordError(f"{path.name} is not TOML: {error}") from error
    try:
        found = msgspec.convert(written, Instrument)
    except msgspec.ValidationError as error:
        raise RecordError(f"{path.name}: {_with_item(str(error), written)}") from error
    if found.code != path.stem:
        raise RecordError(f"{path.name}: code {found.code} must be the name of the file")
    return found


def _in_words_of(shipped: Instrument, path: Path) -> Instrument:
    wording = read_wording(path)
    items = worded_items(shipped.items, wording, path)
    return msgspec.structs.replace(shipped, items=items, licence=wording.licence)


def _with_item(message: str, written: dict[str, object]) -> str:
    """The message with the item's code, where it has only the item's position."""
    place = re.search(r"\$\.items\[(\d+)\]", message)
    items = written.get("items")
    if place is None or not isinstance(items, list) or not isinstance(items[int(place[1])], dict):
        return message
    return f"item {items[int(place[1])].get('code', place[1])}: {message}"
