"""What one Save can say: the kinds of entry and what each holds.

Everything that can be learned late or corrected is an entry. A field that is None was never charted; it is not zero
and not normal. Units end the names. Limits are checked in `plausible`, not here: a fact is only a shape.
"""

from datetime import datetime
from typing import Literal, NewType

import msgspec

StayId = NewType("StayId", str)
EntryId = NewType("EntryId", str)
PersonId = NewType("PersonId", str)
UnitId = NewType("UnitId", str)

Answer = int | bool | str


class Content(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="kind"):
    """What an entry says; the tag is the entry's kind."""


class Admitted(Content, frozen=True, tag="admitted"):
    """Came to the unit, into a bed."""

    bed: str


class Moved(Content, frozen=True, tag="moved"):
    """Went to another bed."""

    bed: str


class WentOnLeave(Content, frozen=True, tag="went_on_leave"):
    """Left for a while, stay kept: a hospital visit, a court date."""

    to: str


class Returned(Content, frozen=True, tag="returned"):
    """Came back from leave."""

    bed: str | None = None


Disposition = Literal[
    "completed", "ama", "admin", "transfer_sud", "transfer_acute", "transfer_psych", "legal", "death", "other"
]


class Discharged(Content, frozen=True, tag="discharged"):
    """Left the unit for good."""

    disposition: Disposition
    is_planned: bool | None = None
    is_elopement: bool | None = None  # left without telling anybody
    reason: str = ""


class DischargePlanned(Content, frozen=True, tag="discharge_planned"):
    """When the unit means to discharge."""

    planned_at: datetime | None


DrugClass = Literal["alcohol", "benzodiazepine", "barbiturate", "ghb", "opioid", "stimulant"]


class SubstanceUse(Content, frozen=True, tag="substance_use"):
    """One substance: what, how much, how long, and when last. The newest one for an agent counts.

    diazepam_mg_per_day: what a prescriber typed as its equivalent; never computed.
    """

    drug_class: DrugClass
    agent: str
    last_use_at: datetime | None = None
    last_use_within_hours: float | None = None  # precision: ± hours; 0 is exact, None with a time is "as told"
    amount: str = ""
    years: float | None = None
    is_tapered: bool | None = None
    route: str = ""
    diazepam_mg_per_day: float | None = None


class RiskFact(Content, frozen=True, tag="risk_fact"):
    """One question of the intake history: yes, no, or not asked (None)."""

    code: str
    answer: bool | None
    detail: str = ""


RiskGrade = Literal["high", "raised", "none found"]


class RiskLevel(Content, frozen=True, tag="risk_level"):
    """How high a clinician holds one risk at intake, beside what the rules said then; another level has its reason."""

    domain: str
    level: RiskGrade
    proposed: RiskGrade
    reason: str = ""


class LevelOfCare(Content, frozen=True, tag="level_of_care"):
    """The level of care somebody chose by the ASAM Criteria of an edition, and what they wrote of its dimensions.

    All of it is text: nothing here is computed.
    """

    edition: Literal["3rd", "4th"]
    level: str
    dimension_1: str = ""
    dimension_2: str = ""
    dimension_3: str = ""
    dimension_4: str = ""
    dimension_5: str = ""
    dimension_6: str = ""


class Flag(Content, frozen=True, tag="flag"):
    """A sign or state that stands until somebody sets it false."""

    code: str
    is_set: bool
    detail: str = ""


class Precaution(Content, frozen=True, tag="precaution"):
    """Seizure, falls, suicide …: what staff keep in mind."""

    code: str
    is_set: bool


class ObservationLevel(Content, frozen=True, tag="observation_level"):
    """How closely somebody looks in."""

    level: Literal["routine", "q30", "q15", "1:1"]


class SafetyCheck(Content, frozen=True, tag="safety_check"):
    """One look at a patient under closer observation: how they were, and where."""

    seen: Literal["asleep", "calm", "distressed"]
    place: str = ""


class FluidsOrdered(Content, frozen=True, tag="fluids_ordered"):
    """From now on fluids are measured, or no longer are."""

    is_measured: bool


class ProtocolAssigned(Content, frozen=True, tag="protocol"):
    """A protocol begins or ends for this stay."""

    protocol: str
    is_on: bool = True


class Assessment(Content, frozen=True, tag="assessment"):
    """One instrument, answered once; an item that was not answered is not in `answers`."""

    instrument: str
    answers: dict[str, Answer]
    confirms_longer_interval: bool = False
    override_reason: str = ""


class Vitals(Content, frozen=True, tag="vitals"):
    """One set of vital signs, taken together."""

    heart_rate_bpm: int | None = None
    respiration_per_min: int | None = None
    spo2_percent: int | None = None
    on_oxygen: bool | None = None
    oxygen_flow_l_min: float | None = None
    systolic_mmhg: int | None = None
    diastolic_mmhg: int | None = None
    temperature_c: float | None = None
    consciousness: Literal["A", "C", "V", "P", "U"] | None = None
    position: Literal["lying", "sitting", "standing"] | None = None
    confirms_longer_interval: bool = False


