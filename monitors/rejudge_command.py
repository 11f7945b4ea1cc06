"""`tidewatch rejudge`: the night's self-check by hand. It changes nothing and tells nobody but who called it."""

import sys
from contextlib import closing

import click

from chart.settings import read_settings

DIFFERENCE = 1


@click.command()
def rejudge() -> None:
    """Judge every open stay anew from its entries, and say where something else stands; exit code 1 if so."""
    from rich.console import Console
    from rich.progress import track

    from chart.database import open_database
    from chart.ward_time import ward_clock
    from monitors.rejudge import Found, judged_anew, open_stays
    from monitors.ward import ward_of

    settings = read_settings()
    bar = Console(stderr=True)
    with closing(open_database(settings)) as database:
        ward = ward_of(database, ward_clock(database, settings), settings)
        stays = track(open_stays(ward), "Judging stays anew", console=bar, disable=not bar.is_terminal)
        found = Found.of(judged_anew(ward, stay_id) for stay_id in stays)
    click.echo(found.words, err=True)
    if found.differing:
        sys.exit(DIFFERENCE)


commands = [rejudge]
