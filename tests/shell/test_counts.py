from typing import Any

import pytest

from chart import store
from chart.database import Database
from chart.entries import NewEntry
from chart.facts import Admitted, AnyContent, EntryId, Vitals
from dashboard.services import Services
from monitors.rounds import save
from tests.shell.conftest import LOGINS, Browser
from tests.ward import CLEO, MONDAY, NORA, UNIT

SICK = Vitals(
    heart_rate_bpm=135, respiration_per_min=28, spo2_percent=88, on_oxygen=True, systolic_mmhg=82,
    temperature_c=39.6, consciousness="V",
)  # fmt: skip


@pytest.fixture
def sick_patient(services: Services, database: Database) -> None:
    with database.write() as conn:
        stay_id = store.open_stay(conn, CLEO, store.admit_patient(conn, CLEO, UNIT, None))
    contents: tuple[AnyContent, ...] = (Admitted("01"), SICK)
    for content in contents:
        new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=MONDAY, content=content)
        save(services.ward, NORA, new)


def critical(browser: Browser) -> int:
    said: dict[str, Any] = browser.get("/api/news").json or {}
    count: int = said["critical"]
    return count


@pytest.mark.usefixtures("sick_patient")
def test_the_news_say_how_many_patients_have_a_critical_alert(nurse: Browser) -> None:
    assert critical(nurse) == 1


def test_no_critical_alert_is_none(nurse: Browser) -> None:
    assert critical(nurse) == 0


@pytest.mark.usefixtures("sick_patient")
@pytest.mark.parametrize("role", ["administrator", "security_officer"])
def test_who_reads_no_charts_is_told_no_number(browser: Browser, role: str) -> None:
    browser.sign_in(LOGINS[role])
    assert critical(browser) == 0
