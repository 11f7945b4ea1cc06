"""How a stay file reads: order, times, and the pages that describe it."""

import re
from datetime import UTC, datetime

import msgspec

from chart.facts import AnyContent, Fluid
from chart.stay_file import parse_stay, schema
from tests.stay_files.files import ADMITTED, entry, read
from tests.stay_files.write_schema import KEPT

PAGE = KEPT.with_name("stay-file.md").read_text(encoding="utf-8")


def test_entries_come_in_the_order_in_which_they_became_known() -> None:
    stay = read(entry("late", at="10:00"), entry("first", ADMITTED, at="08:00"), entry("second", at="09:00"))
    assert [(each.id, each.seq) for each in stay.entries] == [("first", 1), ("second", 2), ("late", 3)]


def test_what_became_known_together_keeps_its_order_in_the_file() -> None:
    assert [each.id for each in read(entry("b"), entry("a"), entry("c")).entries] == ["b", "a", "c"]


def test_times_are_kept_in_utc_and_whole_milliseconds() -> None:
    stay = read(entry(recorded_at="2024-01-01T08:00:00.123999+01:00"))
    assert stay.entries[0].recorded_at == datetime(2024, 1, 1, 7, 0, 0, 123_000, tzinfo=UTC)
    assert stay.entries[0].recorded_at.tzinfo is UTC


def test_a_pseudonymous_file_is_a_whole_file() -> None:
    assert read(entry()).patient.identity is None


def test_the_example_of_the_page_reads() -> None:
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example
    stay = parse_stay(example[1].encode(), "example.json")
    assert [each.kind for each in stay.entries][-3:] == ["vitals", "fluid", "vitals"]
    fluid = next(each for each in stay.entries if isinstance(each.content, Fluid))
    assert fluid.observed_at == datetime(2024, 3, 1, 15, 0, tzinfo=UTC)


def test_the_page_names_every_kind_and_no_other() -> None:
    kinds = {str(shape.__struct_config__.tag) for shape in AnyContent.__args__}
    section = PAGE.split("## Kinds")[1].split("Fields, units")[0]
    assert set(re.findall(r"`(\w+)`", section)) == kinds


def test_the_schema_beside_the_page_is_the_one_of_the_structs() -> None:
    made = msgspec.json.decode(msgspec.json.encode(schema()))
    assert msgspec.json.decode(KEPT.read_bytes()) == made, "run: python -m tests.stay_files.write_schema"
