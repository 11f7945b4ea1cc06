"""What is told later: a substance, an answer, another protocol, when the discharge is meant to be. Each is an entry."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import msgspec

from chart import facts, store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import AnyContent, EntryId, StayId
from dashboard.pages.admissions import queries
from dashboard.pages.admissions.reading import Typed, answers_of, moment_on, use_of
from dashboard.pages.admissions.rights import check_endings, check_prescriber
from dashboard.pages.admissions.view import BedAndStay
from dashboard.services import Services
from monitors.admitting import place
from monitors.intake_course import same_agent

Told = Callable[[Typed, BedAndStay], list[AnyContent]]


def tell(services: Services, actor: Actor, stay_id: str, act: str, typed: Typed) -> None:
    """Keep what is new in what was filled in; Refused if nothing is, or if somebody told more since it was drawn."""
    view = queries.bed_and_stay(services, actor, stay_id)
    check_prescriber(actor, typed)
    told = TELLS[act](typed, view)
    if not told:
        raise Refused("Nothing is changed yet")
    check_endings(actor, told, view.titles)
    for content in told:
        new = NewEntry(
            id=EntryId(store.new_id()), stay_id=StayId(stay_id), observed_at=services.ward.clock.now(), content=content
        )
        place(services.ward, actor, new)


def _substance(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    use = use_of(typed, 1, view.now, view.zone)
    if use is None:
        return []
    before = next((each for each in view.uses if same_agent(each.agent, use.agent)), None)
    return [
        use if before is None else with_what_was_known(use, before, is_unknown=typed.get("precision1") == "unknown")
    ]


def with_what_was_known(use: facts.SubstanceUse, before: facts.SubstanceUse, *, is_unknown: bool) -> facts.SubstanceUse:
    """The newest word on a substance; what it leaves empty stays as it was told before. is_unknown: last use unsaid."""
    keeps_last_use = use.last_use_at is None and not is_unknown
    return msgspec.structs.replace(
        use,
        agent=before.agent,
        last_use_at=before.last_use_at if keeps_last_use else use.last_use_at,
        last_use_within_hours=before.last_use_within_hours if keeps_last_use else use.last_use_within_hours,
        amount=use.amount or before.amount,
        years=before.years if use.years is None else use.years,
        is_tapered=before.is_tapered if use.is_tapered is None else use.is_tapered,
        route=use.route or before.route,
        diazepam_mg_per_day=(
            before.diazepam_mg_per_day if use.diazepam_mg_per_day is None else use.diazepam_mg_per_day
        ),
    )


def _history(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    """Answers that are other than those that stand; one that was asked before can be unsaid."""
    _check_drawn(typed, view)
    said = answers_of(typed)
    unsaid = {code: None for code in view.answers if f"ask_{code}" in typed and code not in said}
    changed = {code: answer for code, answer in {**said, **unsaid}.items() if view.answers.get(code) != answer}
    return [facts.RiskFact(code, answer) for code, answer in changed.items()]


def _check_drawn(typed: Typed, view: BedAndStay) -> None:
    """What was drawn is what stands, so that nobody undoes unseen what somebody else told meanwhile."""
    if typed.get("told") != str(view.told_seq):
        raise Refused("Somebody told more of this stay meanwhile. Open this page again, look, then save")


def _watch(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    _check_drawn(typed, view)
    chosen = set(filter(None, (typed.get("protocols") or "").split(",")))
    offered = view.protocols & view.titles.keys()  # what was not offered cannot have been left out
    ended = [facts.ProtocolAssigned(each, is_on=False) for each in sorted(offered - chosen)]
    return [*(facts.ProtocolAssigned(each) for each in sorted(chosen - view.protocols)), *ended]


def _plan(typed: Typed, view: BedAndStay) -> list[AnyContent]:
    if typed.get("ahead") == "none":
        return [facts.DischargePlanned(None)]
    if not typed.get("ahead") or not typed.get("clock"):
        raise Refused("Choose the day and type the time", "clock")
    return [facts.DischargePlanned(_ahead(typed, view))]


def _ahead(typed: Typed, view: BedAndStay) -> datetime:
    """A time of a day to come, by the unit's clock."""
    day = view.now.astimezone(view.zone).date() + timedelta(days=int(typed["ahead"]))
    planned = moment_on(day, typed["clock"], view.zone, "clock")
    if planned <= view.now:
        raise Refused("That time has passed: choose one to come", "clock")
    return planned


TELLS: Mapping[str, Told] = {"substance": _substance, "history": _history, "watch": _watch, "plan": _plan}
