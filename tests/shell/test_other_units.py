"""A stay of another unit is nobody's business here: no address, no callback, no forged state tells anything of it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from chart import store
from chart.database import Database
from chart.entries import Identity, NewEntry
from chart.facts import Admitted, EntryId, Event, Note, StayId
from dashboard.app import Application
from dashboard.pages import PAGES
from tests.shell.conftest import LOGINS, Browser, asked
from tests.ward import MONDAY, OTHER_UNIT, STRANGER, clock_at

pytestmark = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)

THEIRS = ("Strangerson", "H 777 001", "bed nineteen", "fell in the corridor", "quarrelled")


@pytest.fixture
def elsewhere(database: Database) -> StayId:
    """A stay of the other unit in which something happened."""
    who = Identity(family_name="Strangerson", given_name="Sven", birth_on="1961-01-01", record_number="H 777 001")
    contents = [Admitted("bed nineteen"), Event("fall", detail="fell in the corridor"), Note("quarrelled")]
    with database.write() as conn:
        stay_id = store.open_stay(conn, STRANGER, store.admit_patient(conn, STRANGER, OTHER_UNIT, who))
        for content in contents:
            new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=MONDAY, content=content)
            store.record_entry(conn, STRANGER, new, clock_at())
    return stay_id


def forged(app: Application, output: str, stay_id: str, entry_id: str) -> Iterator[dict[str, Any]]:
    """Requests of the right shape whose every value names their stay."""
    for value in (stay_id, {"stay": stay_id, "alert": stay_id, "id": entry_id, "corrects": entry_id, "ids": {}}):
        yield asked(app, output, (value,) * 20)


@pytest.mark.parametrize("role", ["nurse", "physician", "charge_nurse"])
def test_no_address_shows_a_stay_of_another_unit(
    browser: Browser, app: Application, elsewhere: StayId, role: str
) -> None:
    browser.sign_in(LOGINS[role])
    for page in PAGES:
        path = page.path.replace("<stay_id>", elsewhere).replace("[/<form>]", "")
        for search in ("", f"?stay={elsewhere}&all=1"):
            answer = browser.call(app, "..page.children...here.data...trouble.children..", path, search).text
            assert not [word for word in THEIRS if word in answer], page.name


@pytest.mark.parametrize("role", ["nurse", "physician"])
def test_no_callback_tells_of_a_stay_of_another_unit(
    browser: Browser, app: Application, database: Database, elsewhere: StayId, role: str
) -> None:
    browser.sign_in(LOGINS[role])
    with database.read() as conn:
        before = store.entries_of(conn, STRANGER, elsewhere)
    for output in [output for output, known in app.callback_map.items() if "callback" in known]:
        for body in forged(app, output, elsewhere, before[1].id):
            answer = browser.send("POST", "/_dash-update-component", body)
            assert answer.status_code < 500
            assert not [word for word in THEIRS if word in answer.text], output
    with database.read() as conn:
        assert store.entries_of(conn, STRANGER, elsewhere) == before


def test_the_page_that_refuses_still_has_its_frame(nurse: Browser, app: Application, elsewhere: StayId) -> None:
    answer = nurse.call(app, "..page.children...here.data...trouble.children..", f"/stay/{elsewhere}", "")
    page = json.dumps((answer.json or {})["response"]["page"])
    assert "tw-frame" in page
    assert "tw-empty" in page
