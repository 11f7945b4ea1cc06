"""`tidewatch score` and `tidewatch check`, as another program calls them."""

import json
import subprocess
import sys
from time import perf_counter

import pytest
from click.testing import CliRunner

from chart import commands
from chart.command_line import main
from chart.errors import RecordError

TIDEWATCH = [sys.executable, "-c", "from chart.command_line import main; main()"]
V1 = [1, 4, 3, 4, 2, 1, 0, 2, 2, 0]
VITALS = {
    "respiration_per_min": 21,
    "spo2_percent": 95,
    "spo2_scale": 2,
    "on_oxygen": True,
    "systolic_mmhg": 112,
    "heart_rate_bpm": 96,
    "consciousness": "A",
    "temperature_c": 37.9,
}


def tidewatch(*words, lines=()):
    """Exit code, the rows on stdout, and stderr."""
    ran = CliRunner().invoke(main, words, input="".join(f"{line}\n" for line in lines))
    return ran.exit_code, [json.loads(row) for row in ran.stdout.splitlines()], ran.stderr


def test_a_list_in_item_order_is_scored():
    code, rows, _ = tidewatch("score", "ciwa_ar", lines=[json.dumps(V1)])
    assert code == 0
    assert rows[0] | {"items": None} == {
        "total": 19,
        "band": "severe",
        "complete": True,
        "missing": [],
        "items": None,
    }
    assert list(rows[0]["items"].values()) == V1


def test_null_and_absent_answers_are_missing_and_give_no_total():
    lines = [json.dumps([None, *V1[1:]]), json.dumps({"tremor": 4, "headache": None})]
    code, rows, _ = tidewatch("score", "ciwa_ar", lines=lines)
    assert code == 0
    assert [(row["total"], row["band"], row["complete"]) for row in rows] == [(None, None, False)] * 2
    assert rows[0]["missing"] == ["nausea_vomiting"]
    assert rows[1]["items"] == {"tremor": 4}


def test_a_list_may_stop_before_what_is_only_written_down():
    v14 = [3, 2, 3, 2, 1, 2, 2, 1, 2, 3, 2, 3, 2, 3, 1, 2, 2, 2, 2, 2]
    lines = [json.dumps(v14), json.dumps([*v14, 6, 30]), json.dumps([*v14, 6])]
    code, rows, _ = tidewatch("score", "ciwa_b", lines=lines)
    assert (code, rows[0]["total"], rows[1]["total"]) == (2, 42, 42)
    assert rows[2]["error"] == "CIWA-B takes 20 or 22 answers in a list (null for none), not 21"


def test_a_screener_gives_its_triage_for_a_total():
    line = (
        '{"q1": true, "q2": false, "q3": null, "q4": null, "q5": null, "q6_lifetime": false, "q6_three_months": null}'
    )
    code, rows, _ = tidewatch("score", "cssrs", lines=[line])
    items = {"q1": True, "q2": False, "q6_lifetime": False}
    assert (code, rows) == (0, [{"total": None, "band": "low", "complete": True, "missing": [], "items": items}])


def test_answers_may_come_as_an_option():
    code, rows, _ = tidewatch("score", "mood", "--answers", '{"mood": 2}')
    assert (code, rows[0]["total"]) == (0, 2)


REFUSED_LINES = [
    ("cows", '{"pupils": 3}', "COWS pupils 3 is not one of 0, 1, 2, 5", "pupils"),
    ("cows", '{"sneezing": null}', None, "sneezing"),
    ("cows", "{", "Line 1 is not JSON", None),
    ("cows", "[" * 50_000, "Line 1 is not JSON", None),
    ("cows", '{"gi": 1, "gi": 2}', 'Line 1: "gi" is answered twice', "gi"),
    ("cows", '{"gi": NaN}', "Line 1: NaN is not a number", None),
    ("cows", "[1, 2]", "COWS takes 11 answers in a list (null for none), not 2", None),
    ("cows", "7", "COWS takes an object by item code or a list in item order, not 7", None),
    ("cows", '{"\\ud800": 1}', None, "\ud800"),
    ("news2", '{"heart_rate_bpm": 900}', "Heart rate 900 is outside 20 to 300 per minute", "heart_rate_bpm"),
    ("news2", '{"heart_rate_bpm": "80"}', 'Heart rate "80" is not a whole number', "heart_rate_bpm"),
    ("news2", '{"heart_rate_bpm": 80.0}', "Heart rate 80.0 is not a whole number", "heart_rate_bpm"),
    ("news2", '{"heart_rate_bpm": true}', "Heart rate true is not a whole number", "heart_rate_bpm"),
    ("news2", '{"temperature_c": "38"}', 'Temperature "38" is not a number', "temperature_c"),
    ("news2", '{"consciousness": "X"}', 'Consciousness "X" is not one of "A", "C", "V", "P", "U"', "consciousness"),
    ("news2", '{"on_oxygen": 1}', "On oxygen 1 is not one of true, false", "on_oxygen"),
    ("news2", '{"spo2_scale": 3}', "SpO2 scale 3 is not one of 1, 2", "spo2_scale"),
    ("news2", '{"spo2_scale": true}', "SpO2 scale true is not one of 1, 2", "spo2_scale"),
    ("news2", '{"pulse": 80}', None, "pulse"),
]


