"""Missing is not normal: taking an answer away never turns a yes into a no."""

import msgspec
from hypothesis import strategies as st

from chart import facts
from chart.ticks import MINUTE, to_tick
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.grades import Grades
from monitors.known import Known
from monitors.note import NO, YES
from tests.monitors.ask import BOOK, said
from tests.monitors.draw import stay
from tests.monitors.forms import forms
from tests.monitors.random_stays import stays

VITALS = ("heart_rate_bpm", "respiration_per_min", "spo2_percent", "on_oxygen", "systolic_mmhg", "diastolic_mmhg",
          "temperature_c", "consciousness")  # fmt: skip
# A withdrawal score is believed unless a sedation score beside it speaks against it. Taking that one away gives the
# withdrawal score back; its patterns are then judged on more, not on less.
SEDATION = ("rass", "poss")
WITHDRAWAL = {name for name, pattern in BOOK.by_name.items() if {"ciwa_ar.total", "cows.total", "ciwa_ar.perception",
              "ciwa_ar.orientation", "ciwa_ar.tremor", "ciwa_b.total", "ciwa_b.q19"} & pattern.inputs}  # fmt: skip
# GEN-06 is about a duty, not about the patient: a score that never became known shortened no interval, and the round
# that was in force goes on. The task itself is then the more overdue.
# POLY-02 is for two doses without a sign. With a newer reassuring answer gone the older sign stands again, and POLY-01,
# which is critical, says it instead.
EXCEPT = {"GEN-06", "POLY-02"}


def less_is_known(content: facts.AnyContent, choice: int) -> facts.AnyContent | None:
    """The same entry with one answer gone, or with a reason instead of it; None where nothing was answered."""
    if isinstance(content, facts.Assessment):
        if choice % 3 == 0:
            return facts.Status(("asleep", "refused")[choice % 2], content.instrument)
        item = sorted(content.answers)[choice % len(content.answers)] if content.answers else ""
        return msgspec.structs.replace(content, answers={k: v for k, v in content.answers.items() if k != item})
    if isinstance(content, facts.Vitals):
        if choice % 3 == 0:
            return facts.Status(("asleep", "refused")[choice % 2], "vitals")
        return msgspec.structs.replace(content, **{VITALS[choice % len(VITALS)]: None})
    if isinstance(content, facts.Fluid):
        return msgspec.structs.replace(content, volume_ml=None) if not content.is_none else None
    if isinstance(content, facts.Orthostatic):
        return msgspec.structs.replace(content, standing_systolic_mmhg=None)
    return None


def speaks_of_sedation(content: facts.AnyContent) -> bool:
    is_score = isinstance(content, facts.Assessment) and content.instrument in SEDATION
    return is_score or (isinstance(content, facts.Vitals) and content.consciousness in ("V", "P", "U"))


def judged(entries, at) -> dict[str, Grades]:
    cadence = Cadence(Known(entries), BOOK.protocols)
    return {name: pattern.judge(Course(cadence, at)) for name, pattern in BOOK.by_name.items()}


def missing_never_turns_a_yes_into_a_no(entries, place, choice, minutes):
    place = place % len(entries)
    poorer = less_is_known(entries[place].content, choice)
    if poorer is None:
        return
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * MINUTE
    changed = [*entries[:place], msgspec.structs.replace(entries[place], content=poorer), *entries[place + 1 :]]
    before, after = judged(entries, at), judged(changed, at)
    for name in sorted(set(before) - EXCEPT - (WITHDRAWAL if speaks_of_sedation(entries[place].content) else set())):
        for severity, verdict in before[name].verdicts.items():
            if verdict.value == YES:
                assert (name, after[name].verdicts[severity].value) != (name, NO)


def test_two_doses_together_give_way_only_to_the_louder_pattern():
    table = """
        class opioid
        time  | dose                               | vitals | rass | poss
        09:00 | morphine opioid sedating           |        |      |
        09:30 | lorazepam benzodiazepine sedating  | calm   | 0    | 3
        11:00 |                                    |        |      | {}
    """
    assert said(stay(table.format("1")), "11:00")["POLY-02"] == "medium"
    gone = said(stay(table.format("refused")), "11:00")
    assert "POLY-02" not in gone
    assert gone["POLY-01"] == "critical"


test_missing_never_turns_a_yes_into_a_no, test_missing_never_turns_a_yes_into_a_no_at_length = forms(
    missing_never_turns_a_yes_into_a_no,
    stays,
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from((0, 0, 10, 240)),
    examples=200,
)
