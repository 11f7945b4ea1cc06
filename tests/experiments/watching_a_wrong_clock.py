"""A monitor whose wall clock is set back by an hour while it runs.

`python -m tests.experiments.watching_a_wrong_clock PERIOD`: at SIGUSR1 the wall clock of this process goes back; its
monotonic clock goes on, as on any machine.
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


def set_back(*_: object) -> None:
    time_machine.travel(real_now() - timedelta(hours=1), tick=True).start()


def main(period_s: float) -> None:
    settings = read_settings()
    database = open_database(settings)
    stop = threading.Event()
    signal.signal(signal.SIGUSR1, set_back)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    run(Monitor(ward_of(database, WardClock(), settings), lead_of(database, settings), period_s), stop)


if __name__ == "__main__":
    main(float(sys.argv[1]))
