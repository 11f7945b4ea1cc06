"""Pretend nurses chart what is due, for the stories and for whoever a person admits; they decide nothing."""

from datetime import timedelta
from random import Random

import msgspec
import pytest

from chart import facts, store
from chart.clock import HandClock
from chart.database import Database
from chart.entries import NewEntry
from chart.facts import AnyContent, EntryId, StayId
from chart.instrument import instruments
from chart.settings import Settings
from chart.ticks import to_tick
from monitors.cadence import Cadence
from monitors.due import State, tasks
from monitors.known import Known
from monitors.rounds import save
from monitors.ward import Ward, ward_of
from seed_data.cast import STORIES
from seed_data.now import histories_now, stay_id_of
from seed_data.pretend_nurses import PretendNurse
from seed_data.stay import after
from seed_data.store import put_open
from tests.ward import MONDAY, NORA, UNIT

ITO = next(story for story in STORIES if story.stay.name == "ito")
MARCHETTI = next(story for story in STORIES if story.stay.name == "marchetti")
DUARTE = next(story for story in STORIES if story.stay.name == "duarte")
MENSAH = next(story for story in STORIES if story.stay.name == "mensah")
LINDHOLM = next(story for story in STORIES if story.stay.name == "lindholm")


@pytest.fixture
def ward(database: Database, settings: Settings) -> Ward:
    return ward_of(database, HandClock(MONDAY), msgspec.structs.replace(settings, unit=UNIT))


def nurse_on(ward: Ward) -> PretendNurse:
    return PretendNurse(ward, NORA, MONDAY, Random(3))


def hours_pass(ward: Ward, nurse: PretendNurse, hours: float) -> None:
    """Every ten minutes of it she goes round."""
    assert isinstance(ward.clock, HandClock)
    for _ in range(round(hours * 6)):
        ward.clock.advance(minutes=10)
        nurse.go_round()


def put_stories(ward: Ward, *names: str) -> None:
    wanted = {stay_id_of(story, MONDAY) for story in STORIES if story.stay.name in names}
    with ward.database.write() as conn:
        put_open(conn, UNIT, [each for each in histories_now(UNIT, NORA.id, MONDAY) if each.stay_id in wanted])


def admit(ward: Ward, *contents: AnyContent) -> StayId:
    """Admitted by hand, as a person does it."""
    with ward.database.write() as conn:
        stay_id = store.open_stay(conn, NORA, store.admit_patient(conn, NORA, UNIT, None))
    for content in contents:
        chart(ward, stay_id, content)
    return stay_id


def chart(ward: Ward, stay_id: StayId, content: AnyContent) -> None:
    now = ward.clock.now()
    save(ward, NORA, NewEntry(id=EntryId(store.new_id()), stay_id=stay_id, observed_at=now, content=content))


def charted(ward: Ward, stay_id: StayId) -> list[facts.Entry]:
    with ward.database.read() as conn:
        return store.entries_of(conn, NORA, stay_id)


def total_of(content: facts.Assessment) -> int:
    return instruments()[content.instrument].counted(content.answers).total or 0


def late_tasks(ward: Ward, stay_id: StayId) -> list[str]:
    at = to_tick(ward.clock.now())
    found = tasks(Cadence(Known(charted(ward, stay_id)), ward.book.protocols), at)
    return [task.what for task in found if task.state(at) in (State.OVERDUE, State.CRITICALLY_OVERDUE)]


def test_what_falls_due_in_a_story_is_charted(ward: Ward) -> None:
    put_stories(ward, "marchetti")
    stay_id = stay_id_of(MARCHETTI, MONDAY)
    before = len(charted(ward, stay_id))
    hours_pass(ward, nurse_on(ward), 12)
    assert len(charted(ward, stay_id)) > before
    assert late_tasks(ward, stay_id) == []


def test_who_loses_fluid_is_weighed_and_stood_up_and_drinks_are_written_down(ward: Ward) -> None:
    put_stories(ward, "duarte")
    stay_id = stay_id_of(DUARTE, MONDAY)
    hours_pass(ward, nurse_on(ward), 26)
    new = [entry.kind for entry in charted(ward, stay_id) if entry.recorded_at > MONDAY]
    assert {"weight", "orthostatic", "fluid"} <= set(new)
    assert late_tasks(ward, stay_id) == []


