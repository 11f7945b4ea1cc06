"""From one entry to the rows it puts on the course: (code, low, high), and the codes it leaves unanswered.

Pure and of this one entry only, but for `Context`: the few facts of the stay that change how an entry is read.
"""

from collections.abc import Callable, Mapping

from chart import facts
from chart.instrument import Instrument, instruments
from chart.news2 import INPUTS, news2
from monitors import happened
from monitors.codes import (
    CONSCIOUSNESS,
    COUNTED_ASLEEP,
    MAXIMA,
    NOT_SINCE_LAST_CONTACT,
    POSS,
    RESTING,
    VITALS,
    WITHDRAWAL_SCORES,
    codes_of,
    item_codes,
)
from monitors.derived import Context, Derived


def derive(content: facts.AnyContent, context: Context) -> Derived:
    """All rows and gaps of one entry's content."""
    derived = Derived()
    rule = RULES.get(type(content))
    if rule is not None:
        rule(content, context, derived)
    return derived


def _assessment(content: facts.Assessment, context: Context, derived: Derived) -> None:
    instrument = instruments()[content.instrument]
    if not context.is_assessable:
        derived.gaps += codes_of(instrument)
        return
    answers = content.answers
    for item, code in item_codes(content.instrument):
        answer = answers.get(item)
        if answer is None:
            derived.gaps.append(code)
        else:
            value = float(POSS[answer] if isinstance(answer, str) else answer)
            derived.rows.append((code, value, value))
    _maxima(instrument, content, derived)
    score = instrument.counted(answers)
    if instrument.triage:
        _triaged(instrument, answers, derived)
    if score.total is not None:
        derived.add(f"{instrument.code}.total", score.total)
    elif not score.is_complete:
        derived.gaps.append(f"{instrument.code}.total")
    if context.is_sedated:
        derived.doubtful += [code for code, _, _ in derived.rows]
    if instrument.code in WITHDRAWAL_SCORES:
        derived.add(f"not_done.{instrument.code}", 0)
    if score.is_complete:
        derived.complete.append(instrument.code)
        derived.add(f"done.{instrument.code}", 1)
        if instrument.code in ("rass", "poss"):
            derived.add("done.sedation", 1)


def _triaged(instrument: Instrument, answers: Mapping[str, object], derived: Derived) -> None:
    """How bad the triage surely is and may be; and the same of what is new since the last contact."""
    derived.add(instrument.code, *map(float, instrument.ranks(answers)))
    if old := NOT_SINCE_LAST_CONTACT.get(instrument.code):
        derived.add(f"{instrument.code}.since", *map(float, instrument.ranks(answers, old)))


def _maxima(instrument: Instrument, content: facts.Assessment, derived: Derived) -> None:
    """The highest of several items: known once one answer reaches `known_from`, else only when all are answered."""
    for name, maximum in MAXIMA.get(instrument.code, {}).items():
        code = f"{instrument.code}.{name}"
        answered = [int(content.answers[item]) for item in maximum.items if item in content.answers]
        if len(answered) == len(maximum.items):
            derived.add(code, max(answered))
        elif answered and max(answered) >= maximum.known_from:
            derived.add(code, max(answered), maximum.highest)
        else:
            derived.gaps.append(code)


def _vitals(content: facts.Vitals, context: Context, derived: Derived) -> None:
    for code in VITALS:
        derived.answer(code, getattr(content, code))
    derived.answer("consciousness", content.consciousness and CONSCIOUSNESS[content.consciousness])
    derived.answer("on_oxygen", content.on_oxygen)
    if content.position != "standing":
        for code in RESTING:
            derived.answer(f"resting.{code}", getattr(content, code))
    if all(getattr(content, code) is not None for code in COUNTED_ASLEEP):
        derived.add("done.breathing", 1)
    if all(getattr(content, code) is not None for code in INPUTS):
        derived.complete.append("vitals")
        derived.add("done.vitals", 1)
    if not context.is_news2_valid:
        derived.gaps += ["news2", "news2.worst_part"]
        return
    score = news2(content, context.spo2_scale)
    derived.add("news2", score.at_least, score.at_most)
    worst = max(score.parts.values(), default=0)
    derived.add("news2.worst_part", worst, worst if score.is_complete else 3)
    if score.is_complete:
        derived.complete.append("news2")


def _orthostatic(content: facts.Orthostatic, context: Context, derived: Derived) -> None:
    in_time = content.standing_minutes is None or content.standing_minutes <= 3
    for part in ("systolic", "diastolic"):
        lying, standing = getattr(content, f"lying_{part}_mmhg"), getattr(content, f"standing_{part}_mmhg")
        fall = lying - standing if in_time and lying is not None and standing is not None else None
        derived.answer(f"standing.{part}_fall_mmhg", fall)
    derived.answer("standing.systolic_mmhg", content.standing_systolic_mmhg)
    derived.add("standing.unable", content.is_unable_to_stand)
    derived.add("standing.near_syncope", content.had_near_syncope)
    parts = ("lying_systolic", "lying_diastolic", "standing_systolic", "standing_diastolic")
    is_read = all(getattr(content, f"{part}_mmhg") is not None for part in parts)
    if is_read or content.is_unable_to_stand or content.had_near_syncope:
        derived.add("done.orthostatic", 1)


def _status(content: facts.Status, context: Context, derived: Derived) -> None:
    """Asleep, refused, unable: a look without an answer, but for breathing and saturation where they were counted."""
    if content.state in ("off_unit", "back_on_unit"):
        derived.add("off_unit", content.state == "off_unit")
        return
    derived.add(f"status.{content.state}", 1)
    for code in WITHDRAWAL_SCORES:
        if content.instrument in (code, "all"):
            derived.add(f"not_done.{code}", 1)
    for instrument in instruments().values():
        if content.instrument in (instrument.code, "all"):
            derived.gaps += codes_of(instrument)
    counted = {code: getattr(content, code) for code in COUNTED_ASLEEP if getattr(content, code) is not None}
    for code, value in counted.items():
        derived.add(code, value)
    if len(counted) == len(COUNTED_ASLEEP):
        derived.add("done.breathing", 1)
    if content.instrument in ("vitals", "all"):
        derived.gaps += [code for code in (*VITALS, "consciousness", "on_oxygen") if code not in counted]
        derived.gaps += [*(f"resting.{code}" for code in RESTING), "news2", "news2.worst_part"]


RULES: dict[type, Callable[..., None]] = happened.RULES | {
    facts.Assessment: _assessment,
    facts.Vitals: _vitals,
    facts.Orthostatic: _orthostatic,
    facts.Status: _status,
}
