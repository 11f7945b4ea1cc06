"""What lies in deploy/ names what there is: commands, settings, and times that fit those of the monitor."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from chart.command_line import COMMANDS
from chart.settings import PREFIX, Settings
from monitors.scheduler import HUNG_AFTER_PERIODS, PERIOD_SECONDS

DEPLOY = Path(__file__).parents[2] / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
INSTALLED = "/opt/tidewatch/.venv/bin/tidewatch"
TIDEWATCH = shutil.which("true")


def service(unit: Path) -> configparser.SectionProxy:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # as configparser has it done
    read.read(unit)
    return read["Service"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_runs_a_command_and_is_begun_anew(unit: Path) -> None:
    found = service(unit)
    program, command = found["ExecStart"].split()
    assert program == INSTALLED
    assert command in COMMANDS
    assert (found["Type"], found["NotifyAccess"], found["Restart"]) == ("notify", "main", "always")
    assert found["NoNewPrivileges"] == "yes"


def test_systemd_waits_longer_than_the_monitor_waits_for_itself() -> None:
    seconds = int(service(DEPLOY / "tidewatch-monitor.service")["WatchdogSec"].removesuffix("s"))
    assert HUNG_AFTER_PERIODS * PERIOD_SECONDS < seconds <= (HUNG_AFTER_PERIODS + 1) * PERIOD_SECONDS


def test_every_setting_stands_in_the_example_and_no_other() -> None:
    named = re.findall(r"^#?(TIDEWATCH_\w+)=", (DEPLOY / "environment.example").read_text(), re.MULTILINE)
    assert set(named) == {PREFIX + each.name.upper() for each in msgspec.structs.fields(Settings)}
    assert len(named) == len(set(named))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze on this machine")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace(INSTALLED, str(TIDEWATCH)))
    files = [str(tmp_path / unit.name) for unit in UNITS]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
