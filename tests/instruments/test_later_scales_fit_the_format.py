"""The format already carries what scales still to come need: pairs, yes and no, items that are only sometimes asked."""

import pytest

from chart.errors import Refused
from chart.instrument import read_instrument

HEAD = """
code = "scale"
name = "Scale"
short_name = "Scale"
measures = "something"
filled_in_by = "clinician"
total = "{total}"
shown_as = "{shown_as}"
source = "none"
source_tag = "D"
licence = "our own"
loinc = "local"
"""
RATED = """
[[items]]
code = "{code}"
name = "{code}"
prompt = ""
values = [0, 1, 2, 3]
anchors = {{ 0 = "none", 3 = "most" }}
worse = "higher"
"""
ASKED = """
[[items]]
code = "{code}"
name = "{code}"
prompt = ""
values = [false, true]
anchors = {{ false = "no", true = "yes" }}
worse = "higher"
"""
TRIAGE = """
[[triage]]
name = "high"
any_of = ["plan", "act"]

[[triage]]
name = "low"
any_of = ["wish", "thoughts"]

[[triage]]
name = "none"
"""


@pytest.fixture
def scale(tmp_path):
    """Read an instrument from the text of its file."""

    def read(*parts, total="sum", shown_as="number"):
        path = tmp_path / "scale.toml"
        path.write_text(HEAD.format(total=total, shown_as=shown_as) + "".join(parts), encoding="utf-8")
        return read_instrument(path)

    return read


def rated(*codes):
    return "".join(RATED.format(code=code) for code in codes)


def asked(code, more=""):
    return ASKED.format(code=code) + more


def test_of_a_pair_only_the_higher_counts(scale):
    pair = scale('higher_of = [["eats_more", "eats_less"]]\n', rated("eats_more", "eats_less", "tired"))
    assert pair.score({"eats_more": 3, "eats_less": 1, "tired": 2}).total == 5
    assert pair.highest_total == 6
    assert pair.score({"eats_more": 3, "tired": 2}).total is None


def test_an_item_that_is_only_written_down_is_neither_added_nor_needed(scale):
    sleep = scale(rated("restless"), RATED.format(code="hours") + "is_scored = false\n")
    assert sleep.score({"restless": 2}).total == 2
    assert sleep.score({"restless": 2, "hours": 3}).total == 2


def test_a_threshold_answered_no_makes_the_score_not_applicable_never_zero(scale):
    hinge = scale(asked("drank", "is_scored = false\n"), asked("seizures", "asked_if = { drank = true }\n"))
    assert hinge.score({"drank": True, "seizures": True}).total == 1
    assert hinge.score({"drank": True, "seizures": False}).total == 0
    stopped = hinge.score({"drank": False})
    assert (stopped.total, stopped.is_complete, stopped.missing) == (None, True, ())
    assert hinge.score({"seizures": True}).missing == ("drank",)


def test_an_answer_to_a_question_that_was_not_asked_is_refused(scale):
    hinge = scale(asked("drank"), asked("seizures", "asked_if = { drank = true }\n"))
    with pytest.raises(Refused, match="Scale seizures is asked only if drank is true"):
        hinge.score({"drank": False, "seizures": True})


@pytest.mark.parametrize(
    ("answers", "band", "missing"),
    [
        ({"wish": False, "thoughts": False, "act": False}, "none", ()),
        ({"wish": True, "thoughts": False, "act": False}, "low", ()),
        ({"wish": True, "thoughts": True, "plan": False, "act": False}, "low", ()),
        ({"wish": True, "thoughts": True, "plan": True, "act": False}, "high", ()),
        ({"wish": True, "thoughts": True, "plan": True}, "high", ("act",)),
        ({"wish": True, "thoughts": True, "act": False}, None, ("plan",)),
        ({"thoughts": False, "act": False}, None, ("wish",)),
        ({}, None, ("wish", "thoughts", "act")),
    ],
)
def test_triage_is_told_as_soon_as_it_is_sure_and_never_before(scale, answers, band, missing):
    screener = scale(
        asked("wish"),
        asked("thoughts"),
        asked("plan", "asked_if = { thoughts = true }\n"),
        asked("act"),
        TRIAGE,
        total="none",
        shown_as="yes or no",
    )
    score = screener.score(answers)
    assert (score.total, score.band, score.missing) == (None, band, missing)
    assert (screener.shown(True), screener.shown(False)) == ("yes", "no")


def test_triage_without_a_last_resort_may_stay_open(scale):
    screener = scale(asked("wish"), '[[triage]]\nname = "low"\nany_of = ["wish"]\n', total="none")
    assert screener.score({"wish": False}).band is None
