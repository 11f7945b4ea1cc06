"""What a process remembers of a stay never changes what is said of it, whoever else looked and charted meanwhile."""

import msgspec
from hypothesis import HealthCheck, given
from hypothesis import settings as told
from hypothesis import strategies as st

from chart.facts import Discharged, Entry, EntryId, StayId, Void, kind_of
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, open_alerts, replayed, said, save
from tests.rounds.histories import Look, Save, histories
from tests.ward import MONDAY

WARDS = 3  # two web processes and a monitor, each with a memory of its own


@told(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories, turns=st.lists(st.integers(0, WARDS - 1), min_size=14, max_size=14))
def test_processes_that_take_turns_say_what_one_would(ward: Ward, history: list[Save | Look], turns: list[int]) -> None:
    hand(ward).at = MONDAY
    wards = [begun_anew(ward) for _ in range(WARDS)]
    stay = admitted(wards[0])
    made: list[Entry] = []
    for step, turn in zip(history, turns, strict=False):
        hand(ward).advance(minutes=step.after)
        if isinstance(step, Look):
            sweep(wards[turn])
        else:
            chart(wards[turn], stay, step, made)
    hand(ward).advance(hours=31)
    assert [sweep(each).faults for each in wards] == [0, 0, 0]
    assert said(ward, stay) == replayed(ward, stay)
    save(ward, stay, Discharged("completed"))  # leaves the sweeps of the histories to come


def chart(ward: Ward, stay: StayId, step: Save, made: list[Entry]) -> None:
    """Save what the step says; it corrects an entry where there is one of its kind."""
    fitting = [each for each in made if kind_of(step.content) in (each.kind, "void")]
    if step.corrects is not None and step.corrects < len(fitting):
        before = fitting[-1 - step.corrects]
        made.remove(before)
        new = save(ward, stay, step.content, step.late, supersedes=before.id, reason="a slip").entry
    elif isinstance(step.content, Void):
        return
    else:
        new = save(ward, stay, step.content, step.late).entry
    if not isinstance(new.content, Void):
        made.append(new)


def test_what_another_process_charted_is_known_before_the_next_look(ward: Ward) -> None:
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=4, visual=4))
    hand(ward).advance(hours=1)
    save(begun_anew(ward), stay, ciwa(tremor=1, visual=1))
    hand(ward).advance(hours=1)
    save(ward, stay, ciwa(tremor=4, visual=4))
    assert "ALC-01" in open_alerts(ward, stay)


def test_a_record_that_went_back_to_a_backup_is_read_anew(ward: Ward) -> None:
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=1))
    remembered = ward.memory.take(stay)
    assert remembered is not None
    assert remembered.last is not None
    remembered.last = msgspec.structs.replace(remembered.last, id=EntryId("gone"))
    remembered.follow.known.put(remembered.last)
    ward.memory.keep(stay, remembered)
    save(ward, stay, ciwa(tremor=1))
    kept = ward.memory.take(stay)
    assert kept is not None
    assert "gone" not in kept.follow.known.standing


def test_a_stay_that_the_clock_can_do_nothing_to_is_not_watched(ward: Ward) -> None:
    stay = admitted(ward)
    assert sweep(ward).stays_seen == 1
    hand(ward).advance(minutes=1)
    save(ward, stay, Discharged("completed"))
    assert sweep(ward).stays_seen == 0
