"""Who lies where: any order of admissions, moves, leave, discharges, corrections and voids."""

import random
from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from chart.census import Whereabouts, census, check_placing, held_beds, is_about_beds, whereabouts
from chart.errors import Refused
from chart.facts import Admitted, AnyContent, Discharged, Entry, Moved, Returned, Void, WentOnLeave
from tests.record.moving import HOURS, STAYS, Wish, bed_by_hand, entry_of, hour, wishes

OSLO = ZoneInfo("Europe/Oslo")
Told = tuple[int, int, AnyContent]


def taken_in(wanted: list[Wish]) -> list[Entry]:
    """What a careful ward lets into its record of all that is wanted."""
    recorded: list[Entry] = []
    for number, wish in enumerate(wanted):
        made = entry_of(wish, number, recorded)
        if made is not None and is_possible(recorded, made):
            recorded.append(made)
    return recorded


def is_possible(recorded: list[Entry], made: Entry) -> bool:
    own = [each for each in recorded if each.stay_id == made.stay_id]
    others = {stay: where for stay, where in by_stay(recorded).items() if stay != made.stay_id}
    try:
        check_placing(whereabouts(own), whereabouts([*own, made]), others, OSLO)
    except Refused:
        return False
    return True


def by_stay(recorded: list[Entry]) -> dict[str, Whereabouts]:
    return {stay: whereabouts(each for each in recorded if each.stay_id == stay) for stay in STAYS}


def ward(*told: Told) -> list[Entry]:
    """Entries as (stay, hour, content), each recorded in turn and refused if it cannot be."""
    recorded: list[Entry] = []
    for number, (stay, at, content) in enumerate(told):
        made = entry_of(Wish(stay, at, content), number, recorded)
        assert made is not None
        own = [each for each in recorded if each.stay_id == made.stay_id]
        others = {key: where for key, where in by_stay(recorded).items() if key != made.stay_id}
        check_placing(whereabouts(own), whereabouts([*own, made]), others, OSLO)
        recorded.append(made)
    return recorded


@settings(max_examples=300, deadline=None)
@given(wishes)
def test_the_census_is_the_open_stays_and_no_bed_has_two(wanted: list[Wish]) -> None:
    recorded = taken_in(wanted)
    stays = by_stay(recorded)
    for half_hours in range(2 * HOURS + 2):
        at = hour(half_hours / 2)
        by_hand = {
            stay: found
            for stay in STAYS
            if (found := bed_by_hand([each for each in recorded if each.stay_id == stay], at))
        }
        assert census(stays, at) == {stay: bed for stay, (bed, is_away) in by_hand.items() if not is_away}
        held = Counter(bed for bed, _ in by_hand.values())
        assert set(held.values()) <= {1}
        assert held_beds(stays, at) == {bed: stay for stay, (bed, _) in by_hand.items()}


