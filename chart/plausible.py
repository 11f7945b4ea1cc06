"""What cannot be true is refused, all of it at once; what is unlikely is asked about once and then believed.

Confirming never delays an alert: a confirmed value is a real value from the moment it is saved. Limits are unit
defaults of `vitals` and of the instrument files.
"""

from datetime import datetime, timedelta
from typing import assert_never

from chart import facts
from chart.errors import Refused
from chart.instrument import COMPUTED, instrument, instruments
from chart.item import ITEM_CODE, echo
from chart.limits import Question, limit_refusals
from chart.unusual import Beside, questions
from chart.vitals import MEASUREMENTS

__all__ = ["Beside", "Question", "questions", "refusals", "time_refusals"]

AHEAD = timedelta(minutes=5)
BEFORE_ADMISSION = timedelta(hours=72)
BACK_DATED = timedelta(minutes=60)
LONGEST_TEXT = 10_000
LONGEST_CODE = 40
BRISTOL_TYPES = range(1, 8)
LOOSE_TYPES = (6, 7)
MOST_YEARS = 100
MOST_DIAZEPAM_MG = 1000


def refusals(content: facts.AnyContent) -> list[Refused]:
    """Everything impossible in what one Save says; empty when it may be stored."""
    return _text_refusals(content) + limit_refusals(content) + _kind_refusals(content)


def time_refusals(
    content: facts.AnyContent,
    observed_at: datetime,
    now: datetime,
    *,
    admitted_at: datetime | None = None,
    reason: str | None = None,
) -> list[Refused]:
    """What is wrong with when something was seen. now: the moment it becomes known. reason: why it is late, if said."""
    if observed_at.tzinfo is None:
        return [Refused("The observed time has no time zone", "observed_at")]
    found = []
    if observed_at > now + AHEAD:
        ahead = _minutes(observed_at - now)
        found.append(Refused(f"The observed time is {ahead} min ahead; at most {_minutes(AHEAD)} min", "observed_at"))
    if admitted_at and observed_at < admitted_at - BEFORE_ADMISSION and not isinstance(content, facts.Admitted):
        early = _hours(admitted_at - observed_at)
        limit = _hours(BEFORE_ADMISSION)
        found.append(Refused(f"The observed time is {early} h before admission; at most {limit} h", "observed_at"))
    if observed_at < now - BACK_DATED and not (reason or "").strip():
        late, limit = _minutes(now - observed_at), _minutes(BACK_DATED)
        found.append(Refused(f"Seen {late} min ago: more than {limit} min needs a reason", "reason"))
    last_use = content.last_use_at if isinstance(content, facts.SubstanceUse) else None
    if last_use is not None and last_use.tzinfo is not None and last_use > now + AHEAD:
        found.append(Refused(f"The last use is {_minutes(last_use - now)} min ahead", "last_use_at"))
    return found


def _kind_refusals(content: facts.AnyContent) -> list[Refused]:
    match content:
        case facts.Admitted() | facts.Moved() | facts.Returned():
            return [] if content.bed is None else _blank(content.bed, "bed", "Say which bed")
        case facts.WentOnLeave():
            return _blank(content.to, "to", "Say where the patient went")
        case facts.DischargePlanned():
            return _zoneless(content.planned_at, "planned_at", "The planned discharge")
        case facts.SubstanceUse():
            return _substance_use(content)
        case facts.RiskLevel() | facts.LevelOfCare():
            return _judged_at_intake(content)
        case facts.RiskFact() | facts.Flag() | facts.Precaution() | facts.Event():
            return _code(content.code, "code")
        case facts.ProtocolAssigned():
            return _blank(content.protocol, "protocol", "Say which protocol")
        case facts.Assessment():
            return _assessment(content)
        case facts.Vitals():
            return _vitals(content)
        case facts.Orthostatic():
            return _nothing_measured() if content == facts.Orthostatic() else []
        case facts.Fluid():
            return _fluid(content)
        case facts.Dose() | facts.DoseScheduled() | facts.TaperStep():
            return _medicine(content)
        case facts.Measurement():
            return _measurement(content)
        case facts.Note():
            return _blank(content.text, "text", "The note is empty")
        case facts.Status():
            return _status(content)
        case facts.Weight() | facts.Void() | facts.Discharged():
            return []
        case facts.ObservationLevel() | facts.SafetyCheck() | facts.FluidsOrdered():
            return []
        case _:
            assert_never(content)


def _medicine(content: facts.Dose | facts.DoseScheduled | facts.TaperStep) -> list[Refused]:
    if isinstance(content, facts.TaperStep):
        return _blank(content.substance, "substance", "Say which substance is tapered") + _diazepam(content)
    if isinstance(content, facts.DoseScheduled):
        found = _blank(content.medicine, "medicine", "Say which medicine is due")
        found += _zoneless(content.due_at, "due_at", "The dose")
    else:
        found = _blank(content.medicine, "medicine", "Say which medicine was given")
    return found + [refused for code in content.classes for refused in _code(code, "classes")]


def _diazepam(content: facts.SubstanceUse | facts.TaperStep) -> list[Refused]:
    amount = content.diazepam_mg_per_day
    if amount is None or 0 <= amount <= MOST_DIAZEPAM_MG:
        return []
    sentence = f"Diazepam equivalent {amount:g} is outside 0 to {MOST_DIAZEPAM_MG} mg a day"
    return [Refused(sentence, "diazepam_mg_per_day")]


