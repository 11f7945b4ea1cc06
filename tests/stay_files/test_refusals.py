"""Every problem of a stay file is one sentence: file, entry, field, value, what is allowed."""

from pathlib import Path

import pytest

from chart.stay_file import StayFileRefused, read_stay_file
from tests.stay_files.files import ADMITTED, PULSE_80, document, entry, problems, read

VOID = {"kind": "void"}
TABLE = {
    "no JSON": (b"{", "anna.json: it is not JSON: Input data was truncated"),
    "no document": (b"[]", "anna.json: [] is not an object"),
    "another format": (
        document(entry(), format="tidewatch stay 2"),
        'anna.json, format: "tidewatch stay 2" is not one of tidewatch stay 1',
    ),
    "no zone of this world": (
        document(entry(), zone="Mars/Olympus"),
        'anna.json, zone: "Mars/Olympus" is not a time zone, as Europe/Berlin',
    ),
    "a stay id that leaves the folder": (
        document(entry(), stay_id="../s1"),
        'anna.json, stay_id: "../s1" is not 1 to 40 letters, digits, dots, dashes and underscores, a letter or digit '
        "first",
    ),
    "a birthday that never was": (
        document(entry(), patient={"id": "p", "identity": {"family_name": "A", "given_name": "B", "birth_on": "x"}}),
        'anna.json, patient.identity.birth_on: "x" is not a date, as 2024-01-31 or null',
    ),
    "nothing charted": (document(), "anna.json, entries: no entry is left; a stay has at least one"),
    "a time without offset": (
        document(entry(observed_at="2024-01-01T08:00:00")),
        'anna.json, entry 1 (e1), observed_at: "2024-01-01T08:00:00" is not a time with its offset, as '
        "2024-01-31T08:00:00+01:00",
    ),
    "a time beyond the calendar": (
        document(entry(recorded_at="0001-01-01T00:00:00+14:00", observed_at="2024-01-01T00:00:00Z")),
        "anna.json, entry 1 (e1), recorded_at: 0001-01-01T00:00:00+14:00 is outside 1900 to 2200",
    ),
    "a kind that is none": (
        document(entry(content={"kind": "vital"})),
        'anna.json, entry 1 (e1), content.kind: "vital" is not one of admitted, moved, ',
    ),
    "nothing said": (
        document({name: said for name, said in entry().items() if name != "content"}),
        "anna.json, entry 1 (e1), content: it is missing; it must be an object",
    ),
    "no kind": (
        document(entry(content={"bed": "07"})),
        "anna.json, entry 1 (e1), content.kind: it is missing; it must be one of admitted, moved, ",
    ),
    "no answers but a total": (
        document(entry(content={"kind": "assessment", "instrument": "ciwa_ar", "answers": 12})),
        "anna.json, entry 1 (e1), content.answers: 12 is not an object of a whole number or true or false or text",
    ),
    "one class that should be a list": (
        document(entry(content={"kind": "dose", "medicine": "lorazepam", "classes": "benzodiazepine"})),
        'anna.json, entry 1 (e1), content.classes: "benzodiazepine" is not a list of text',
    ),
    "a word for yes": (
        document(entry(content={"kind": "flag", "code": "ataxia", "is_set": "yes"})),
        'anna.json, entry 1 (e1), content.is_set: "yes" is not true or false',
    ),
    "a comma in a number": (
        document(entry(content={"kind": "weight", "weight_kg": "70,5"})),
        'anna.json, entry 1 (e1), content.weight_kg: "70,5" is not a number',
    ),
    "a misspelt field": (
        document(entry(content={"kind": "vitals", "pulse_bpm": 80})),
        "anna.json, entry 1 (e1), content.pulse_bpm: there is no such field; there are heart_rate_bpm, ",
    ),
    "a word where a number stands": (
        document(entry(content={"kind": "vitals", "heart_rate_bpm": "80"})),
        'anna.json, entry 1 (e1), content.heart_rate_bpm: "80" is not a whole number or null',
    ),
    "a missing field": (
        document(entry(content={"kind": "admitted"})),
        "anna.json, entry 1 (e1), content.bed: it is missing; it must be text",
    ),
    "no entry": (document(3), "anna.json, entry 1: 3 is not an object"),
    "a figure that cannot be true": (
        document(entry(content={"kind": "vitals", "heart_rate_bpm": 900})),
        "anna.json, entry 1 (e1), heart_rate_bpm: Heart rate 900 is outside 20 to 300 per minute",
    ),
    "a vector that cannot be true": (
        document(entry(content={"kind": "assessment", "instrument": "ciwa_ar", "answers": {"tremor": 8}})),
        "anna.json, entry 1 (e1), tremor: ",
    ),
    "seen before it could be known": (
        document(entry(observed_at="2024-01-01T08:06:00+01:00")),
        "anna.json, entry 1 (e1), observed_at: The observed time is 6 min ahead; at most 5 min",
    ),
    "seen long before admission": (
        document(entry("e0", observed_at="2023-12-29T07:59:00+01:00"), entry("e1", ADMITTED)),
        "anna.json, entry 1 (e0), observed_at: The observed time is 73 h before admission; at most 72 h",
    ),
    "the same id twice": (
        document(entry(), entry()),
        "anna.json, entry 2 (e1), id: e1 stands in this file twice",
    ),
    "an amendment without a reason": (
        document(entry("e1"), entry("e2", at="09:00", supersedes="e1")),
        "anna.json, entry 2 (e2), reason: it is missing; what replaces or voids an entry says why",
    ),
    "an amendment of nothing": (
        document(entry("e2", supersedes="e1", reason="slip")),
        "anna.json, entry 1 (e2), supersedes: e1 is no entry that this file has and that was known before",
    ),
    "an amendment known before what it amends": (
        document(entry("e1", at="09:00"), entry("e2", at="08:00", supersedes="e1", reason="slip")),
        "anna.json, entry 2 (e2), supersedes: e1 is no entry that this file has and that was known before",
    ),
    "an entry replaced twice": (
        document(
            entry("e1"),
            entry("e2", at="09:00", supersedes="e1", reason="slip"),
            entry("e3", at="10:00", supersedes="e1", reason="slip"),
        ),
        "anna.json, entry 3 (e3), supersedes: e1 was already replaced or voided; amend the newest one",
    ),
    "another kind in its place": (
        document(entry("e1"), entry("e2", ADMITTED, at="09:00", supersedes="e1", reason="slip")),
        "anna.json, entry 2 (e2), content.kind: admitted cannot replace vitals; the kind stays the same",
    ),
    "a void of nothing": (
        document(entry(content=VOID)),
        "anna.json, entry 1 (e1), supersedes: it is missing; a void names the entry it takes back",
    ),
    "an amendment of a void": (
        document(
            entry("e1"),
            entry("e2", VOID, at="09:00", supersedes="e1", reason="wrong patient"),
            entry("e3", VOID, at="10:00", supersedes="e2", reason="right patient"),
        ),
        "anna.json, entry 3 (e3), supersedes: e2 took an entry back; what is taken back is charted anew",
    ),
    "a text that cannot be stored": (
        document(entry(reason="a\0b", supersedes="e0")),
        'anna.json, entry 1 (e1), reason: "a\\u0000b" is not text of at most 10000 characters that can be stored or '
        "null",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), TABLE.values(), ids=TABLE.keys())
