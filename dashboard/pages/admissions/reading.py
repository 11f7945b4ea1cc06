"""From what was typed and chosen at the door to what it says; Refused in words at its field."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import cast, get_args
from zoneinfo import ZoneInfo

from chart import facts
from chart.entries import Identity
from chart.errors import Refused
from chart.unit_clock import clock_time, read_at
from dashboard import words
from monitors.intake import Answer, intake_rules

Typed = Mapping[str, str]
SUBSTANCES = (1, 2, 3)
USE_FIELDS = (
    "drug_class", "agent", "amount", "years", "route", "precision", "last_day", "last_clock", "ended", "diazepam",
)  # fmt: skip
TRUE = {"yes": True, "no": False}
DIMENSIONS = tuple(f"dimension_{number}" for number in range(1, 7))
_WRITTEN = re.compile(r"(\d{1,2})[ .]*([A-Za-z]{3})[a-z]*[ .]*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def identity_of(typed: Typed) -> Identity | None:
    """Who somebody is; None if pseudonymous was chosen. A name or nothing at all is Refused."""
    if typed.get("kept") == "pseudonymous":
        return None
    for name, label in (("family_name", "family name"), ("given_name", "given name")):
        if not _text(typed, name):
            raise Refused(f"Type the {label}, or choose to keep no name", name)
    born = birth_of(_text(typed, "birth_on"))
    return Identity(
        family_name=_text(typed, "family_name"),
        given_name=_text(typed, "given_name"),
        birth_on=born.isoformat() if born else None,
        record_number=_text(typed, "record_number") or None,
    )


def birth_of(text: str) -> date | None:
    """A date of birth that cannot be misread: "14 Mar 1979" or "1979-03-14"; None if nothing is typed."""
    if not text:
        return None
    try:
        if found := _ISO.fullmatch(text):
            return date(*map(int, found.groups()))
        if found := _WRITTEN.fullmatch(text):
            month = [each.lower() for each in words.MONTHS].index(found[2].lower()) + 1
            return date(int(found[3]), month, int(found[1]))
    except ValueError:
        pass
    raise Refused(f"Birth date “{text[:20]}”: write it as 14 Mar 1979", "birth_on")


def moment_of(typed: Typed, now: datetime, zone: ZoneInfo, prefix: str = "") -> datetime:
    """A day and a clock time; neither is now. Without a day it is the newest such time."""
    day, clock = typed.get(f"{prefix}day") or "", _text(typed, f"{prefix}clock")
    if not clock:
        if day not in ("", "0"):
            raise Refused("Type the time of that day", f"{prefix}clock")
        return now
    if day:
        return moment_on(now.astimezone(zone).date() - timedelta(days=int(day)), clock, zone, f"{prefix}clock")
    found = words.clock_moment(clock, zone, now)
    if found is None:
        raise Refused(words.no_time(clock, "04:10"), f"{prefix}clock")
    return found


def moment_on(day: date, clock: str, zone: ZoneInfo, field: str) -> datetime:
    """A clock time of a day; in the doubled hour of autumn it is the first of the two."""
    typed = clock_time(clock)
    found = read_at(day, typed, zone) if typed else []
    if not found:
        raise Refused(words.no_time(clock, "04:10"), field)
    return found[0]


def corrected_moment(typed: Typed, charted_at: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """Another time for something charted wrongly: of the day that was charted, unless another day is chosen."""
    day, clock = typed.get("day") or "", _text(typed, "clock")
    if not day and not clock:
        return charted_at
    if not clock:
        raise Refused("Type the time of that day", "clock")
    return moment_of(typed, now, zone) if day else moment_on(charted_at.astimezone(zone).date(), clock, zone, "clock")


def use_of(typed: Typed, number: int, now: datetime, zone: ZoneInfo) -> facts.SubstanceUse | None:
    """One substance of the form; None if nothing of it is filled in."""
    own = {name.removesuffix(str(number)): value for name, value in typed.items() if name.endswith(str(number))}
    if not any(own.get(name) for name in USE_FIELDS):
        return None
    drug_class, agent = own.get("drug_class", ""), _text(own, "agent")
    if drug_class not in get_args(facts.DrugClass):
        raise Refused("Choose what kind of substance it is", f"drug_class{number}")
    try:
        last_use_at, within = _last_use(own, now, zone)
    except Refused as refused:
        raise Refused(refused.message, f"{refused.field}{number}") from None
    return facts.SubstanceUse(
        drug_class=cast(facts.DrugClass, drug_class),
        agent=agent or ("alcohol" if drug_class == "alcohol" else f"unknown {drug_class}"),
        last_use_at=last_use_at,
        last_use_within_hours=within,
        amount=_text(own, "amount"),
        years=_number(own, "years", f"years{number}"),
        is_tapered={"tapered": True, "abrupt": False}.get(own.get("ended", "")),
        route=_text(own, "route"),
        diazepam_mg_per_day=_number(own, "diazepam", f"diazepam{number}", "mg"),
    )


def answers_of(typed: Typed) -> dict[str, Answer]:
    """The questions of the history that were answered; what was not asked is not in it."""
    said = {each.code: typed.get(f"ask_{each.code}", "") for each in intake_rules().question}
    return {code: TRUE[value] for code, value in said.items() if value in TRUE}


def care_of(typed: Typed) -> facts.LevelOfCare | None:
    """The level of care that was chosen; None if nothing of it is filled in."""
    level, edition = _text(typed, "level"), typed.get("edition", "")
    dimensions = {name: _text(typed, name) for name in DIMENSIONS}
    if not level and not any(dimensions.values()):
        return None
    if edition not in ("3rd", "4th"):
        raise Refused("Choose the edition of the ASAM Criteria", "edition")
    if not level:
        raise Refused("Say which level of care", "level")
    return facts.LevelOfCare("3rd" if edition == "3rd" else "4th", level, **dimensions)


def _last_use(own: Typed, now: datetime, zone: ZoneInfo) -> tuple[datetime | None, float | None]:
    """When, and within how many hours of that; (None, None) where it is unknown."""
    precision = own.get("precision", "")
    if not precision and (_text(own, "last_clock") or own.get("last_day")):
        raise Refused("Choose how exactly the last use is known", "precision")
    if precision in ("", "unknown"):
        return None, None
    if not _text(own, "last_clock"):
        raise Refused("Type the time of the last use, or choose Unknown", "last_clock")
    at = moment_of(own, now, zone, "last_")
    return at, 0.0 if precision == "exact" else float(precision)


def _number(own: Typed, name: str, field: str, unit: str = "years") -> float | None:
    text = _text(own, name).replace(",", ".")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise Refused(f"“{text[:20]}” is not a number of {unit}", field) from None


def _text(typed: Typed, name: str) -> str:
    return (typed.get(name) or "").strip()
