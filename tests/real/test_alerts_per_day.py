"""How many alerts the twelve real patients would have had a day, and docs/real-patients.md says so."""

import pytest

from bench.real.mimic import RealStay
from chart.ticks import to_tick
from monitors.book import book_of
from monitors.load import LOUDEST_FIRST, load_of_stay
from monitors.protocol import read_protocols
from tests.real.loads import Played, played_here
from tests.real.page import PAGE, page

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def found(patients: list[RealStay]) -> list[Played]:
    """All twelve, played again."""
    return played_here(patients)


def test_the_page_says_what_the_replay_says(found: list[Played]) -> None:
    renew = "the patterns or the reading of the tables have changed: run `python -m tests.real.write_page`"
    assert PAGE.read_text(encoding="utf-8") == page(found), renew


def test_every_patient_has_days_alerts_and_a_noisiest_pattern(found: list[Played]) -> None:
    assert [each.number for each in found] == list(range(1, 13))
    for each in found:
        name, count = each.noisiest
        assert each.days > 0
        assert count == max(each.told.values()) == each.told[name]
        assert each.told.total() == each.raised.total() + each.returned.total()


def test_the_first_patient_is_counted_as_the_alert_load_counts(found: list[Played], patients: list[RealStay]) -> None:
    entries = patients[0].stay.entries
    known = [to_tick(entry.recorded_at) for entry in entries]
    load = load_of_stay(book_of(read_protocols()), entries, min(known), max(known) + 1)
    assert {each.name.lower(): found[0].alerts(each) for each in LOUDEST_FIRST} == load.alerts
    assert found[0].returned.total() == sum(load.returned.values())
    assert (found[0].days, found[0].classes) == (load.days, load.classes)
