"""PUT /api/entries/<id>: stored once however often it is sent, refused with the field, and never for another unit."""

from typing import Any

import pytest
from sqlalchemy import func, select

from chart import store
from chart.database import Database
from chart.facts import StayId
from chart.tables import alert_event, audit, entry
from tests.shell.conftest import LOGINS, Browser
from tests.ward import CLEO, MONDAY, OTHER_UNIT, STRANGER, UNIT

ID = "0195abcd-0000-7000-8000-000000000001"


@pytest.fixture
def stay_id(database: Database) -> StayId:
    with database.write() as conn:
        return store.open_stay(conn, CLEO, store.admit_patient(conn, CLEO, UNIT, None))


@pytest.fixture
def elsewhere(database: Database) -> StayId:
    with database.write() as conn:
        return store.open_stay(conn, STRANGER, store.admit_patient(conn, STRANGER, OTHER_UNIT, None))


def body(stay_id: str, **other: Any) -> dict[str, Any]:
    vitals = {"kind": "vitals", "heart_rate_bpm": 88, "spo2_percent": 97}
    return {"stay_id": stay_id, "observed_at": MONDAY.isoformat(), "content": vitals, **other}


def put(browser: Browser, sent: Any, entry_id: str = ID) -> tuple[int, dict[str, Any]]:
    answer = browser.send("PUT", f"/api/entries/{entry_id}", sent)
    return answer.status_code, dict(answer.json or {})


def stored(database: Database) -> int:
    with database.read() as conn:
        return conn.execute(select(func.count()).select_from(entry)).scalar_one()


def test_an_entry_is_stored_and_examined(nurse: Browser, database: Database, stay_id: StayId) -> None:
    status, answer = put(nurse, body(stay_id))
    assert (status, answer["state"], answer["id"], answer["examined"]) == (201, "stored", ID, True)
    assert stored(database) == 1


def test_the_same_entry_sent_again_is_the_same_entry(nurse: Browser, database: Database, stay_id: StayId) -> None:
    first = put(nurse, body(stay_id))[1]
    status, again = put(nurse, body(stay_id))
    assert (status, again["state"], again["recorded_at"]) == (200, "replayed", first["recorded_at"])
    assert stored(database) == 1


def test_another_body_under_the_same_id_is_a_conflict(nurse: Browser, database: Database, stay_id: StayId) -> None:
    put(nurse, body(stay_id))
    other = body(stay_id, content={"kind": "vitals", "heart_rate_bpm": 89})
    status, answer = put(nurse, other)
    assert (status, answer["field"]) == (409, "id")
    assert stored(database) == 1


