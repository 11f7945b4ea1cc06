"""Turn the tables of twelve real intensive-care patients into stay files: `python bench/real/mimic.py DIR [OUT]`.

Source: MIMIC-IV Clinical Database Demo 2.2, PhysioNet, ODbL 1.0. Nothing derived from it is committed but counts.
What was read how:

- One stay per patient, from the first hospital admission to the end of the last visit, with leave between visits: so
  everything charted lies inside it. Each patient's dates go back by a whole number of days, which brings the first
  admission to 1 January 2024 at its own clock time. The tables have no zone; the files say UTC, where every day has
  24 hours and a calendar day of the tables stays one. They have no storing time either: known when seen.
- A row of `vitals` in which any value cannot be true is refused whole, with its line; it never existed.
- Rows within 15 min make one vitals entry. It is anchored at the first row that carries a vital sign and takes in each
  such row up to and including 15 min later; the next row anchors the next entry. The newest value of a field wins.
  The pressures of one row are one value, and a cuff's goes before an arterial line's, however old. The entry's time is
  that of its newest row: no value is known before it was seen.
- GCS 15 is A. Below 15, or partly charted, is unknown, never V, also where an older row of the entry had 15.
- Oxygen flow above 0 is on oxygen; anything else is unknown, never air. FiO2 has no field in vitals.
- °F only where °C is not charted. RASS and weights are entries of their own. The SpO2 scale is never inferred.
- Infusions are booked at their end. Doses: what was given, not what was held; route and reason are not in the tables.
- Substance use: diagnoses that name a class, from that admission on, last use unknown.
- Left out: weights and pressures of clinic visits (they have a date and no time).
"""

import csv
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from chart import facts
from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, StayId
from chart.plausible import refusals
from chart.stay_document import FilePatient
from chart.stay_file import ELSEWHERE, StayFile, parse_stay, stay_document
from chart.units import celsius

WORDS = tomllib.loads((Path(__file__).parent / "mimic.toml").read_text(encoding="utf-8"))
TABLES = (
    "admissions", "icustays", "transfers", "vitals", "ciwa_ar", "fluids_in_ml", "fluids_out_ml",
    "emar_withdrawal_meds", "diagnoses_substance",
)  # fmt: skip
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
WITHIN = timedelta(minutes=15)
ALERT_GCS = 15
ZONE = "UTC"
CIWA = {"paroxysmal_sweats": "sweats"}
CIWA_ITEMS = ("nausea_vomiting", "tremor", "paroxysmal_sweats", "anxiety", "agitation", "tactile", "auditory", "visual",
              "headache", "orientation")  # fmt: skip
GCS = ("gcs_eye", "gcs_verbal", "gcs_motor")


class Row(NamedTuple):
    """One row of a table: its line in the file, and its cells; an empty cell was not charted."""

    table: str
    line: int
    cells: dict[str, str]

    def number(self, name: str) -> float | None:
        return float(self.cells[name]) if self.cells[name] else None

    def whole(self, name: str) -> int | None:
        number = self.number(name)
        if number is not None and not number.is_integer():
            raise Refused(f"{number} is not a whole number", name)
        return None if number is None else int(number)

    def at(self, name: str) -> datetime:
        return datetime.fromisoformat(self.cells[name]).replace(tzinfo=UTC)


class Charted(NamedTuple):
    """One entry to be: its id within the stay, when it was seen, and what."""

    name: str
    at: datetime
    content: facts.AnyContent


class RefusedRow(msgspec.Struct, frozen=True):
    """A row that was left out, and why."""

    table: str
    line: int
    field: str | None
    said: str


@dataclass(frozen=True, slots=True)
class RealStay:
    """One patient's stay file, the rows that were refused, and by how much the dates went back."""

    subject: str
    stay: StayFile
    document: bytes
    refused: list[RefusedRow]
    shifted_by: timedelta


@dataclass(frozen=True, slots=True)
class Sign:
    """The vital signs of one row."""

    line: int
    at: datetime
    vitals: facts.Vitals
    cuff: tuple[int | None, int | None]
    arterial: tuple[int | None, int | None]
    has_gcs: bool


@dataclass(slots=True)
class Patient:
    """One patient's rows by table, and what was refused of them."""

    subject: str
    tables: dict[str, list[Row]]
    refused: list[RefusedRow] = field(default_factory=list)

    def is_possible(self, row: Row, contents: Iterable[facts.AnyContent]) -> bool:
        """Whether all that a row says can be true; what cannot is put down."""
        found = [refused for content in contents for refused in refusals(content)]
        self.refused.extend(RefusedRow(row.table, row.line, each.field, each.message) for each in found)
        return not found


def real_stays(folder: Path) -> list[RealStay]:
    """Every patient of the tables, in the order of their numbers."""
    tables = {name: _rows(folder / f"{name}.csv", name) for name in TABLES}
    subjects = sorted({row.cells["subject_id"] for row in tables["admissions"]})
    return [_stay(Patient(each, {name: _of(rows, each) for name, rows in tables.items()})) for each in subjects]


