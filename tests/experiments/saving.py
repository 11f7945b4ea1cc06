"""A process that saves without a pause: `python -m tests.experiments.saving SEED COUNT STAY…`.

Every fifth entry is only recorded, as by a process that ends before it can look. Says how many saves it made, and what
went wrong, as one line of JSON.
"""

import sys
from collections import Counter
from datetime import timedelta
from random import Random

import msgspec

from chart import store
from chart.clock import WardClock
from chart.database import open_database
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import EntryId, StayId
from chart.settings import read_settings
from monitors.rounds import save
from monitors.ward import Ward, ward_of
from tests.experiments.random_charting import something
from tests.ward import NORA


def main(seed: int, count: int, stays: list[StayId]) -> None:
    settings = read_settings()
    ward = ward_of(open_database(settings), WardClock(), settings)
    dice = Random(seed)
    made: Counter[str] = Counter()
    for number in range(count):
        made[_saved(ward, dice, dice.choice(stays), is_looked_at=number % 5 != 4)] += 1
    sys.stdout.write(msgspec.json.encode(made).decode() + "\n")


def _saved(ward: Ward, dice: Random, stay: StayId, is_looked_at: bool) -> str:
    observed = ward.clock.now() - timedelta(minutes=dice.choice((0, 0, 0, 1, 15, 300)))
    new = NewEntry(id=EntryId(store.new_id()), stay_id=stay, observed_at=observed, content=something(dice))
    try:
        if is_looked_at:
            return "saved" if save(ward, NORA, new).is_examined else "not examined"
        with ward.database.write() as conn:
            store.record_entry(conn, NORA, new, ward.clock)
        return "recorded"
    except Refused as refused:
        return refused.message
    except Exception as error:  # whatever it is, the experiment counts it
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), [StayId(each) for each in sys.argv[3:]])
