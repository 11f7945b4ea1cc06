"""The page of the roster says what keeps pages from reaching anybody."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from chart.clock import real_now
from chart.duty.store import turns_between
from chart.errors import Refused
from chart.tables import outbox
from dashboard.pages.duty import actions
from dashboard.pages.duty.layout import duty_page
from dashboard.pages.duty.queries import duty
from tests.screens.conftest import Unit
from tests.screens.stays import ciwa, text_of
from tests.screens.test_saving import ALCOHOL
from tests.ward import MONDAY

CHANNELS = '[nurse]\nchannels = [{ name = "ward phone", url = "json://127.0.0.1:9/" }]\n'


def page(unit: Unit) -> str:
    return text_of(duty_page(duty(unit.services, unit.nora)))


def test_a_page_that_reached_nobody_stands_with_bed_role_and_reason(unit: Unit) -> None:
    (unit.services.ward.settings.home / "channels.toml").write_text(CHANNELS)
    unit.chart(unit.admit("03", "Nowak", *ALCOHOL), ciwa(2, 5, 5, 4, 5, 3, 2, 5, 3, 3))
    assert "Reached nobody" not in page(unit)
    given_up = {"given_up_at": real_now() - timedelta(hours=1), "last_error": "ward phone: it did not take the message"}
    with unit.services.ward.database.write() as conn:
        conn.execute(update(outbox).values(given_up))
    said = page(unit)
    assert "Reached nobody in the last 24 h" in said
    assert "Critical, bed 03" in said
    assert "Nurse: ward phone: it did not take the message" in said


def test_channels_that_cannot_be_read_are_said_and_the_page_stands(unit: Unit) -> None:
    (unit.services.ward.settings.home / "channels.toml").write_text("[nurse]\nchannel = []\n")
    said = page(unit)
    assert "No page is sent: alerts are on screen only." in said
    assert "channels.toml" in said
    assert "On screen only: no channel is set" in said


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (("02:30", "11:00"), "“02:30” was left out: the clocks went forward over it"),
        (("seven", "11:00"), "“seven” is no time. Type it as 07:00"),
        (("", "11:00"), "Type from when until when"),
    ],
)
def test_a_turn_at_a_time_that_there_is_not_is_refused(unit: Unit, times: tuple[str, str], said: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.add(unit.services, unit.pham, "Nora Lindqvist", "2026-03-29", "other", times)
    assert (refused.value.message, refused.value.field) == (said, "times")


def test_a_turn_of_the_night_the_clocks_go_forward_is_an_hour_shorter(unit: Unit) -> None:
    actions.add(unit.services, unit.pham, "Nora Lindqvist", "2026-03-28", "night", ("", ""))
    with unit.services.ward.database.read() as conn:
        (turn,) = turns_between(conn, unit.pham, MONDAY, MONDAY + timedelta(days=30))
    assert turn.ends_at - turn.starts_at == timedelta(hours=11)
