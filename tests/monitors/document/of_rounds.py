"""The rounds of a protocol: what is looked at, how often, how late is late, and when an end may be proposed."""

from collections.abc import Iterator
from itertools import groupby

from chart.instrument import instruments
from monitors.cadence import Cadence
from monitors.codes import OBSERVATION_ROUNDS
from monitors.known import Known
from monitors.terms import BeforeDischarge, Checks, Round, Settled, Stop, Terms
from tests.monitors.document.markdown import facts, joined, table
from tests.monitors.document.wording import PROTOCOLS, evidence, listed, span, task, thing

WHICH = {"each": "", "first": "the first ", "further": "each further "}


def round_told(each: Round) -> str:
    """One round as a table under its own heading."""
    rows = [
        ("in force", _when_in_force(each)),
        ("looked at", joined(task(code) for code in each.tasks)),
        ("how often", "<br>".join(_steps(each))),
        ("oftener", "<br>".join(_oftener(each))),
        ("longer", _settled(each.settled, each.driver) if each.settled else ""),
        ("once", "<br>".join(_once(each))),
        ("first", _first(each)),
        ("grace", _graces(each)),
        ("asleep", "done asleep as well as awake: sleep puts nothing off" if each.is_done_asleep else ""),
        (
            "late",
            "a screening: late is low, a whole interval late is medium, and never critical"
            if each.is_screening
            else "",
        ),
        ("an end may be proposed", "<br>".join(_ends(each.stop)) if each.stop else ""),
        ("source", evidence(each.source, each.evidence)),
    ]
    return f"#### {round_heading(each)}\n\n{facts(rows)}"


def round_heading(each: Round) -> str:
    return f"{each.protocol}: {each.title}"


def terms_told(terms: Terms) -> str:
    """How late is late, and how long a value counts, whatever the class."""
    grace = [(f"up to {span(step.up_to_minutes)}", span(step.minutes)) for step in terms.grace[:-1]]
    grace.append(("longer", span(terms.grace[-1].minutes)))
    ages = {thing(each.code): f"{each.hours:g} h" for each in terms.current_for}
    return "\n\n".join([
        f"A task is late once more than its grace has passed; the grace is never more than {_share(terms)} of the "
        "interval. It is critically late a whole interval after it fell due.",
        table(("interval", "grace"), grace),
        "A value counts for so long, and never shorter than its own interval and grace. Older is missing, says how old "
        "it is, and is never taken for normal.",
        table(("value", "counts for"), list(ages.items())),
        f"An entry that becomes known more than {span(terms.late_minutes)} after it was seen says that it came late.",
        f"Source: {evidence(terms.source, terms.evidence)}.",
    ])  # fmt: skip


def _share(terms: Terms) -> str:
    return "a third" if round(terms.grace_at_most_share, 3) == 0.333 else f"{terms.grace_at_most_share:.0%}"


def _when_in_force(each: Round) -> str:
    levels = {protocol: level for level, protocol in OBSERVATION_ROUNDS.items()}
    if each.is_always:
        return "in every stay, until somebody ends it"
    if each.protocol in levels:
        return f"while the observation level is {levels[each.protocol]}"
    return f"while the protocol {each.protocol} is ordered"


def _steps(each: Round) -> Iterator[str]:
    if each.driver == "stay":
        begins = ""
        for step in each.steps:
            until = f" until {step.until_hours:g} h after admission" if step.until_hours else ""
            every = "once in a stay" if each.is_once else f"every {span(step.minutes)}"
            yield f"{begins}{every}{until}"
            begins = "then "
        return
    above = None
    for step in each.steps:
        level = f" ({step.level})" if step.level else ""
        yield f"{thing(each.driver)} {_between(step.at_least or 0, above)}: every {span(step.minutes)}{level}"
        above = step.at_least


def _between(low: int, above: int | None) -> str:
    if above is None:
        return f"{low} or more"
    return f"{low}" if above - 1 == low else f"{low} to {above - 1}"


