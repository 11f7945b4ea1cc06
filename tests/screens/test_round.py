"""My round: what stands in which bucket, what is done in one go, whose beds are shown, and where a row leads."""

from datetime import timedelta

import pytest

from chart.duty.store import NewTurn, add_turns
from chart.errors import Refused
from chart.facts import (
    Assessment,
    ObservationLevel,
    PersonId,
    ProtocolAssigned,
    Status,
    StayId,
    SubstanceUse,
    Vitals,
    WentOnLeave,
)
from chart.people import Denied
from chart.ticks import MINUTE, to_tick
from dashboard import words
from dashboard.pages.charting import queries as charting
from dashboard.pages.round.actions import choose_beds
from dashboard.pages.round.layout import QUICK, Quick, round_page
from dashboard.pages.round.queries import my_round
from dashboard.pages.round.view import AWAY, BUCKETS, LATER, NO_ROUNDS, NOW, OVERDUE, Round, bucket_of
from monitors.due import Task
from tests.screens.conftest import Unit
from tests.screens.stays import ciwa, hrefs_of, text_of
from tests.screens.test_saving import ALCOHOL
from tests.ward import ADA, CLEO, MONDAY

CALM = Vitals(
    heart_rate_bpm=78, respiration_per_min=14, spo2_percent=98, on_oxygen=False, systolic_mmhg=124, temperature_c=36.8,
    consciousness="A",
)  # fmt: skip
MILD = (1, 1, 1, 1, 1, 0, 0, 0, 0, 0)


def kowalski(unit: Unit) -> StayId:
    """Bed 02, alcohol; all was charted just now."""
    stay = unit.admit("02", "Kowalski", *ALCOHOL)
    unit.chart(stay, ciwa(*MILD))
    return stay


def told(found: Round) -> list[tuple[str, str, str]]:
    return [
        (bucket, row.patient.bed, row.due.what) for bucket, rows in found.buckets.items() for row in rows if row.due
    ]


def task(due_in: int, every: int = 240, *, is_paused: bool = False) -> Task:
    """Due in so many minutes, with half an hour of grace."""
    at = to_tick(MONDAY) + due_in * MINUTE
    return Task(
        what="ciwa_ar", title="CIWA-Ar", protocol="alc-asam", last_at=None, interval_minutes=every, due_at=at,
        late_from=at + 30 * MINUTE, very_late_from=at + 999 * MINUTE, level=None, is_screening=False,
        is_paused=is_paused, is_deferred=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due_in", "every", "bucket"),
    [
        (-31, 240, OVERDUE),
        (-30, 240, NOW),  # within its grace
        (0, 240, NOW),
        (1, 240, "Next 15 min"),
        (15, 240, "Next 15 min"),
        (15, 60, NOW),  # hourly: a quarter of an hour ahead
        (7, 15, NOW),
        (8, 15, "Next 15 min"),
        (16, 60, "Next 30 min"),
        (30, 240, "Next 30 min"),
        (31, 240, "Next 60 min"),
        (60, 240, "Next 60 min"),
        (61, 240, LATER),
    ],
)
def test_when_something_stands_in_which_bucket(due_in: int, every: int, bucket: str) -> None:
    assert bucket_of(task(due_in, every), MONDAY) == bucket


def test_off_the_unit_nothing_is_late() -> None:
    assert bucket_of(task(-300, is_paused=True), MONDAY) == AWAY


def test_a_fresh_admission_is_one_visit_with_everything_it_wants(unit: Unit) -> None:
    unit.admit("02", "Kowalski", *ALCOHOL)
    found = my_round(unit.services, unit.nora)
    assert [(bucket, what) for bucket, _, what in told(found)][:1] == [("Next 30 min", "CIWA-Ar, RASS and vital signs")]
    page = round_page(found)
    assert "Kowalski M." in text_of(page)
    assert "Not done yet" in text_of(page)


