"""Who lies in a bed: what every banner, tile and paper says about a patient, read from what is known of the stay."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chart import facts
from chart.entries import Identity
from chart.facts import Entry
from chart.ticks import to_tick
from dashboard import words
from monitors.intake_course import newest_uses
from monitors.known import Known

CLASS_ORDER = ("alcohol", "benzodiazepine", "barbiturate", "ghb", "opioid", "stimulant")


@dataclass(frozen=True, slots=True)
class Named:
    """The names and numbers that tell one patient from another, ready to be read."""

    family_name: str
    given_name: str
    birth_on: date | None
    record_number: str | None

    @property
    def short(self) -> str:
        """As on a tile: "Kowalski M."."""
        return f"{self.family_name} {self.given_name[:1]}." if self.given_name else self.family_name

    @property
    def whole(self) -> str:
        """As on a banner: "KOWALSKI Marek"."""
        return f"{self.family_name.upper()} {self.given_name}".strip()


PSEUDONYMOUS = Named("Name not kept", "", None, None)


def named(identity: Identity | None) -> Named:
    """The names of a patient; a pseudonymous one says that there are none."""
    if identity is None:
        return PSEUDONYMOUS
    born = date.fromisoformat(identity.birth_on) if identity.birth_on else None
    return Named(identity.family_name, identity.given_name, born, identity.record_number)


@dataclass(frozen=True, slots=True)
class BannerLine:
    """What stands in the banner as long as it holds: what it is, and what to keep in mind because of it."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Patient:
    """One stay as its banner shows it. last_use_at: the newest use told; None is unknown, never "long ago".

    allergies, code_status: in words; what nobody asked says so, and is not "none". lines: what patterns keep in mind.
    """

    stay_id: str
    bed: str
    named: Named
    classes: tuple[str, ...]
    admitted_at: datetime | None
    last_use_at: datetime | None
    last_use_word: str
    precautions: tuple[str, ...]
    allergies: str = "not asked"
    code_status: str = "not asked"
    lines: tuple[BannerLine, ...] = ()

    def course_words(self, now: datetime, zone: ZoneInfo) -> str:
        """Where the stay stands: "Day 3 · 61 h since last drink"."""
        stay = "" if self.admitted_at is None else f"Day {words.day_of_stay(self.admitted_at, now, zone)} · "
        if self.last_use_at is None:
            return f"{stay}last use unknown"
        return f"{stay}{int((now - self.last_use_at).total_seconds() // 3600)} h since last {self.last_use_word}"


def patient_of(stay_id: str, who: Named, known: Known) -> Patient:
    """The banner of a stay, from everything that stands."""
    uses = newest_uses(known)
    drug_classes = {use.drug_class for use in uses}
    last = max((use for use in uses if use.last_use_at), key=_used_at, default=None)
    return Patient(
        stay_id=stay_id,
        bed=bed_of(known),
        named=who,
        classes=tuple(code for code in CLASS_ORDER if code in drug_classes),
        admitted_at=next((entry.observed_at for entry in reversed(known.of_kind("admitted"))), None),
        last_use_at=last.last_use_at if last else None,
        last_use_word="drink" if last and last.drug_class == "alcohol" else "use",
        precautions=_precautions(known),
        allergies=_allergies(known),
        code_status=_code_status(known),
    )


def bed_of(known: Known) -> str:
    """The bed a stay is in, as the newest admission, move or return says; "" before any."""
    places = [
        (to_tick(entry.observed_at), entry.seq, entry.content.bed)
        for kind in ("admitted", "moved", "returned")
        for entry in known.of_kind(kind)
        if isinstance(entry.content, facts.Admitted | facts.Moved | facts.Returned) and entry.content.bed
    ]
    return max(places)[2] if places else ""


def _used_at(use: facts.SubstanceUse) -> float:
    return use.last_use_at.timestamp() if use.last_use_at else 0.0


def _precautions(known: Known) -> tuple[str, ...]:
    """Precautions that stand, and how closely somebody looks in where that is more than routine."""
    standing: dict[str, bool] = {}
    for entry in known.of_kind("precaution"):
        if isinstance(entry.content, facts.Precaution):
            standing[entry.content.code] = entry.content.is_set
    level = _newest(known, "observation_level")
    looked = level.content.level if level and isinstance(level.content, facts.ObservationLevel) else "routine"
    ordered = _newest(known, "fluids_ordered")
    measured = bool(ordered and isinstance(ordered.content, facts.FluidsOrdered) and ordered.content.is_measured)
    found = [code for code, is_set in standing.items() if is_set]
    return tuple(found + ([looked] if looked != "routine" else []) + (["fluids"] if measured else []))


def _allergies(known: Known) -> str:
    newest = _newest_flag(known, "allergies")
    if newest is None:
        return "not asked"
    return (newest.detail.strip() or "yes, not said which") if newest.is_set else "none known"


def _code_status(known: Known) -> str:
    newest = _newest_flag(known, "code_status")
    return newest.detail if newest and newest.is_set and newest.detail else "not asked"


def _newest_flag(known: Known, code: str) -> facts.Flag | None:
    flags = (entry.content for entry in reversed(known.of_kind("flag")))
    return next((flag for flag in flags if isinstance(flag, facts.Flag) and flag.code == code), None)


def _newest(known: Known, kind: str) -> Entry | None:
    return next(reversed(known.of_kind(kind)), None)