class Orthostatic(Content, frozen=True, tag="orthostatic"):
    """Blood pressure and pulse lying, then standing within three minutes."""

    lying_systolic_mmhg: int | None = None
    lying_diastolic_mmhg: int | None = None
    lying_heart_rate_bpm: int | None = None
    standing_systolic_mmhg: int | None = None
    standing_diastolic_mmhg: int | None = None
    standing_heart_rate_bpm: int | None = None
    standing_minutes: float | None = None
    is_unable_to_stand: bool = False
    had_near_syncope: bool = False


FluidWay = Literal["oral", "iv", "other_in", "urine", "emesis", "stool", "other_out"]


class Fluid(Content, frozen=True, tag="fluid"):
    """One drink, bag, void, emesis or stool. Unmeasured is `volume_ml` None, never 0.

    observed_at of an infusion is when it is booked: its end. `is_none` declares "none this shift" for the way.
    """

    way: FluidWay
    volume_ml: float | None = None
    is_none: bool = False
    is_loose: bool | None = None
    bristol: int | None = None
    has_blood: bool = False
    from_catheter: bool = False


class Dose(Content, frozen=True, tag="dose"):
    """A dose that was given. Classes are properties of the medicine; the product knows no amounts."""

    medicine: str
    classes: tuple[str, ...] = ()
    route: Literal["oral", "sublingual", "iv", "im", "intranasal", "transdermal", "other"] = "oral"
    for_withdrawal: bool = False
    is_sedating: bool = False
    is_long_acting: bool = False
    amount: str = ""


class DoseScheduled(Content, frozen=True, tag="dose_scheduled"):
    """A dose that a prescriber ordered for a time still to come."""

    medicine: str
    due_at: datetime
    classes: tuple[str, ...] = ()


class TaperStep(Content, frozen=True, tag="taper_step"):
    """The daily amount of a taper from now on, as the diazepam equivalent a prescriber typed; never computed."""

    substance: str
    diazepam_mg_per_day: float


class Event(Content, frozen=True, tag="event"):
    """Something that happened: seizure, syncope, near_syncope, fall, chest_pain, haematemesis, melaena, naloxone."""

    code: str
    detail: str = ""
    with_head_strike: bool = False


class Weight(Content, frozen=True, tag="weight"):
    """Body weight; a comparison needs the same scale."""

    weight_kg: float
    is_same_scale: bool | None = None


class Measurement(Content, frozen=True, tag="measurement"):
    """One figure from a meter or the laboratory, in the unit its code names: glucose_mg_dl, brac_g_210l, qtc_ms.

    upper_limit: of the laboratory's own range, where the figure only speaks beside it (ck_u_l).
    """

    code: str
    value: float | None = None
    upper_limit: float | None = None
    word: Literal["LO", "HI"] | None = None


class Note(Content, frozen=True, tag="note"):
    """Free text."""

    text: str


class Status(Content, frozen=True, tag="status"):
    """An assessment that could not be done, and why. Never a zero. `instrument` "all" is the whole visit."""

    state: Literal["asleep", "refused", "unable", "off_unit", "back_on_unit"]
    instrument: str = "all"
    reason: str = ""
    respiration_per_min: int | None = None
    spo2_percent: int | None = None
    is_rousable: bool | None = None


class Void(Content, frozen=True, tag="void"):
    """Takes back the entry it supersedes, and puts nothing in its place."""


AnyContent = (
    Admitted
    | Moved
    | WentOnLeave
    | Returned
    | Discharged
    | DischargePlanned
    | SubstanceUse
    | RiskFact
    | RiskLevel
    | LevelOfCare
    | Flag
    | Precaution
    | ObservationLevel
    | SafetyCheck
    | FluidsOrdered
    | ProtocolAssigned
    | Assessment
    | Vitals
    | Orthostatic
    | Fluid
    | Dose
    | DoseScheduled
    | TaperStep
    | Event
    | Weight
    | Measurement
    | Note
    | Status
    | Void
)


def kind_of(content: AnyContent) -> str:
    """The kind of entry a content makes: its tag."""
    return str(type(content).__struct_config__.tag)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What one Save sent, as it stands in the record for ever.

    id is made on the tablet (UUID v7). observed_at: when it was seen; recorded_at: when it became known; aware, UTC.
    supersedes: the entry that this one replaces or voids, with `reason`. seq: the order of recording within the stay.
    """

    id: EntryId
    unit_id: UnitId
    stay_id: StayId
    observed_at: datetime
    recorded_at: datetime
    recorded_by: PersonId
    content: AnyContent
    seq: int = 0
    device: str | None = None
    supersedes: EntryId | None = None
    reason: str | None = None

    @property
    def kind(self) -> str:
        """The kind of entry, as the table names it."""
        return kind_of(self.content)
