"""What a form of the charting page is: one kind of entry, and the fields it is filled in by."""

from dataclasses import dataclass

from chart import facts
from dashboard.components.fields import Field


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of entry to fill in. code: as addresses have it; kind: the entry's kind.

    codes: the codes of that kind it is for, () for all; with one of them there is nothing to choose. fixed: fields
    that always say the same. saves: the field of which one tap saves the form.
    """

    code: str
    kind: str
    name: str
    icon: str
    fields: tuple[Field, ...]
    codes: tuple[str, ...] = ()
    fixed: tuple[tuple[str, bool], ...] = ()
    saves: str = ""

    def is_of(self, content: facts.AnyContent) -> bool:
        """Whether an entry of this content is filled in here."""
        return facts.kind_of(content) == self.kind and (not self.codes or getattr(content, "code", "") in self.codes)


def figure(name: str, label: str, unit: str, is_needed: bool = False) -> Field:
    """A field for a number in a unit."""
    return Field(name, label, "number", unit=unit, is_needed=is_needed)
