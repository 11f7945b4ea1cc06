"""Each question alone, of random stays: columns answer what the plain course answers, and stand as long."""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from chart.ticks import to_tick
from monitors.cadence import Cadence
from monitors.columns.block import block_of
from monitors.columns.course import ColumnCourse, course_of
from monitors.columns.sight import Asked
from monitors.course import Course
from monitors.known import Known
from monitors.protocol import read_protocols
from monitors.relapse import Relapse
from tests.columns.compared import compared
from tests.monitors.forms import forms
from tests.monitors.random_stays import long_scored, stays

VALUES = ("ciwa_ar.total", "ciwa_ar.perception", "ciwa_ar.orientation", "cows.total", "news2", "news2.worst_part",
          "heart_rate_bpm", "resting.systolic_mmhg", "spo2_percent", "temperature_c", "consciousness", "rass", "poss",
          "mood", "weight_same_scale_kg", "standing.systolic_fall_mmhg", "fluid.urine_ml", "cam", "cssrs")  # fmt: skip
AMOUNTS = ("emesis", "loose_stool", "fluid.in_ml", "fluid.out_ml", "fluid.urine_ml", "event.seizure", "dose.sedating")
FLAGS = ("fluids_measured", "flag.spo2_scale_2", "protocol.opi", "off_unit")
HOURS = (1.0, 4.0, 8.0, 24.0, 48.0)
SPANS = ("up_to", "before", "around", "later")
AT_NIGHT = 15  # times as many examples: about two million answers in all
RELAPSES = ((8.0, 10.0, 5.0), (20.0, 20.0, 1.0), (25.0, 15.0, 3.0))
PROTOCOLS = read_protocols()
Question = Callable[[Any], Any]
MORE = (0, 1, 60_000, 4 * 3_600_000, 13 * 3_600_000)


def both(several, protocols=PROTOCOLS) -> tuple[list[Course], ColumnCourse]:
    """Every stay at every moment at which something became known, a little later, and with later knowledge."""
    plain, stay, at, known_at = [], [], [], []
    for number, entries in enumerate(several):
        recorded = sorted({to_tick(entry.recorded_at) for entry in entries})
        moments = [(tick + more, tick + more) for tick in recorded for more in MORE]
        moments += [(to_tick(entry.observed_at), recorded[-1]) for entry in entries]
        for seen, known in moments:
            so_far = [entry for entry in entries if to_tick(entry.recorded_at) <= known]
            plain.append(Course(Cadence(Known(so_far), protocols), seen))
            stay.append(number), at.append(seen), known_at.append(known)
    asked = Asked(*(np.array(each, np.int64) for each in (stay, at, known_at)))
    return plain, course_of(block_of(several, protocols, [0] * len(several)), protocols, asked)


def parts(answer) -> list[tuple]:
    """An answer as columns of numbers, whatever it is."""
    if isinstance(answer, tuple):
        return [row for each in answer for row in parts(each)]
    names = {
        "low": None,
        "high": None,
        "least": None,
        "most": None,
        "value": None,
        "until": None,
        "tick": -1,
        "gap": -1,
    }
    return [(name, getattr(answer, name), none) for name, none in names.items() if hasattr(answer, name)]


def same(several, questions: dict[str, Question], protocols=PROTOCOLS) -> None:
    plain, columns = both(several, protocols)
    for said, question in questions.items():
        many = parts(question(columns))
        singles = [parts(question(course)) for course in plain]
        compared["questions"] += len(singles)
        for place, (name, found, _) in enumerate(many):
            wanted = np.array([none if value is None else value for _, value, none in (row[place] for row in singles)])
            found = np.broadcast_to(found, wanted.shape)
            close = np.isclose(found, wanted, rtol=0, atol=1e-9) if found.dtype == float else found == wanted
            wrong = np.flatnonzero(~close)
            assert not len(wrong), (said, name, [(int(w), found[w], wanted[w]) for w in wrong[:3]])


