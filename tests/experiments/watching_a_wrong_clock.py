"""A monitor whose wall clock is set while it runs.

`python -m tests.experiments.watching_a_wrong_clock PERIOD SECONDS`: at SIGUSR1 the wall clock of this process is set on
by so many seconds, or back; its monotonic clock goes on, as on any machine.
"""

import signal
import sys
import threading
from datetime import timedelta

import time_machine

from chart.clock import WardClock, real_now
from chart.database import open_database
from chart.settings import read_settings
from monitors.leading import lead_of
from monitors.scheduler import Monitor, run
from monitors.ward import ward_of


def set_by(seconds: float) -> None:
    time_machine.travel(real_now() + timedelta(seconds=seconds), tick=True).start()


def main(period_s: float, seconds: float) -> None:
    settings = read_settings()
    database = open_database(settings)
    stop = threading.Event()
    signal.signal(signal.SIGUSR1, lambda *_: set_by(seconds))
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    run(Monitor(ward_of(database, WardClock(), settings), lead_of(database, settings), period_s), stop)


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]))
