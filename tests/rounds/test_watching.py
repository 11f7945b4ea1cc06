"""What the watchdog goes by while the database may be what hangs."""

from dataclasses import dataclass, replace
from pathlib import Path

from chart.clock import ClockSetting, WardClock, real_now
from monitors.leading import FileLead
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.ward import MONDAY


@dataclass
class Setting:
    """How the ward clock is set, and how often somebody asked."""

    rate: float
    asked: int = 0

    def __call__(self) -> ClockSetting:
        self.asked += 1
        return ClockSetting(real_now(), MONDAY, self.rate)


def test_the_watch_goes_by_the_pace_of_the_last_turn_and_asks_the_database_nothing(ward: Ward, tmp_path: Path) -> None:
    setting = Setting(rate=3)
    monitor = Monitor(replace(ward, clock=WardClock(setting)), FileLead(tmp_path / "one"))
    monitor.turn()
    setting.rate, asked = 5, setting.asked
    assert (monitor.every_s, monitor.is_hung, monitor.is_late) == (10, False, False)
    assert setting.asked == asked
    monitor.turn()
    assert monitor.every_s == 6
    monitor.lead.let_go()
