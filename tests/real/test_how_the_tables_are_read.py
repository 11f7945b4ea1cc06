"""How rows of the real tables become entries, each rule on rows that a person can check."""

from pathlib import Path
from typing import Any

import pytest

from bench.real.mimic import RealStay, real_stays
from chart import facts
from chart.facts import Assessment, Dose, Entry, Fluid, ProtocolAssigned, SubstanceUse, Vitals, Weight
from chart.ticks import to_moment, to_tick
from tests.real.tables import ALCOHOL, AWAKE, WELL, at, ciwa, tables, vitals


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Turn tables into the stay of their one patient."""
    return lambda **rows: real_stays(tables(tmp_path, **rows))[0]


def of_kind(stay: RealStay, kind: type[facts.Content]) -> list[Any]:
    return [entry.content for entry in stay.stay.entries if isinstance(entry.content, kind)]


def entries(stay: RealStay, kind: type[facts.Content]) -> list[Entry]:
    return [entry for entry in stay.stay.entries if isinstance(entry.content, kind)]


def clock(entry: Entry) -> str:
    return f"{entry.observed_at:%d %H:%M}"


def test_the_first_admission_falls_on_new_years_day_at_its_own_clock_time(read: Any) -> None:
    stay = read(vitals=vitals(("09:00", WELL)))
    assert [(entry.kind, clock(entry)) for entry in stay.stay.entries] == [
        ("admitted", "01 12:00"), ("protocol", "01 12:00"), ("vitals", "02 09:00"), ("discharged", "09 12:00"),
    ]  # fmt: skip
    assert stay.stay.entries[0].observed_at.year == 2024


def test_between_two_visits_the_patient_is_on_leave(read: Any) -> None:
    visits = [("12:00", 1, "12:00", 3), ("08:00", 5, "12:00", 9)]
    admissions = [
        {"hadm_id": day, "admittime": at(begin, day), "dischtime": at(end, last), "discharge_location": "DIED"}
        for begin, day, end, last in visits
    ]
    stay = read(admissions=admissions)
    moves = [(entry.kind, clock(entry)) for entry in stay.stay.entries if entry.kind != "protocol"]
    assert moves == [
        ("admitted", "01 12:00"), ("went_on_leave", "03 12:00"), ("returned", "05 08:00"), ("discharged", "09 12:00"),
    ]  # fmt: skip
    assert of_kind(stay, facts.Discharged)[0].disposition == "death"


def test_rows_up_to_15_min_after_the_first_make_one_set(read: Any) -> None:
    rows = vitals(("09:00", {"hr": 80}), ("09:10", {"rr": 16}), ("09:15", {"spo2": 97}), ("09:16", {"hr": 90}))
    found = entries(read(vitals=rows), Vitals)
    assert [clock(entry) for entry in found] == ["02 09:15", "02 09:16"]
    assert found[0].content == Vitals(heart_rate_bpm=80, respiration_per_min=16, spo2_percent=97)


def test_the_newest_value_of_a_field_wins(read: Any) -> None:
    rows = vitals(("09:00", {"hr": 80, "rr": 16}), ("09:05", {"hr": 90}))
    assert of_kind(read(vitals=rows), Vitals) == [Vitals(heart_rate_bpm=90, respiration_per_min=16)]


@pytest.mark.parametrize(
    ("first", "second", "pressure"),
    [
        ({"nbp_sys": 120, "nbp_dia": 70}, {"nbp_sys": 110, "nbp_dia": 60}, (110, 60)),
        ({"nbp_sys": 120, "nbp_dia": 70}, {"abp_sys": 90, "abp_dia": 50}, (120, 70)),
        ({"abp_sys": 90, "abp_dia": 50}, {"abp_sys": 95, "abp_dia": 55}, (95, 55)),
        ({"nbp_sys": 120, "nbp_dia": 70}, {"nbp_dia": 84}, (None, 84)),
    ],
    ids=["the newest cuff", "a cuff before an arterial line", "the newest line without a cuff", "never half of two"],
)
def test_one_pressure_is_chosen_and_never_mixed(
    read: Any, first: dict[str, object], second: dict[str, object], pressure: tuple[int | None, int | None]
) -> None:
    found = of_kind(read(vitals=vitals(("09:00", first), ("09:05", second))), Vitals)
    assert [(each.systolic_mmhg, each.diastolic_mmhg) for each in found] == [pressure]


@pytest.mark.parametrize(
    ("gcs", "consciousness"),
    [((4, 5, 6), "A"), ((4, 4, 6), None), ((1, 1, 1), None), ((4, "", 6), None)],
    ids=["15 is A", "14 is unknown", "3 is unknown, never V", "partly charted is unknown"],
)
def test_consciousness_is_a_or_unknown(read: Any, gcs: tuple[object, ...], consciousness: str | None) -> None:
    row = {"hr": 80, "gcs_eye": gcs[0], "gcs_verbal": gcs[1], "gcs_motor": gcs[2]}
    assert of_kind(read(vitals=vitals(("09:00", row))), Vitals)[0].consciousness == consciousness


def test_a_newer_look_below_15_leaves_consciousness_unknown(read: Any) -> None:
    rows = vitals(("09:00", {"hr": 80, **AWAKE}), ("09:05", {**AWAKE, "gcs_verbal": 4}))
    assert of_kind(read(vitals=rows), Vitals)[0].consciousness is None


def test_a_look_that_says_nothing_known_makes_no_entry(read: Any) -> None:
    assert of_kind(read(vitals=vitals(("09:00", {**AWAKE, "gcs_eye": 3}))), Vitals) == []


def test_oxygen_is_known_from_a_flow_and_otherwise_unknown_never_air(read: Any) -> None:
    rows = vitals(("09:00", WELL), ("10:00", {**WELL, "o2_flow_lpm": 2}), ("11:00", {**WELL, "o2_flow_lpm": 0}))
    assert [each.on_oxygen for each in of_kind(read(vitals=rows), Vitals)] == [None, True, None]


def test_fahrenheit_counts_where_celsius_is_not_charted(read: Any) -> None:
    rows = vitals(("09:00", {"temp_f": 101.5}), ("10:00", {"temp_f": 101.5, "temp_c": 37.0}))
    assert [each.temperature_c for each in of_kind(read(vitals=rows), Vitals)] == [38.6, 37.0]


@pytest.mark.parametrize(
    ("dirty", "field"),
    [
        ({"temp_c": 99.0}, "temperature_c"),
        ({"hr": 0}, "heart_rate_bpm"),
        ({"o2_flow_lpm": 100}, "oxygen_flow_l_min"),
        ({"abp_sys": 118, "abp_dia": 114}, "diastolic_mmhg"),
        ({"rass": 7}, "rass"),
    ],
)
def test_a_row_in_which_anything_cannot_be_true_is_refused_whole(
    read: Any, dirty: dict[str, object], field: str
) -> None:
    rows = vitals(("09:00", {**WELL, "rass": 0, "weight_kg": 70, **dirty}), ("09:10", {"spo2": 95}))
    stay = read(vitals=rows)
    assert [(row.table, row.line, row.field) for row in stay.refused] == [("vitals", 2, field)]
    assert of_kind(stay, Vitals) == [Vitals(spo2_percent=95)]
    assert of_kind(stay, Assessment) == of_kind(stay, Weight) == []


def test_rass_and_weights_are_entries_of_their_own(read: Any) -> None:
    stay = read(vitals=vitals(("09:00", {"rass": -2, "weight_kg": 70.5})))
    assert of_kind(stay, Assessment) == [Assessment("rass", {"rass": -2})]
    assert of_kind(stay, Weight) == [Weight(70.5)]


def test_ciwa_answers_are_taken_as_charted_and_a_missing_one_stays_missing(read: Any) -> None:
    partial = {**ciwa("10:00", tremor=4, paroxysmal_sweats=2), "orientation": ""}
    found = of_kind(read(ciwa_ar=[partial]), Assessment)[0]
    assert found.instrument == "ciwa_ar"
    assert (found.answers["tremor"], found.answers["sweats"], "orientation" in found.answers) == (4, 2, False)


def test_an_infusion_is_booked_at_its_end(read: Any) -> None:
    drip = {"starttime": at("08:00"), "endtime": at("14:00"), "label": "NaCl 0.9%", "amount": 500.25}
    found = entries(read(fluids_in_ml=[{**drip, "ordercategoryname": "01-Drips"}]), Fluid)
    assert [(clock(entry), entry.content) for entry in found] == [("02 14:00", Fluid("iv", 500.25))]


@pytest.mark.parametrize(
    ("label", "fluid"),
    [
        ("Foley", Fluid("urine", 50, from_catheter=True)),
        ("Straight Cath", Fluid("urine", 50)),
        ("Void", Fluid("urine", 50)),
        ("Emesis", Fluid("emesis", 50)),
        ("Fecal Bag", Fluid("stool", 50)),
        ("Chest Tube #1", Fluid("other_out", 50)),
    ],
)
def test_each_output_goes_its_way(read: Any, label: str, fluid: Fluid) -> None:
    stay = read(fluids_out_ml=[{"charttime": at("09:00"), "label": label, "value": 50}])
    assert of_kind(stay, Fluid) == [fluid]


def test_a_dose_that_was_held_is_none(read: Any) -> None:
    words = ["Administered", "Delayed Administered", "Hold Dose", "Not Given"]
    rows = [{"charttime": at("09:00"), "medication": "LORazepam", "event_txt": word} for word in words]
    found = of_kind(read(emar_withdrawal_meds=rows), Dose)
    assert [(each.medicine, each.classes, each.is_sedating) for each in found] == [
        ("lorazepam", ("benzodiazepine",), True)
    ] * 2
    assert not any(each.for_withdrawal for each in found)


@pytest.mark.parametrize(
    ("diagnosis", "scores", "classes", "protocols"),
    [
        (None, [], [], ["news2"]),
        (ALCOHOL, [], ["alcohol"], ["alc-asam", "news2"]),
        (None, [ciwa("10:00")], [], ["alc-asam", "news2"]),
        ({"icd_code": "30400", "icd_version": 9, "long_title": "Opioid dependence"}, [], ["opioid"], ["news2", "opi"]),
        ({"icd_code": "T402X5A", "icd_version": 10, "long_title": "Adverse effect of opioids"}, [], [], ["news2"]),
    ],
    ids=["nothing", "an alcohol diagnosis", "a CIWA-Ar", "another class", "an adverse effect is no use"],
)
def test_classes_and_protocols_follow_diagnoses_and_scores(
    read: Any, diagnosis: dict[str, object] | None, scores: list[Any], classes: list[str], protocols: list[str]
) -> None:
    stay = read(diagnoses_substance=[{"hadm_id": 7, **diagnosis}] if diagnosis else [], ciwa_ar=scores)
    uses = of_kind(stay, SubstanceUse)
    assert [use.drug_class for use in uses] == classes
    assert all(use.last_use_at is None for use in uses)
    assert [each.protocol for each in of_kind(stay, ProtocolAssigned)] == protocols


def test_what_is_known_is_known_when_it_was_seen(read: Any) -> None:
    stay = read(vitals=vitals(("09:00", WELL)), ciwa_ar=[ciwa("10:00")])
    assert all(entry.recorded_at == entry.observed_at for entry in stay.stay.entries)
    assert all(to_moment(to_tick(entry.observed_at)) == entry.observed_at for entry in stay.stay.entries)