def _rows(path: Path, table: str) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(table, line, cells) for line, cells in enumerate(csv.DictReader(file), start=2)]


def _of(rows: list[Row], subject: str) -> list[Row]:
    return [row for row in rows if row.cells["subject_id"] == subject]


def _stay(patient: Patient) -> RealStay:
    admitted_at = min(row.at("admittime") for row in patient.tables["admissions"])
    shift = timedelta(days=(admitted_at.date() - FIRST_DAY.date()).days)
    charted = [*_visits(patient, admitted_at), *_uses(patient, admitted_at)]
    charted += [*_vitals(patient), *_scores(patient), *_fluids(patient), *_doses(patient)]
    stay_id = StayId(f"mimic-{patient.subject}")
    charted.sort(key=lambda each: each.at)
    entries = [_entry(stay_id, each, shift, seq) for seq, each in enumerate(charted, start=1)]
    document = stay_document(ZONE, FilePatient(stay_id), stay_id, entries)
    stay = parse_stay(document, f"{stay_id}.json")
    return RealStay(patient.subject, stay, document, sorted(patient.refused, key=lambda row: row.line), shift)


def _entry(stay_id: StayId, charted: Charted, shift: timedelta, seq: int) -> Entry:
    at = charted.at - shift
    return Entry(
        id=EntryId(f"{stay_id}-{charted.name}"), unit_id=ELSEWHERE, stay_id=stay_id, observed_at=at, recorded_at=at,
        recorded_by=PersonId("mimic"), content=charted.content, seq=seq,
    )  # fmt: skip


def _visits(patient: Patient, admitted_at: datetime) -> Iterator[Charted]:
    """Yield admission, the leave between visits to the hospital, and discharge."""
    spans = [(row.at("admittime"), row.at("dischtime")) for row in patient.tables["admissions"]]
    for table in ("icustays", "transfers"):
        spans += [(row.at("intime"), row.at("outtime")) for row in patient.tables[table] if row.cells["outtime"]]
    visits: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(spans):
        if visits and begin <= visits[-1][1]:
            visits[-1] = (visits[-1][0], max(visits[-1][1], end))
        else:
            visits.append((begin, end))
    yield Charted("admitted", admitted_at, facts.Admitted(f"R{patient.subject[-3:]}"))
    for number, ((_, left), (back, _)) in enumerate(pairwise(visits), start=1):
        yield Charted(f"left-{number}", left, facts.WentOnLeave("away from the hospital"))
        yield Charted(f"back-{number}", back, facts.Returned())
    last = max(patient.tables["admissions"], key=lambda row: row.at("dischtime"))
    disposition = WORDS["dispositions"].get(last.cells["discharge_location"], "other")
    yield Charted("discharged", visits[-1][1], facts.Discharged(disposition))


def _uses(patient: Patient, admitted_at: datetime) -> Iterator[Charted]:
    """Yield the substances that diagnoses name, and the protocols that go with them."""
    admissions = {row.cells["hadm_id"]: row.at("admittime") for row in patient.tables["admissions"]}
    protocols = {"news2"} | ({WORDS["uses"]["alcohol"]["protocol"]} if patient.tables["ciwa_ar"] else set())
    seen: dict[str, tuple[datetime, Row]] = {}
    for row in patient.tables["diagnoses_substance"]:
        drug_class, at = _class_of(row), admissions[row.cells["hadm_id"]]
        if drug_class and (drug_class not in seen or at < seen[drug_class][0]):
            seen[drug_class] = (at, row)
    for drug_class, (at, row) in seen.items():
        protocols.add(WORDS["uses"][drug_class]["protocol"])
        use = facts.SubstanceUse(drug_class, row.cells["long_title"])  # type: ignore[arg-type]
        yield Charted(f"use-{drug_class}", at, use)
    for protocol in sorted(protocols):
        yield Charted(f"protocol-{protocol}", admitted_at, facts.ProtocolAssigned(protocol))


def _class_of(row: Row) -> str | None:
    edition, code = f"icd_{row.cells['icd_version']}", row.cells["icd_code"]
    return next((name for name, use in WORDS["uses"].items() if code.startswith(tuple(use[edition]))), None)


def _vitals(patient: Patient) -> Iterator[Charted]:
    """Yield joined vitals, and RASS and weights row by row, of the rows in which everything can be true."""
    signs = []
    for row in patient.tables["vitals"]:
        sign, own = _sign(row), list(_own_entries(row))
        arterial = facts.Vitals(systolic_mmhg=sign.arterial[0], diastolic_mmhg=sign.arterial[1])
        cuff = msgspec.structs.replace(sign.vitals, systolic_mmhg=sign.cuff[0], diastolic_mmhg=sign.cuff[1])
        said = [content for content in (cuff, arterial) if content != facts.Vitals()]
        if patient.is_possible(row, [*said, *(each.content for each in own)]):
            yield from own
            if said or sign.has_gcs:
                signs.append(sign)
    for group in _joined(signs):
        vitals = _one_set(group)
        if vitals != facts.Vitals():
            yield Charted(f"vitals-{group[0].line}", group[-1].at, vitals)


