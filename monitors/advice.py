"""What is said before a dose is saved: asked of the chart as it would be with it, told once, and never an alert."""

from chart.facts import Dose, Entry, EntryId, PersonId, StayId, UnitId
from chart.ticks import to_moment
from monitors.book import Book, Pattern
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.evidence import Card, card
from monitors.judged import answered
from monitors.known import Known

DRAFT = EntryId("draft")


def advice(book: Book, known: Known, at: int, dose: Dose) -> tuple[Card, ...]:
    """A card for every pattern shown before saving that holds, or cannot be ruled out, once the dose were charted.

    at: the tick at which the dose is said to be given. What is known stays as it is. What cannot be judged is a card of
    severity "none", and its `missing` says for want of what.
    """
    with_dose = Known([*(standing.entry for standing in known.standing.values()), _draft(at, dose)])
    course = Course(Cadence(with_dose, book.protocols), at, is_traced=True)
    asked = [pattern for pattern in book.by_name.values() if _is_asked(pattern, with_dose, at)]
    answers = [(pattern, answered(pattern, course)[0]) for pattern in asked]
    return tuple(card(pattern, answer) for pattern, answer in answers if answer.possibly)


def _is_asked(pattern: Pattern, known: Known, at: int) -> bool:
    """Whether it advises, of a class in treatment, and reads what this dose puts on the course."""
    text = pattern.text
    if text.shown != "before saving" or text.status != "live":
        return False
    is_of_class = not text.applies_to or any(known.track(f"uses.{each}").upto(at) for each in text.applies_to)
    return is_of_class and bool(pattern.inputs & known.standing[DRAFT].derived.codes)


def _draft(at: int, dose: Dose) -> Entry:
    """The entry to be, seen and known at once; its names are never kept."""
    moment = to_moment(at)
    return Entry(
        id=DRAFT, unit_id=UnitId("draft"), stay_id=StayId("draft"), observed_at=moment, recorded_at=moment,
        recorded_by=PersonId("draft"), content=dose,
    )  # fmt: skip
