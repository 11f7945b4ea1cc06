"""docs/vignettes.md: whole stays worked by hand, with what fires, what stays silent and what cannot be judged."""

from collections.abc import Iterator

from chart import facts
from chart.facts import Entry
from chart.instrument import instruments
from chart.news2 import news2
from chart.ticks import to_tick
from tests.monitors.document.markdown import WRITTEN_BY, link, table
from tests.monitors.document.wording import heading
from tests.monitors.draw import Stay, stay, tick
from tests.monitors.vignettes import VIGNETTES, Expected, Vignette

RULES = "protocols.md"
TITLES = {
    "time": "time", "vitals": "vital signs", "hr": "pulse", "bp": "pressure", "rr": "breathing", "spo2": "SpO2",
    "o2": "oxygen", "temp": "°C", "acvpu": "ACVPU", "in": "taken, mL", "void": "urine, mL", "emesis": "emesis, mL",
    "stool": "stool, mL", "weight": "kg", "orthostatic": "lying > standing", "dose": "dose", "risk": "history",
}  # fmt: skip
HEAD = f"""# Worked vignettes

Stays worked by hand, as a clinician would draw them, and what Tidewatch says of each at each moment. A test plays every
line: *fires* is everything that surely holds then, *silent* surely does not, *cannot be judged* lacks what decides it.
Patterns in none of the three may be either. *Comes to* is computed from the instruments. The rules are in
[{RULES}]({RULES}); [how a stay is drawn](cases.md#how-a-stay-is-drawn) says what the cells mean.

{WRITTEN_BY} writes this, and a test fails when it is out of date.
"""


def vignettes() -> str:
    contents = "\n".join(f"- {link(_heading(name, each))}" for name, each in VIGNETTES.items())
    parts = [HEAD, "## Contents", contents, *(_worked(name, each) for name, each in VIGNETTES.items())]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _heading(name: str, vignette: Vignette) -> str:
    return f"{name}: {vignette.title}"


def _worked(name: str, vignette: Vignette) -> str:
    played = stay(vignette.table)
    head = "; ".join(played.table.head)
    rows = [[row.get(column, "") for column in played.table.columns] for row in played.table.rows]
    sums = [_comes_to(played, row["time"]) for row in played.table.rows]
    titles = [TITLES.get(column) or _short_name(column) for column in played.table.columns]
    said = [(each.at, _fires(each), ", ".join(each.silent), ", ".join(each.unknown)) for each in vignette.expected]
    return "\n\n".join([
        f"## {_heading(name, vignette)}",
        *([f"The whole stay: {head}."] if head else []),
        table((*titles, "comes to"), [[*row, total] for row, total in zip(rows, sums, strict=True)]),
        table(("at", "fires", "silent", "cannot be judged"), said),
        *([vignette.note] if vignette.note else []),
    ])  # fmt: skip


def _short_name(column: str) -> str:
    return instruments()[column].short_name if column in instruments() else column


def _comes_to(played: Stay, when: str) -> str:
    """The totals and bands of what was charted then, computed from the instruments."""
    charted = [each for each in played.entries if to_tick(each.observed_at) == tick(when)]
    return "; ".join(words for entry in charted for words in _totals(entry, played))


def _totals(entry: Entry, played: Stay) -> Iterator[str]:
    content, head = entry.content, " ".join(played.table.head)
    if isinstance(content, facts.Vitals):
        score = news2(content, 2 if "spo2_scale_2" in head else 1)
        yield f"NEWS2 {score.total}" if score.total is not None else "NEWS2 incomplete"
    elif isinstance(content, facts.Assessment) and len(instruments()[content.instrument].items) > 1:
        instrument = instruments()[content.instrument]
        bands = "classic" if instrument.code == "ciwa_ar" and "alc-classic" in head else None
        scored = instrument.counted(content.answers, bands)
        words = [str(scored.total)] if scored.total is not None else []
        words += [scored.band] if scored.band else []
        yield f"{instrument.short_name} {', '.join(words) or 'incomplete, no total'}"


def _fires(expected: Expected) -> str:
    said = [f"**{severity}** {link(heading(name), name, RULES)} {heading(name).removeprefix(name).strip()}"
            for name, severity in expected.fires.items()]  # fmt: skip
    return "<br>".join(said) or "nothing"
