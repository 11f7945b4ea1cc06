"""News: heard within a moment of the commit on either database, told to every browser, and empty of what happened."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from chart import audit, store
from chart.actor import MONITOR
from chart.database import Database
from chart.entries import Identity, NewEntry
from chart.facts import EntryId, Note, StayId
from chart.news import announce
from chart.news.store import Standing
from chart.tables import heartbeat
from dashboard.app import Application
from dashboard.newsroom import Listener, News, Newsroom
from dashboard.services import Services
from tests.shell.conftest import LOGINS, NOW, Browser, RealTime
from tests.ward import CLEO, MONDAY, NORA, OTHER_UNIT, STRANGER, UNIT, clock_at

SOON_S = 2.0


def opened_stay(database: Database, unit_id: Any = UNIT, actor: Any = CLEO) -> StayId:
    with database.write() as conn:
        who = Identity(family_name="Kowalski", given_name="Marek")
        return store.open_stay(conn, actor, store.admit_patient(conn, actor, unit_id, who))


def chart_a_note(database: Database, stay_id: StayId, actor: Any = NORA, is_told: bool = True) -> None:
    with database.write() as conn:
        new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=MONDAY, content=Note("Slept badly"))
        store.record_entry(conn, actor, new, clock_at())
        if is_told:
            announce(conn, "entry")


def sweep_at(database: Database, moment: Any) -> None:
    with database.write() as conn:
        values = {
            "process": "monitor", "unit_id": None, "role": "monitor", "epoch": 1, "real_at": moment, "ward_at": moment,
            "monotonic_s": 1.0, "sweep_no": 1, "stays_seen": 0, "stays_judged": 0,
        }  # fmt: skip
        if not conn.execute(update(heartbeat).values(real_at=moment).returning(heartbeat.c.process)).all():
            conn.execute(insert(heartbeat).values(values))


@pytest.fixture
def stay_id(database: Database) -> StayId:
    return opened_stay(database)


@pytest.fixture
def newsroom(services: Services) -> Newsroom:
    return services.newsroom


def told(listener: Listener, seconds: float = SOON_S) -> News:
    news = listener.wait(seconds)
    assert news is not None
    return news


def settled(listener: Listener) -> None:
    """Take what is told at the beginning: once on coming in, once when the thread has had its first look."""
    told(listener)
    listener.wait(0.5)


# ---- the newsroom ----------------------------------------------------------------------------------------------------


def test_a_save_is_heard_within_a_moment(newsroom: Newsroom, database: Database, stay_id: StayId) -> None:
    with newsroom.listening() as listener:
        settled(listener)
        began = time.perf_counter()
        chart_a_note(database, stay_id)
        assert list(told(listener).stays) == [stay_id]
        assert time.perf_counter() - began < SOON_S


def test_the_first_news_is_where_everything_stands(newsroom: Newsroom, database: Database, stay_id: StayId) -> None:
    chart_a_note(database, stay_id)
    with newsroom.listening() as listener:
        assert told(listener).stays == {stay_id: 1}


def test_every_listener_is_told(newsroom: Newsroom, database: Database, stay_id: StayId) -> None:
    with newsroom.listening() as one, newsroom.listening() as other:
        settled(one)
        settled(other)
        chart_a_note(database, stay_id)
        assert told(one).stays == told(other).stays == {stay_id: 1}


def test_news_that_nobody_fetched_yet_is_joined_and_none_is_lost() -> None:
    listener = Listener()
    one, other = StayId("a"), StayId("b")
    first, second = Standing("1.1", {one: 1, other: 1}, None), Standing("2.2", {one: 1, other: 2}, NOW)
    listener.tell(News(first, first.stays))
    listener.tell(News(second, {other: 2}))
    assert listener.wait(0) == News(second, {one: 1, other: 2})
    assert listener.wait(0) is None


def named(database: Database, stay_id: StayId, family_name: str) -> None:
    with database.write() as conn:
        patient_id = store.stay_of(conn, CLEO, stay_id).patient_id
        store.put_identity(conn, CLEO, patient_id, Identity(family_name=family_name, given_name="Marek"))


def test_a_new_name_and_two_who_are_one_are_news(newsroom: Newsroom, database: Database, stay_id: StayId) -> None:
    with newsroom.listening() as listener:
        settled(listener)
        before = newsroom.now().standing.names
        named(database, stay_id, "Kovalsky")
        of_name = told(listener).standing.names
        with database.write() as conn:
            twin = store.admit_patient(conn, CLEO, UNIT, None)
            store.merge(conn, CLEO, store.stay_of(conn, CLEO, stay_id).patient_id, twin, "same papers", MONDAY)
        assert before < of_name < told(listener).standing.names


def test_who_was_away_while_much_happened_still_hears_of_a_new_name(
    newsroom: Newsroom, database: Database, stay_id: StayId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chart.news.store.RECENT_ACTS", 3)
    before = newsroom.now().standing.names
    named(database, stay_id, "Kovalsky")
    with database.write() as conn:
        for _ in range(4):
            audit.write(conn, CLEO, "read", "stay", [stay_id], "done")
    assert newsroom.now().standing.names != before


def test_what_happens_in_another_unit_is_no_news_here(newsroom: Newsroom, database: Database, stay_id: StayId) -> None:
    elsewhere = opened_stay(database, OTHER_UNIT, STRANGER)
    with newsroom.listening() as listener:
        settled(listener)
        chart_a_note(database, elsewhere, STRANGER)
        chart_a_note(database, stay_id)
        assert list(told(listener).stays) == [stay_id]


def test_what_was_heard_is_read_afresh_while_nobody_listens(
    newsroom: Newsroom, database: Database, stay_id: StayId
) -> None:
    assert newsroom.heard().stays.get(stay_id, 0) == 0
    chart_a_note(database, stay_id)
    assert newsroom.heard().stays == {stay_id: 1}
    with newsroom.listening() as listener:
        settled(listener)
        chart_a_note(database, stay_id)
        told(listener)
        assert newsroom.heard().stays == {stay_id: 2}


def test_a_sweep_is_news(newsroom: Newsroom, database: Database) -> None:
    with newsroom.listening() as listener:
        settled(listener)
        sweep_at(database, NOW)
        with database.write() as conn:
            announce(conn, "sweep")
        assert told(listener).standing.swept_at == NOW


def test_nothing_is_told_of_a_transaction_that_did_not_happen(
    newsroom: Newsroom, database: Database, stay_id: StayId
) -> None:
    with newsroom.listening() as listener:
        settled(listener)
        with database.writing.connect() as conn:
            new = NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=MONDAY, content=Note("x"))
            store.record_entry(conn, NORA, new, clock_at())
            announce(conn, "entry")
            conn.rollback()
        assert listener.wait(0.3) is None


def test_closing_sends_everybody_home(services: Services) -> None:
    newsroom = Newsroom(services.ward.database, UNIT)
    with newsroom.listening() as listener:
        settled(listener)
        newsroom.close()
        assert listener.is_over
        assert listener.wait(5) is None


# ---- the stream ------------------------------------------------------------------------------------------------------


def events(chunks: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    for chunk in chunks:
        if chunk.startswith(b"data: "):
            yield json.loads(chunk.removeprefix(b"data: "))


def stream_of(browser: Browser, path: str = "/live") -> Iterator[dict[str, Any]]:
    answer = browser.client.get(path)
    assert answer.mimetype == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    return events(iter(answer.response))  # type: ignore[arg-type]


def test_a_browser_hears_of_a_save_through_the_stream(nurse: Browser, database: Database, stay_id: StayId) -> None:
    stream = stream_of(nurse)
    assert next(stream)["stays"] == {}
    writer = threading.Timer(0.2, chart_a_note, (database, stay_id))
    writer.start()
    assert next(event for event in stream if event["stays"])["stays"] == {stay_id: 1}
    writer.join()


def test_news_hold_versions_and_times_and_nothing_of_anybody(
    nurse: Browser, database: Database, stay_id: StayId
) -> None:
    chart_a_note(database, stay_id)
    sweep_at(database, NOW)
    said = nurse.get("/api/news").text
    versions, times = {"alerts", "stays", "names", "calls", "clock_step"}, {"swept_ago_s", "rate", "ward_at", "zone"}
    assert set(json.loads(said)) == versions | times | {"critical"}
    assert "Kowalski" not in said
    assert "Slept" not in said


def test_the_age_is_that_of_the_last_sweep(nurse: Browser, database: Database, real_time: RealTime) -> None:
    assert (nurse.get("/api/news").json or {})["swept_ago_s"] is None
    sweep_at(database, NOW)
    real_time.advance(seconds=8)
    assert (nurse.get("/api/news").json or {})["swept_ago_s"] == 8
    sweep_at(database, NOW + timedelta(hours=1))
    assert (nurse.get("/api/news").json or {})["swept_ago_s"] is None  # by a clock that was set back since


def test_a_page_that_asks_for_it_is_brought_drawn_and_again_only_when_it_is_another(
    nurse: Browser, database: Database, stay_id: StayId
) -> None:
    stream = stream_of(nurse, "/live?page=alerts")
    assert next(stream)["page"]["head"]["asked"] == {"tab": "open", "order": "worst", "only": "all"}
    writer = threading.Timer(0.2, chart_a_note, (database, stay_id))
    writer.start()
    assert "page" not in next(event for event in stream if event["stays"])
    writer.join()


@pytest.mark.parametrize("asked", ["/live", "/live?page=beds", "/live?page=nowhere", "/live?page=alerts&order=colour"])
def test_news_go_on_where_no_page_is_drawn(nurse: Browser, asked: str) -> None:
    assert "page" not in next(stream_of(nurse, asked))


def test_who_may_not_open_the_page_is_not_brought_it(browser: Browser) -> None:
    browser.sign_in(LOGINS["administrator"])
    assert "page" not in next(stream_of(browser, "/live?page=alerts"))


def test_a_stream_ends_with_its_session_and_does_not_make_it_longer(
    nurse: Browser, real_time: RealTime, database: Database, stay_id: StayId
) -> None:
    stream = stream_of(nurse)
    next(stream)
    real_time.advance(minutes=15)
    chart_a_note(database, stay_id)
    assert len(list(stream)) <= 2
    assert nurse.get("/api/news").status_code == 401


def test_a_stream_ends_when_its_person_signs_out(
    nurse: Browser, real_time: RealTime, database: Database, stay_id: StayId
) -> None:
    stream = stream_of(nurse)
    next(stream)
    nurse.send("POST", "/sign-out")
    real_time.advance(seconds=15)
    chart_a_note(database, stay_id)
    assert len(list(stream)) <= 2


def test_a_stream_that_is_left_frees_its_place(nurse: Browser, services: Services) -> None:
    answer = nurse.client.get("/live")
    chunks = iter(answer.response)
    next(chunks)
    next(chunks)
    assert services.newsroom.count() == 1
    answer.close()
    assert services.newsroom.count() == 0


def test_streams_leave_threads_for_everybody_else(
    nurse: Browser, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.live.MOST_STREAMS", 0)
    answer = nurse.get("/live")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "15")


def test_monitors_are_no_people(database: Database) -> None:
    assert MONITOR.role not in LOGINS


@pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
def test_a_line_that_breaks_is_laid_again(newsroom: Newsroom, database: Database, stay_id: StayId) -> None:
    with newsroom.listening() as listener:
        settled(listener)
        cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        with database.write() as conn:
            assert conn.exec_driver_sql(cut.replace("%", "%%")).scalar_one() == 1
        chart_a_note(database, stay_id)
        assert told(listener, 10).stays == {stay_id: 1}