def _oftener(each: Round) -> Iterator[str]:
    for sign in each.signs:
        yield f"{thing(sign.code)} {sign.at_least} or more counts as the highest step, whatever the total"
    if each.any_part_3 is not None:
        yield f"one parameter alone at 3: every {span(each.any_part_3)}"
    if each.while_losing_fluid is not None:
        yield f"while OPI-02, 03, 04 or 05 would say that fluid is being lost: every {span(each.while_losing_fluid)}"
    if each.rising is not None:
        rise = each.rising
        yield f"{rise.by} or more above the score before, not older than {rise.hours:g} h: every {span(rise.minutes)}"
    for rule in each.after:
        yield f"for {rule.hours:g} h after a {thing(rule.event).lower()}: every {span(rule.minutes)}"


def _settled(rule: Settled, driver: str) -> str:
    return (
        f"{span(rule.minutes)} may be confirmed by whoever charts, once {thing(driver)} was below {rule.below} for "
        f"{rule.hours:g} h, {rule.early_hours:g} h after admission have passed, and no dose for withdrawal was given "
        f"for {rule.medicated_hours:g} h. Nothing lengthens by itself."
    )


def _once(each: Round) -> Iterator[str]:
    for checks in each.checks:
        alike = groupby(checks.at, key=lambda check: (bool(check.at_minutes), check.early_minutes, check.until_minutes))
        for (is_after, early, until), several in alike:
            times = joined(span(check.at_minutes) for check in several)
            when = f"{times} after" if is_after else "with"
            yield f"{when} {_after(checks)}{f', on time until {span(until)} after' if until else ''}{_early(early)}"
    if each.daily is not None:
        day = f"{each.daily.from_at:%H:%M} to {each.daily.until_at:%H:%M}"
        yield f"each day, {day} by the unit's clock{_early(each.daily.early_minutes)}"
    if each.before_discharge is not None:
        yield _before(each.before_discharge)


def _early(minutes: int) -> str:
    return f"; from {span(minutes)} before, it counts" if minutes else ""


def _after(checks: Checks) -> str:
    words = f"{WHICH[checks.which]}{listed(checks.after)}"
    within = f" of the first {checks.first_hours:g} h" if checks.first_hours and checks.which != "first" else ""
    if checks.beside:
        words = f"the later of two doses within {checks.beside_hours:g} h, {words} and {listed(checks.beside)}"
    return words + within


def _before(rule: BeforeDischarge) -> str:
    return (
        f"{span(rule.minutes)} before a planned discharge, {span(rule.first_minutes)} after a sudden plan; done within "
        f"{rule.hours:g} h of the discharge, it counts"
    )


def _first(each: Round) -> str:
    return f"due {span(each.first_minutes)} after it comes into force" if each.first_minutes and each.steps else ""


def _graces(each: Round) -> str:
    cadence = Cadence(Known(), PROTOCOLS)
    found = {step.minutes for step in each.steps}
    found |= {at.minutes for checks in each.checks for at in checks.at if at.until_minutes is None}
    found |= {rule.minutes for rule in (*each.after, *filter(None, (each.rising, each.settled)))}
    found |= set(filter(None, (each.any_part_3, each.while_losing_fluid)))
    often = "" if each.is_once else "every "
    graces = [f"{often}{span(minutes)}: {span(round(cadence.grace_minutes(minutes)))}" for minutes in sorted(found)]
    return "; ".join(graces)


def _ends(rule: Stop) -> Iterator[str]:
    """Every condition of it; a clinician signs, and nothing ends by itself."""
    if rule.code:
        limit = f"below {rule.below:g}" if rule.below is not None else f"{rule.at_least:g} or more"
        yield f"{thing(rule.code)} {limit} for {rule.hours:g} h, and looked at throughout"
    if rule.free_of_dose:
        yield f"without {listed(rule.free_of_dose)} for {rule.free_hours:g} h"
    if rule.unused:
        history = f" ({rule.unused_hours_if:g} h after {thing(rule.if_history)})" if rule.if_history else ""
        yield f"last use of {listed(rule.unused)} {rule.unused_hours:g} h ago or more{history}"
    for code, most in rule.at_most.items():
        names = [band.name for band in instruments()[code].triage]
        yield f"{thing(code)} no worse than {names[-1 - int(most)]}"
    if rule.dry_hours is not None:
        yield f"no fluid loss (OPI-02 to 05) for {rule.dry_hours:g} h"
    if rule.to_confirm:
        yield f"whoever signs has seen: {rule.to_confirm}"
    yield "a clinician signs; nothing ends by itself"
