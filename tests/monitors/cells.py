"""What the cells of a drawn stay say, column by column, as contents of entries."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from chart import facts
from chart.instrument import Instrument, instruments
from tests.monitors.days import moment

ROUTES = ("oral", "sublingual", "iv", "im", "intranasal", "transdermal")
STATES = ("asleep", "refused", "unable", "off_unit", "back_on_unit")
CALM = {"hr": "76", "bp": "122/78", "rr": "16", "spo2": "97", "o2": "air", "temp": "36.8", "acvpu": "A"}
# Where a total is spread first: items that no pattern reads alone.
NEUTRAL = {"ciwa_ar": ("nausea_vomiting", "anxiety", "headache", "sweats")}
Contents = Iterator[facts.AnyContent]


def assessed(name: str, cell: str, longer: bool) -> facts.Assessment | facts.Status:
    if cell in STATES:
        return facts.Status(cell, name)  # type: ignore[arg-type]
    instrument = instruments()[name]
    words = cell.replace("−", "-").split()
    if len(words) == 1 and len(instrument.items) > 1:
        answers = spread(name, int(words[0]))
    else:
        pairs = zip(instrument.items, words, strict=True)
        answers = {item.code: _answer(instrument, word) for item, word in pairs if word != "-"}
    return facts.Assessment(name, answers, confirms_longer_interval=longer)


def _answer(instrument: Instrument, word: str) -> facts.Answer:
    return word if isinstance(instrument.items[0].values[0], str) else int(word)


@cache
def spread(name: str, total: int) -> dict[str, facts.Answer]:
    """Answers that come to a total, laid on the items that no pattern reads alone as far as they go."""
    instrument = instruments()[name]
    first = NEUTRAL.get(name, ())
    items = sorted(instrument.items, key=lambda item: first.index(item.code) if item.code in first else len(first))
    answers = _spread([(item.code, tuple(sorted(map(int, item.values), reverse=True))) for item in items], total)
    if answers is None:
        raise ValueError(f"{name} cannot come to {total}")
    return answers


def _spread(items: list[tuple[str, tuple[int, ...]]], total: int) -> dict[str, facts.Answer] | None:
    if not items:
        return {} if total == 0 else None
    (code, values), *others = items
    for value in values:
        if value <= total and (rest := _spread(others, total - value)) is not None:
            return {code: value} | rest
    return None


def vital_signs(cells: dict[str, str], longer: bool) -> facts.Vitals:
    values: dict[str, object] = {}
    for name, cell in cells.items():
        values |= VITALS[name](cell)
    return facts.Vitals(**values, confirms_longer_interval=longer)  # type: ignore[arg-type]


VITALS: dict[str, Callable[[str], dict[str, object]]] = {
    "hr": lambda cell: {"heart_rate_bpm": int(cell)},
    "bp": lambda cell: dict(zip(("systolic_mmhg", "diastolic_mmhg"), map(int, cell.split("/")), strict=True)),
    "rr": lambda cell: {"respiration_per_min": int(cell)},
    "spo2": lambda cell: {"spo2_percent": int(cell)},
    "o2": lambda cell: {"on_oxygen": cell != "air"},
    "temp": lambda cell: {"temperature_c": float(cell)},
    "acvpu": lambda cell: {"consciousness": cell},
    "position": lambda cell: {"position": cell},
}


def _fluid(way: facts.FluidWay) -> Callable[[str], Contents]:
    """Volumes parted by commas: mL, `?` unmeasured, `none`; words after it: loose, formed, blood."""

    def contents(cell: str) -> Contents:
        for each in cell.split(","):
            volume, *words = each.split()
            yield facts.Fluid(
                way, None if volume in ("?", "none") else float(volume), is_none=volume == "none",
                is_loose={"loose": True, "formed": False}.get(words[0]) if words else None, has_blood="blood" in words,
            )  # fmt: skip

    return contents


def _weight(cell: str) -> Contents:
    kilograms, _, scale = cell.partition(" ")
    yield facts.Weight(float(kilograms), is_same_scale=scale != "other scale")


def _orthostatic(cell: str) -> Contents:
    """Lying and standing: "118/76 92 > 96/62 124 1 min"; or "unable", or with "near syncope" at the end."""
    if cell == "unable":
        yield facts.Orthostatic(is_unable_to_stand=True)
        return
    lying, standing = cell.removesuffix("near syncope").split(">")
    figures = [int(figure) for figure in re.findall(r"\d+", lying)]
    after = [int(figure) for figure in re.findall(r"\d+", standing)]
    yield facts.Orthostatic(*figures, *after, had_near_syncope=cell.endswith("near syncope"))


def _dose(cell: str) -> Contents:
    """The medicine, then classes, properties and route: "lorazepam benzodiazepine sedating withdrawal iv"."""
    medicine, *words = cell.split()
    route = next((word for word in words if word in ROUTES), "oral")
    classes = tuple(word for word in words if word not in {"sedating", "withdrawal", "long", *ROUTES})
    yield facts.Dose(
        medicine, classes, route, is_sedating="sedating" in words, for_withdrawal="withdrawal" in words,  # type: ignore[arg-type]
        is_long_acting="long" in words,
    )  # fmt: skip


def _scheduled(cell: str) -> Contents:
    """The medicine, its classes, and when it is due: "clonidine alpha_2_agonist at 2 08:00"."""
    words, _, when = cell.partition(" at ")
    medicine, *classes = words.split()
    yield facts.DoseScheduled(medicine, moment(when), tuple(classes))


def _planned(cell: str) -> Contents:
    yield facts.DischargePlanned(None if cell == "off" else moment(cell))


def _measured(code: str) -> Callable[[str], Contents]:
    """A figure, or LO or HI; "900 of 200" has the upper limit of its range beside it."""

    def contents(cell: str) -> Contents:
        figure, _, limit = cell.partition(" of ")
        if figure in ("LO", "HI"):
            yield facts.Measurement(code, word=figure)  # type: ignore[arg-type]
        else:
            yield facts.Measurement(code, float(figure), float(limit) if limit else None)

    return contents


def used(cell: str) -> Contents:
    """ "alcohol 0 18:00", "opioid/fentanyl unknown", "benzodiazepine/diazepam 0 18:00 within 6 h", with "40 mg"."""
    words, _, mg = cell.removesuffix(" mg").rpartition(", ") if cell.endswith(" mg") else (cell, "", "")
    substance, _, rest = words.partition(" ")
    when, _, within = rest.partition(" within ")
    drug_class, _, agent = substance.partition("/")
    yield facts.SubstanceUse(
        drug_class, agent or drug_class, None if when == "unknown" else moment(when),  # type: ignore[arg-type]
        float(within.removesuffix(" h")) if within else None, diazepam_mg_per_day=float(mg) if mg else None,
    )  # fmt: skip


def _class(cell: str) -> Contents:
    """Classes in treatment whose last use is not told: "alcohol, benzodiazepine/diazepam"."""
    for each in cell.split(","):
        drug_class, _, agent = each.strip().partition("/")
        yield facts.SubstanceUse(drug_class, agent or drug_class)  # type: ignore[arg-type]


def _visit(cell: str) -> Contents:
    """A whole visit that could not be done: "asleep", or "asleep rr 14 spo2 96 rousable"."""
    state, *words = cell.split()
    counted = dict(zip(words[0::2], words[1::2], strict=False))
    yield facts.Status(
        state, respiration_per_min=int(counted["rr"]) if "rr" in counted else None,  # type: ignore[arg-type]
        spo2_percent=int(counted["spo2"]) if "spo2" in counted else None, is_rousable="rousable" in words or None,
    )  # fmt: skip


def _switch(make: Callable[[str, bool], facts.AnyContent]) -> Callable[[str], Contents]:
    """Names parted by commas; " off" after one ends it."""

    def contents(cell: str) -> Contents:
        for each in cell.split(","):
            yield make(each.strip().removesuffix(" off"), not each.strip().endswith(" off"))

    return contents


COLUMNS: dict[str, Callable[[str], Contents]] = {
    "in": _fluid("oral"),
    "iv": _fluid("iv"),
    "void": _fluid("urine"),
    "emesis": _fluid("emesis"),
    "stool": _fluid("stool"),
    "weight": _weight,
    "orthostatic": _orthostatic,
    "dose": _dose,
    "visit": _visit,
    "event": lambda cell: iter([facts.Event(cell.removesuffix(" head strike"), with_head_strike="head" in cell)]),
    "flag": _switch(facts.Flag),
    "risk": _switch(facts.RiskFact),
    "protocol": _switch(facts.ProtocolAssigned),
    "class": _class,
    "used": used,
    "scheduled": _scheduled,
    "planned": _planned,
    "taper": lambda cell: iter([facts.TaperStep("taper", float(cell.removesuffix(" mg")))]),
    "glucose": _measured("glucose_mg_dl"),
    "brac": _measured("brac_g_210l"),
    "qtc": _measured("qtc_ms"),
    "ck": _measured("ck_u_l"),
    "slept": _measured("hours_slept"),
    "fluids": lambda cell: iter([facts.FluidsOrdered(cell == "measured")]),
    "leave": lambda cell: iter([facts.Returned() if cell == "back" else facts.WentOnLeave(cell)]),
    "discharged": lambda cell: iter([facts.Discharged(cell)]),  # type: ignore[arg-type]
}
