"""`python -m seed_data`: fills the empty record of TIDEWATCH_HOME with three years, and prints how long that took."""

import sys

from chart.clock import monotonic_seconds
from chart.database import migrate, open_database
from chart.settings import read_settings
from seed_data.demo import demo_of, years_of


def main() -> None:
    """Make the unit with all its years at once, and say how many stays went in and in what time."""
    settings = read_settings()
    migrate(settings)
    database = open_database(settings)
    began = monotonic_seconds()
    years = years_of(database, settings, demo_of(database, settings))
    for done in years.put(database, years.stays):
        sys.stderr.write(f"\r{done} of {len(years.stays)} past stays")
    took = monotonic_seconds() - began
    sys.stdout.write(f"\n{len(years.stays)} past stays of three years in {took:.1f} s on {database.name}\n")
    database.close()


if __name__ == "__main__":
    main()
