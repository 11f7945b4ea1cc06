"""A monitor that asks nobody whether it leads, and sweeps with hardly a pause until told to end.

`python -m tests.experiments.sweeping`. Says how many sweeps it made and how many stays it could not examine.
"""

import signal
import sys
import threading

import msgspec

from chart.clock import WardClock
from chart.database import open_database
from chart.settings import read_settings
from monitors.rounds import sweep
from monitors.ward import ward_of


def main() -> None:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    settings = read_settings()
    ward = ward_of(open_database(settings), WardClock(), settings)
    made = {"sweeps": 0, "faults": 0, "events": 0}
    while not stop.wait(0.05):
        swept = sweep(ward)
        made["sweeps"] += 1
        made["faults"] += swept.faults
        made["events"] += len(swept.events)
    sys.stdout.write(msgspec.json.encode(made).decode() + "\n")


if __name__ == "__main__":
    main()
