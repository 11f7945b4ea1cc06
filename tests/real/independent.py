"""Seven patterns computed a second time, in plain pandas straight from the tables. Nothing of the product is imported.

`truths(folder)` is the set of (patient, pattern, moment): every moment at which something of that patient became known,
and the pattern was surely true with all that was known by then. `moments(folder)` are all those moments by patient.

A *moment* is a time of the tables at which one of these was charted: a joined set of vitals (the time of its newest
row), a RASS, a weight, a CIWA-Ar, a fluid (an infusion at its end), a dose given. What is charted at a moment is known
at it. Admission, leave and discharge are no moments here.

*Surely*, after sections 1.12, 4.0, 4.1, 4.2, 5.1 and 5.4 of the clinical reference:

- NEWS2 is of the newest set of vitals alone. Its known parts add up to "at least n". GEN-01: n is 7 or more. GEN-02: n
  is 5 or 6, complete or not. GEN-03: n is below 5 and a known part is 3. So at most one of the three is said of a set,
  and what is missing could only make it louder.
- GEN-05b asks each of its inputs by itself: the newest RASS is -3 or lower, the newest breathing rate 8 or less, or the
  newest SpO2 below 90 (nobody is on scale 2 here). One that is surely so is enough.
- A value is current for 4 h, or for the interval and grace in force after it, if longer. The interval is chosen by a
  complete NEWS2 and, with an alcohol protocol, by a complete CIWA-Ar (the shorter of the two). Nobody confirmed a
  longer one here, so it only ever becomes shorter; an incomplete NEWS2 shortens it too, by what it comes to at least.
- ALC patterns run from the first admission with an alcohol diagnosis on. A CIWA-Ar counts unless the nearest RASS
  within 30 min that is known by then is -3 or lower. ALC-04 takes the newest complete total, current for 12 h or the
  interval and grace. ALC-01 compares the newest tremor and P with the lowest of the 8 h before it, and with the
  assessment just before it. ALC-02 begins with a P of 4 or more with none in the 24 h before; it ends with two complete
  ones below 4.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

LIMITS = {
    "hr": (20, 300), "rr": (0, 80), "spo2": (40, 100), "nbp_sys": (40, 300), "abp_sys": (40, 300),
    "nbp_dia": (20, 200), "abp_dia": (20, 200), "celsius": (25, 45), "o2_flow_lpm": (0, 60), "rass": (-5, 4),
    "weight_kg": (25, 350), "adm_weight_kg": (25, 350),
}  # fmt: skip
LEAST_PULSE_PRESSURE = 5
SIGNS = ["hr", "rr", "spo2", "celsius", "o2_flow_lpm", "nbp_sys", "nbp_dia", "abp_sys", "abp_dia"]
GCS = ["gcs_eye", "gcs_verbal", "gcs_motor"]
PARTS = ["rr", "spo2", "oxygen", "systolic", "hr", "alert", "celsius"]
CIWA = ["nausea_vomiting", "tremor", "paroxysmal_sweats", "anxiety", "agitation", "tactile", "auditory", "visual",
        "headache", "orientation"]  # fmt: skip
NEVER_CHOSEN = pd.Series(dtype=float, index=pd.DatetimeIndex([]))
ALCOHOL = ("291", "303", "3050", "F10")


def truths(folder: Path) -> set[tuple[int, str, pd.Timestamp]]:
    """All (patient, pattern, moment) that are surely so."""
    rows = possible_rows(folder)
    sets = sets_of_vitals(rows)
    found = set()
    for patient, times in moments(folder).items():
        own, rass = (frame[frame.subject_id == patient] for frame in (sets, rows.dropna(subset=["rass"])))
        found |= {(patient, *each) for each in _of_patient(folder, patient, times, own, rass)}
    return found


def moments(folder: Path) -> dict[int, list[pd.Timestamp]]:
    """By patient, every moment at which something charted became known."""
    rows = possible_rows(folder)
    doses = _read(folder, "emar_withdrawal_meds", "charttime")
    own = rows[rows[["rass", "weight_kg", "adm_weight_kg"]].notna().any(axis=1)]
    parts = [
        sets_of_vitals(rows), own, _read(folder, "ciwa_ar", "charttime"),
        _read(folder, "fluids_in_ml", "endtime"), _read(folder, "fluids_out_ml", "charttime"),
        doses[doses.event_txt.isin(["Administered", "Delayed Administered"])],
    ]  # fmt: skip
    charted = pd.concat([part[["subject_id", "at"]] for part in parts]).drop_duplicates()
    return {int(patient): sorted(group["at"]) for patient, group in charted.groupby("subject_id")}


def possible_rows(folder: Path) -> pd.DataFrame:
    """Rows of vitals in which every value can be true; `celsius` is in tenths, halves up."""
    rows = _read(folder, "vitals", "charttime")
    nine_fifths_above = (rows.temp_f * 10).round() - 320  # tenths of °F above freezing
    converted = np.floor((nine_fifths_above * 10 + 9) / 18) / 10
    rows["celsius"] = rows.temp_c.where(rows.temp_c.notna(), converted).round(1)
    bad = pd.Series(False, index=rows.index)
    for column, (lowest, highest) in LIMITS.items():
        bad |= (rows[column] < lowest) | (rows[column] > highest)
    for way in ("nbp", "abp"):
        bad |= rows[f"{way}_sys"] - rows[f"{way}_dia"] < LEAST_PULSE_PRESSURE
    return rows[~bad]


def sets_of_vitals(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per set: rows up to 15 min after its first, the newest value of each field, a cuff's pressures first.

    alert: 1.0 for a newest GCS of 15, missing for anything else. oxygen: 1.0 where there is a flow, else missing.
    """
    looked = rows[rows[[*SIGNS, *GCS]].notna().any(axis=1)].sort_values(["subject_id", "at"], kind="stable")
    anchors, anchor, patient = [], pd.Timestamp(0), None
    for row in looked.itertuples():
        if row.subject_id != patient or row.at - anchor > pd.Timedelta(minutes=15):
            anchor, patient = row.at, row.subject_id
        anchors.append(anchor)
    looked = looked.assign(anchor=anchors, gcs=looked[GCS].sum(axis=1).where(looked[GCS].notna().any(axis=1)))
    looked["gcs"] = looked.gcs.where(looked[GCS].notna().all(axis=1) | looked.gcs.isna(), 0)
    for way in ("nbp", "abp"):  # a half of a pair that nobody charted must not be filled from an older row
        halves = looked[[f"{way}_sys", f"{way}_dia"]]
        looked[halves.columns] = halves.where(halves.notna() | halves.isna().all(axis=1).to_numpy()[:, None], -1)
    newest = looked.groupby(["subject_id", "anchor"]).last().reset_index()
    has_cuff = newest.nbp_sys.notna()
    sets = newest[["subject_id", "at", "hr", "rr", "spo2", "celsius"]].assign(
        systolic=newest.nbp_sys.where(has_cuff, newest.abp_sys).replace(-1, np.nan),
        diastolic=newest.nbp_dia.where(has_cuff, newest.abp_dia).replace(-1, np.nan),
        alert=newest.gcs.where(newest.gcs == 15) / 15,
        oxygen=(newest.o2_flow_lpm > 0).astype(float).replace(0, np.nan),
    )
    return sets[sets[[*PARTS, "diastolic"]].notna().any(axis=1)].reset_index(drop=True)


