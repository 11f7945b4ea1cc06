"""`tidewatch check` on a unit with a protocol file of its own."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chart.clock import real_now
from chart.command_line import main

OWN = """
protocol = "own"
version = "3"
title = "Our own"
approver_role = "medical_director"
review_by = {review_by}

[patterns.OWN-01]
title = "COWS in our range"
rule = "COWS is {{medium:g}} or more."
why = "It was so before."
action = "Look."
source = "Unit default"
evidence = "unit default"
cause = "withdrawal score"
ends = {{ instrument = "cows" }}
severity = {{ medium = "low", high = "medium" }}
kind = "score_at_least"
of = "cows.total"
limit = {{ medium = 8, high = 20 }}
scale = {{ medium = "cows.total", high = "cows.total" }}
"""


def checked(home: Path, monkeypatch: pytest.MonkeyPatch, days: int, old: str = "", new: str = "") -> tuple[Result, str]:
    """What the check of an installation says whose own file is to be reviewed so many days from now."""
    review_by = str(real_now().date() + timedelta(days=days))
    (home / "protocols").mkdir(exist_ok=True)
    (home / "protocols" / "own.toml").write_text(OWN.format(review_by=review_by).replace(old, new))
    monkeypatch.setenv("TIDEWATCH_HOME", str(home))
    return CliRunner().invoke(main, ["check"]), review_by


def test_a_review_far_off_is_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result, _ = checked(tmp_path, monkeypatch, days=62)
    assert (result.exit_code, result.output) == (0, "")


def test_a_review_within_60_days_is_told_and_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result, review_by = checked(tmp_path, monkeypatch, days=59)
    assert (result.exit_code, result.stderr) == (0, f"own.toml: its review is due on {review_by}\n")


def test_an_overdue_review_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result, review_by = checked(tmp_path, monkeypatch, days=-2)
    assert result.exit_code == 1
    assert result.stderr == f"own.toml: its review was due on {review_by}, and it is still in force\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "Unit default"\n', "", "own.toml: pattern OWN-01: Object missing required field `source`"),
        ('evidence = "unit default"\n', "", "own.toml: pattern OWN-01: Object missing required field `evidence`"),
        ("high = 20 }", "high = 49 }", "own.toml: pattern OWN-01: limit high 49 is outside 0 to 48"),
        ('kind = "', 'knd = "', "own.toml: pattern OWN-01: Object contains unknown field `knd`"),
    ],
)
def test_a_wrong_file_is_a_fault_by_file_entry_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    result, _ = checked(tmp_path, monkeypatch, days=62, old=old, new=new)
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")


def test_a_version_still_to_come_is_told_and_already_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begins = real_now().date() + timedelta(days=9)
    later = f"effective_from = {begins}\n"
    result, _ = checked(tmp_path, monkeypatch, days=62, old='protocol = "own"\n', new=f'protocol = "own"\n{later}')
    said = f"own.toml: own 3 takes effect on {begins}, when Tidewatch is next started\n"
    assert (result.exit_code, result.stderr) == (0, said)
    wrong = f'{later}\n[patterns.OWN-01]\nstatus = "loud"'
    result, _ = checked(tmp_path, monkeypatch, days=62, old="\n[patterns.OWN-01]", new=f"\n{wrong}")
    assert result.exit_code == 1
    assert result.stderr.startswith("own.toml: pattern OWN-01: Invalid enum value 'loud'")