def _judged_at_intake(content: facts.RiskLevel | facts.LevelOfCare) -> list[Refused]:
    if isinstance(content, facts.LevelOfCare):
        return _blank(content.level, "level", "Say which level of care")
    found = _code(content.domain, "domain")
    if content.level != content.proposed and not content.reason.strip():
        found.append(Refused(f"The rules say {content.proposed}, not {content.level}: say why", "reason"))
    return found


def _substance_use(content: facts.SubstanceUse) -> list[Refused]:
    found = _blank(content.agent, "agent", "Say which substance")
    found += _zoneless(content.last_use_at, "last_use_at", "The last use")
    within = content.last_use_within_hours
    if within is not None and content.last_use_at is None:
        found.append(Refused(f"Within {within} h of an unknown last use says nothing", "last_use_within_hours"))
    if within is not None and not 0 <= within < float("inf"):
        found.append(Refused(f"Last use within {within} h is outside 0 h and up", "last_use_within_hours"))
    if content.years is not None and not 0 <= content.years <= MOST_YEARS:
        found.append(Refused(f"Years of use {content.years} is outside 0 to {MOST_YEARS}", "years"))
    return found + _diazepam(content)


def _assessment(content: facts.Assessment) -> list[Refused]:
    if content.instrument in COMPUTED:
        return [Refused(f"{content.instrument.upper()} is computed from vitals, never typed", "instrument")]
    try:
        found = instrument(content.instrument).refusals(content.answers)
    except Refused as refused:
        return [refused]
    if not content.answers:
        found.append(Refused("Nothing is answered. Say asleep, refused or unable instead", "answers"))
    return found


def _vitals(content: facts.Vitals) -> list[Refused]:
    if content == facts.Vitals(position=content.position):
        return _nothing_measured()
    if content.on_oxygen is False and content.oxygen_flow_l_min:
        sentence = f"Oxygen flow {content.oxygen_flow_l_min} L/min and breathing air cannot both be true"
        return [Refused(sentence, "oxygen_flow_l_min")]
    return []


def _nothing_measured() -> list[Refused]:
    return [Refused("Nothing is measured. Say asleep, refused or unable instead")]


def _fluid(content: facts.Fluid) -> list[Refused]:
    found = []
    if content.is_none and content.volume_ml is not None:
        found.append(Refused(f"None this shift and {content.volume_ml} mL cannot both be true", "volume_ml"))
    if content.bristol is None:
        return found
    if content.way != "stool" or content.bristol not in BRISTOL_TYPES:
        found.append(Refused(f"Bristol type {content.bristol} of {content.way}: a stool has 1 to 7", "bristol"))
    elif content.is_loose is not None and content.is_loose != (content.bristol in LOOSE_TYPES):
        found.append(Refused(f"Bristol type {content.bristol}: loose is type 6 or 7, nothing else", "is_loose"))
    return found


def _measurement(content: facts.Measurement) -> list[Refused]:
    if content.code not in MEASUREMENTS:
        known = ", ".join(MEASUREMENTS)
        return [Refused(f"There is no measurement {echo(content.code)}. There are {known}", "code")]
    if (content.value is None) == (content.word is None):
        return [Refused(f"{MEASUREMENTS[content.code].name} needs a figure, or LO or HI from the meter", "value")]
    if content.upper_limit is not None and content.upper_limit <= 0:
        return [Refused(f"The upper limit of the range is {content.upper_limit:g}, which is none", "upper_limit")]
    return []


def _status(content: facts.Status) -> list[Refused]:
    known = ("all", "vitals", *sorted(COMPUTED), *instruments())
    if content.instrument in known:
        return []
    return [Refused(f"There is no instrument {echo(content.instrument)}. There are {', '.join(known)}", "instrument")]


def _text_refusals(content: facts.AnyContent) -> list[Refused]:
    texts = ((field, getattr(content, field)) for field in content.__struct_fields__)
    return [refused for field, text in texts if isinstance(text, str) for refused in _text(text, field)]


def _text(text: str, field: str) -> list[Refused]:
    if len(text) > LONGEST_TEXT:
        return [Refused(f"{len(text)} characters are too many; at most {LONGEST_TEXT}", field)]
    # Neither a NUL nor half a surrogate pair can be stored by PostgreSQL.
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
        return [Refused("A character in this text cannot be stored", field)]
    return []


def _blank(text: str, field: str, sentence: str) -> list[Refused]:
    return [] if text.strip() else [Refused(sentence, field)]


def _code(code: str, field: str) -> list[Refused]:
    if ITEM_CODE.fullmatch(code) and len(code) <= LONGEST_CODE:
        return []
    return [Refused(f"Code {echo(code)} is not up to {LONGEST_CODE} small letters, digits and _", field)]


def _zoneless(moment: datetime | None, field: str, what: str) -> list[Refused]:
    return [Refused(f"{what} has no time zone", field)] if moment is not None and moment.tzinfo is None else []


def _minutes(length: timedelta) -> int:
    return -(-length // timedelta(minutes=1))


def _hours(length: timedelta) -> int:
    return -(-length // timedelta(hours=1))
