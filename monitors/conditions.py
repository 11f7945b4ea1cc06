"""The conditions of a rule in words: as they stand, turned round, and those that are lacking."""

from collections.abc import Iterator
from functools import reduce
from itertools import combinations

from monitors.names import name_of, worded
from monitors.note import NO, YES, ReadingNote, VerdictNote
from monitors.scales import range_of

COMPARISONS = {">=": "{} or more", ">": "above {}", "<=": "{} or less", "<": "below {}", "=": "is {}"}
TURNED = {">=": "below {}", ">": "{} or less", "<=": "above {}", "<": "{} or more", "=": "not {}"}
GOES_WITHOUT_SAYING = ("not", "certain", "else_unknown")
COUNTED = ", count in"
PLAINLY_ASKED = ("last", "latest", "first", "set")
MOST_WAYS = 8
Way = tuple[str, ...]  # conditions that must all come


def said(note: VerdictNote, reading: ReadingNote, words: dict[str, str]) -> str:
    """A condition in words: "Heart rate 100 or more", "Tremor, rise in 8 h: 2 or more"."""
    name = name_of(reading.code)
    if reading.code.startswith("task."):
        return f"{name} overdue"
    asked = "" if reading.asked in PLAINLY_ASKED else f", {reading.asked}"
    if note.comparison not in words:
        return name + asked
    if asked.startswith(COUNTED) and (note.comparison, note.limit) == (">=", 1):
        within = asked.removeprefix(COUNTED).replace(" ", ", within ", 1)
        return f"{name}{within}{'' if words is COMPARISONS else ': none'}"
    return f"{name}{asked}{':' if asked else ''} {words[note.comparison].format(worded(reading.code, note.limit))}"


def turned(note: VerdictNote) -> tuple[str, int]:
    """The condition turned round, and of how many single ones it is made.

    Joined the other way: every part of an `any`, one of an `all`, enough of an `at_least`.
    """
    if note.kind in GOES_WITHOUT_SAYING or note.value != YES:
        return "", 0
    if note.reading is not None:
        words = _ended(note, note.reading)
        return words, 1 if words else 0
    found = dict.fromkeys(each for part in note.parts if (each := turned(part))[0])
    parts = [f"({words})" if count > 1 and len(found) > 1 else words for words, count in found]
    whole = sum(count for _, count in found)
    spare = sum(part.value == YES for part in note.parts) - note.count
    if note.kind == "at_least" and spare + 1 < len(parts):
        return f"{spare + 1} of: {'; '.join(parts)}", whole
    return (" or " if note.kind == "all" else " and ").join(parts), whole


def _ended(note: VerdictNote, reading: ReadingNote) -> str:
    if note.ends:
        return f"{name_of(reading.code)} {note.ends}"
    return said(note, reading, TURNED) if note.comparison in TURNED else ""


def needed(note: VerdictNote, is_turned: bool = False) -> Iterator[str]:
    """The single conditions that would have to hold, under a note that does not; is_turned: that must not hold."""
    if note.reading is not None:
        if note.value == (YES if is_turned else NO):
            yield said(note, note.reading, TURNED if is_turned else COMPARISONS)
        return
    for part in note.parts:
        yield from needed(part, is_turned != (note.kind == "not"))


def ways(note: VerdictNote, is_turned: bool = False) -> list[Way]:
    """What is lacking to a sure yes (is_turned: a sure no): of each way there, the conditions that are not so yet.

    The shortest first. To what is so already there is one way, of no condition; to what can never be, there is none.
    """
    if note.value == (NO if is_turned else YES):
        return [()]
    if note.reading is not None:
        return _alone(note, note.reading, is_turned)
    if is_turned and note.kind == "else_unknown":
        return []
    parts = [ways(part, is_turned != (note.kind == "not")) for part in note.parts]
    joined = {"any": 1, "at_least": note.count}.get(note.kind, len(parts))
    enough = len(parts) - joined + 1 if is_turned and len(parts) > 1 else joined
    return _shortest([way for chosen in combinations(parts, enough) for way in reduce(_together, chosen)])


def _together(before: list[Way], more: list[Way]) -> list[Way]:
    return _shortest([tuple(dict.fromkeys((*one, *other))) for one in before for other in more])


def _shortest(several: list[Way]) -> list[Way]:
    """The shortest ways, without those that take another and more."""
    found: list[Way] = []
    for way in sorted(several, key=len):
        if not any(set(shorter) <= set(way) for shorter in found):
            found.append(way)
    return found[:MOST_WAYS]


def _alone(note: VerdictNote, reading: ReadingNote, is_turned: bool) -> list[Way]:
    if is_turned:
        scale = range_of(reading.code)
        is_beyond = scale is not None and note.comparison == ">=" and note.limit <= scale[0]
        return [] if is_beyond else [(_ended(note, reading) or f"{said(note, reading, TURNED)}: not so",)]
    if reading.code.startswith("task."):
        return [(f"{name_of(reading.code)} more than {note.limit:.0f} min past due",)]
    return [(said(note, reading, COMPARISONS),)]
