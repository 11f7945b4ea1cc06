"""What is said before a dose is saved is asked of the dose itself, and never becomes an alert."""

import pytest

from chart.facts import Dose
from monitors.advice import advice
from monitors.known import Known
from tests.monitors.ask import BOOK, said, told, unsaid
from tests.monitors.draw import stay, tick

BUPRENORPHINE = Dose("Buprenorphine", ("opioid", "buprenorphine"), "sublingual", for_withdrawal=True)
THIAMINE = Dose("Thiamine", ("thiamine",), "im")
FENTANYL = """
    protocol opi; used opioid/fentanyl 0 20:00
    time  | cows | rass
    09:40 | 9    | 0
"""


def advised(table, when, dose=BUPRENORPHINE):
    drawn = stay(table)
    return {each.pattern: each for each in advice(BOOK, Known(drawn.known_at(when)), tick(when), dose)}


def lines(card):
    return {line.text: line.value for line in card.lines}


def test_v8_the_first_buprenorphine_dose_is_asked_about_before_it_is_saved():
    card = advised(FENTANYL, "10:00")["OPI-09"]
    assert card.severity == "medium"
    assert lines(card) == {"COWS total below 11": "9"}


@pytest.mark.parametrize("dose", [THIAMINE, Dose("Clonidine", ("alpha_2_agonist",))])
def test_another_medicine_is_not_asked_about(dose):
    assert advised(FENTANYL, "10:00", dose) == {}


def test_the_second_dose_is_not_asked_about_again():
    given = """
        protocol opi; used opioid/fentanyl 0 20:00
        time  | cows | rass | dose
        09:40 | 9    | 0    |
        10:00 |      |      | buprenorphine opioid buprenorphine
    """
    assert advised(given, "11:00") == {}


def test_what_is_missing_is_a_reason_of_its_own():
    card = advised("""
        protocol opi; used opioid/heroin 0 20:00
        time  | cows
        08:00 | 14
    """, "10:00")["OPI-09"]  # fmt: skip
    assert lines(card) == {"Complete COWS, count: below 1": "0"}


def test_what_cannot_be_ruled_out_is_told_without_a_severity():
    card = advised("""
        protocol opi; used opioid/heroin 0 20:00
        time  | cows | rass
        09:40 | 14   | -2
    """, "10:00")["OPI-09"]  # fmt: skip
    assert (card.severity, card.missing) == ("none", ("COWS total: not answered since",))


def test_asking_leaves_what_is_known_as_it_was():
    known = Known(stay(FENTANYL).entries)
    before = {code: list(track.keys) for code, track in known.tracks.items()}
    assert advice(BOOK, known, tick("10:00"), BUPRENORPHINE)
    assert {code: list(track.keys) for code, track in known.tracks.items()} == before


def test_it_is_never_an_alert_nor_something_that_cannot_be_judged():
    given = stay("""
        protocol opi; used opioid/fentanyl 0 20:00
        time  | cows | rass | dose
        09:40 | 9    | 0    |
        10:00 |      |      | buprenorphine opioid buprenorphine
    """)
    assert "OPI-09" not in said(given, "10:00") | unsaid(given, "10:00")
    assert told(given, "2 10:00", only="OPI-09") == []


def test_a_stay_without_opioids_is_not_asked_about_them():
    assert advised("""
        class alcohol
        time  | rass
        09:40 | 0
    """, "10:00") == {}  # fmt: skip
