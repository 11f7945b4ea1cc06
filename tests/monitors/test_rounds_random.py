"""Random stays under every protocol: the rounds say what the naive reader says, and until when it stands."""

import random

from hypothesis import strategies as st

from chart import facts
from chart.ticks import HOUR, MINUTE, NEVER, to_tick
from monitors.cadence import Cadence
from monitors.course import Course
from monitors.known import Known
from monitors.protocol import read_protocols
from tests.monitors import random_stays
from tests.monitors.forms import forms
from tests.monitors.naive import Naive
from tests.monitors.random_told import BEGIN

ZONES = {zone: read_protocols(zone=zone) for zone in ("UTC", "Europe/Vienna")}
UTC = ZONES["UTC"]
PROTOCOLS = sorted({each.protocol for each in UTC.rounds} - {"check-q30", "check-q15", "check-1to1"})
OPENING = (facts.Admitted("07"), *(facts.ProtocolAssigned(each) for each in PROTOCOLS if each != "alc-classic"))
BARE = (facts.Admitted("07"), facts.ObservationLevel("q30"))
MEDICINES = (
    ("Buprenorphine", ("opioid", "buprenorphine")),
    ("Methadone", ("opioid", "methadone")),
    ("Naloxone", ("naloxone",)),
    ("Diazepam", ("benzodiazepine",)),
    ("Thiamine", ("thiamine",)),
)


def _dose(some: random.Random) -> facts.AnyContent:
    medicine, classes = some.choice(MEDICINES)
    return facts.Dose(medicine, classes, some.choice(("oral", "sublingual", "im")), for_withdrawal=some.random() < 0.7)


def _ordered(some: random.Random) -> facts.AnyContent:
    levels = ("routine", "q30", "q15", "q15", "1:1")
    return some.choice(
        (
            facts.ObservationLevel(some.choice(levels)),  # type: ignore[arg-type]
            facts.ProtocolAssigned(some.choice(PROTOCOLS), some.random() < 0.7),
            facts.SafetyCheck("calm"),
            facts.DischargePlanned(some.choice((None, BEGIN + 8 * (BEGIN - BEGIN.replace(hour=0))))),
            facts.Event(some.choice(("naloxone", "seizure"))),
        )
    )


_EACH = random_stays._pool((*random_stays.MAKERS, *[_dose] * 8, *[_ordered] * 12))
stays = st.builds(
    random_stays.entries_of,
    st.lists(random_stays._saves(tuple(next(_EACH) for _ in range(1500))), min_size=1, max_size=14),
    st.sampled_from((OPENING, OPENING, BARE)),
)
moments = st.sampled_from((0, 0, 1, 20, 45, 60, 4 * 60, 12 * 60, 26 * 60))


def what_is_due_under_every_protocol(entries, minutes, zone):
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * MINUTE
    course, naive = Course(Cadence(Known(entries), ZONES[zone]), at), Naive(entries, ZONES[zone], at)
    tasks, _ = course.tasks()
    assert naive.due() == {
        t.what: (t.due_at, t.late_from, t.very_late_from, t.interval_minutes, t.level, t.is_paused) for t in tasks
    }


test_what_is_due_under_every_protocol, test_what_is_due_under_every_protocol_at_length = forms(
    what_is_due_under_every_protocol, stays, moments, st.sampled_from(tuple(ZONES)), examples=120
)


def tasks_stand_until_they_say(entries, minutes, fraction):
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * MINUTE
    cadence = Cadence(Known(entries), UTC)
    tasks, until = Course(cadence, at).tasks()
    assert until > at
    end = min(until, at + 60 * HOUR)
    for then in {end - 1, at + int((end - 1 - at) * fraction), at + (end - at) // 2}:
        assert Course(cadence, then).tasks() == (tasks, until)


test_tasks_stand_until_they_say, test_tasks_stand_until_they_say_at_length = forms(
    tasks_stand_until_they_say, stays, moments, st.floats(0, 1), examples=100
)


def what_was_known_piece_by_piece(entries, minutes):
    """A cadence that saw each entry come says what one says that is told all at once."""
    at = max(to_tick(entry.recorded_at) for entry in entries) + minutes * MINUTE
    known = Known()
    cadence = Cadence(known, UTC)
    for entry in sorted(entries, key=lambda entry: entry.seq):
        known.put(entry)
        Course(cadence, to_tick(entry.recorded_at)).tasks()
    assert Course(cadence, at).tasks() == Course(Cadence(Known(entries), UTC), at).tasks()


test_what_was_known_piece_by_piece, test_what_was_known_piece_by_piece_at_length = forms(
    what_was_known_piece_by_piece, stays, moments, examples=40
)


def test_nothing_turns_by_the_clock_where_nothing_was_charted():
    assert Course(Cadence(Known(), UTC), 0).tasks() == ([], NEVER)
