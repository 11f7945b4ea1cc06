"""`tidewatch examine` and `tidewatch replay`: what other programs can rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chart.command_line import main
from chart.facts import StayId
from chart.stay_document import FilePatient
from chart.stay_file import stay_document
from tests.monitors.draw import stay
from tests.monitors.vignettes import VIGNETTES


@pytest.fixture
def rising(tmp_path: Path) -> Path:
    """V2 of the clinical reference as a stay file: rising tremor, then a hallucination."""
    drawn = stay(VIGNETTES["V2"].table)
    path = tmp_path / "v2.json"
    path.write_bytes(stay_document("Europe/Oslo", FilePatient("p1"), StayId("stay"), drawn.entries))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def answer(*words: object) -> Any:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_findings_at_a_moment_come_worst_first_with_their_readings(rising: Path) -> None:
    said = answer("examine", rising, "--at", "2026-03-01T12:00+00:00")
    found = {finding["pattern"]: finding for finding in said["findings"]}
    assert {name: finding["severity"] for name, finding in found.items() if not name.startswith("GEN")} == {
        "ALC-01": "critical",
        "ALC-02": "high",
        "ALC-03": "high",
        "ALC-04": "critical",
        "ALC-13": "medium",
    }
    tremor = next(line for line in found["ALC-01"]["evidence"]["lines"] if line["text"].startswith("Tremor, rise"))
    assert [seen["value"] for seen in tremor["seen"]] == ["2", "4"]
    assert found["ALC-01"]["cause"] == "delirium"
    assert found["ALC-01"]["since"] == "2026-03-01T12:00:00Z"


def test_nothing_recorded_later_is_known_earlier(rising: Path) -> None:
    said = answer("examine", rising, "--at", "2026-03-01T10:00+00:00")
    assert [f["pattern"] for f in said["findings"] if f["pattern"].startswith("ALC")] == []


def test_what_cannot_be_judged_says_what_is_missing(rising: Path) -> None:
    said = answer("examine", rising, "--at", "2026-03-02T20:00+00:00")
    unknown = {each["pattern"]: each["missing"] for each in said["unknowns"]}
    assert any("CIWA-Ar total" in missing for missing in unknown["ALC-04"])


def test_replay_tells_every_event_in_time_order(rising: Path) -> None:
    events = answer("replay", rising)
    assert [event["known_at"] for event in events] == sorted(event["known_at"] for event in events)
    raised = [event["pattern"] for event in events if event["event"] == "raised"]
    assert {"ALC-01", "ALC-02", "ALC-03", "ALC-04", "ALC-13"} <= set(raised)
    assert all(event["evidence"] for event in events if event["event"] == "raised")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--at", "yesterday"), "'yesterday' is not a time"),
        (("--at", "2026-03-01T12:00"), "has no offset"),
        (("--at", "2020-01-01T00:00+00:00"), "Nothing was known of this stay"),
    ],
)
def test_a_moment_that_makes_no_sense_is_refused_in_words(rising: Path, words: tuple[str, ...], sentence: str) -> None:
    result = run("examine", rising, *words)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    result = run("replay", tmp_path / "nobody.json")
    assert result.exit_code == 2
    assert "nobody.json" in result.stderr
    assert "Traceback" not in result.output
