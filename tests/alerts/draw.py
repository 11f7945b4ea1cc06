"""The life of alerts drawn as a table: one row per look or deed, one column per pattern.

A cell says what the pattern says at that moment: a severity; `high?critical` (surely high, possibly critical);
`?` cannot be judged; blank: surely false. After a comma: `silent`, `late`, `was` (true earlier, no longer when it
became known), `under GEN-05b` (said louder by that one), `about e1`.
The last column, `with`, says what came along: `assessed`, `corrected`, `over` (the stay ended), or what somebody did:
`Nora accepts ALC-04`, `Cleo resolves ALC-04: seen`, `Dr Pham pauses ALC-04 until 09:00: known`, `Nora phones Dr Ravn
ALC-04`; or `clock`, when the clock alone is asked what it has to say of answers. A row of a deed is no look. Day 2 is
written `2 08:00`.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from alerts import acts
from alerts.board import Board
from alerts.calling import calls
from alerts.events import AlertEvent
from alerts.finding import Correction, Ending, Finding, Look, Severity, Unknown
from alerts.paging import call_pages, pages
from alerts.reconcile import reconcile
from chart.duty.roster import Roster
from chart.ticks import to_moment, to_tick
from monitors.protocol import read_protocols
from tests.ward import ADA, CLEO, DR_PHAM, MONDAY, NORA, SAM

BY_ASSESSMENT = Ending(instrument="ciwa_ar")
BY_MINUTES = Ending(minutes=60)
AT_ONCE = Ending(at_once=True)
MIDNIGHT = MONDAY.replace(hour=0)
PEOPLE = {"Nora": NORA, "Dr Pham": DR_PHAM, "Cleo": CLEO, "Ada": ADA, "Sam": SAM}
DEED = re.compile(
    r"(Nora|Dr Pham|Cleo|Ada|Sam) (accepts|takes over|resolves|pauses|phones Dr Ravn) (\S+?)"
    r"(?: until (?P<until>[\d :]+?))?(?:: (?P<words>.*))?$"
)
CALLING = read_protocols().calling
NOBODY_KNOWN = Roster()


@dataclass
class Drawn:
    """What came of a table. said: one line per event; called: one line per page."""

    board: Board = field(default_factory=lambda: Board.empty("stay"))
    events: list[AlertEvent] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    roster: Roster = NOBODY_KNOWN

    @property
    def said(self) -> list[str]:
        """Time, pattern, event, severity."""
        return [
            f"{clock(event.known_at)} {event.pattern} {event.kind.value} {event.severity.name.lower()}"
            for event in self.events
        ]

    def hear(self, events: list[AlertEvent]) -> None:
        """Take events onto the board."""
        for page in pages(events, self.board):
            self.called.append(f"{clock(page.made_at)} {page.cause} {page.severity.name.lower()}")
        self.board = self.board.applied(events)
        self.events += events

    def ask_the_clock(self, at: int) -> None:
        """What time has done to answers, and whom it calls."""
        events = calls(self.board, at, CALLING, self.roster)
        self.board = self.board.applied(events)
        self.events += events
        for page in call_pages(events, self.board, CALLING):
            role = page.to_role.replace("_", " ")
            self.called.append(f"{clock(page.made_at)} {page.cause} {page.severity.name.lower()} to {role}")


def life(table: str, ending: Ending = BY_ASSESSMENT, cause: str = "score", roster: Roster = NOBODY_KNOWN) -> Drawn:
    """Play a table, row by row."""
    drawn = Drawn(roster=roster)
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    patterns = head[1:-1]
    for time, *cells, came in rows:
        at = tick(time)
        if deed := DEED.match(came):
            drawn.hear(done(drawn.board, at, deed))
        elif came == "clock":
            drawn.ask_the_clock(at)
        else:
            drawn.hear(reconcile(look(at, dict(zip(patterns, cells, strict=True)), came, ending, cause), drawn.board))
    return drawn


def look(at: int, cells: dict[str, str], came: str, ending: Ending = BY_ASSESSMENT, cause: str = "score") -> Look:
    """One row as a look."""
    told = {pattern: cell for pattern, cell in cells.items() if cell}
    return Look(
        at=at,
        findings=tuple(finding(name, cell, at, ending, cause) for name, cell in told.items() if cell[0] != "?"),
        unknowns=tuple(
            Unknown(pattern=name, possibly=Severity.CRITICAL, missing=("CIWA-Ar total",))
            for name, cell in told.items()
            if cell[0] == "?"
        ),
        assessed=frozenset({"ciwa_ar"} if "assessed" in came else ()),
        corrections=(Correction("e0", "nora", "wrong patient"),) if "corrected" in came else (),
        judged=frozenset(cells),
        is_over="over" in came,
    )


def finding(pattern: str, cell: str, at: int, ending: Ending = BY_ASSESSMENT, cause: str = "score") -> Finding:
    """One cell as a finding."""
    words, *marks = [part.strip() for part in cell.split(",")]
    surely, _, possibly = words.partition("?")
    named = dict(mark.split(" ") for mark in marks if " " in mark)
    return Finding(
        pattern=pattern, title=f"{pattern} holds", cause=cause, ending=ending, about=named.get("about", ""),
        severity=Severity[surely.upper()], possibly=Severity[(possibly or surely).upper()],
        since=at - 4 * 3_600_000 if "was" in marks else at, is_silent="silent" in marks, is_late="late" in marks,
        is_historic="was" in marks, superseded_by=named.get("under", ""),
    )  # fmt: skip


def done(board: Board, at: int, deed: re.Match[str]) -> list[AlertEvent]:
    """What a person does in a row; who accepts looks again in an hour, or at the time that is said."""
    actor, what, pattern, words = PEOPLE[deed[1]], deed[2], deed[3], deed["words"] or ""
    alert = board.newest[pattern, ""]
    again = to_moment(tick(deed["until"])) if deed["until"] else to_moment(at) + timedelta(hours=1)
    match what:
        case "resolves":
            return acts.resolve(board, alert.id, actor, words, at)
        case "pauses":
            return acts.pause(board, alert.id, actor, words, again, at)
        case "phones Dr Ravn":
            told = acts.Told("Dr Ravn", "physician", has_read_back=True)
            return acts.tell_by_phone(board, alert.id, actor, told, words or "orders given", again, at)
    return acts.acknowledge(board, alert.id, actor, words or "seen", again, at, takes_over=what == "takes over")


def tick(time: str) -> int:
    """`08:00` is on the first day, `2 08:00` on the second."""
    day, clock_time = time.split(" ") if " " in time else ("1", time)
    hour, minute = map(int, clock_time.split(":"))
    return to_tick(MIDNIGHT + timedelta(days=int(day) - 1, hours=hour, minutes=minute))


def clock(at: int) -> str:
    """The inverse of `tick`."""
    since = to_moment(at) - MIDNIGHT
    day = f"{since.days + 1} " if since.days else ""
    return f"{day}{to_moment(at):%H:%M}"
