"""The unit's own licensed wording is laid over the short labels; nothing else can be."""

import pytest

from chart.errors import RecordError
from chart.instrument import read_instruments

WORDS = """
licence = "Site licence 12, valid to 2027"
[items.q1]
name = "Asked first"
prompt = "As the form has it."
[items.q1.anchors]
true = "yes, it was so"
"""


def written(folder, text, code="cam"):
    (folder / f"{code}.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_wording_the_short_labels_stand(tmp_path):
    assert read_instruments(tmp_path / "nothing here")["cam"].item("q1").name == "Sudden or changing"


def test_wording_replaces_words_and_nothing_else(tmp_path):
    shipped = read_instruments(tmp_path / "nothing here")["cam"]
    cam = read_instruments(written(tmp_path, WORDS))["cam"]
    item = cam.item("q1")
    assert (item.name, item.prompt, item.words(True), item.words(False)) == (
        "Asked first",
        "As the form has it.",
        "yes, it was so",
        "no",
    )
    assert (item.values, cam.triage, cam.items[1:]) == (shipped.item("q1").values, shipped.triage, shipped.items[1:])
    assert cam.licence == "Site licence 12, valid to 2027"


def test_a_figure_can_be_worded_too(tmp_path):
    text = 'licence = "ours"\n[items.q21]\nname = "How long was last night"\n'
    item = read_instruments(written(tmp_path, text, "ciwa_b"))["ciwa_b"].item("q21")
    assert (item.name, item.words(7)) == ("How long was last night", "7 h")


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("licence = ", "cam", r"cam\.toml: "),
        ("[items]", "cam", "missing required field `licence`"),
        ('licence = " "\n[items]', "cam", "licence is empty; say by which licence"),
        ('licence = "x"\n[items.q1]\nvalues = [1]', "cam", "unknown field `values`"),
        ('licence = "x"\n[items.q9]\nname = "y"', "cam", "there is no item q9; the items are q1, q2, q3, q4"),
        ('licence = "x"\n[items.q1.anchors]\nmaybe = "y"', "cam", "item q1 has no answer maybe"),
        ('licence = "x"\n[items]', "sows", "there is no such instrument. There are awq, cam"),
    ],
)
def test_wrong_wording_is_refused_loudly(tmp_path, text, code, sentence):
    with pytest.raises(RecordError, match=sentence):
        read_instruments(written(tmp_path, text, code))
