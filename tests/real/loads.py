"""The twelve real patients played again: how many alerts each would have had, and which pattern says most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.states import Kind
from bench.real.mimic import RealStay
from chart.facts import Entry
from chart.ticks import to_tick
from monitors.book import Book, book_of
from monitors.known import Known
from monitors.load import LOUDEST_FIRST, classes_of, days_of
from monitors.protocol import read_protocols
from monitors.replay import replay
from tests.monitors.document.markdown import table
from tests.real.comparing import ABOUT_THE_VISIT

WRITTEN_BY = "`python -m tests.real.write_page`"
Said = tuple[str, Severity]


@dataclass(frozen=True, slots=True)
class Played:
    """One patient played again. number: its place in the order of the tables' numbers.

    days: in hospital; charted_days: calendar days of which anything but coming and going is known. raised: alerts by
    pattern and the worst severity each came to. returned: how often one held again, by pattern.
    """

    number: int
    entries: int
    days: float
    charted_days: int
    classes: tuple[str, ...]
    raised: Counter[Said]
    returned: Counter[str]

    @property
    def told(self) -> Counter[str]:
        """How often each pattern told that it holds: for the first time, and again."""
        return self.returned + Counter(name for name, _ in self.raised.elements())

    @property
    def noisiest(self) -> tuple[str, int]:
        """The pattern that told most often, the first by its id where two did; and how often."""
        return min(self.told.items(), key=lambda each: (-each[1], each[0]))

    def alerts(self, severity: Severity) -> int:
        """How many came to a severity."""
        return sum(count for (_, worst), count in self.raised.items() if worst is severity)


def played_here(patients: Sequence[RealStay]) -> list[Played]:
    """Every patient from the first entry to the last, by the product's own replay and the patterns as shipped."""
    book = book_of(read_protocols())
    return [played(number, real.stay.entries, book) for number, real in enumerate(patients, start=1)]


def played(number: int, entries: Sequence[Entry], book: Book) -> Played:
    """One patient."""
    known = [to_tick(entry.recorded_at) for entry in entries]
    banners = {name for name, pattern in book.by_name.items() if pattern.text.shown == "banner"}  # a line, no alert
    events = [event for event in replay(book, entries) if event.pattern not in banners]
    days = days_of(Known(entries), entries, min(known), max(known) + 1)
    returned = Counter(event.pattern for event in events if event.kind is Kind.RETURNED)
    charted = {entry.observed_at.date() for entry in entries if entry.kind not in ABOUT_THE_VISIT}
    return Played(number, len(entries), days, len(charted), classes_of(Known(entries)), _raised(events), returned)


def _raised(events: Sequence[AlertEvent]) -> Counter[Said]:
    worst: dict[str, Said] = {}
    for event in events:
        if event.kind in (Kind.RAISED, Kind.WORSENED, Kind.RETURNED):
            before = worst.get(event.alert_id, (event.pattern, event.severity))
            worst[event.alert_id] = event.pattern, max(before[1], event.severity)
    return Counter(worst.values())


def by_patient(found: Sequence[Played]) -> str:
    """A line a patient: days, alerts by severity, what was told a day, and the noisiest pattern."""
    severities = [each.name.lower() for each in LOUDEST_FIRST]
    head = ("patient", "classes", "entries", "days", "calendar days charted", *severities, "alerts", "returned",
            "alerts a day", "told a day", "told a charted day", "noisiest", "told")  # fmt: skip
    return table(
        head,
        [
            (str(each.number), ", ".join(each.classes) or "none named", f"{each.entries:,}", f"{each.days:.1f}",
             str(each.charted_days),
             *(str(each.alerts(severity)) for severity in LOUDEST_FIRST), str(each.raised.total()),
             str(each.returned.total()), a_day(each.raised.total(), [each]), a_day(each.told.total(), [each]),
             f"{each.told.total() / each.charted_days:.2f}", each.noisiest[0], f"{each.noisiest[1]} times")
            for each in found
        ],
    )  # fmt: skip


def by_pattern(found: Sequence[Played], book: Book) -> str:
    """A line a pattern, the noisiest first."""
    told, raised = sum((each.told for each in found), Counter[str]()), Counter[str]()
    for each in found:
        raised += Counter(name for name, _ in each.raised.elements())
    patients, first = Counter(name for each in found for name in each.told), Counter(each.noisiest[0] for each in found)
    return table(
        ("pattern", "what it says", "alerts", "returned", "told a day", "patients", "noisiest in"),
        [
            (name, book.by_name[name].text.title, str(raised[name]), str(count - raised[name]), a_day(count, found),
             str(patients[name]), str(first[name] or ""))
            for name, count in sorted(told.items(), key=lambda each: (-each[1], each[0]))
        ],
    )  # fmt: skip


def a_day(count: int, found: Sequence[Played]) -> str:
    """So many per patient-day."""
    return f"{count / sum(each.days for each in found):.2f}"