@pytest.mark.parametrize(
    ("other", "field", "words"),
    [
        ({"content": {"kind": "vitals", "heart_rate_bpm": 900}}, "heart_rate_bpm", "900"),
        ({"content": {"kind": "vitals", "heart_rate_bpm": "88"}}, "heart_rate_bpm", "not understood"),
        ({"content": {"kind": "vitals", "pulse": 88}}, "content", "not understood"),
        ({"content": {"kind": "wish"}}, "kind", "not understood"),
        ({"content": {"kind": "note", "text": ""}}, "text", ""),
        ({"observed_at": "2026-03-02T08:00:00"}, "observed_at", "offset"),
        ({"observed_at": "2026-03-02T08:06:00+00:00"}, "observed_at", "ahead"),
        ({"observed_at": "2026-03-02T06:59:00+00:00"}, "reason", ""),
        ({"supersedes": "0195abcd-0000-7000-8000-00000000000f"}, "reason", ""),
        ({"recorded_at": "2026-03-02T08:00:00+00:00"}, None, "not understood"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_field(
    nurse: Browser, database: Database, stay_id: StayId, other: dict[str, Any], field: str | None, words: str
) -> None:
    status, answer = put(nurse, body(stay_id, **other))
    assert status == 422
    assert words in answer["error"]
    assert answer["field"] == field
    assert stored(database) == 0


def test_a_stay_that_is_none_is_refused(nurse: Browser) -> None:
    status, answer = put(nurse, body("no-such-stay"))
    assert (status, answer["field"]) == (422, "stay_id")


def test_everything_impossible_is_named_at_once(nurse: Browser, stay_id: StayId) -> None:
    _, answer = put(nurse, body(stay_id, content={"kind": "vitals", "heart_rate_bpm": 900, "spo2_percent": 12}))
    assert [each["field"] for each in [answer, *answer["also"]]] == ["heart_rate_bpm", "spo2_percent"]


def test_a_late_resend_is_not_asked_why_it_is_late(
    nurse: Browser, stay_id: StayId, services: Any, database: Database
) -> None:
    put(nurse, body(stay_id))
    services.ward.clock.advance(hours=3)
    assert put(nurse, body(stay_id))[0] == 200


@pytest.mark.parametrize("entry_id", ["1", "x" * 100, "0195abcd"])
def test_an_id_is_a_uuid(nurse: Browser, stay_id: StayId, entry_id: str) -> None:
    assert put(nurse, body(stay_id), entry_id)[0] == 422


@pytest.mark.parametrize(
    ("sent", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 50_000, "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[]", "application/json", 422),
        (b"{}", "text/plain", 415),
        (b'"' + b"x" * 2_000_000 + b'"', "application/json", 413),
    ],
)
def test_a_body_that_is_no_entry_is_never_a_fault(nurse: Browser, sent: bytes, content_type: str, status: int) -> None:
    headers = {"X-CSRFToken": nurse.csrf}
    answer = nurse.client.put(f"/api/entries/{ID}", data=sent, content_type=content_type, headers=headers)
    assert answer.status_code == status


def test_a_stay_of_another_unit_is_not_charted_on(nurse: Browser, database: Database, elsewhere: StayId) -> None:
    status, answer = put(nurse, body(elsewhere))
    assert status == 422
    assert "not in your unit" in answer["error"]
    assert stored(database) == 0


def test_an_id_that_stands_in_another_unit_tells_nothing_of_it(
    nurse: Browser, database: Database, elsewhere: StayId, stay_id: StayId
) -> None:
    put(nurse, body(stay_id))
    assert put(nurse, body(elsewhere))[0] == 422


@pytest.mark.parametrize("role", ["administrator", "system_administrator", "security_officer", "medical_director"])
def test_who_may_not_chart_is_denied_and_the_denial_is_kept(
    browser: Browser, database: Database, stay_id: StayId, role: str
) -> None:
    browser.sign_in(LOGINS[role])
    assert put(browser, body(stay_id))[0] == 403
    assert stored(database) == 0
    with database.read() as conn:
        denied = conn.execute(select(audit.c.role, audit.c.act).where(audit.c.result == "denied")).all()
    assert denied == [(role, "chart")]


def test_a_correction_takes_the_place_of_what_it_names(nurse: Browser, database: Database, stay_id: StayId) -> None:
    put(nurse, body(stay_id))
    fixed = body(stay_id, content={"kind": "vitals", "heart_rate_bpm": 98}, supersedes=ID, reason="Digits swapped")
    assert put(nurse, fixed, ID[:-1] + "2")[0] == 201
    assert stored(database) == 2


def test_a_save_that_means_something_raises_its_alert_at_once(
    nurse: Browser, database: Database, stay_id: StayId
) -> None:
    sick = {
        "kind": "vitals", "heart_rate_bpm": 135, "respiration_per_min": 26, "spo2_percent": 90, "on_oxygen": True,
        "systolic_mmhg": 85, "temperature_c": 39.4, "consciousness": "C",
    }  # fmt: skip
    put(nurse, body(stay_id, content={"kind": "admitted", "bed": "01"}), ID[:-1] + "0")
    put(nurse, body(stay_id, content=sick))
    with database.read() as conn:
        assert conn.execute(select(func.count()).select_from(alert_event)).scalar_one() > 0
