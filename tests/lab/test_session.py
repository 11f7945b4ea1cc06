"""One draft after another: what is held gives the same answers as a session that has just begun."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from chart.database import Database
from chart.facts import StayId
from chart.settings import Settings
from monitors.lab import session as sessions
from monitors.lab.session import Session
from monitors.lab.tally import Tally
from monitors.protocol import SHIPPED
from seed_data.years import Years, stay_id_of
from tests.seed.test_years import MADE_AT
from tests.ward import UNIT

WINDOW = (MADE_AT - timedelta(days=60), MADE_AT)
CHANGES = {
    "alcohol": ("total = 19, perception = 4", "total = 8, perception = 4"),
    "opioid": ("emesis_count = 3, stool_count = 4", "emesis_count = 1, stool_count = 1"),
    "general": ("poss = 4, breaths = 8", "poss = 4, breaths = 16"),
}


@pytest.fixture
def held(settings: Settings, database: Database) -> Session:
    """A few past stays, in two shares."""
    years = Years.before(MADE_AT, UNIT, "nora", "Europe/Oslo")
    some = years.stays[:9]
    for _ in years.put(database, some):
        pass
    return Session(replace(settings, unit=UNIT), [StayId(stay_id_of(past)) for past in some], WINDOW)


def draft(folder: Path, name: str) -> Path:
    was, now = CHANGES[name]
    text = (SHIPPED / f"{name}.toml").read_text()
    assert was in text
    path = folder / f"{name}.toml"
    path.write_text(text.replace(was, now, 1))
    return path


def asked(session: Session, path: Path, *, is_exact: bool = True) -> Tally:
    return session.ask((None, path), is_exact)


def test_a_held_session_answers_as_a_new_one(held: Session, tmp_path: Path) -> None:
    drafts = [draft(tmp_path, name) for name in CHANGES]
    with held:
        told = [asked(held, path) for path in drafts]
        assert asked(held, drafts[0]) == told[0]
    for path, tally in zip(drafts, told, strict=True):
        with Session(held.settings, [stay for piece in held.pieces for stay in piece], WINDOW) as new:
            assert asked(new, path) == tally
    assert told[0].gained
    assert told[2].gained


def test_stays_shared_out_are_counted_once_each(held: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draft(tmp_path, "alcohol")
    with held:
        whole = asked(held, path)
    monkeypatch.setattr(sessions, "AT_ONCE", 4)
    with Session(held.settings, held.pieces[0], WINDOW) as shared:
        assert len(shared.pieces) == 3
        assert asked(shared, path) == whole


def test_asked_at_entries_alone_nothing_is_told_between_them(held: Session, tmp_path: Path) -> None:
    path = draft(tmp_path, "alcohol")
    with held:
        quick, exact = asked(held, path, is_exact=False), asked(held, path)
    assert quick.counts[1].by_pattern["ALC-04"] == exact.counts[1].by_pattern["ALC-04"]
    assert quick.counts[0].by_pattern["GEN-06"] < exact.counts[0].by_pattern["GEN-06"]
