"""Medicines of the unit's list and their properties: what a nurse need not be asked again at every dose.

Facts only: no amounts, nothing recommended. A dose keeps the properties it was charted with; the list is read when a
form is filled in and never again.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from chart.errors import RecordError
from chart.item import ITEM_CODE

FILE = "medicines.toml"
DASHES = re.compile(r"\s*[-\u2010-\u2015/+]\s*")


class MedicineClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One class. sedates: every medicine of it makes drowsy. also, excludes: classes that go with it, or never do."""

    word: str
    sedates: bool = False
    also: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    classes: tuple[str, ...] = ()
    sedating: bool = False
    long_acting: bool = False
    also: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    source: str
    classes: dict[str, MedicineClass]
    medicines: dict[str, _Written]


class Medicine(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine in one form. words: its properties, as a nurse reads them. also: other names it goes by."""

    name: str
    classes: tuple[str, ...]
    is_sedating: bool
    is_long_acting: bool
    also: tuple[str, ...]
    words: str

    @property
    def folded_names(self) -> tuple[str, ...]:
        """Its names, however they are written."""
        return tuple(folded(each) for each in (self.name, *self.also))


class MedicineList(msgspec.Struct, frozen=True, kw_only=True):
    """The whole list, and where its properties are from."""

    source: str
    classes: Mapping[str, MedicineClass]
    by_name: Mapping[str, Medicine]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that a form offers, in the order of the alphabet."""
        return tuple(sorted({each.name for each in self.by_name.values()}))

    def called(self, name: str) -> Medicine | None:
        """The medicine somebody typed; None for one that is not on the list."""
        return self.by_name.get(folded(name))


@cache
def medicine_list() -> MedicineList:
    """The list in force; RecordError names what is wrong with the file."""
    return read_medicines(files("chart").joinpath(FILE).read_text(encoding="utf-8"))


def read_medicines(text: str) -> MedicineList:
    """A list from the text of its file; RecordError with the file and the key that is wrong."""
    try:
        written = msgspec.toml.decode(text, type=_File)
    except msgspec.DecodeError as error:
        raise RecordError(f"{FILE}: {error}") from None
    if not written.source.strip():
        raise RecordError(f"{FILE}: source is empty")
    for code, each in written.classes.items():
        _check_class(code, each, written.classes)
    by_name: dict[str, Medicine] = {}
    for name, each_written in written.medicines.items():
        medicine = _medicine(name, each_written, written.classes)
        for each_name in medicine.folded_names:
            if not each_name or each_name in by_name:
                raise RecordError(f"{FILE}: medicine {name}: the name {each_name!r} is empty or stands twice")
            by_name[each_name] = medicine
    return MedicineList(source=written.source, classes=written.classes, by_name=by_name)


def folded(name: str) -> str:
    """A name as it is compared: small letters, one space, one kind of dash."""
    return DASHES.sub("-", " ".join(name.split())).casefold()


def _check_class(code: str, each: MedicineClass, classes: Mapping[str, MedicineClass]) -> None:
    if not ITEM_CODE.fullmatch(code) or not each.word.strip():
        raise RecordError(f"{FILE}: class {code}: a code of small letters with a word is needed")
    for key in ("also", "excludes"):
        if strangers := [other for other in getattr(each, key) if other not in classes]:
            raise RecordError(f"{FILE}: class {code}: {key} {strangers[0]} is no class")


def _medicine(name: str, written: _Written, classes: Mapping[str, MedicineClass]) -> Medicine:
    where = f"{FILE}: medicine {name}"
    if len(set(written.classes)) < len(written.classes):
        raise RecordError(f"{where}: classes names one twice")
    for code in written.classes:
        if code not in classes:
            raise RecordError(f"{where}: classes {code} is no class")
        each = classes[code]
        if lacking := [other for other in each.also if other not in written.classes]:
            raise RecordError(f"{where}: classes {code} never goes without {lacking[0]}")
        if clashing := [other for other in each.excludes if other in written.classes]:
            raise RecordError(f"{where}: classes {code} never goes with {clashing[0]}")
        if each.sedates and not written.sedating:
            raise RecordError(f"{where}: sedating is false, and {code} makes drowsy")
    return Medicine(
        name=name, classes=written.classes, is_sedating=written.sedating, is_long_acting=written.long_acting,
        also=written.also, words=_words(written, classes),
    )  # fmt: skip


def _words(written: _Written, classes: Mapping[str, MedicineClass]) -> str:
    said = [classes[code].word for code in written.classes] or ["no class that patterns read"]
    said.append("makes drowsy" if written.sedating else "not sedating")
    said += ["long-acting"] if written.long_acting else []
    return ", ".join(said)