def points(sets: pd.DataFrame) -> pd.DataFrame:
    """NEWS2 points per parameter, missing where it is not known; on scale 1."""
    scored = pd.DataFrame(index=sets.index)
    scored["rr"] = _steps(sets.rr, [8, 11, 20, 24], [3, 1, 0, 2, 3])
    scored["spo2"] = _steps(sets.spo2, [91, 93, 95], [3, 2, 1, 0])
    scored["oxygen"] = sets.oxygen * 2
    scored["systolic"] = _steps(sets.systolic, [90, 100, 110, 219], [3, 2, 1, 0, 3])
    scored["hr"] = _steps(sets.hr, [40, 50, 90, 110, 130], [3, 1, 0, 1, 2, 3])
    scored["alert"] = sets.alert * 0
    scored["celsius"] = _steps(sets.celsius, [35.0, 36.0, 38.0, 39.0], [3, 1, 0, 1, 2])
    return scored


def _steps(values: pd.Series, up_to: list[float], given: list[int]) -> pd.Series:
    places = np.searchsorted(up_to, values.fillna(0), side="left")
    return pd.Series(np.array(given, dtype=float)[places], index=values.index).where(values.notna())


def _of_patient(
    folder: Path, patient: int, times: list[pd.Timestamp], sets: pd.DataFrame, rass: pd.DataFrame
) -> Iterator[tuple[str, pd.Timestamp]]:
    known = points(sets)
    sets = sets.assign(least=known.sum(axis=1), threes=(known == 3).any(axis=1), whole=known.notna().all(axis=1))
    ciwa = _read(folder, "ciwa_ar", "charttime")
    ciwa = ciwa[ciwa.subject_id == patient]
    alcohol_from = _alcohol_from(folder, patient)
    is_on = [each for each in times if alcohol_from is not None and each >= alcohol_from]
    ciwa_minutes = dict.fromkeys(times, NEVER_CHOSEN)
    if not ciwa.empty:
        for at in times:
            counted = _assessable(ciwa[ciwa["at"] <= at], rass[rass["at"] <= at])
            ciwa_minutes[at] = _ciwa_minutes(counted)
            if at in is_on:
                yield from ((name, at) for name in _alcohol(counted, ciwa_minutes[at], at))
    yield from _general(sets, rass, ciwa_minutes)


