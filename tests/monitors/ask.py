"""What the engine says of a drawn stay, in the words a test compares."""

from alerts.board import Board
from alerts.finding import Severity
from monitors.book import Book, book_of
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.evidence import Card, card
from monitors.follow import Follow
from monitors.grades import Grades
from monitors.known import Known
from monitors.protocol import read_protocols
from tests.monitors.draw import Stay, drawn, tick

BOOK = book_of(read_protocols())


def course(stay: Stay, when: str, is_traced: bool = False) -> Course:
    """The stay as known and seen at a time."""
    return Course(Cadence(Known(stay.known_at(when)), BOOK.protocols), tick(when), is_traced)


def answer(stay: Stay, pattern: str, when: str) -> str:
    """One pattern at a time: `high`; `high?critical` (surely high, critical not excluded); `?critical`; or `no`."""
    return shown(BOOK.by_name[pattern].judge(course(stay, when)))


def shown(grades: Grades) -> str:
    """An interval of grades in one word."""
    surely = grades.surely.name.lower() if grades.surely else ""
    possibly = f"?{grades.possibly.name.lower()}" if grades.possibly > grades.surely else ""
    return surely + possibly or "no"


def followed(stay: Stay, when: str, book: Book = BOOK) -> Follow:
    """The stay followed from its first entry to a time."""
    follow = Follow(book, Board.empty("stay"))
    list(follow.run(stay.known_at(when), tick(when)))
    assert follow.faults == {}
    return follow


def said(stay: Stay, when: str) -> dict[str, str]:
    """Every pattern that surely holds at a time, with its severity; louder ones stand for what they supersede."""
    findings = followed(stay, when).findings(tick(when))
    return {each.pattern: each.severity.name.lower() for each in findings if not each.superseded_by}


def unsaid(stay: Stay, when: str) -> dict[str, str]:
    """Every pattern that cannot be judged at a time, with the worst it may be."""
    return {each.pattern: Severity(each.possibly).name.lower() for each in followed(stay, when).unknowns(tick(when))}


def told(stay: Stay, until: str, only: str = "") -> list[str]:
    """What the live unit says one after the other: time, pattern, event, severity."""
    follow = Follow(BOOK, Board.empty("stay"))
    return [
        f"{drawn(event.known_at)} {event.pattern} {event.kind.value} {event.severity.name.lower()}"
        for event in follow.run(stay.known_at(until), tick(until))
        if not only or event.pattern == only
    ]


def evidence(stay: Stay, pattern: str, when: str) -> Card:
    """The card of a pattern at a time."""
    return card(BOOK.by_name[pattern], BOOK.by_name[pattern].judge(course(stay, when, is_traced=True)))
