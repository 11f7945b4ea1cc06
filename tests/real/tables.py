"""Small tables of one made-up patient, in the shape of the real ones, for cases that a person can compute by hand."""

import csv
from pathlib import Path

COLUMNS = {
    "admissions": "subject_id,hadm_id,admittime,dischtime,discharge_location",
    "icustays": "subject_id,hadm_id,stay_id,intime,outtime",
    "transfers": "subject_id,hadm_id,intime,outtime",
    "vitals": "subject_id,charttime,hr,rr,spo2,nbp_sys,nbp_dia,abp_sys,abp_dia,temp_f,temp_c,o2_flow_lpm,fio2_pct,rass,"
    "gcs_eye,gcs_verbal,gcs_motor,weight_kg,adm_weight_kg",
    "ciwa_ar": "subject_id,charttime,nausea_vomiting,tremor,paroxysmal_sweats,anxiety,agitation,tactile,auditory,"
    "visual,headache,orientation",
    "fluids_in_ml": "subject_id,starttime,endtime,label,amount,ordercategoryname",
    "fluids_out_ml": "subject_id,charttime,label,value",
    "emar_withdrawal_meds": "subject_id,charttime,medication,event_txt",
    "diagnoses_substance": "subject_id,hadm_id,icd_code,icd_version,long_title",
}
PATIENT = 1
ALCOHOL = {"icd_code": "F1023", "icd_version": 10, "long_title": "Alcohol dependence with withdrawal"}
CALM = ("nausea_vomiting", "tremor", "paroxysmal_sweats", "anxiety", "agitation", "tactile", "auditory", "visual",
        "headache", "orientation")  # fmt: skip
WELL = {"hr": 80, "rr": 16, "spo2": 97, "nbp_sys": 120, "nbp_dia": 70, "temp_c": 37.0}
AWAKE = {"gcs_eye": 4, "gcs_verbal": 5, "gcs_motor": 6}


def at(clock: str, day: int = 2) -> str:
    """A time of the tables: a clock time on a day of May 2150. The patient is admitted on the first, at noon."""
    return f"2150-05-{day:02} {clock}:00"


def ciwa(clock: str, **answers: int) -> dict[str, object]:
    """A complete CIWA-Ar, 0 where nothing else is said."""
    return {"charttime": at(clock), **dict.fromkeys(CALM, 0), **answers}


def tables(folder: Path, **rows: list[dict[str, object]]) -> Path:
    """Write the tables of a patient who is in hospital from 1 May, noon, to 9 May; rows by table."""
    stay = {"hadm_id": 7, "admittime": at("12:00", 1), "dischtime": at("12:00", 9), "discharge_location": "HOME"}
    given = {"admissions": [stay], **rows}
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns.split(","), restval="")
            writer.writeheader()
            writer.writerows({"subject_id": PATIENT, **row} for row in given.get(name, []))
    return folder


def vitals(*charted: tuple[str, dict[str, object]]) -> list[dict[str, object]]:
    """Rows of vitals by their clock time."""
    return [{"charttime": at(clock), **row} for clock, row in charted]
