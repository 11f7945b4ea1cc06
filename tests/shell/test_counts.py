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


def asked_for(*places: str) -> dict[str, Any]:
    outputs = [{"id": {"kind": "place-count", "place": place}, "property": "children"} for place in places]
    inputs = [{"id": name, "property": "data", "value": None} for name in ("here", "news")]
    output = '..{"kind":"place-count","place":["ALL"]}.children..'
    return {"output": output, "outputs": [outputs], "inputs": inputs, "changedPropIds": ["here.data"]}


@pytest.fixture
def sick_patient(services: Services, database: Database) -> None:
    with database.write() as conn:
        stay_id = store.open_stay(conn, CLEO, store.admit_patient(conn, CLEO, UNIT, None))
    contents: tuple[AnyContent, ...] = (Admitted("01"), SICK)
    for content in contents:
        new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=MONDAY, content=content)
        save(services.ward, NORA, new)


@pytest.mark.usefixtures("sick_patient")
def test_the_rail_says_how_many_patients_have_a_critical_alert(nurse: Browser) -> None:
    answer = nurse.send("POST", "/_dash-update-component", asked_for("beds", "alerts"))
    said = (answer.json or {})["response"]
    assert said['{"kind":"place-count","place":"alerts"}'] == {"children": "1"}
    assert said['{"kind":"place-count","place":"beds"}'] == {"children": ""}


def test_no_critical_alert_is_no_number_and_not_a_nought(nurse: Browser) -> None:
    said = (nurse.send("POST", "/_dash-update-component", asked_for("alerts")).json or {})["response"]
    assert said == {'{"kind":"place-count","place":"alerts"}': {"children": ""}}


@pytest.mark.usefixtures("sick_patient")
@pytest.mark.parametrize("role", ["administrator", "security_officer"])
def test_who_reads_no_charts_is_told_no_number(browser: Browser, role: str) -> None:
    browser.sign_in(LOGINS[role])
    assert browser.send("POST", "/_dash-update-component", asked_for("alerts")).status_code == 204
