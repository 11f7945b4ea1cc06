"""What is told later: a substance, an answer, another protocol, when the discharge is meant to be. Each is an entry."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from chart import facts, store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import AnyContent, EntryId, StayId
from dashboard.pages.admissions import queries
from dashboard.pages.admissions.reading import Typed, answers_of, moment_of, use_of
from dashboard.pages.admissions.view import BedAndStay
from dashboard.services import Services
from monitors.admitting import place

Told = Callable[[Typed, BedAndStay], list[AnyContent]]


def tell(services: Services, actor: Actor, stay_id: str, act: str, typed: Typed) -> None:
    """Keep what is new in what was filled in; Refused if nothing is."""
    view = queries.bed_and_stay(services, actor, stay_id)
    told = TELLS[act](typed, view)
    if not told:
        raise Refused("Nothing is changed yet")
    for content in told:
        new = NewEntry(
            id=EntryId(store.new_id()), stay_id=StayId(stay_id), observed_at=services.ward.clock.now(), content=content
        )
        place(services.ward, actor, new)


def _substance(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    use = use_of(typed, 1, view.now, view.zone)
    return [] if use is None else [use]


def _history(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    """Answers that are other than those that stand; one that was asked before can be unsaid."""
    said = answers_of(typed)
    unsaid = {code: None for code in view.answers if f"ask_{code}" in typed and code not in said}
    changed = {code: answer for code, answer in {**said, **unsaid}.items() if view.answers.get(code) != answer}
    return [facts.RiskFact(code, answer) for code, answer in changed.items()]


def _watch(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    chosen = set(filter(None, (typed.get("protocols") or "").split(",")))
    ended = [facts.ProtocolAssigned(each, is_on=False) for each in sorted(view.protocols - chosen)]
    return [*ended, *(facts.ProtocolAssigned(each) for each in sorted(chosen - view.protocols))]


def _plan(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    if typed.get("ahead") == "none":
        return [facts.DischargePlanned(None)]
    if not typed.get("ahead") or not typed.get("clock"):
        raise Refused("Choose the day and type the time", "clock")
    return [facts.DischargePlanned(_ahead(typed, view))]


def _ahead(typed: Typed, view: BedAndStay) -> datetime:
    """A time of a day to come, by the unit's clock."""
    at = moment_of({"clock": typed["clock"], "day": "0"}, view.now, view.zone).astimezone(view.zone)
    return (at + timedelta(days=int(typed["ahead"]))).astimezone(UTC)


TELLS: Mapping[str, Told] = {"substance": _substance, "history": _history, "watch": _watch, "plan": _plan}
