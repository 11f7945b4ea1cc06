"""Real lengths of stay: 145 detox episodes through the import onto the page, 50 hospital stays through the report."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from statistics import stdev
from zoneinfo import ZoneInfo

import msgspec
import pytest
from click.testing import CliRunner
from plotly.io.json import to_json_plotly

from bench.real.los import DAY_0, episode_files
from chart.clock import HandClock
from chart.database import open_database
from chart.facts import StayId
from chart.import_commands import import_command
from chart.reports.length_of_stay import LengthReport
from chart.reports.period import Period
from chart.reports.stay_times import StayTimes
from chart.settings import Settings
from dashboard.newsroom import Newsroom
from dashboard.pages.length_of_stay.layout import length_page
from dashboard.pages.length_of_stay.queries import length_view
from dashboard.pages.length_of_stay.view import asked_of
from dashboard.services import Services
from monitors.ward import ward_of
from tests.ward import ADA, UNIT

FOLDER = Path(__file__).parents[2].parent / "shared" / "external" / "los"
UTC_ZONE = ZoneInfo("UTC")
LONG_AFTER = datetime(2199, 1, 1, tzinfo=UTC)  # the dates of those hospital stays are shifted

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def lengths() -> Path:
    """The folder of the real lengths of stay."""
    assert FOLDER.is_dir(), f"The real stays are not at {FOLDER}: put the folder shared/external beside the project"
    return FOLDER


def test_145_detox_episodes_come_through_the_import_with_a_median_of_six(
    lengths: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "episodes"
    folder.mkdir()
    for stay, text in episode_files(lengths / "ctn0051_detox_episodes.csv").items():
        (folder / f"{stay}.json").write_bytes(text)
    for name, told in (("HOME", settings.home), ("DATABASE", settings.database), ("UNIT", UNIT)):
        monkeypatch.setenv(f"TIDEWATCH_{name}", str(told))
    answer = CliRunner().invoke(import_command, [str(folder)])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout)["stays"] == 145

    database = open_database(settings)
    now = datetime(2026, 3, 2, tzinfo=UTC)
    ward = ward_of(database, HandClock(now), msgspec.structs.replace(settings, unit=UNIT))
    services = Services(ward, Newsroom(database, UNIT), "Harbour detox unit", UTC_ZONE)
    view = length_view(services, ADA, asked_of("all", "", ""))
    hours = length_view(services, ADA, asked_of("all", "", "hours"))
    said = [str(to_json_plotly(length_page(each))) for each in (view, hours)]
    services.newsroom.close()
    database.close()
    report = view.report
    summary = report.summary("midnights")
    assert summary is not None
    assert (len(report.all), summary.count, summary.median) == (145, 144, 6)
    assert (report.without_end(), report.without_length, report.here()) == (1, 0, 0)
    assert "median 6 · middle half 4–8" in said[0]
    assert "median 144 · middle half 96–192" in said[1]
    assert all("without a known end" in each for each in said)


def test_each_episode_is_as_long_as_its_table_says(lengths: Path) -> None:
    with (lengths / "ctn0051_detox_episodes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = [json.loads(text) for text in episode_files(lengths / "ctn0051_detox_episodes.csv").values()]
    for row, stay in zip(rows, files, strict=True):
        seen = {each["content"]["kind"]: datetime.fromisoformat(each["observed_at"]) for each in stay["entries"]}
        assert len(seen) == bool(row["admission"]) + bool(row["discharge"])
        if len(seen) == 2:
            assert (seen["discharged"] - seen["admitted"]).days == float(row["los_days"])
            assert (seen["admitted"] - DAY_0).days == float(row["admission"])


def test_fifty_hospital_stays_have_the_published_middle(lengths: Path) -> None:
    expected = json.loads((lengths / "expected.json").read_text(encoding="utf-8"))["mimic_shared"]
    with (lengths / "mimic_hospital_los.csv").open(encoding="utf-8", newline="") as file:
        stays = tuple(
            StayTimes(StayId(row["hadm_id"]), "unknown", _moment(row["admittime"]), _moment(row["dischtime"]), "other")
            for row in csv.DictReader(file)
        )
    report = LengthReport(Period(None, LONG_AFTER.date()), UTC_ZONE, LONG_AFTER, stays)
    summary = report.summary("hours")
    assert summary is not None
    elapsed = [each.hours for each in report.lengths]
    found = {
        "n": summary.count,
        "mean_h": summary.mean,
        "median_h": summary.median,
        "q1_h_linear": summary.first_quartile,
        "q3_h_linear": summary.third_quartile,
        "min_h": min(elapsed),
        "max_h": max(elapsed),
        "total_bed_hours": sum(elapsed),
        "sd_h_ddof1": stdev(elapsed),
    }
    assert found == pytest.approx(expected, rel=1e-6)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
