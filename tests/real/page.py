"""docs/real-patients.md, written from the replay of the twelve real patients."""

from collections.abc import Sequence
from pathlib import Path

from monitors.book import book_of
from monitors.protocol import read_protocols
from tests.real.loads import WRITTEN_BY, Played, a_day, by_patient, by_pattern

PAGE = Path(__file__).parents[2] / "docs" / "real-patients.md"


def page(found: Sequence[Played]) -> str:
    """The whole page."""
    alerts, told = (sum(counts) for counts in zip(*((p.raised.total(), p.told.total()) for p in found), strict=True))
    charted = sum(each.charted_days for each in found)
    named = sum(bool(each.classes) for each in found)
    return f"""# Twelve real patients

How many alerts a day the patterns would have raised for {len(found)} real people, and which pattern says most.
Written by {WRITTEN_BY}; a test proves it fresh.

**Source.** Contains information from the MIMIC-IV Clinical Database Demo 2.2 (PhysioNet), which is made available
under the Open Database License 1.0. The tables stand beside the project and not in it; here stand counts, and the
patients are numbered in the tables' order. `bench/real/mimic.py` says how each row was read.

**How it was counted.** Each patient is one stay from the first admission to the last visit's end, played again by
the product's own replay from its entries alone, under the shipped patterns. An alert counts once, at the worst
severity that it came to. Where its condition ended and held again, it *returned*: that calls somebody again and is
no new alert as long as nobody resolved it. *Told* is both. Days are elapsed days in hospital; the time between
visits is left out. The tables hold what intensive care charted and little of other wards, so the days of the
calendar on which anything was charted stand beside them.

## By patient

Together {sum(each.days for each in found):,.1f} days, and {charted} days of the calendar on which anything was charted.
{alerts:,} alerts: {a_day(alerts, found)} a day.
Told {told:,} times: {a_day(told, found)} a day, {told / charted:.2f} a charted day.

{by_patient(found)}

## By pattern

{by_pattern(found, book_of(read_protocols()))}

## What this does not say

- These people lay in intensive care, not on a detox unit. The tables name a substance class for {named} of them and
  hold few withdrawal scores: what is tried here is the general patterns, on rows as people really chart them.
- Nobody answers a replay: high and critical alerts stay open to the end. On a unit where people resolve them there
  are more alerts and fewer returns; what is told comes closer to what that unit would hear.
- Rounds of intensive care are not ours. GEN-06 says that what our protocols ask for was not charted when they ask.
- Oxygen is known where it flowed and unknown elsewhere, consciousness where the GCS was 15: a NEWS2 is often a
  range. People who are kept asleep on purpose are hard to rouse all the same.
- Whether an alert was right, or would have helped anybody, cannot be seen from these tables.
"""
