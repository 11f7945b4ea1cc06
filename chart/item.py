"""One question of an instrument: what may be answered, in which words, and which way is worse."""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from chart.errors import Refused
from chart.facts import Answer

# "away from 0": both ends are bad (RASS). "later": codes that are no numbers, listed from good to bad (POSS).
Worse = Literal["higher", "lower", "away from 0", "later"]

ITEM_CODE = re.compile(r"[a-z][a-z0-9_]*")
LONGEST_ECHO = 40


class Step(msgspec.Struct, frozen=True):
    """One answer that may be chosen, and what it means in words."""

    value: Answer
    words: str
    is_anchor: bool


class FromVital(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a vital sign decides the answer: at most `up_to[n]` gives `values[n]`, above the last gives the last."""

    vital: Literal["heart_rate_bpm"]
    up_to: tuple[int, ...]
    values: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.values) != len(self.up_to) + 1 or list(self.up_to) != sorted(set(self.up_to)):
            raise ValueError("from_vital needs rising limits in `up_to` and one more in `values`")

    def answer(self, reading: float) -> int:
        """The answer that goes with a reading."""
        return self.values[sum(reading > limit for limit in self.up_to)]


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that is typed as a whole number of some unit, not picked from a few."""

    lowest: int = msgspec.field(name="from")
    highest: int = msgspec.field(name="to")
    unit: str


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said as soon as an answer is this one or worse, whatever the total."""

    from_value: Answer = msgspec.field(name="from")
    words: str


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question of an instrument, as its file has it.

    values: every allowed answer, in order. anchors: words by value; what lies between two anchors is said so.
    figure: instead of both, the whole numbers that may be typed. unusual: answers that are asked about once more.
    is_scored: False is written down and takes no part in the total. asked_if: the answer of another item without
    which this one is not asked at all; unasked: the one answer that goes without saying then.
    """

    code: str
    name: str
    prompt: str
    worse: Worse
    values: tuple[Answer, ...] = ()
    anchors: dict[str, str] = {}
    figure: Figure | None = None
    unusual: tuple[Answer, ...] = ()
    told: Told | None = None
    is_scored: bool = True
    from_vital: FromVital | None = None
    asked_if: dict[str, Answer] = {}
    unasked: Answer | None = None
    loinc: str = "local"

    def __post_init__(self) -> None:
        if not ITEM_CODE.fullmatch(self.code):
            raise ValueError(f"code {self.code!r} is not in small letters, digits and _")
        if self.figure is not None:
            self._check_figure(self.figure)
            return
        if not self.values:
            raise ValueError("an item needs values, or a figure")
        if len({type(value) for value in self.values}) != 1 or len(set(self.values)) != len(self.values):
            raise ValueError("values must be of one type, none twice")
        names = [value_text(value) for value in self.values]
        if strangers := [key for key in self.anchors if key not in names]:
            raise ValueError(f"anchors {', '.join(strangers)} are not among the values")
        if any(name not in self.anchors for name in (names[0], names[-1])):
            raise ValueError("the first and the last value need an anchor")
        derived = self.from_vital.values if self.from_vital else ()
        single = (self.unasked, self.told.from_value if self.told else None)
        if strays := {*self.unusual, *derived, *(each for each in single if each is not None)} - set(self.values):
            raise ValueError(f"unusual or derived answers {sorted(map(value_text, strays))} are not among the values")

    def _check_figure(self, figure: Figure) -> None:
        if self.values or self.anchors or self.is_scored or figure.lowest >= figure.highest:
            raise ValueError("a figure rises, has neither values nor anchors, and is not scored")
        msgspec.structs.force_setattr(self, "values", tuple(range(figure.lowest, figure.highest + 1)))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every answer with its words, in order: what a form draws."""
        return tuple(Step(value, self.words(value), value_text(value) in self.anchors) for value in self.values)

    def words(self, value: Answer) -> str:
        """What an answer means; a step without an anchor lies between its neighbours."""
        if self.figure is not None:
            return f"{value} {self.figure.unit}"
        names = [value_text(each) for each in self.values]
        at = names.index(value_text(value))
        if names[at] in self.anchors:
            return self.anchors[names[at]]
        below = next(self.anchors[name] for name in reversed(names[:at]) if name in self.anchors)
        above = next(self.anchors[name] for name in names[at:] if name in self.anchors)
        return f"between “{below}” and “{above}”"

    def allows(self, value: object) -> bool:
        """Whether this is one of the answers; True is not 1, "3" and 3.0 are not 3."""
        return type(value) is type(self.values[0]) and value in self.values

    def is_asked(self, answers: Mapping[str, object]) -> bool | None:
        """Whether the answers so far lead to this item; None: that hangs on one not answered yet."""
        for code, needed in self.asked_if.items():
            given = answers.get(code)
            if given is None:
                return None
            if given != needed:
                return False
        return True

    def refusal(self, instrument: str, value: object) -> Refused:
        """The sentence for an answer that is not allowed."""
        what = instrument if instrument == self.name else f"{instrument} {in_sentence(self.name)}"
        if self.figure is not None:
            within = f"a whole number from {self.figure.lowest} to {self.figure.highest}"
            return Refused(f"{what} {echo(value)} is not {within}", self.code)
        return Refused(f"{what} {echo(value)} is not one of {', '.join(map(echo, self.values))}", self.code)


def value_text(value: Answer) -> str:
    """An answer as a key of a file: 3, S, true."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def echo(value: object) -> str:
    """What was typed, as JSON shows it, cut short: "3" in quotes is a word, 3 a number."""
    try:
        shown = msgspec.json.encode(value).decode()
    except (TypeError, ValueError, OverflowError):
        shown = type(value).__name__
    return shown if len(shown) <= LONGEST_ECHO else shown[: LONGEST_ECHO - 1] + "…"


def in_sentence(name: str) -> str:
    """A ward name inside a sentence: a small first letter, unless it is an abbreviation."""
    return name if name[:2].isupper() else name[0].lower() + name[1:]