def test_each_problem_is_one_sentence(text: bytes, sentence: str) -> None:
    assert [each for each in problems(text) if each.startswith(sentence)]


def test_all_problems_are_told_at_once() -> None:
    text = document(
        entry(content={"kind": "vitals", "heart_rate_bpm": "80", "pulse": 1}, recorded_by=3),
        entry("e2", {"kind": "vitals", "heart_rate_bpm": 900, "spo2_percent": 120}),
        entry("e3", content={"kind": "event"}),
        zone="nowhere",
    )
    assert len(problems(text)) == 1 + 3 + 2 + 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StayFileRefused, match=r"absent\.json: it cannot be read: No such file"):
        read_stay_file(tmp_path / "absent.json")


def test_entries_that_cannot_be_true_are_left_out_if_asked_and_told_one_by_one() -> None:
    stay = read(
        entry("e1"),
        entry("e2", {"kind": "vitals", "heart_rate_bpm": 0, "spo2_percent": 97}),
        entry("e3", {"kind": "vitals", "temperature_c": 99.0}),
        refuse_rows=True,
    )
    assert [each.id for each in stay.entries] == ["e1"]
    assert [(row.place, row.field) for row in stay.refused_rows] == [(2, "heart_rate_bpm"), (3, "temperature_c")]


def test_what_replaces_a_refused_entry_is_refused_with_it() -> None:
    stay = read(
        entry("e1"),
        entry("e2", {"kind": "vitals", "heart_rate_bpm": 900}),
        entry("e3", PULSE_80, at="09:00", supersedes="e2", reason="slip"),
        refuse_rows=True,
    )
    assert [each.id for each in stay.entries] == ["e1"]
    assert stay.refused_rows[-1].sentence == "anna.json, entry 3 (e3), supersedes: e2 was refused"


def test_a_mistake_of_shape_refuses_the_file_also_when_rows_may_be_left_out() -> None:
    with pytest.raises(StayFileRefused):
        read(entry(content={"kind": "vitals", "pulse": 80}), refuse_rows=True)


def test_a_file_of_which_no_row_is_left_is_refused() -> None:
    with pytest.raises(StayFileRefused, match="no entry is left"):
        read(entry(content={"kind": "vitals", "heart_rate_bpm": 900}), refuse_rows=True)
