"""What the product says at the moments of the tables, in the words of the independent script."""

from pathlib import Path

import pandas as pd

from bench.real.mimic import RealStay
from chart.ticks import to_moment
from monitors.book import book_of
from monitors.protocol import read_protocols
from monitors.replay import verdicts
from tests.real import independent

PATTERNS = ("GEN-01", "GEN-02", "GEN-03", "GEN-05b", "ALC-01", "ALC-02", "ALC-04")
ABOUT_THE_VISIT = ("admitted", "went_on_leave", "returned", "discharged", "substance_use", "protocol")

Truth = tuple[int, str, pd.Timestamp]


def said(stays: list[RealStay], folder: Path) -> set[Truth]:
    """(patient, pattern, moment) of what is surely so at the moments that the tables know."""
    known = independent.moments(folder)
    return {truth for stay in stays for truth in _of_stay(stay, set(known[int(stay.subject)]))}


def moments_of(stay: RealStay) -> set[pd.Timestamp]:
    """When anything but a visit's coming and going became known, in the time of the tables."""
    return {_of_tables(stay, e.recorded_at) for e in stay.stay.entries if e.kind not in ABOUT_THE_VISIT}


def _of_stay(stay: RealStay, moments: set[pd.Timestamp]) -> set[Truth]:
    book = book_of(read_protocols())
    found = {
        (int(stay.subject), pattern, _of_tables(stay, to_moment(tick)))
        for tick, pattern, surely, _ in verdicts(book, stay.stay.entries)
        if pattern in PATTERNS and surely
    }
    return {truth for truth in found if truth[2] in moments}


def _of_tables(stay: RealStay, moment: pd.Timestamp) -> pd.Timestamp:
    return pd.Timestamp((moment + stay.shifted_by).replace(tzinfo=None)).as_unit("s")
