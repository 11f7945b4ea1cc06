"""A name that is corrected elsewhere stands on every open page without anybody touching it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from chart import store
from chart.entries import Identity
from chart.facts import SubstanceUse
from chart.people import Role
from tests.browser.bedside import admitted
from tests.browser.conftest import DESK, LiveUnit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser names_are_news")]


def test_a_corrected_name_comes_onto_an_open_board_by_itself(
    live_unit: LiveUnit, signed_in: Callable[..., Page]
) -> None:
    use = SubstanceUse(
        drug_class="alcohol", agent="alcohol", last_use_at=live_unit.ward.clock.now() - timedelta(hours=60)
    )
    stay_id = admitted(live_unit, "02", "Quinze", use, "alc-asam")
    cleo = signed_in(Role.CHARGE_NURSE, DESK, path="/beds")
    expect(cleo.locator(".tw-tile").filter(has_text="Quinze R.")).to_be_visible()
    nurse = live_unit.actor(Role.NURSE)
    with live_unit.database.write() as conn:
        patient_id = store.stay_of(conn, nurse, stay_id).patient_id
        store.put_identity(conn, nurse, patient_id, Identity(family_name="Quince", given_name="Robin"))
    expect(cleo.locator(".tw-tile").filter(has_text="Quince R.")).to_be_visible()