def _sign(row: Row) -> Sign:
    flow, gcs = row.number("o2_flow_lpm"), [row.number(name) for name in GCS]
    temperature_c, temperature_f = row.number("temp_c"), row.number("temp_f")
    if temperature_c is None and temperature_f is not None:
        temperature_c = celsius(temperature_f)
    is_alert = all(part is not None for part in gcs) and sum(part or 0 for part in gcs) == ALERT_GCS
    vitals = facts.Vitals(
        heart_rate_bpm=row.whole("hr"),
        respiration_per_min=row.whole("rr"),
        spo2_percent=row.whole("spo2"),
        temperature_c=temperature_c,
        oxygen_flow_l_min=flow,
        on_oxygen=True if flow else None,
        consciousness="A" if is_alert else None,
    )
    cuff, arterial = ((row.whole(f"{way}_sys"), row.whole(f"{way}_dia")) for way in ("nbp", "abp"))
    return Sign(row.line, row.at("charttime"), vitals, cuff, arterial, any(part is not None for part in gcs))


def _own_entries(row: Row) -> Iterator[Charted]:
    at = row.at("charttime")
    if (rass := row.whole("rass")) is not None:
        yield Charted(f"rass-{row.line}", at, facts.Assessment("rass", {"rass": rass}))
    for name in ("weight_kg", "adm_weight_kg"):
        if (weight := row.number(name)) is not None:
            yield Charted(f"{name}-{row.line}", at, facts.Weight(weight))


def _joined(signs: list[Sign]) -> Iterator[list[Sign]]:
    group: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: (sign.at, sign.line)):
        if group and sign.at > group[0].at + WITHIN:
            yield group
            group = []
        group.append(sign)
    if group:
        yield group


def _one_set(group: list[Sign]) -> facts.Vitals:
    """The newest value of each field; None where nobody charted it, or where the newest look leaves it unknown."""
    newest_first = group[::-1]
    values: dict[str, Any] = {
        name: next((value for sign in newest_first if (value := getattr(sign.vitals, name)) is not None), None)
        for name in facts.Vitals.__struct_fields__
        if name not in ("consciousness", "confirms_longer_interval")
    }
    pressures = [sign.cuff for sign in newest_first] + [sign.arterial for sign in newest_first]
    pressure = next((pair for pair in pressures if pair != (None, None)), (None, None))
    values["systolic_mmhg"], values["diastolic_mmhg"] = pressure
    consciousness = next((sign.vitals.consciousness for sign in newest_first if sign.has_gcs), None)
    return facts.Vitals(consciousness=consciousness, **values)


def _scores(patient: Patient) -> Iterator[Charted]:
    for row in patient.tables["ciwa_ar"]:
        answers: dict[str, facts.Answer] = {
            CIWA.get(name, name): answer for name in CIWA_ITEMS if (answer := row.whole(name)) is not None
        }
        score = facts.Assessment("ciwa_ar", answers)
        if patient.is_possible(row, [score]):
            yield Charted(f"ciwa_ar-{row.line}", row.at("charttime"), score)


def _fluids(patient: Patient) -> Iterator[Charted]:
    for row in patient.tables["fluids_in_ml"]:
        ways = WORDS["ways_in"]
        way = ways.get(row.cells["label"]) or ways[row.cells["ordercategoryname"]]
        fluid = facts.Fluid(way, row.number("amount"))
        if patient.is_possible(row, [fluid]):
            yield Charted(f"in-{row.line}", row.at("endtime"), fluid)
    for row in patient.tables["fluids_out_ml"]:
        label = row.cells["label"]
        way = WORDS["ways_out"].get(label, "other_out")
        fluid = facts.Fluid(way, row.number("value"), from_catheter=label in WORDS["catheters"]["labels"])
        if patient.is_possible(row, [fluid]):
            yield Charted(f"out-{row.line}", row.at("charttime"), fluid)


def _doses(patient: Patient) -> Iterator[Charted]:
    for row in patient.tables["emar_withdrawal_meds"]:
        if row.cells["event_txt"] in WORDS["given"]["events"]:
            name = row.cells["medication"].lower()
            said = WORDS["medicines"][name]
            dose = facts.Dose(name, **{**said, "classes": tuple(said["classes"])}, route="other")
            yield Charted(f"dose-{row.line}", row.at("charttime"), dose)


def main(folder: Path, out: Path) -> None:
    """Write one stay file per patient; what was written and refused goes to stdout as JSON."""
    out.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, int] = {}
    refused = []
    stays = real_stays(folder)
    for real in stays:
        (out / f"{real.stay.stay_id}.json").write_bytes(real.document)
        refused += [{"patient": real.subject, **msgspec.to_builtins(row)} for row in real.refused]
        for entry in real.stay.entries:
            kinds[entry.kind] = kinds.get(entry.kind, 0) + 1
    told = {"stays": len(stays), "entries": dict(sorted(kinds.items())), "refused": refused}
    print(msgspec.json.format(msgspec.json.encode(told)).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path("home/real-stays"))
