"""What a hand does on our pages, and stays that were charted before the journey begins."""

import json
import re
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta

from playwright.sync_api import Locator, Page, Route, expect

from chart import store
from chart.entries import Identity
from chart.facts import (
    Admitted,
    AnyContent,
    Assessment,
    Entry,
    EntryId,
    PersonId,
    ProtocolAssigned,
    StayId,
    SubstanceUse,
)
from chart.people import Role
from monitors.rounds import examine
from tests.browser.conftest import LiveUnit
from tests.ward import UNIT

CIWA = (
    "nausea_vomiting", "tremor", "sweats", "anxiety", "agitation", "tactile", "auditory", "visual", "headache",
    "orientation",
)  # fmt: skip
VITALS = {
    "heart_rate_bpm": "88", "temperature_c": "37,1", "respiration_per_min": "16", "systolic_mmhg": "128",
    "diastolic_mmhg": "80", "spo2_percent": "97",
}  # fmt: skip
Charted = Iterable[tuple[float, AnyContent]]


def admitted(
    unit: LiveUnit, bed: str, family_name: str, use: SubstanceUse, protocol: str, charted: Charted = ()
) -> StayId:
    """A patient who came two days ago; charted: (hours ago, content), as it was charted at its time by the nurse."""
    nurse, now = unit.actor(Role.NURSE), unit.ward.clock.now()
    whole: list[tuple[float, AnyContent]] = [(48, Admitted(bed)), (48, use), (48, ProtocolAssigned(protocol)), *charted]
    with unit.database.write() as conn:
        who = Identity(family_name=family_name, given_name="Robin", birth_on="1979-03-14", record_number=f"H {bed}")
        stay_id = store.open_stay(conn, nurse, store.admit_patient(conn, nurse, UNIT, who))
        entries = [
            Entry(
                id=EntryId(store.new_id()),
                unit_id=UNIT,
                stay_id=stay_id,
                observed_at=now - timedelta(hours=hours),
                recorded_at=now - timedelta(hours=hours),
                recorded_by=PersonId(nurse.id),
                content=content,
            )
            for hours, content in whole
        ]
        store.record_history(conn, nurse, entries)
    examine(unit.ward, stay_id)
    return stay_id


def ciwa(*answers: int) -> Assessment:
    """A complete CIWA-Ar in the order of the form."""
    return Assessment(instrument="ciwa_ar", answers=dict(zip(CIWA, answers, strict=True)))


def open_form(page: Page, family_name: str) -> None:
    """Two taps from the list of beds to the right form."""
    page.goto("/beds")
    page.get_by_role("link", name=re.compile(family_name)).click()
    page.get_by_role("link", name="Chart", exact=True).click()
    expect(page.locator("#save")).to_be_visible()


def answer(page: Page, scale: str, item: str, value: int | str) -> None:
    """Tap one cell."""
    shown = str(value).replace("-", "−")  # a word that says all has no comma after it
    page.locator(f"#{scale}-{item}").get_by_role("radio", name=re.compile(rf"^{re.escape(shown)}\s*(,|$)")).click()


def field(page: Page, form: str, name: str) -> Locator:
    """One field of a form."""
    where = json.dumps({"field": name, "form": form, "kind": "field"}, separators=(",", ":"))
    return page.locator(f"[id='{where}']")


def type_in(page: Page, form: str, name: str, text: str) -> None:
    """Type like a person, and go on to the next field."""
    place = field(page, form, name)
    place.click()
    place.press("Control+a")
    place.press_sequentially(text, delay=30)
    place.press("Tab", delay=30)


def choose(page: Page, group: str, word: str) -> None:
    """Tap a word of a group of choices."""
    page.get_by_role("radiogroup", name=group).get_by_role("radio", name=word, exact=True).click()


def save(page: Page) -> None:
    """Save, say yes to what is unusual, and see that the server has it."""
    page.locator("#save").click()
    expect(page.locator("#saved")).to_be_visible()
    expect(page.locator("#saved")).to_contain_text("On the server, not only on this tablet.")


def entries(unit: LiveUnit, stay_id: StayId) -> list[Entry]:
    """What stands in the record of a stay."""
    with unit.database.read() as conn:
        return store.entries_of(conn, unit.actor(Role.NURSE), stay_id)


def held_back(page: Page, asking: str) -> Callable[[], None]:
    """Hold what is asked in these words back; the function that is returned lets it through, the old and the new.

    What a slow network does, without the chance in it.
    """
    held: list[Route] = []
    is_open = False

    def hold(route: Route) -> None:
        if is_open or asking not in (route.request.post_data or ""):
            route.continue_()
        else:
            held.append(route)

    def let_through() -> None:
        nonlocal is_open
        is_open = True
        for route in held:
            route.continue_()

    page.route("**/_dash-update-component*", hold)
    return let_through


def figure(name: str, value: float) -> None:
    """Say what was measured; seen with `pytest -rP`."""
    sys.stdout.write(f"{name}: {value:.0f}\n")
