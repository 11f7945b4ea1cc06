"""The roster on screen: written down, seen by everybody, taken out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chart.people import Role
from tests.browser.bedside import choose
from tests.browser.conftest import DESK, TABLET, LiveUnit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser duty")]
SignedIn = Callable[..., Page]


def test_a_charge_nurse_writes_a_turn_down_and_a_nurse_sees_it(signed_in: SignedIn) -> None:
    cleo = signed_in(Role.CHARGE_NURSE, TABLET, path="/duty")
    expect(cleo.locator("#duty-days")).to_contain_text("No turn is written down")
    cleo.locator("#duty-add").click()
    expect(cleo.locator("#duty-refusal")).to_contain_text("Choose the day")
    cleo.get_by_label("Who").fill("Nora Lindqvist")
    cleo.get_by_role("radiogroup", name="Day it starts").get_by_role("radio").nth(1).click()
    choose(cleo, "Shift", "Night 19–07")
    cleo.locator("#duty-add").click()
    expect(cleo.locator(".tw-turns li")).to_contain_text("Nora Lindqvist")
    expect(cleo.locator(".tw-turn-time")).to_have_text("19:00–07:00")
    nora = signed_in(Role.NURSE, DESK, path="/duty")
    expect(nora.locator(".tw-turns li")).to_contain_text("Nora Lindqvist")
    expect(nora.locator("#duty-add")).to_have_count(0)
    expect(nora.get_by_role("button", name="Take out")).to_have_count(0)
    cleo.get_by_role("button", name="Take out").click()
    expect(cleo.locator(".tw-turns li")).to_have_count(0)


def test_a_turn_of_other_times_asks_for_them(signed_in: SignedIn) -> None:
    cleo = signed_in(Role.CHARGE_NURSE, DESK, path="/duty")
    expect(cleo.locator("#duty-times")).to_be_hidden()
    cleo.get_by_label("Who").fill("Dr Minh Pham")
    cleo.get_by_role("radiogroup", name="Day it starts").get_by_role("radio").nth(2).click()
    choose(cleo, "Shift", "Other times")
    cleo.get_by_label("From").fill("08:00")
    cleo.locator("#duty-add").click()
    expect(cleo.locator("#duty-refusal")).to_contain_text("Type from when until when")
    cleo.get_by_label("Until").fill("16:30")
    cleo.locator("#duty-add").click()
    expect(cleo.locator(".tw-turns li").filter(has_text="08:00–16:30")).to_contain_text("physician")


def test_a_sheet_is_taken_whole_or_refused_with_its_line(
    signed_in: SignedIn, live_unit: LiveUnit, tmp_path: Path
) -> None:
    day = (live_unit.ward.clock.now() + timedelta(days=2)).date()
    turns = f"name,from,until\nDr Ines Baptista,{day} 23:00,{day} 23:59\nNobody Known,{day} 10:00,{day} 18:00\n"
    sheet = tmp_path / "roster.csv"
    sheet.write_text(turns, encoding="utf-8")
    pham = signed_in(Role.PHYSICIAN, DESK, path="/duty")
    pham.get_by_text("Take a whole roster from a CSV file").click()
    pham.locator("#duty-sheet input[type=file]").set_input_files(sheet)
    expect(pham.locator("#duty-sheet-refusal")).to_contain_text("Line 3: Nobody of this unit")
    mended = tmp_path / "mended.csv"
    mended.write_text(turns.rsplit("Nobody", 1)[0], encoding="utf-8")
    pham.locator("#duty-sheet input[type=file]").set_input_files(mended)
    expect(pham.locator("#duty-taken")).to_have_text("1 turn written down.")
    expect(pham.locator(".tw-turns li").filter(has_text="Dr Ines Baptista")).to_be_visible()


def test_a_role_without_a_channel_is_said_to_be_called_on_screen_only(signed_in: SignedIn) -> None:
    cleo = signed_in(Role.CHARGE_NURSE, TABLET, path="/duty")
    expect(cleo.locator(".tw-reached").first).to_have_text("On screen only: no channel is set")
    expect(cleo.get_by_role("button", name="Send a test")).to_have_count(0)


def test_a_test_is_sent_over_each_channel_and_its_answer_told(signed_in: SignedIn, live_unit: LiveUnit) -> None:
    path = live_unit.ward.settings.home / "channels.toml"
    path.write_text('[nurse]\nchannels = [{ name = "pager", url = "json://127.0.0.1:9/x" }]\n', encoding="utf-8")
    try:
        cleo = signed_in(Role.CHARGE_NURSE, DESK, path="/duty")
        expect(cleo.locator(".tw-reached").first).to_contain_text("By pager")
        cleo.get_by_role("button", name="Send a test to the nurse").click()
        expect(cleo.locator("#duty-tested")).to_have_text("Test to the nurse. pager: it did not take the message.")
    finally:
        path.unlink()
