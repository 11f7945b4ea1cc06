"""Figures for Prometheus: what the record says, for whoever brings the token, and of nobody by name or bed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import create_engine, update

from alerts.states import Stage
from chart import store
from chart.clock import real_now
from chart.clock_steps.store import Step, put_steps
from chart.database import Database
from chart.entries import Identity, NewEntry
from chart.facts import Admitted, AnyContent, EntryId, StayId, Vitals
from chart.settings import Settings
from chart.tables import outbox
from dashboard.app import build_app
from dashboard.services import Services
from monitors import answers
from monitors.leading import lead_of
from monitors.rounds import save
from monitors.scheduler import Monitor
from monitors.ward import Ward
from tests.rounds.charting import open_alerts
from tests.shell.conftest import NOW, Browser
from tests.ward import CLEO, NORA, UNIT

TOKEN = "a token of twenty characters or more"  # noqa: S105  # of nobody
SICK = Vitals(
    heart_rate_bpm=135, respiration_per_min=28, spo2_percent=88, on_oxygen=True, systolic_mmhg=82,
    temperature_c=39.6, consciousness="V",
)  # fmt: skip


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, metrics_token=TOKEN)


@pytest.fixture
def stay(services: Services, database: Database) -> StayId:
    """Marek Kowalski in bed 01, who is critical."""
    who = Identity(family_name="Kowalski", given_name="Marek")
    with database.write() as conn:
        stay_id = store.open_stay(conn, CLEO, store.admit_patient(conn, CLEO, UNIT, who))
    contents: tuple[AnyContent, ...] = (Admitted("01"), SICK)
    for content in contents:
        new = NewEntry(
            id=EntryId(store.new_id()), stay_id=stay_id, observed_at=services.ward.clock.now(), content=content
        )
        save(services.ward, NORA, new)
    return stay_id


@pytest.fixture
def monitor(services: Services) -> Iterator[Monitor]:
    made = Monitor(services.ward, lead_of(services.ward.database, services.ward.settings), process="ward-pc 17")
    yield made
    made.lead.let_go()


def read(browser: Browser) -> str:
    answer = browser.get("/metrics", Authorization=f"Bearer {TOKEN}")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=")
    return answer.text


def figures(browser: Browser) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels."""
    families = text_string_to_metric_families(read(browser))
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


@pytest.mark.parametrize("given", ["", "Bearer", f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"bearer {TOKEN}", "Bearer ü"])
def test_nobody_reads_them_without_the_token(browser: Browser, given: str) -> None:
    assert browser.get("/metrics", **({"Authorization": given} if given else {})).status_code == 401


def test_being_signed_in_opens_them_no_more(nurse: Browser) -> None:
    assert nurse.get("/metrics").status_code == 401


def test_without_a_token_in_the_settings_they_are_not_there(services: Services, database: Database) -> None:
    ward = services.ward
    shut = Ward(database, ward.clock, msgspec.structs.replace(ward.settings, metrics_token=""), ward.book)
    browser = Browser(build_app(Services(shut, services.newsroom, "Harbour", services.zone)).server.test_client())
    for given in ("", "Bearer ", f"Bearer {TOKEN}"):
        assert browser.get("/metrics", Authorization=given).status_code == 404


@pytest.mark.usefixtures("stay")
def test_sweeps_are_told_as_the_record_has_them(browser: Browser, monitor: Monitor) -> None:
    assert ("tidewatch_sweeps_total",) not in figures(browser)
    for _ in range(3):
        monitor.turn()
    told = figures(browser)
    assert told["tidewatch_sweeps_total",] == 3
    assert told["tidewatch_leaders_total",] == 1
    assert (told["tidewatch_last_sweep_stays_watched",], told["tidewatch_last_sweep_faults",]) == (1, 0)
    assert told["tidewatch_last_sweep_timestamp_seconds",] == pytest.approx(real_now().timestamp(), abs=60)


def test_alerts_are_counted_by_severity_and_stage_and_those_that_nobody_owns(
    browser: Browser, services: Services, stay: StayId
) -> None:
    before = figures(browser)
    alerts = list(open_alerts(services.ward, stay).values())
    critical = [each for each in alerts if each.severity.name == "CRITICAL"]
    assert critical
    assert before["tidewatch_open_alerts", "critical", "waiting"] == len(critical)
    assert before["tidewatch_unowned_alerts", "critical"] == len(critical)
    assert before["tidewatch_open_alerts", "low", "paused"] == 0
    assert sum(value for key, value in before.items() if key[0] == "tidewatch_open_alerts") == len(alerts)

    at = services.ward.clock.now() + timedelta(minutes=30)
    answers.acknowledge(services.ward, NORA, critical[0].id, "at the bedside", at)
    after = figures(browser)
    assert after["tidewatch_open_alerts", "critical", Stage.ACCEPTED.value] == 1
    assert after["tidewatch_unowned_alerts", "critical"] == len(critical) - 1


def test_pages_that_wait_and_pages_that_reached_nobody(
    browser: Browser, services: Services, database: Database, stay: StayId
) -> None:
    before = figures(browser)
    services.ward.clock.advance(seconds=90)  # type: ignore[attr-defined]  # moved by hand here
    count = before["tidewatch_pages_waiting",]
    assert count > 0
    assert figures(browser)["tidewatch_pages_oldest_waiting_seconds",] == pytest.approx(90, abs=0.01)
    with database.write() as conn:
        conn.execute(update(outbox).where(outbox.c.stay_id == stay).values(given_up_at=NOW))
    after = figures(browser)
    assert after["tidewatch_pages_given_up_total",] == count
    assert (after["tidewatch_pages_waiting",], after["tidewatch_pages_oldest_waiting_seconds",]) == (0, 0)


def test_a_clock_that_was_set_and_what_runs_here(browser: Browser, database: Database) -> None:
    with database.write() as conn:
        put_steps(conn, [Step(-3600), Step(5)], NOW)
    told = figures(browser)
    assert told["tidewatch_clock_steps_unseen",] == 2
    assert told["tidewatch_build_info", "0.1.0"] == 1


def test_they_name_nobody_and_no_bed(browser: Browser, monitor: Monitor, stay: StayId) -> None:
    monitor.turn()
    text = read(browser)
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    assert {name for sample in samples for name in sample.labels} == {"version", "severity", "stage"}
    for secret in (stay, "Kowalski", "Marek", UNIT, "Harbour", "ward-pc"):
        assert secret not in text


def test_each_has_a_sentence_and_the_name_its_kind_asks_for(browser: Browser, monitor: Monitor) -> None:
    monitor.turn()
    for family in text_string_to_metric_families(read(browser)):
        assert family.name.startswith("tidewatch_")
        assert family.documentation.endswith(".")
        if family.type == "counter":
            assert all(s.name.endswith("_total") for s in family.samples)


def test_a_database_that_does_not_answer_is_told_as_such(services: Services, tmp_path: Path) -> None:
    engine = create_engine(f"postgresql+psycopg://nora@/x?host={tmp_path}")
    ward = Ward(Database(engine, engine, "postgresql"), services.ward.clock, services.ward.settings, services.ward.book)
    app = build_app(Services(ward, services.newsroom, "Harbour", services.zone))
    answer = Browser(app.server.test_client()).get("/metrics", Authorization=f"Bearer {TOKEN}")
    assert (answer.status_code, answer.text) == (503, "the database does not answer\n")