def test_what_is_due_together_is_one_row_and_one_visit(unit: Unit) -> None:
    stay = unit.admit("02", "Kowalski", *ALCOHOL, ProtocolAssigned("news2"))
    unit.chart(stay, ciwa(*MILD))
    unit.chart(stay, CALM)
    unit.clock.advance(hours=9)
    late = [row for row in my_round(unit.services, unit.nora).buckets[OVERDUE] if row.patient.bed == "02"]
    assert len(late) == 1
    assert "CIWA-Ar" in late[0].due.what
    assert f"/chart/{stay}" in hrefs_of(round_page(my_round(unit.services, unit.nora)))
    assert "ciwa_ar" in charting.visit(unit.services, unit.nora, stay).scales


def test_what_is_not_due_yet_opens_its_own_forms(unit: Unit) -> None:
    stay = kowalski(unit)
    rows = {row.forms: bucket for bucket, rows in my_round(unit.services, unit.nora).buckets.items() for row in rows}
    forms = next(each for each in rows if each.startswith("ciwa_ar"))
    assert forms.startswith("ciwa_ar+vitals+rass")
    found = charting.visit(unit.services, unit.nora, stay, forms)
    assert ("ciwa_ar" in found.scales, "vitals" in found.tabs) == (True, True)
    with pytest.raises(Refused, match="no such form"):
        charting.visit(unit.services, unit.nora, stay, "ciwa_ar+tea")


def test_within_a_bucket_what_is_due_first_stands_first(unit: Unit) -> None:
    for bed in ("04", "02"):
        stay = unit.admit(bed, f"Bed{bed}", *ALCOHOL)
        unit.chart(stay, ciwa(*MILD))
        unit.clock.advance(minutes=5)
    for rows in my_round(unit.services, unit.nora).buckets.values():
        times = [row.due.at for row in rows if row.due.at]
        assert times == sorted(times)
    assert list(my_round(unit.services, unit.nora).buckets) == [
        each for each in BUCKETS if each in my_round(unit.services, unit.nora).buckets
    ]


def test_who_is_in_hospital_is_shown_apart_and_never_late(unit: Unit) -> None:
    stay = kowalski(unit)
    unit.chart(stay, WentOnLeave("hospital"))
    unit.clock.advance(hours=12)
    found = my_round(unit.services, unit.nora)
    assert [bucket for bucket, bed, _ in told(found) if bed == "02"] == [AWAY]
    assert "In hospital since" in text_of(round_page(found))


def test_whoever_is_away_does_not_keep_the_others_from_being_shown(unit: Unit) -> None:
    """One is in hospital since a known time, of another only that they are off the unit is charted."""
    unit.chart(kowalski(unit), WentOnLeave("hospital"))
    unit.chart(unit.admit("03", "Nowak", *ALCOHOL), Status("off_unit"))
    unit.clock.advance(hours=6)
    found = my_round(unit.services, unit.nora)
    assert [bed for bucket, bed, _ in told(found) if bucket == AWAY] == ["02", "03"]


def test_whom_no_protocol_watches_is_shown_and_said_to_be_so(unit: Unit) -> None:
    unit.admit("02", "Kowalski")
    found = my_round(unit.services, unit.nora)
    assert [row.patient.bed for row in found.buckets[NO_ROUNDS]] == ["02"]
    assert "No protocol asks for anything" in text_of(round_page(found))


def test_a_safety_check_stands_alone_and_is_one_tap_away(unit: Unit) -> None:
    stay = unit.admit("05", "Ruiz", SubstanceUse("stimulant", "amphetamine"), ObservationLevel("q15"))
    rows = [row for rows in my_round(unit.services, unit.nora).buckets.values() for row in rows]
    assert {row.forms for row in rows if "safety" in row.due.what} == {"safety_check"}
    assert {row.patient.stay_id for row in rows} == {stay}


def test_a_mild_sleeper_is_let_sleep(unit: Unit) -> None:
    stay = kowalski(unit)
    for content in (CALM, Assessment(instrument="rass", answers={"rass": 0})):
        unit.chart(stay, content)
    unit.clock.advance(hours=4)
    assert "Let sleep" not in text_of(round_page(my_round(unit.services, unit.nora)))
    unit.chart(stay, Status("asleep", respiration_per_min=14, spo2_percent=96, is_rousable=True))
    assert "Let sleep" in text_of(round_page(my_round(unit.services, unit.nora)))


