"""The twelve real patients: what became of their rows, and that their sums are the charted ones."""

import json
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from bench.real.mimic import RealStay
from chart.database import Database
from chart.facts import Assessment, Fluid, Vitals
from chart.importing.store import Imported, export_stay, import_stay
from chart.instrument import instrument
from chart.stay_file import parse_stay
from monitors.book import book_of
from monitors.protocol import read_protocols
from monitors.replay import replay
from tests.real import independent
from tests.real.comparing import moments_of, said
from tests.ward import CLEO, MONDAY

GOLDEN = json.loads((Path(__file__).parent / "counts.json").read_text(encoding="utf-8"))
OUT = ("urine", "emesis", "stool", "other_out")

pytestmark = pytest.mark.real


def test_every_row_became_an_entry_or_was_refused(patients: list[RealStay]) -> None:
    entries = Counter(entry.kind for real in patients for entry in real.stay.entries)
    refused = Counter(f"{row.table}: {row.field}" for real in patients for row in real.refused)
    counted = {
        "stays": len(patients),
        "entries": dict(sorted(entries.items())),
        "refused": dict(sorted(refused.items())),
    }
    assert counted == {name: GOLDEN[name] for name in counted}


def test_every_stay_begins_on_new_years_day_and_holds_all_that_was_charted(patients: list[RealStay]) -> None:
    for real in patients:
        first = next(entry for entry in real.stay.entries if entry.kind == "admitted")
        last = next(entry for entry in real.stay.entries if entry.kind == "discharged")
        assert f"{first.observed_at:%Y-%m-%d}" == "2024-01-01"
        assert real.shifted_by % timedelta(days=1) == timedelta(0)
        for entry in real.stay.entries:
            assert first.observed_at - timedelta(hours=72) <= entry.observed_at <= last.observed_at


def test_what_nobody_charted_is_unknown(patients: list[RealStay]) -> None:
    charted = [e.content for real in patients for e in real.stay.entries if isinstance(e.content, Vitals)]
    assert {vitals.on_oxygen for vitals in charted} == {True, None}
    assert {vitals.consciousness for vitals in charted} == {"A", None}


def test_each_days_fluid_balance_is_the_published_one(patients: list[RealStay], real_tables: Path) -> None:
    balance: dict[tuple[int, str], float] = defaultdict(float)
    for real in patients:
        for entry in real.stay.entries:
            if isinstance(entry.content, Fluid):
                day = f"{entry.observed_at + real.shifted_by:%Y-%m-%d}"
                volume = entry.content.volume_ml or 0.0
                balance[int(real.subject), day] += -volume if entry.content.way in OUT else volume
    published = pd.read_csv(real_tables / "fluid_balance_daily_expected.csv")
    expected = published.groupby(["subject_id", "day"]).balance_ml.sum().to_dict()
    assert dict(balance) == pytest.approx(expected, abs=0.01)


def test_ciwa_totals_are_the_charted_ones(patients: list[RealStay], real_tables: Path) -> None:
    scores = [
        instrument("ciwa_ar").score(entry.content.answers)
        for real in patients
        for entry in real.stay.entries
        if isinstance(entry.content, Assessment) and entry.content.instrument == "ciwa_ar"
    ]
    charted = pd.read_csv(real_tables / "ciwa_ar.csv").sort_values(["subject_id", "charttime"])
    assert all(score.is_complete for score in scores)
    assert [score.total for score in scores] == charted.total_if_complete.tolist()


def test_the_script_knows_the_same_moments(patients: list[RealStay], real_tables: Path) -> None:
    moments = independent.moments(real_tables)
    assert {int(real.subject): moments_of(real) for real in patients} == {
        patient: set(times) for patient, times in moments.items()
    }


def test_seven_patterns_are_true_at_the_moments_an_independent_script_finds(
    patients: list[RealStay], real_tables: Path
) -> None:
    truths = independent.truths(real_tables)
    assert said(patients, real_tables) == truths
    assert dict(sorted(Counter(pattern for _, pattern, _ in truths).items())) == GOLDEN["surely"]


def test_all_twelve_replay(patients: list[RealStay]) -> None:
    book = book_of(read_protocols())
    assert all(replay(book, real.stay.entries) for real in patients)


def test_all_twelve_are_imported_and_come_out_as_they_went_in(database: Database, patients: list[RealStay]) -> None:
    for real in patients:
        with database.write() as conn:
            assert import_stay(conn, CLEO, real.stay, MONDAY) is Imported.STORED
            text, _ = export_stay(conn, CLEO, real.stay.stay_id)
        assert parse_stay(text, "stay.json").entries == real.stay.entries