def _general(
    sets: pd.DataFrame, rass: pd.DataFrame, ciwa_minutes: dict[pd.Timestamp, pd.Series]
) -> Iterator[tuple[str, pd.Timestamp]]:
    vitals_minutes = _news2_minutes(sets)
    with_breaths, with_spo2 = sets.dropna(subset=["rr"]), sets.dropna(subset=["spo2"])
    for at, by_ciwa in ciwa_minutes.items():
        both = [vitals_minutes, by_ciwa]
        least, threes = _current(sets, "least", both, at), _current(sets, "threes", both, at)
        if least is not None and (least >= 5 or threes):
            yield ("GEN-01" if least >= 7 else "GEN-02" if least >= 5 else "GEN-03"), at
        sedation = _current(rass, "rass", [by_ciwa], at)
        breaths, spo2 = _current(with_breaths, "rr", both, at), _current(with_spo2, "spo2", both, at)
        is_deep = sedation is not None and sedation <= -3
        if is_deep or (breaths is not None and breaths <= 8) or (spo2 is not None and spo2 < 90):
            yield "GEN-05b", at


def _alcohol(ciwa: pd.DataFrame, minutes: pd.Series, at: pd.Timestamp) -> Iterator[str]:
    perception = ciwa.assign(p=_perception(ciwa)).dropna(subset=["p"])
    tremor = ciwa.dropna(subset=["tremor"])
    if _rise(tremor, "tremor", minutes) >= 2 and _rise(perception, "p", minutes) >= 2:
        yield "ALC-01"
    if _is_hallucinating(perception):
        yield "ALC-02"
    whole = ciwa.dropna(subset=CIWA)
    total = _current(whole.assign(total=whole[CIWA].sum(axis=1)), "total", [minutes], at, hours=12)
    if total is not None and total >= 19:
        yield "ALC-04"


def _is_hallucinating(perception: pd.DataFrame) -> bool:
    seen = perception[perception.p >= 4]
    for onset in seen["at"]:
        before = seen[(seen["at"] >= onset - pd.Timedelta(hours=24)) & (seen["at"] < onset)]
        after = perception[perception["at"] > onset].dropna(subset=CIWA).p < 4
        if before.empty and not (after & after.shift(fill_value=False)).any():
            return True
    return False


def _perception(ciwa: pd.DataFrame) -> pd.Series:
    """The highest of touch, hearing and sight: known from one answer of 4 up, else only from all three."""
    three = ciwa[["tactile", "auditory", "visual"]]
    highest = three.max(axis=1)
    return highest.where(three.notna().all(axis=1) | (highest >= 4))


