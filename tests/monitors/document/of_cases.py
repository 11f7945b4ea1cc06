"""docs/cases.md: the stay of every case, drawn."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import dedent

from chart.instrument import instruments
from tests.monitors.document.markdown import WRITTEN_BY, drawing, link, table
from tests.monitors.document.says import counted
from tests.monitors.document.wording import FILES, heading
from tests.monitors.vignettes import CASES, Case

RULES = "protocols.md"
COLUMNS = (
    ("2 08:00", "08:00 of the second day; a time alone is of the first, day 0 is the day before"),
    ("an instrument", "its answers in the order of the form, `-` unanswered; or one figure: answers that come to it"),
    ("asleep, refused, unable, off_unit", "why it was not done; never a zero"),
    ("vitals calm", "pulse 76, 122/78, breathing 16, SpO2 97 on air, 36.8 °C, alert; columns beside it say otherwise"),
    ("rr, hr, bp, temp, o2, acvpu", "breathing, pulse, pressure, °C, air or oxygen, consciousness"),
    ("dose", "medicine, its classes, properties (sedating, long, for withdrawal) and route; by mouth if none is said"),
    ("in, iv, void, emesis, stool", "mL; `?` not measured, `none` looked for and none"),
    ("orthostatic", "lying pressure and pulse > standing pressure, pulse, minutes"),
    ("event, flag, risk", "what happened; a sign somebody set; an answer of the history, `off` is no"),
    ("used, class", "a substance and when it was last used; a class in treatment without a time"),
    ("visit", "a whole visit that could not be done, with what was counted"),
    ("slept, brac, ck", "hours slept, breath alcohol in g/210 L, creatine kinase (of the upper limit)"),
    ("planned, taper, scheduled", "a planned discharge, mg diazepam equivalent a day, a dose to come"),
    ("known", "when it became known, if later than it was seen"),
    ("amends, strikes", "the line it corrects; what is taken back"),
    ("longer", "the longer interval was confirmed"),
)
HEAD = f"""# Cases

Every pattern at its limit, just short of it, and for want of data. Each case is a stay that a test plays: the line with
the arrow says when the pattern was asked and what it said. The rules and numbers are in [{RULES}]({RULES}).
{WRITTEN_BY} writes this, and a test fails when it is out of date.

`high` fires; `no` stays silent; `?high` cannot be judged, and may be high; `high?critical` is surely high, and critical
is not excluded.
"""


def cases() -> str:
    parts = [HEAD, "## How a stay is drawn", _legend(), "## Contents", "\n".join(_contents())]
    for file in FILES:
        drawn = [name for name in file.patterns if name in CASES]
        parts += [f"## {file.title}"] if drawn else []
        parts += [_drawn(name, CASES[name]) for name in drawn]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _legend() -> str:
    facts = "Above the line that begins with `time` stands what is so for the whole stay; below, one line is one look."
    orders = [
        (each.short_name, "; ".join(item.name for item in each.items))
        for each in instruments().values()
        if len(each.items) > 1 and any(each.code in case.table for several in CASES.values() for case in several)
    ]
    return "\n\n".join([
        facts,
        table(("it says", "it means"), COLUMNS),
        table(("instrument", "answers in this order"), orders),
    ])  # fmt: skip


def _contents() -> Iterator[str]:
    for file in FILES:
        names = [link(heading(name), name) for name in file.patterns if name in CASES]
        if names:
            yield f"- {link(file.title)}: {', '.join(names)}"


def _drawn(name: str, several: tuple[Case, ...]) -> str:
    """All of one pattern; what is asked twice of one stay is drawn once."""
    stays = [_stay(list(group)) for _, group in groupby(several, key=lambda case: case.table)]
    first = f"{counted(several)}. {link(heading(name), 'The rule', RULES)}"
    return "\n\n".join([f"### {heading(name)}", first, drawing("\n\n".join(stays))])


def _stay(asked: list[Case]) -> str:
    lines = [line.rstrip() for line in dedent(asked[0].table).strip().splitlines()]
    return "\n".join([*lines, *(f"→ {case.at} {case.says}: {case.shows}" for case in asked)])
