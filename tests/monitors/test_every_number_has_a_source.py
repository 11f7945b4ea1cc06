"""No number stands in a protocol file without a source and a grade of evidence, or off its scale: nothing starts."""

import re
from datetime import date
from itertools import pairwise

import pytest

from chart.errors import RecordError
from chart.settings import Settings
from monitors.book import book_of
from monitors.checks import check_protocols
from monitors.protocol import SHIPPED, read_protocols

FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.toml"))}
ENTRY = re.compile(r"^\[patterns\.(?P<pattern>[\w-]+)\]|^\[\[rounds\]\]|^\[terms\]|^\[calling\]", re.M)


def entries():
    """(file, what it is called in a refusal, its text) of every entry of every shipped file."""
    for name, text in FILES.items():
        starts = [*(found.start() for found in ENTRY.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            yield name, _called(text[start:end]), text[start:end]


def _called(entry):
    head = ENTRY.match(entry)
    if head["pattern"]:
        return f"pattern {head['pattern']}"
    title = re.search(r'^title = "(.+)"$', entry, re.M)
    return f"round {title[1]}" if title else entry[1:].partition("]")[0]


ENTRIES = list(entries())


@pytest.mark.parametrize("key", ["source", "evidence"])
@pytest.mark.parametrize(("name", "called", "entry"), ENTRIES, ids=[f"{row[0]} {row[1]}" for row in ENTRIES])
def test_an_entry_without_it_is_refused_by_file_entry_and_key(tmp_path, name, called, entry, key):
    lacking, lines = re.subn(rf"^{key} = .*\n", "", entry, flags=re.M)
    assert lines == 1
    (tmp_path / name).write_text(FILES[name].replace(entry, lacking), encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        read_protocols(tmp_path)
    assert name in str(refused.value)
    assert called in str(refused.value)
    assert f"`{key}`" in str(refused.value)


def test_every_entry_of_every_file_is_among_them():
    protocols = read_protocols()
    tables = ("terms", "calling")
    assert len(ENTRIES) == len(protocols.patterns) + len(protocols.pointers) + len(protocols.rounds) + len(tables)


WRONG = [
    ("calm beyond the scale", "settled = { below = 10,", "settled = { below = 70,", "below 70 is outside 0 to 67"),
    ("an end beyond the scale", "{ code = \"ciwa_ar.total\", below = 10", "{ code = \"ciwa_ar.total\", below = 68",
     "stop below 68 is outside 0 to 67"),
    ("an end on nothing", "{ code = \"ciwa_ar.total\"", "{ code = \"ciwa.total\"",
     "stop below stands on ciwa.total, which is no code of the chart"),
    ("a sign beyond its item", "\"ciwa_ar.orientation\", from = 2", "\"ciwa_ar.orientation\", from = 5",
     "signs ciwa_ar.orientation from 5 is outside 0 to 4"),
    ("a sign that is no item", "\"ciwa_ar.orientation\", from", "\"ciwa_ar.oriented\", from",
     "signs ciwa_ar.oriented from stands on ciwa_ar.oriented, which is no code"),
    ("a key nobody knows", "first_minutes = 30", "first_minuts = 30", "unknown field `first_minuts`"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_round_off_its_scale_is_refused_by_file_and_round(tmp_path, old, new, message):
    _refused(tmp_path, "alcohol.toml", (old, new), f"alcohol.toml: round Alcohol, ASAM ranges: .*{message}")


def test_a_mood_beyond_the_scale_ends_nothing(tmp_path):
    change = ('code = "mood", at_least = 5', 'code = "mood", at_least = 11')
    _refused(tmp_path, "stimulant.toml", change, "round Stimulant withdrawal: stop at_least 11 is outside 0 to 10")


def test_a_triage_beyond_its_steps_ends_nothing(tmp_path):
    _refused(tmp_path, "stimulant.toml", ("cssrs = 1", "cssrs = 4"), "stop at_most cssrs 4 is outside 0 to 3")


def test_a_rise_beyond_the_scale_shortens_nothing(tmp_path):
    change = ("rising = { by = 1,", "rising = { by = 81,")
    _refused(tmp_path, "benzodiazepine.toml", change, "Benzodiazepine withdrawal: rising by 81 is outside 0 to 80")


def test_how_long_a_value_counts_is_said_once(tmp_path):
    change = ('{ code = "cam", hours = 24 },', '{ code = "cam", hours = 24 },\n    { code = "cam", hours = 48 },')
    _refused(tmp_path, "general.toml", change, "general.toml: .*current_for has cam twice")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('approver_role = "medical_director"\n', "", "own.toml: .*`approver_role`"),
        ("review_by = 2027-01-31\n", "", "own.toml: .*`review_by`"),
        ("review_by = 2027-01-31", 'review_by = "soon"', r"own.toml: .*\$\.review_by"),
        ('version = "3"', 'version = ""', r"own.toml: .*\$\.version"),
        ('version = "3"', 'version = "3"\nsigned = true', "own.toml: .*unknown field `signed`"),
    ],
)
def test_a_file_says_its_version_who_approves_it_and_when_it_is_reviewed(tmp_path, old, new, message):
    own = 'protocol = "own"\nversion = "3"\ntitle = "Ours"\napprover_role = "medical_director"\n'
    (tmp_path / "own.toml").write_text(f"{own}review_by = 2027-01-31\n\n[patterns]\n".replace(old, new))
    with pytest.raises(RecordError, match=message):
        read_protocols(tmp_path)


def test_the_check_of_an_installation_says_it_in_one_sentence(tmp_path):
    (tmp_path / "protocols").mkdir()
    text = FILES["alcohol.toml"].replace('source = "Unit default"\n', "", 1)
    (tmp_path / "protocols" / "alcohol.toml").write_text(text)
    (problem,) = check_protocols(Settings(home=tmp_path), date(2026, 12, 1))
    assert problem.startswith("alcohol.toml: round Risk of complicated withdrawal at intake: ")
    assert "`source`" in problem


def _refused(folder, name, change, message):
    text = FILES[name].replace(*change, 1)
    assert text != FILES[name]
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=message):
        book_of(read_protocols(folder))