# ---- whose beds ------------------------------------------------------------------------------------------------------


def three(unit: Unit) -> None:
    for bed in ("01", "02", "03"):
        unit.admit(bed, f"Bed{bed}", *ALCOHOL)


def beds(found: Round) -> list[str]:
    return [patient.bed for patient in found.patients]


def test_who_has_not_said_which_beds_are_theirs_sees_all(unit: Unit) -> None:
    three(unit)
    found = my_round(unit.services, unit.nora)
    assert (beds(found), found.beds, found.shows_all) == (["01", "02", "03"], None, True)


def test_own_beds_are_shown_until_all_are_asked_for(unit: Unit) -> None:
    three(unit)
    choose_beds(unit.services, unit.nora, ["03", "01"])
    found = my_round(unit.services, unit.nora)
    assert (beds(found), found.beds) == (["01", "03"], ("01", "03"))
    assert beds(my_round(unit.services, unit.nora, "all")) == ["01", "02", "03"]
    assert beds(my_round(unit.services, unit.pham)) == ["01", "02", "03"]


def test_a_bed_that_nobody_knows_is_shown_to_everybody(unit: Unit) -> None:
    three(unit)
    unit.admit("", "Somewhere", *ALCOHOL)
    choose_beds(unit.services, unit.nora, ["01"])
    assert beds(my_round(unit.services, unit.nora)) == ["", "01"]


def test_own_beds_end_with_the_turn_or_after_a_shift(unit: Unit) -> None:
    three(unit)
    now = unit.clock.now()
    starts_at, ends_at = now - timedelta(hours=2), now + timedelta(hours=3)
    turn = NewTurn(person_id=PersonId(unit.nora.id), role="nurse", starts_at=starts_at, ends_at=ends_at)
    with unit.services.ward.database.write() as conn:
        add_turns(conn, CLEO, [turn])
    for actor in (unit.nora, unit.pham):
        choose_beds(unit.services, actor, ["01"])
    unit.clock.advance(hours=3)
    assert my_round(unit.services, unit.nora).beds is None
    assert my_round(unit.services, unit.pham).beds == ("01",)
    unit.clock.advance(hours=9)
    assert my_round(unit.services, unit.pham).beds is None


def test_no_bed_chosen_is_every_bed(unit: Unit) -> None:
    three(unit)
    choose_beds(unit.services, unit.nora, ["01"])
    choose_beds(unit.services, unit.nora, [])
    assert my_round(unit.services, unit.nora).beds is None


def test_a_bed_that_is_not_there_is_refused_and_who_does_not_chart_has_no_beds(unit: Unit) -> None:
    with pytest.raises(Refused, match="no bed 99"):
        choose_beds(unit.services, unit.nora, ["99"])
    with pytest.raises(Denied):
        choose_beds(unit.services, ADA, ["01"])


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (["03"], "Bed 03"),
        (["01", "02"], "Beds 01 and 02"),
        (["01", "02", "03"], "Beds 01–03"),
        (["01", "02", "03", "05"], "Beds 01–03 and 05"),
        (["01", "03", "05"], "Beds 01, 03 and 05"),
    ],
)
def test_beds_are_said_as_one_says_them(own: list[str], said: str) -> None:
    assert words.bed_words(own, ["01", "02", "03", "04", "05"]) == said


# ---- the page --------------------------------------------------------------------------------------------------------


def test_an_empty_round_says_so(unit: Unit) -> None:
    assert "Nobody lies in these beds." in text_of(round_page(my_round(unit.services, unit.nora)))


@pytest.mark.parametrize("quick", QUICK, ids=lambda quick: quick.code)
def test_a_quick_entry_asks_for_whom_and_leads_to_its_form(unit: Unit, quick: Quick) -> None:
    stay = kowalski(unit)
    page = round_page(my_round(unit.services, unit.nora), quick=quick.code)
    assert f"{quick.words}: for whom?" in text_of(page)
    assert f"/chart/{stay}/{quick.form}" in hrefs_of(page)
    assert charting.visit(unit.services, unit.nora, stay, quick.form).tabs