def test_sedation_and_breathing_are_looked_at_after_doses_that_add_up(ward: Ward) -> None:
    stay_id = admit(
        ward, facts.Admitted("02"), facts.SubstanceUse("opioid", "heroin", last_use_at=MONDAY - timedelta(hours=40)),
        facts.ProtocolAssigned("opi"), facts.ProtocolAssigned("news2"),
        facts.Dose("Methadone", ("opioid", "full_agonist_methadone"), is_sedating=True),
        facts.Dose("Diazepam", ("benzodiazepine",), is_sedating=True, is_long_acting=True),
    )  # fmt: skip
    hours_pass(ward, nurse_on(ward), 4.5)
    looked = [each.content for each in charted(ward, stay_id) if isinstance(each.content, facts.Assessment)]
    assert sum(each.instrument == "rass" for each in looked) >= 4
    assert late_tasks(ward, stay_id) == []


def test_a_dose_that_a_nurse_gives_is_followed_by_a_lower_score(ward: Ward) -> None:
    put_stories(ward, "mensah")
    stay_id = stay_id_of(MENSAH, MONDAY)
    hours_pass(ward, nurse_on(ward), 18)
    made = charted(ward, stay_id)
    given = [each.observed_at for each in made if isinstance(each.content, facts.Dose) and each.content.for_withdrawal]
    assert given
    scores = [(each.observed_at, each.content) for each in made if isinstance(each.content, facts.Assessment)]
    ciwa = [(at, total_of(each)) for at, each in scores if each.instrument == "ciwa_ar"]
    before = [total for at, total in ciwa if at <= given[0]][-1]
    later = next(total for at, total in ciwa if given[0] + timedelta(minutes=45) <= at)
    assert before - later >= 3


def test_thiamine_and_taper_go_on_where_the_story_was_and_are_given_once(ward: Ward) -> None:
    put_stories(ward, "lindholm")
    stay_id = stay_id_of(LINDHOLM, MONDAY)
    for _ in range(2):
        hours_pass(ward, nurse_on(ward), 12)
    given = [each for each in charted(ward, stay_id) if isinstance(each.content, facts.Dose)]
    regular = [each for each in given if isinstance(each.content, facts.Dose) and not each.content.for_withdrawal]
    hours = [(each.observed_at - after(MONDAY, -LINDHOLM.hours)) / timedelta(hours=1) for each in regular]
    assert [round(each, 2) for each in hours] == [1.0, 1.5, 13.0, 13.5, 25.0, 25.5, 37.0, 37.5, 49.0, 49.5]


def test_what_a_story_tells_happens_once_even_if_the_nurse_begins_anew(ward: Ward) -> None:
    put_stories(ward, "ito")
    stay_id = stay_id_of(ITO, MONDAY)
    for _ in range(2):
        hours_pass(ward, nurse_on(ward), 1)
    told = after(after(MONDAY, -ITO.hours), 4.1)  # the score after which she is clearly worse
    assert [each.kind for each in charted(ward, stay_id) if each.observed_at == told] == ["assessment", "vitals"]


def test_whoever_is_admitted_by_hand_is_charted_for_by_what_was_used(ward: Ward) -> None:
    last_use = MONDAY - timedelta(hours=10)
    stay_id = admit(
        ward, facts.Admitted("02"), facts.SubstanceUse("opioid", "heroin", last_use_at=last_use),
        facts.ProtocolAssigned("opi"), facts.ProtocolAssigned("news2"),
    )  # fmt: skip
    hours_pass(ward, nurse_on(ward), 3)
    made = [entry.content for entry in charted(ward, stay_id)]
    assert {each.instrument for each in made if isinstance(each, facts.Assessment)} >= {"cows"}
    assert late_tasks(ward, stay_id) == []


def test_a_patient_without_a_known_substance_or_who_left_is_let_be(ward: Ward) -> None:
    unknown = admit(ward, facts.Admitted("02"), facts.ProtocolAssigned("news2"))
    left = admit(
        ward, facts.Admitted("03"), facts.SubstanceUse("alcohol", "alcohol"), facts.ProtocolAssigned("alc-asam"),
        facts.Discharged("ama"),
    )  # fmt: skip
    before = {stay_id: len(charted(ward, stay_id)) for stay_id in (unknown, left)}
    hours_pass(ward, nurse_on(ward), 2)
    assert {stay_id: len(charted(ward, stay_id)) for stay_id in (unknown, left)} == before


def test_nobody_is_charted_for_while_away_from_the_unit(ward: Ward) -> None:
    put_stories(ward, "marchetti")
    stay_id = stay_id_of(MARCHETTI, MONDAY)
    chart(ward, stay_id, facts.WentOnLeave("hospital"))
    before = len(charted(ward, stay_id))
    hours_pass(ward, nurse_on(ward), 9)
    assert len(charted(ward, stay_id)) == before
