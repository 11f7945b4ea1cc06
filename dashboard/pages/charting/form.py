"""What a form of the charting page is: one kind of entry, and the fields it is filled in by."""

from dataclasses import dataclass

from chart import facts
from chart.people import Act
from dashboard.components.fields import Field


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of entry to fill in. code: as addresses have it; kind: the entry's kind.

    codes: the codes of that kind it is for, () for all; with one of them there is nothing to choose. fixed: fields
    that always say the same. saves: the field of which one tap saves the form, and saves_words what is said of it;
    asks_more: its choices that one tap does not save, because something else is asked. act: what one must be allowed to
    do.
    """

    code: str
    kind: str
    name: str
    icon: str
    fields: tuple[Field, ...]
    codes: tuple[str, ...] = ()
    fixed: tuple[tuple[str, bool], ...] = ()
    saves: str = ""
    saves_words: str = ""
    asks_more: tuple[str, ...] = ()
    act: Act = Act.CHART

    @property
    def is_of_medicine(self) -> bool:
        """Whether a medicine is named in it, which may be on the unit's list."""
        return any(field.name == "medicine" for field in self.fields)

    def is_of(self, content: facts.AnyContent) -> bool:
        """Whether an entry of this content is filled in here."""
        return facts.kind_of(content) == self.kind and (not self.codes or getattr(content, "code", "") in self.codes)


def figure(name: str, label: str, unit: str, is_needed: bool = False) -> Field:
    """A field for a number in a unit."""
    return Field(name, label, "number", unit=unit, is_needed=is_needed)
