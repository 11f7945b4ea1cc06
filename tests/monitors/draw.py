"""Stays drawn as tables, the way a clinician would draw one. The same tables can render into the documentation.

    class alcohol; protocol alc-asam, news2; last use 0 18:00
    time    | ciwa_ar             | bp     | hr | rass
    08:00   | 1 2 1 2 1 0 0 1 0 0 | 140/90 | 92 | 0
    2 08:00 | asleep              |        |    |

Above the line that begins with `time` stand facts of the whole stay, parted by `;`. Below it one line is one look at
the patient; "2 08:00" is the second day, a blank is not charted. An instrument is a list of its items (- is unanswered)
or one total; asleep, refused and unable are what they say. The columns are in `cells`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chart import facts
from chart.facts import Entry, EntryId, PersonId, StayId, UnitId
from chart.instrument import instruments
from chart.ticks import to_moment, to_tick
from tests.monitors.cells import CALM, COLUMNS, STATES, VITALS, assessed, vital_signs
from tests.monitors.days import FIRST_DAY, moment


@dataclass(frozen=True, slots=True)
class Table:
    """A drawn stay as it was drawn: facts above, then columns and rows of cells."""

    head: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """A drawn stay as entries, in the order in which they were recorded."""

    table: Table
    entries: list[Entry] = field(default_factory=list)

    def known_at(self, when: str) -> list[Entry]:
        """What had been recorded by then."""
        return [entry for entry in self.entries if to_tick(entry.recorded_at) <= tick(when)]

    @property
    def end(self) -> int:
        """When the last of it became known."""
        return max(to_tick(entry.recorded_at) for entry in self.entries)


def parsed(text: str) -> Table:
    """A table from its text."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    titles = next(place for place, line in enumerate(lines) if line.split("|")[0].strip() == "time")
    head = tuple(fact.strip() for line in lines[:titles] for fact in line.split(";") if fact.strip())
    columns = tuple(cell.strip() for cell in lines[titles].split("|"))
    rows = []
    for line in lines[titles + 1 :]:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > len(columns):
            raise ValueError(f"more cells than columns: {line}")
        rows.append({name: cell for name, cell in zip(columns, cells, strict=False) if cell})
    return Table(head, columns, tuple(rows))


def stay(text: str) -> Stay:
    """A stay from the text of its table; admitted at its first line unless it says when."""
    table = parsed(text)
    return Stay(table, _numbered(list(_entries(table))))


def tick(when: str) -> int:
    """The tick of a drawn time."""
    return to_tick(moment(when))


def drawn(at: int) -> str:
    """A tick as it is drawn, seconds left out."""
    since = to_moment(at) - FIRST_DAY
    clock = f"{since.seconds // 3600:02}:{since.seconds // 60 % 60:02}"
    return clock if since.days == 0 else f"{since.days + 1} {clock}"


@dataclass(slots=True)
class Line:
    """One entry to be: what it says, when it was seen and known, and which earlier line it amends."""

    content: facts.AnyContent
    observed: str
    known: str = ""
    supersedes: str = ""


def _entries(table: Table) -> Iterator[Line]:
    first = table.rows[0]["time"] if table.rows else "08:00"
    told = dict.fromkeys(["admitted"]) | {fact.split(" ", 1)[0]: fact.partition(" ")[2] for fact in table.head}
    admitted = told["admitted"] or first
    yield Line(facts.Admitted("07"), admitted)
    for fact in table.head:
        word, _, rest = fact.partition(" ")
        if word != "admitted":
            for content, observed in HEAD[word](rest, admitted):
                yield Line(content, observed)
    for row in table.rows:
        yield from _row(row)


def _row(row: dict[str, str]) -> Iterator[Line]:
    observed, known, amends = row["time"], row.get("known", ""), row.get("amends", "")
    vitals = {name: row[name] for name in VITALS if name in row}
    if row.get("vitals") in STATES:
        yield Line(facts.Status(row["vitals"], "vitals"), observed, known)
    elif vitals or "vitals" in row:
        whole = (CALM if row.get("vitals") == "calm" else {}) | vitals
        yield Line(vital_signs(whole, longer="longer" in row), observed, known, amends)
    for name, cell in row.items():
        if name in instruments():
            yield Line(assessed(name, cell, longer="longer" in row), observed, known, amends)
        elif name in COLUMNS:
            for content in COLUMNS[name](cell):
                yield Line(content, observed, known, amends)
        elif name == "strikes":
            yield Line(facts.Void(), observed, known, cell)
        elif name not in ("time", "known", "amends", "longer", "vitals", *VITALS):
            raise ValueError(f"no column {name}")


def _numbered(lines: list[Line]) -> list[Entry]:
    """Entries in the order of recording; what amends or strikes finds the entry of its kind in the line it names."""
    found: list[Entry] = []
    for number, line in enumerate(sorted(lines, key=lambda line: moment(line.known or line.observed))):
        supersedes = _superseded(line, found) if line.supersedes else None
        made = Entry(
            id=EntryId(f"entry-{number:04}"), unit_id=UnitId("unit"), stay_id=StayId("stay"), seq=number + 1,
            observed_at=moment(line.observed), recorded_at=moment(line.known or line.observed),
            recorded_by=PersonId("nora"), content=line.content, supersedes=supersedes,
            reason="charted for the wrong patient" if supersedes else None,
        )  # fmt: skip
        found.append(made)
    return found


def _superseded(line: Line, before: list[Entry]) -> EntryId:
    """The newest entry of that time and kind; a struck line names what it strikes: "08:00 ciwa_ar"."""
    if isinstance(line.content, facts.Void):
        when, _, what = line.supersedes.rpartition(" ")
    else:
        when, what = line.supersedes, _what(line.content)
    of_time = [entry for entry in before if entry.observed_at == moment(when) and _what(entry.content) == what]
    return of_time[-1].id


def _what(content: facts.AnyContent) -> str:
    return content.instrument if isinstance(content, facts.Assessment) else facts.kind_of(content)


Head = Iterator[tuple[facts.AnyContent, str]]


def _from_column(name: str) -> Callable[[str, str], Head]:
    return lambda cell, admitted: ((content, admitted) for content in COLUMNS[name](cell))


def _measured(cell: str, admitted: str) -> Head:
    yield facts.FluidsOrdered(True), cell or admitted


HEAD: dict[str, Callable[[str, str], Head]] = {
    "class": _from_column("class"),
    "protocol": _from_column("protocol"),
    "flag": _from_column("flag"),
    "risk": _from_column("risk"),
    "measured": _measured,
    "used": _from_column("used"),
}
