"""Which alerts are shown and in what order: the four lists of the page, what is picked of it, how they are sorted."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Literal, TypeVar, get_args
from urllib.parse import urlencode

from alerts.finding import Severity
from alerts.states import Stage
from chart.errors import Refused
from dashboard.components.alert_card import AlertCard, AlertLine
from dashboard.patient import Patient

PATH = "/alerts"
Code = TypeVar("Code", bound=str)
OpenTab = Literal["open", "mine", "paused"]
Tab = Literal[OpenTab, "closed"]
Order = Literal["worst", "oldest", "bed"]
Only = Literal["all", "unowned", "high", "changed"]
OPEN_TABS: tuple[OpenTab, ...] = get_args(OpenTab)
TABS: tuple[Tab, ...] = get_args(Tab)
ORDERS: tuple[Order, ...] = get_args(Order)
ONLY: tuple[Only, ...] = get_args(Only)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: which list, in which order, and what of it."""

    tab: Tab = "open"
    order: Order = "worst"
    only: Only = "all"

    @property
    def address(self) -> str:
        """Where this stands; only what is not usual is in it."""
        told = {"tab": self.tab, "order": self.order, "only": self.only}
        usual = {"tab": TABS[0], "order": ORDERS[0], "only": ONLY[0]}
        query = urlencode({name: value for name, value in told.items() if value != usual[name]})
        return f"{PATH}?{query}" if query else PATH

    def with_tab(self, tab: Tab) -> "Asked":
        """Another list, in the same order; what was picked stays behind."""
        return replace(self, tab=tab, only="all")

    def with_order(self, order: Order) -> "Asked":
        """The same in another order."""
        return replace(self, order=order)

    def with_only(self, only: Only) -> "Asked":
        """The same, picked otherwise."""
        return replace(self, only=only)


def asked_of(tab: str, order: str, only: str) -> Asked:
    """What the parts of an address ask for, "" being the usual; Refused: there is no such thing."""
    return Asked(_one_of("list", tab, TABS), _one_of("order", order, ORDERS), _one_of("choice", only, ONLY))


def _one_of(what: str, said: str, known: tuple[Code, ...]) -> Code:
    found = next((each for each in known if each == (said or known[0])), None)
    if found is None:
        raise Refused(f"There is no {what} {said}: there are {', '.join(known)}", what)
    return found


def cards_of(lines: Iterable[tuple[Patient, AlertLine]]) -> tuple[AlertCard, ...]:
    """One card a patient, ordered by severity, then unowned first, then oldest first."""
    by_stay = sorted(lines, key=lambda pair: (pair[0].stay_id, urgency(pair[1])))
    cards = []
    for _, group in groupby(by_stay, key=lambda pair: pair[0].stay_id):
        members = list(group)
        cards.append(AlertCard(members[0][0], tuple(line for _, line in members)))
    return tuple(sorted(cards, key=lambda card: (urgency(card.head), card.patient.bed)))


def urgency(line: AlertLine) -> tuple[int, bool, datetime]:
    """Worst first, those nobody owns first, oldest first."""
    return -line.shown_severity, line.is_accepted, line.raised_at


def listed(cards: Iterable[AlertCard], tab: OpenTab, actor_id: str) -> tuple[AlertCard, ...]:
    """Of everything open, what belongs to a list; of a patient only the lines that do."""

    def belongs(line: AlertLine) -> bool:
        return tab == "open" or (line.owner == actor_id if tab == "mine" else line.stage is Stage.PAUSED)

    found = (replace(card, lines=tuple(line for line in card.lines if belongs(line))) for card in cards)
    return tuple(card for card in found if card.lines)


def picked(cards: Iterable[AlertCard], only: Only) -> tuple[AlertCard, ...]:
    """What is picked of a list; of a patient who is picked everything that is listed."""
    chosen: dict[Only, Callable[[AlertCard], bool]] = {
        "unowned": lambda card: any(not line.is_accepted for line in card.lines),
        "high": lambda card: card.head.shown_severity >= Severity.HIGH,
        "changed": lambda card: card.is_changed,
    }
    return tuple(card for card in cards if only == "all" or chosen[only](card))


def ordered(cards: Iterable[AlertCard], order: Order) -> tuple[AlertCard, ...]:
    """Cards in the order asked for; what stands alike in it, worst first."""
    worst = sorted(cards, key=lambda card: (urgency(card.head), card.patient.bed))
    if order == "oldest":
        worst.sort(key=lambda card: min(line.raised_at for line in card.lines))
    if order == "bed":
        worst.sort(key=lambda card: card.patient.bed)
    return tuple(worst)


def marked(cards: Iterable[AlertCard], changed: Collection[str]) -> tuple[AlertCard, ...]:
    """Say of each patient whether one of these alerts is theirs."""
    return tuple(replace(card, is_changed=any(line.id in changed for line in card.lines)) for card in cards)