def asked(kind: str, hours: float, code: str) -> dict[str, Question]:
    spans = {shape: (lambda c, s=shape: getattr(c.when_last("rass"), s)(hours)) for shape in SPANS}
    return {
        "values": {
            "last": lambda c: c.last(code),
            "newest": lambda c: c.newest(code),
            "if_charted": lambda c: c.if_charted(code),
            "first": lambda c: c.first(code),
            "rise": lambda c: c.rise(code, hours),
            "fall": lambda c: c.fall(code, hours),
            "latest": lambda c: c.latest(code, 3, hours),
            "sustained": lambda c: c.sustained(code, 38.0, 60, hours),
            "above": lambda c: c.last(code) >= 10.0,
        },
        "spans": {
            f"{name} {shape}": (lambda c, n=name, s=spans[shape]: getattr(c, n)(code, s(c)))
            for name in (
                "last",
                "newest",
                "first",
                "first_in",
                "highest",
                "lowest",
                "count_in",
                "when_last",
                "when_first",
            )
            for shape in SPANS
        }
        | {f"after {first}": (lambda c, f=first: c.first(code, c.admission().after(f, f + hours))) for first in (0, 2)},
        "amounts": {
            "count": lambda c: c.count(code, hours),
            "total": lambda c: c.total(code, hours),
            "happened": lambda c: c.happened(code, hours),
            "looked": lambda c: c.looked(code, hours, 12.0),
            "per_hour": lambda c: c.per_hour(code, hours, c.standing_since("fluids_measured")),
            "shock": lambda c: c.last("resting.heart_rate_bpm") / c.last("resting.systolic_mmhg"),
            "less": lambda c: (c.total(code, hours) - c.total("fluid.in_ml", hours)) * 2.0,
        },
        "times": {
            "last": lambda c: c.when_last(code),
            "second": lambda c: c.when_nth(code, 2),
            "first": lambda c: c.when_first(code),
            "since": lambda c: c.hours_since(c.when_last(code)) >= hours,
            "before": lambda c: c.hours_since(c.when_last(code)) < hours,
            "between": lambda c: c.hours_between(c.when_last(code), c.when_nth(code, 2)),
            "after": lambda c: c.when_last(code).is_after(c.when_last("poss")),
            "exists": lambda c: c.when_last(code, c.when_last("rass").up_to(hours)).exists,
        },
    }[kind]


def values(several, code, hours):
    same(several, asked("values", hours, code))


def spans(several, code, hours):
    same(several, asked("spans", hours, code))


def amounts(several, code, hours):
    same(several, asked("amounts", hours, code))


def times(several, code, hours):
    same(several, asked("times", hours, code))


several_stays = st.lists(stays, min_size=1, max_size=3)
codes, spent = st.sampled_from(VALUES), st.sampled_from(HOURS)
test_values, test_values_at_length = forms(values, several_stays, codes, spent, examples=15, at_night=AT_NIGHT)
test_spans, test_spans_at_length = forms(spans, several_stays, codes, spent, examples=15, at_night=AT_NIGHT)
test_amounts, test_amounts_at_length = forms(
    amounts, several_stays, st.sampled_from(AMOUNTS), spent, examples=15, at_night=AT_NIGHT
)
test_times, test_times_at_length = forms(
    times,
    several_stays,
    st.sampled_from((*VALUES, "dose.for_withdrawal", "dose.opioid")),
    spent,
    examples=15,
    at_night=AT_NIGHT,
)


def flags_and_history(several):
    same(
        several,
        {f"set {code}": (lambda c, code=code: c.is_set(code)) for code in FLAGS}
        | {f"since {code}": (lambda c, code=code: c.standing_since(code)) for code in FLAGS}
        | {name: (lambda c, name=name: c.history(name)) for name in ("prior_dt", "pregnancy", "spo2_scale_2")},
    )


def runs(several, hours, limit):
    questions: dict[str, Question] = {
        f"{code} {quiet}": (lambda c, code=code, quiet=quiet: c.unsettled(code, limit, quiet, 2))
        for code in ("ciwa_ar.perception", "ciwa_ar.orientation")
        for quiet in (hours, None)
    }
    questions |= {f"repeated {n}": (lambda c, n=n: c.repeated("not_done.ciwa_ar", 1, n)) for n in (1, 2)}
    questions |= {f"days {n}": (lambda c, n=n: c.days_at_most("mood", limit * 2, n)) for n in (1, 2, 3)}
    same(several, questions)


def relapses(several):
    rules = [Relapse(*limits, in_a_row=2) for limits in RELAPSES]
    scores = ("ciwa_ar.total", "cows.total")
    same(several, {f"{code} {r}": (lambda c, code=code, r=r: c.relapsed(code, r)) for code in scores for r in rules})


def substances(several, hours):
    whos = (
        "alcohol",
        "opioid",
        "benzodiazepine",
        "benzodiazepine_short",
        "benzodiazepine_long",
        "fentanyl",
        "stimulant",
    )
    questions: dict[str, Question] = {
        f"within {who}": (lambda c, who=who: c.used_within(who, 1.0, 1.0 + hours)) for who in whos
    }
    questions |= {f"for {who}": (lambda c, who=who: c.unused_for(who, hours)) for who in whos}
    questions |= {f"planned {who}": (lambda c, who=who: c.planned_within_use(who, hours)) for who in whos}
    questions["due"] = lambda c: c.due_within("alpha_2_agonist", hours)
    same(several, questions)


test_flags_and_history, test_flags_and_history_at_length = forms(
    flags_and_history, several_stays, examples=15, at_night=AT_NIGHT
)
test_runs, test_runs_at_length = forms(
    runs, several_stays, spent, st.sampled_from((2.0, 4.0)), examples=15, at_night=AT_NIGHT
)
test_relapses, test_relapses_at_length = forms(
    relapses, st.lists(long_scored, min_size=1, max_size=3), examples=15, at_night=AT_NIGHT
)
test_substances, test_substances_at_length = forms(substances, several_stays, spent, examples=15, at_night=AT_NIGHT)
