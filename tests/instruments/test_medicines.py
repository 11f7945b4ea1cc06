"""The list of medicines: what a dose is stored with, and a file that is not as it must be names file and key."""

import re
from importlib.resources import files

import pytest

from chart.errors import RecordError
from chart.medicine import FILE, folded, medicine_list, read_medicines
from monitors.codes import DOSE_GROUPS, OPIOID_KINDS

SHIPPED = files("chart").joinpath(FILE).read_text(encoding="utf-8")
SMALL = """
source = "somebody"

[classes]
opioid = { word = "opioid", sedates = true }
buprenorphine = { word = "buprenorphine", sedates = true, also = ["opioid"], excludes = ["naloxone"] }
naloxone = { word = "naloxone" }

[medicines]
"Morphine" = { classes = ["opioid"], sedating = true, also = ["MST"] }
"Film" = { classes = ["opioid", "buprenorphine"], sedating = true }
"""


@pytest.mark.parametrize(
    ("typed", "classes", "is_sedating", "is_long_acting"),
    [
        ("Diazepam", ("benzodiazepine",), True, True),
        (" diazepam ", ("benzodiazepine",), True, True),
        ("Lorazepam", ("benzodiazepine",), True, False),
        ("phenobarbitone", ("barbiturate",), True, True),
        ("methadone", ("opioid", "methadone", "full_agonist_methadone"), True, True),
        ("morphine", ("opioid", "full_agonist_short"), True, False),
        ("morphine er", ("opioid", "full_agonist_extended"), True, True),
        ("propranolol", ("beta_blocker",), False, False),
        ("Clonidine", ("alpha_2_agonist",), True, False),
        ("vitamin  B1", ("thiamine",), False, False),
        ("naloxone", ("naloxone", "opioid_antagonist"), False, False),
        ("acetaminophen", (), False, False),
    ],
)
def test_a_name_brings_its_properties(
    typed: str, classes: tuple[str, ...], is_sedating: bool, is_long_acting: bool
) -> None:
    found = medicine_list().called(typed)
    assert found is not None
    assert (found.classes, found.is_sedating, found.is_long_acting) == (classes, is_sedating, is_long_acting)


@pytest.mark.parametrize(
    "typed", ["Buprenorphine–naloxone", "buprenorphine-naloxone", "Buprenorphine / Naloxone", "buprenorphine+naloxone"]
)
def test_the_film_of_buprenorphine_and_naloxone_is_no_naloxone(typed: str) -> None:
    found = medicine_list().called(typed)
    assert found is not None
    assert found.classes == ("opioid", "buprenorphine")


@pytest.mark.parametrize("typed", ["", "kratom", "diazepam 10 mg", "diaz"])
def test_what_is_not_on_the_list_has_no_properties(typed: str) -> None:
    assert medicine_list().called(typed) is None


def test_every_opioid_of_the_list_says_which_kind_it_is() -> None:
    opioids = [each for each in medicine_list().by_name.values() if "opioid" in each.classes]
    assert opioids
    assert [each.name for each in opioids if not OPIOID_KINDS & set(each.classes)] == []


def test_the_list_has_every_class_that_patterns_group() -> None:
    grouped = {code for classes in DOSE_GROUPS.values() for code in classes} | OPIOID_KINDS
    assert grouped <= medicine_list().classes.keys()
    used = {code for each in medicine_list().by_name.values() for code in each.classes}
    assert used == medicine_list().classes.keys()


def test_no_amount_stands_in_the_list() -> None:
    said = SHIPPED.partition("[medicines]")[2]
    assert re.findall(r"\d+\s*(?:mg|mcg|µg|ml|mL|g)\b", said) == []


def test_the_properties_are_said_in_words() -> None:
    found = medicine_list().called("methadone")
    assert found is not None
    assert found.words == "opioid, methadone, full agonist, makes drowsy, long-acting"


def test_names_are_compared_however_they_are_written() -> None:
    assert folded("  Buprenorphine —  NALOXONE ") == "buprenorphine-naloxone"


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("[classes]", "[classes", "medicines.toml: "),
        ('source = "somebody"', "", "Object missing required field `source`"),
        ('source = "somebody"', 'source = " "', "source is empty"),
        ("sedating = true }", "sedating = true, dose = 5 }", "Object contains unknown field `dose`"),
        ("sedating = true }", 'sedating = "yes" }', "Expected `bool`, got `str`"),
        ('"Film" = { classes = ["opioid", "buprenorphine"]', '"Film" = { classes = ["snail"]',
         "medicine Film: classes snail is no class"),
        ('"Film" = { classes = ["opioid", "buprenorphine"]', '"Film" = { classes = ["buprenorphine"]',
         "medicine Film: classes buprenorphine never goes without opioid"),
        ('["opioid", "buprenorphine"]', '["opioid", "buprenorphine", "naloxone"]',
         "medicine Film: classes buprenorphine never goes with naloxone"),
        ('["opioid", "buprenorphine"]', '["opioid", "buprenorphine", "opioid"]',
         "medicine Film: classes names one twice"),
        ('["opioid"], sedating = true,', '["opioid"],',
         "medicine Morphine: sedating is false, and opioid makes drowsy"),
        ('"Film"', '"mst"', "medicine mst: the name 'mst' is empty or stands twice"),
        ('"Film"', '" "', "medicine  : the name '' is empty or stands twice"),
        ('also = ["opioid"]', 'also = ["opium"]', "class buprenorphine: also opium is no class"),
        ('excludes = ["naloxone"]', 'excludes = ["air"]', "class buprenorphine: excludes air is no class"),
        ('naloxone = { word = "naloxone" }', 'naloxone = { word = "" }', "class naloxone: a code of small letters"),
        ('naloxone = { word = "naloxone" }', 'naloxone = { word = "naloxone" }\n"Air 2" = { word = "air" }',
         "class Air 2: a code of small letters"),
    ],
)  # fmt: skip
def test_a_list_that_is_not_as_it_must_be_names_file_and_key(written: str, instead: str, sentence: str) -> None:
    assert SMALL.count(written) >= 1
    with pytest.raises(RecordError) as error:
        read_medicines(SMALL.replace(written, instead))
    assert str(error.value).startswith("medicines.toml: ")
    assert sentence in str(error.value)