@pytest.mark.parametrize(("scale", "line", "sentence", "field"), REFUSED_LINES)
def test_a_refused_line_says_why_and_does_not_stop_the_rest(scale, line, sentence, field):
    code, rows, errors = tidewatch("score", scale, lines=[line, "", "{}"])
    assert code == 2
    assert errors == ""
    assert rows[0]["field"] == field
    assert sentence is None or rows[0]["error"] == sentence
    assert rows[1]["complete"] is False


def test_news2_gives_its_parts_and_risk():
    code, rows, _ = tidewatch("score", "news2", lines=[json.dumps(VITALS), json.dumps(VITALS | {"spo2_scale": 1})])
    assert code == 0
    assert rows[0] == {
        "total": 7,
        "band": "high",
        "complete": True,
        "missing": [],
        "items": VITALS,
        "parts": {
            "respiration": 2,
            "spo2": 2,
            "oxygen": 2,
            "systolic": 0,
            "heart_rate": 1,
            "consciousness": 0,
            "temperature": 0,
        },
        "single_parameter_3": [],
        "risk": "high",
    }
    assert (rows[1]["total"], rows[1]["risk"]) == (6, "medium")


def test_a_partial_set_of_vitals_gives_what_is_there_and_no_total():
    _, rows, _ = tidewatch("score", "news2", lines=['{"respiration_per_min": 8}', json.dumps(list(VITALS.values()))])
    assert (rows[0]["total"], rows[0]["risk"], rows[0]["complete"]) == (None, None, False)
    assert (rows[0]["parts"], rows[0]["single_parameter_3"]) == ({"respiration": 3}, ["respiration"])
    assert rows[0]["missing"] == [field for field in VITALS if field not in ("respiration_per_min", "spo2_scale")]
    assert rows[0]["items"] == {"spo2_scale": 1, "respiration_per_min": 8}
    assert rows[1]["total"] == 7


def test_an_instrument_that_does_not_exist_is_one_line_on_stderr():
    code, rows, errors = tidewatch("score", "sows")
    assert (code, rows) == (2, [])
    known = (
        "awq, cam, ciwa_ar, ciwa_b, cows, cssa, cssrs, mood, news2, pain, pawss, phq2, phq9, poss, rass, sows_gossop"
    )
    assert errors == f'tidewatch: There is no instrument "sows". There are {known}\n'


def wrong_file():
    raise RecordError("cows.toml: item pupils: Object missing required field `name`")


def two_problems():
    return ["The key may be read by others", "The schema is older than the program"]


def test_check_says_every_problem_and_ends_with_1(monkeypatch):
    asked = (f"{__name__}:wrong_file", "chart.commands:check_instruments", f"{__name__}:two_problems")
    monkeypatch.setattr(commands, "CHECKS", asked)
    code, rows, errors = tidewatch("check")
    assert (code, rows) == (1, [])
    assert errors.splitlines() == [
        "cows.toml: item pupils: Object missing required field `name`",
        "The key may be read by others",
        "The schema is older than the program",
    ]


def test_check_says_nothing_when_nothing_is_wrong(monkeypatch):
    monkeypatch.setattr(commands, "CHECKS", ("chart.commands:check_instruments",))
    assert tidewatch("check") == (0, [], "")


def test_a_command_that_does_not_exist_is_refused():
    code, _, errors = tidewatch("scoring")
    assert code == 2
    assert "No such command 'scoring'" in errors


def test_three_thousand_lines_take_less_than_three_seconds_with_the_start():
    lines = "".join(f"{json.dumps([n % 8, *V1[1:]])}\n" for n in range(3000))
    began = perf_counter()
    ran = subprocess.run([*TIDEWATCH, "score", "ciwa_ar"], input=lines, capture_output=True, text=True, check=True)
    took = perf_counter() - began
    assert len(ran.stdout.splitlines()) == 3000
    assert took < 3, f"3,000 lines took {took:.2f} s, start-up included"


def test_scoring_loads_no_floor_above_and_no_database():
    ask = "import sys; from chart import command_line, commands; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "dash", "flask", "pandas", "numpy", "plotly", "monitors", "dashboard"}
    assert heavy & set(ran.stdout.split()) == set()