@settings(max_examples=100, deadline=None)
@given(wishes)
def test_where_somebody_was_depends_on_what_stands_and_not_on_the_order_of_reading(wanted: list[Wish]) -> None:
    recorded = taken_in(wanted)
    shuffled = random.Random(7).sample(recorded, len(recorded))
    assert by_stay(shuffled) == by_stay(recorded)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        pytest.param([(0, 0, Admitted("01")), (1, 2, Admitted("01"))],
                     "Bed 01 is taken since 02 Mar 09:00. Choose another bed", id="a taken bed"),
        pytest.param([(0, 0, Admitted("01")), (0, 1, WentOnLeave("hospital")), (1, 2, Admitted("01"))],
                     "Bed 01 is kept since 02 Mar 10:00 for somebody on leave. Choose another bed", id="a kept bed"),
        pytest.param([(0, 1, Admitted("01")), (0, 4, Discharged("completed")), (1, 0, Admitted("02")),
                      (1, 3, Moved("01"))],
                     "Bed 01 was taken from 02 Mar 10:00 to 02 Mar 13:00. Choose another bed or time",
                     id="a move told late into a bed that was taken then"),
        pytest.param([(0, 0, Admitted("01")), (0, 1, Admitted("02"))],
                     "This stay has begun already: correct its admission instead", id="admitted twice"),
        pytest.param([(0, 2, Admitted("01")), (0, 1, Moved("02"))],
                     "By then the patient was not admitted yet: correct the admission first", id="too early"),
        pytest.param([(0, 0, Admitted("01")), (0, 1, Discharged("ama")), (0, 2, Moved("02"))],
                     "By then the patient was discharged: correct the discharge first", id="too late"),
        pytest.param([(0, 0, Admitted("01")), (0, 2, Moved("02")), (0, 1, Discharged("ama"))],
                     "By then the patient was discharged: correct the discharge first", id="discharged before a move"),
        pytest.param([(0, 0, Admitted("01")), (0, 1, Moved("01"))],
                     "By then the patient lay in bed 01 already", id="a move to the same bed"),
        pytest.param([(0, 0, Admitted("01")), (0, 1, WentOnLeave("court")), (0, 2, Moved("02"))],
                     "By then the patient was on leave: say that they returned, and to which bed", id="moved away"),
        pytest.param([(0, 0, Admitted("01")), (0, 1, WentOnLeave("court")), (0, 2, WentOnLeave("court"))],
                     "By then the patient was on leave already", id="away twice"),
        pytest.param([(0, 0, Admitted("01")), (0, 2, Returned())],
                     "By then the patient was not on leave", id="back from nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(told: list[Told], sentence: str) -> None:
    ward(*told[:-1])
    with pytest.raises(Refused) as refused:
        ward(*told)
    assert refused.value.message == sentence


def test_leave_and_return_are_one_stay_and_the_bed_is_kept() -> None:
    told = ward((0, 0, Admitted("01")), (0, 2, WentOnLeave("hospital")), (0, 5, Returned()), (0, 7, Discharged("ama")))
    where = whereabouts(told)
    assert [(span.bed, span.is_away) for span in where.spans] == [("01", False), ("01", True), ("01", False)]
    assert (where.admitted_at, where.ended_at) == (hour(0), hour(7))
    stays = {STAYS[0]: where}
    assert [len(census(stays, hour(at))) for at in (0, 1, 2, 4, 5, 6, 7)] == [1, 1, 0, 0, 1, 1, 0]
    assert held_beds(stays, hour(3)) == {"01": STAYS[0]}


def test_one_may_go_where_another_left_at_the_same_instant() -> None:
    told = ward((0, 0, Admitted("01")), (0, 3, Discharged("completed")), (1, 3, Admitted("01")))
    assert census(by_stay(told), hour(3)) == {STAYS[1]: "01"}


def test_taking_back_a_discharge_needs_the_bed_to_be_free() -> None:
    told = ward((0, 0, Admitted("01")), (0, 3, Discharged("completed")), (1, 4, Admitted("01")))
    void = entry_of(Wish(0, 3, Void(), corrects=1, takes_back=True), 9, told)
    assert void is not None
    assert not is_possible(told, void)
    assert is_possible(told[:2], void)


def test_a_discharge_is_not_blamed_for_a_clash_that_came_with_old_files() -> None:
    clash = [
        made
        for number, wish in enumerate([Wish(0, 0, Admitted("01")), Wish(1, 1, Admitted("01"))])
        if (made := entry_of(wish, number, []))
    ]
    leaves = entry_of(Wish(0, 5, Discharged("completed")), 5, clash)
    assert leaves is not None
    assert is_possible(clash, leaves)


def test_what_was_out_of_order_before_is_not_blamed_on_the_next_entry() -> None:
    loose = entry_of(Wish(0, 2, Moved("02")), 0, [])
    assert loose is not None
    came = entry_of(Wish(0, 3, Admitted("01")), 1, [loose])
    assert came is not None
    assert is_possible([loose], came)


def test_a_void_is_about_beds_if_what_it_takes_back_is() -> None:
    came, *_ = ward((0, 0, Admitted("01")))
    void = entry_of(Wish(0, 0, Void(), corrects=1, takes_back=True), 1, [came])
    assert void is not None
    assert [is_about_beds(each, replaced) for each, replaced in ((came, None), (void, came), (void, void))] == [
        True, True, False
    ]  # fmt: skip


def test_a_stay_that_never_began_is_nowhere() -> None:
    where = whereabouts([])
    assert (where.at(hour(0)), where.admitted_at, where.ended_at) == (None, None, None)
    assert whereabouts(ward((0, 0, Admitted("01")))).at(hour(0) - timedelta(minutes=1)) is None
