"""The machine's clock was set: every page says so, until somebody of the unit has seen it."""

import json
from typing import Any

import pytest
from sqlalchemy import insert, select

from chart.actor import Actor
from chart.clock_steps.store import Step, put_steps, see_step, unseen_steps
from chart.database import Database
from chart.errors import Refused
from chart.news.store import read_standing
from chart.people import PEOPLE, Denied
from chart.tables import audit, heartbeat
from dashboard.components.clock_notice import step_words
from tests.shell.conftest import LOGINS, NOW, Browser
from tests.ward import ADA, CLEO, MONDAY, NORA, OTHER_UNIT, STRANGER, UNIT

DRAWN = '..{"kind":"clock-notice","place":["ALL"]}.children..'
PLACE = {"kind": "clock-notice", "place": "frame"}
HOUR_BACK = Step(-3600.0)


def told(database: Database, *steps: Step) -> None:
    with database.write() as conn:
        put_steps(conn, steps, NOW)


def unseen(database: Database, actor: Actor) -> list[int]:
    with database.read() as conn:
        return [each.id for each in unseen_steps(conn, actor)]


def notice(browser: Browser) -> str:
    """What a page of this person says of the clock, as it is sent."""
    inputs = [{"id": name, "property": "data", "value": None} for name in ("here", "clock-step", "clock-seen")]
    outputs = [[{"id": PLACE, "property": "children"}]]
    body = {"output": DRAWN, "outputs": outputs, "inputs": inputs, "changedPropIds": ["here.data"]}
    answer = browser.send("POST", "/_dash-update-component", body)
    return json.dumps((answer.json or {})["response"])


def press_seen(browser: Browser, step: int) -> Any:
    asked = [{"id": "clock-asked", "property": "data", "value": {"kind": "clock-step", "step": step, "at": 1}}]
    output = {"id": "clock-seen", "property": "data"}
    body = {"output": "clock-seen.data", "outputs": output, "inputs": asked, "changedPropIds": ["clock-asked.data"]}
    return browser.send("POST", "/_dash-update-component", body)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (HOUR_BACK, "The clock was set back by 1 h 00 min."),
        (Step(-5.0), "The clock was set back by 5 s."),
        (Step(-59.6 * 60), "The clock was set back by 59 min."),
        (Step(3600.0), "The clock was set forward by 1 h 00 min, or the machine slept."),
        (Step(5 * 365 * 86_400.0), "The clock was set forward by 1825 days, or the machine slept."),
        (Step(-3000.0, is_at_least=True), "The clock was set back by 50 min or more while no monitor watched."),
    ],
)
def test_a_step_in_words(step: Step, words: str) -> None:
    assert step_words(step) == words


def test_nothing_is_said_of_a_clock_that_nobody_set(nurse: Browser) -> None:
    assert notice(nurse) == json.dumps({json.dumps(PLACE, separators=(",", ":")): {"children": []}})


@pytest.mark.parametrize("role", PEOPLE)
def test_every_person_is_told_and_who_answers_alerts_may_say_that_it_was_seen(
    database: Database, browser: Browser, role: str
) -> None:
    told(database, HOUR_BACK)
    browser.sign_in(LOGINS[role])
    said = notice(browser)
    assert "The clock was set back by 1 h 00 min. Noticed at 09:00." in said
    assert ("clock-step" in said) == (role in ("nurse", "charge_nurse", "physician"))


def test_who_has_seen_it_ends_it_for_the_unit_and_not_for_another(database: Database, nurse: Browser) -> None:
    told(database, HOUR_BACK)
    [step] = unseen(database, NORA)
    before = read_standing(database, UNIT).clock_step
    assert press_seen(nurse, step).status_code == 200
    assert unseen(database, NORA) == []
    assert len(unseen(database, STRANGER)) == 1
    assert "set back" not in notice(nurse)
    assert read_standing(database, UNIT).clock_step != before
    with database.read() as conn:
        [detail] = conn.execute(select(audit.c.detail).where(audit.c.category == "clock")).scalars()
    assert detail == {"step": step}


def test_news_of_it_is_news_of_its_unit(database: Database) -> None:
    before = read_standing(database, UNIT).clock_step, read_standing(database, OTHER_UNIT).clock_step
    told(database, HOUR_BACK)
    after = read_standing(database, UNIT).clock_step, read_standing(database, OTHER_UNIT).clock_step
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_it_is_seen_once_by_its_own_unit_and_by_who_may(database: Database) -> None:
    told(database, HOUR_BACK)
    [step] = unseen(database, NORA)
    with database.write() as conn, pytest.raises(Denied):
        see_step(conn, ADA, step, NOW)
    with database.write() as conn, pytest.raises(Refused):
        see_step(conn, STRANGER, step, NOW)
    with database.write() as conn:
        see_step(conn, CLEO, step, NOW)
    with database.write() as conn, pytest.raises(Refused, match="Somebody has seen this already"):
        see_step(conn, NORA, step, NOW)


def test_a_monitor_of_before_that_ran_with_a_clock_ahead_does_not_make_a_dead_one_look_alive(
    database: Database,
) -> None:
    beat = {
        "role": "monitor", "ward_at": MONDAY, "monotonic_s": 1.0, "sweep_no": 1, "stays_seen": 0, "stays_judged": 0,
    }  # fmt: skip
    with database.write() as conn:
        ahead = MONDAY.replace(year=2031)
        conn.execute(insert(heartbeat).values(**beat, process="before", epoch=1, real_at=ahead))
        conn.execute(insert(heartbeat).values(**beat, process="now", epoch=2, real_at=MONDAY))
    assert read_standing(database, UNIT).swept_at == MONDAY
