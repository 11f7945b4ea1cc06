"""What is asked once before a dose is saved: a pattern holds with it, or cannot be ruled out. Nothing is blocked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from chart import facts
from chart.facts import AnyContent, Entry
from chart.ticks import to_moment, to_tick
from dashboard import words
from dashboard.attributes import confirms, focuses
from dashboard.icons import icon
from monitors.advice import advice
from monitors.book import Book
from monitors.evidence import Card, Line
from monitors.known import Known

NONE = ", count: below 1"  # how evidence says that nothing was charted within the hours of a rule


@dataclass(frozen=True, slots=True)
class Advice:
    """One card to read before a form is saved. key: of the card and the dose; another dose is another question."""

    form: str
    key: str
    card: Card


def advice_on(
    book: Book, entries: Sequence[Entry], contents: Mapping[str, AnyContent], at: datetime, corrects: str | None
) -> Iterator[Advice]:
    """What the patterns say of the doses among these contents. entries: of the stay, without those being saved.

    A correction that leaves class and time as they were was asked about before.
    """
    corrected = next((each for each in entries if each.id == corrects), None)
    known = Known(each for each in entries if each is not corrected)
    for form, content in contents.items():
        if isinstance(content, facts.Dose) and not _is_asked_before(content, at, corrected):
            for card in advice(book, known, to_tick(at), content):
                yield Advice(form, _key(card, content), card)


def _is_asked_before(dose: facts.Dose, at: datetime, corrected: Entry | None) -> bool:
    old = corrected.content if corrected else None
    return isinstance(old, facts.Dose) and corrected is not None and (
        (old.classes, corrected.observed_at) == (dose.classes, at)
    )  # fmt: skip


def _key(card: Card, dose: facts.Dose) -> str:
    said = f"{card.pattern} {card.severity} {dose.medicine} {dose.classes}"
    return blake2s(said.encode(), digest_size=8).hexdigest()


def advice_block(several: Sequence[Advice], zone: ZoneInfo, now: datetime) -> html.Div:
    """All that is said before this save, and the two ways on: change the dose, or save it anyway."""
    place = {"kind": "field", "form": several[0].form, "field": "medicine"}
    ways = [
        html.Button("Change", className="tw-button", type="button", **focuses(place)),
        html.Button(
            [icon("tick"), "Save anyway"],
            className="tw-button",
            type="button",
            **confirms(" ".join(each.key for each in several), saves=True),
        ),
    ]
    said = [_card(each.card, zone, now) for each in several]
    return html.Div(
        [icon("info"), html.Div(said, className="tw-advice-said"), html.Div(ways, className="tw-buttons")],
        className="tw-question tw-advice",
        role="alert",
    )


def _card(card: Card, zone: ZoneInfo, now: datetime) -> html.Div:
    lead = "" if card.lines else "This cannot be ruled out. "
    reasons: list[Component] = [html.Li(_reason(line, zone, now)) for line in card.lines]
    reasons += [html.Li(["Not known: ", html.B(each)]) for each in card.missing]
    return html.Div(
        [
            html.P(card.title),
            html.Ul(reasons),
            html.Span(f"{lead}{card.action}", className="tw-second"),
            html.Span(f"{card.pattern}: {card.rule}", className="tw-second"),
        ]
    )


def _reason(line: Line, zone: ZoneInfo, now: datetime) -> list[Component | str]:
    """A condition that is met, and the value that was charted, with its time; or that none was."""
    if line.text.endswith(NONE) and not line.seen:
        return [f"{line.text.removesuffix(NONE)}: ", html.B("none in that time")]
    at = f" at {words.moment_words(to_moment(line.seen[-1].observed), zone, now)}" if line.seen else ""
    return [f"{line.text}, charted: ", html.B(f"{line.value}{at}")]