def _rise(rows: pd.DataFrame, column: str, minutes: pd.Series) -> float:
    """Last minus lowest of the 8 h before it; the one just before always counts if it came on time. NaN without one."""
    if len(rows) < 2:
        return float("nan")
    newest, before = rows["at"].iloc[-1], rows.iloc[:-1]
    in_window = before[before["at"] >= newest - pd.Timedelta(hours=8)]
    reach = max(pd.Timedelta(hours=8), _allowed([minutes], before["at"].iloc[-1]))
    if newest - before["at"].iloc[-1] <= reach:
        in_window = pd.concat([in_window, before.iloc[-1:]])
    return float(rows[column].iloc[-1] - in_window[column].min())


def _assessable(ciwa: pd.DataFrame, rass: pd.DataFrame) -> pd.DataFrame:
    """Without those whose nearest RASS within 30 min says deeply sedated; of two equally near ones, either."""
    kept = []
    for at in ciwa["at"]:
        away = (rass["at"] - at).abs()
        nearest = rass[(away <= pd.Timedelta(minutes=30)) & (away == away.min())]
        kept.append(not (nearest.rass <= -3).any())
    return ciwa[np.array(kept, dtype=bool)]


def _current(
    rows: pd.DataFrame, column: str, minutes: list[pd.Series], at: pd.Timestamp, hours: float = 4
) -> float | None:
    """The newest value at a moment, or None where there is none or it is too old."""
    place = rows["at"].searchsorted(at, side="right") - 1
    if place < 0:
        return None
    seen = rows["at"].iloc[place]
    is_current = at - seen <= max(pd.Timedelta(hours=hours), _allowed(minutes, seen))
    return float(rows[column].iloc[place]) if is_current else None


def _allowed(minutes: list[pd.Series], at: pd.Timestamp) -> pd.Timedelta:
    """Interval and grace in force after a moment; nothing where no interval was chosen yet."""
    places = [(series, series.index.searchsorted(at, side="right") - 1) for series in minutes]
    interval = min((series.iloc[place] for series, place in places if place >= 0), default=None)
    if interval is None:
        return pd.Timedelta(0)
    grace = min(15 if interval <= 60 else 30 if interval <= 240 else 60, interval / 3)
    return pd.Timedelta(minutes=interval + grace)


def _news2_minutes(sets: pd.DataFrame) -> pd.Series:
    """Minutes to the next set, by the moment each set was charted; from the first complete NEWS2 on, never longer."""
    wanted = pd.Series(np.select(
        [sets.least >= 7, (sets.least >= 5) | sets.threes, sets.least >= 1], [15.0, 60.0, 360.0], 720.0
    ), index=sets["at"])  # fmt: skip
    return wanted[np.maximum.accumulate(sets.whole.to_numpy(dtype=bool))].cummin()


def _ciwa_minutes(ciwa: pd.DataFrame) -> pd.Series:
    """Minutes to the next CIWA-Ar, vitals and RASS by the alcohol protocol; never longer, since nobody confirmed it."""
    whole = ciwa.dropna(subset=CIWA)
    total, signs = whole[CIWA].sum(axis=1), (_perception(whole) >= 4) | (whole.orientation >= 2)
    wanted = np.select([(total >= 19) | signs, total >= 10], [60.0, 120.0], 240.0)
    return pd.Series(wanted, index=whole["at"]).cummin()


def _alcohol_from(folder: Path, patient: int) -> pd.Timestamp | None:
    """The first admission with a diagnosis that names alcohol."""
    named = pd.read_csv(folder / "diagnoses_substance.csv", dtype={"icd_code": str})
    named = named[(named.subject_id == patient) & named.icd_code.str.startswith(ALCOHOL)]
    admissions = _read(folder, "admissions", "admittime")
    found = admissions[admissions.hadm_id.isin(named.hadm_id)]["at"]
    return None if found.empty else found.min()


def _read(folder: Path, table: str, time: str) -> pd.DataFrame:
    rows = pd.read_csv(folder / f"{table}.csv")
    return rows.assign(at=pd.to_datetime(rows[time]).astype("datetime64[s]")).sort_values(
        ["subject_id", "at"], kind="stable"
    )
