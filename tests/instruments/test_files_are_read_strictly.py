"""An instrument file that is not as it must be names file, item and key, and nothing starts."""

import re

import pytest

from chart import news2
from chart.errors import RecordError
from chart.instrument import FOLDER, instruments, read_instrument

COWS = (FOLDER / "cows.toml").read_text(encoding="utf-8")


def problem(tmp_path, text, name="cows.toml"):
    """The sentence a file with this text is refused with."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordError) as error:
        read_instrument(path)
    return str(error.value)


def test_the_shipped_files_are_read():
    clinician_rated = ["cam", "ciwa_ar", "cows", "cssa", "cssrs", "pawss", "poss", "rass"]
    self_rated = ["awq", "ciwa_b", "mood", "pain", "phq2", "phq9", "sows_gossop"]
    assert sorted(instruments()) == sorted(clinician_rated + self_rated)


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("code = ", "code ", "cows.toml is not TOML"),
        ('loinc = "local"', "", "Object missing required field `loinc`"),
        ('loinc = "local"', 'loinc = "local"\ncolour = "red"', "Object contains unknown field `colour`"),
        ('total = "sum"', 'total = "mean"', r"Invalid enum value 'mean' - at `\$\.total`"),
        ('name = "Pupils"', "name = 5", r"item pupils: Expected `str`, got `int` - at `\$\.items\[3\]\.name`"),
        ('name = "Pupils"', "", "item pupils: Object missing required field `name`"),
        ('code = "pupils"', "", "item 3: Object missing required field `code`"),
        ('code = "pupils"', 'code = "Pupils"', "item Pupils: code 'Pupils' is not in small letters"),
        ('code = "pupils"', 'code = "aches"', "items must have codes, none twice"),
        ("values = [0, 1, 2, 5]", "values = [0, 1, 1, 5]", "item pupils: values must be of one type, none twice"),
        ("values = [0, 1, 2, 5]", "values = [0, 1, true, 5]", "item pupils: values must be of one type"),
        ("values = [0, 1, 2, 5]", "values = []", "item pupils: an item needs values, or a figure"),
        ("values = [0, 1, 2, 5]", "values = [0, 1, 5]", "item pupils: anchors 2 are not among the values"),
        ("values = [0, 1, 2, 5]", "values = [0, 1, 2, 5, 6]", "item pupils: the first and the last value need"),
        ("values = [0, 1, 2, 5]", "values = [0, 1, 2, 5]\nunusual = [4]", "item pupils: unusual or derived answers"),
        ("values = [0, 1, 2, 4] }", "values = [0, 1, 2, 3] }", r"item pulse: unusual or derived answers \['3'\]"),
        ("values = [0, 1, 2, 4] }", "values = [0, 1, 2] }", "item pulse: from_vital needs rising limits"),
        ('"heart_rate_bpm"', '"mood"', "item pulse: Invalid enum value 'mood'"),
        ('default_bands = "wesson2003"', "", "band_sets need a default_bands"),
        ('default_bands = "wesson2003"', 'default_bands = "x"', "default_bands must name one of the band_sets"),
        ('total = "sum"', 'total = "none"', "bands need a total"),
        ("from = 5", "from = 14", "bands wesson2003 must rise"),
        ("from = 37", "from = 49", "bands wesson2003 do not cover 0 to 48"),
        (
            'default_bands = "wesson2003"',
            'default_bands = "wesson2003"\nhigher_of = [["gi", "x"]]',
            "there is no item x",
        ),
        ('code = "cows"', 'code = "sows"', "code sows must be the name of the file"),
    ],
)
def test_a_wrong_file_is_refused_in_words(tmp_path, written, instead, sentence):
    assert written in COWS
    text = COWS.replace(written, instead, 1)
    told = problem(tmp_path, text)
    assert told.startswith("cows.toml")
    assert re.search(sentence, told)


def test_a_file_that_is_no_list_of_items_is_refused(tmp_path):
    text = COWS[: COWS.index("[[band_sets]]")] + "items = [3]\n"
    assert "cows.toml: " in problem(tmp_path, text.replace('default_bands = "wesson2003"\n', ""))


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("points = [3, 1, 0, 2, 3]", "points = [3, 1, 0, 2]", "a ladder needs rising limits"),
        ("[8, 11, 20, 24]", "[8, 11, 11, 24]", "a ladder needs rising limits"),
        ("on_oxygen = 2", "", "missing required field `on_oxygen`"),
        ("on_oxygen = 2", "on_oxygen ", "news2.toml"),
    ],
)
def test_a_wrong_news2_file_is_refused_in_words(tmp_path, monkeypatch, written, instead, sentence):
    text = (FOLDER / "news2.toml").read_text(encoding="utf-8")
    assert written in text
    (tmp_path / "news2.toml").write_text(text.replace(written, instead, 1), encoding="utf-8")
    monkeypatch.setattr(news2, "FOLDER", tmp_path)
    news2.table.cache_clear()
    with pytest.raises(RecordError, match=sentence):
        news2.table()
    news2.table.cache_clear()
