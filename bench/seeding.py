"""The pretend unit: three years of past stays made and put into an empty record, once on each database."""

from collections.abc import Iterator

from bench.frame import Laps, Line
from bench.wards import DATABASES, maker
from chart.database import open_database
from seed_data.demo import demo_of, years_of

LIMIT_S = 60.0
WHOLE, MAKING = "three years of the pretend unit", "made and thrown away"


def measured(rounds: int) -> Iterator[Line]:
    """The whole seed, and beside it what is making stays rather than storing them."""
    with maker() as make:
        for kind in DATABASES:
            laps = Laps()
            for _ in range(rounds):
                database = open_database(settings := make(kind))
                with laps.lap(WHOLE):
                    years = years_of(database, settings, demo_of(database, settings))
                    for _ in years.put(database, years.stays):
                        pass
                database.close()
                with laps.lap(MAKING):
                    for past in years.stays:
                        years.history(past)
            took, making = laps.spread(WHOLE), laps.spread(MAKING)
            yield Line(WHOLE, took.median, LIMIT_S, "s", on=kind, ours=took, floor=MAKING, beside=making)
