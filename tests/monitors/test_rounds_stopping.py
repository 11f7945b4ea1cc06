"""Sections 5.1 and 5.3: for which protocols an end may be proposed, and in words why or why not."""

import pytest

from monitors.cadence import Cadence
from monitors.known import Known
from monitors.stopping import Proposal, may_stop
from tests.monitors.draw import stay, tick
from tests.monitors.wanted import PROTOCOLS, wanted


def proposal(table: str, when: str) -> Proposal:
    """The one protocol of the table that has a rule for its end."""
    (found,) = may_stop(Cadence(Known(stay(table).known_at(when)), PROTOCOLS), tick(when))
    return found


def lacking(table: str, when: str) -> tuple[str, ...]:
    """What is not met; nothing where the end may be proposed."""
    found = proposal(table, when)
    assert found.is_met == (not found.lacking)
    return found.lacking


ALCOHOL = """
    class alcohol; protocol {protocol}; admitted 08:00; used alcohol {used}; risk {risk}
    time    | ciwa_ar  | dose
    08:00   | 12       |
    4 08:00 | {first}  |
    4 20:00 | 6        | {dose}
    5 08:00 | {last}   |
"""


def alcohol(**other: str) -> str:
    calm = {"protocol": "alc-asam", "used": "0 18:00", "risk": "prior_dt off", "first": "6", "last": "6", "dose": ""}
    return ALCOHOL.format(**calm | other)


def test_alcohol_calm_for_a_day_without_doses_three_days_after_the_last_drink():
    found = proposal(alcohol(), "5 08:00")
    assert found == Proposal(
        "alc-asam",
        True,
        (
            "CIWA-Ar total was below 10 for 24 h",
            "No dose for withdrawal for 24 h",
            "Last use 110 h ago; 72 h are needed",
        ),
        (),
        (),
    )


@pytest.mark.parametrize(
    ("says", "other", "at", "expected"),
    [
        ("10 is not below 10", {"first": "10"}, "5 08:00", "CIWA-Ar total was 10, 24 h ago"),
        ("calm for less than a day", {}, "5 07:59", "CIWA-Ar total was 12, 95 h 59 min ago"),
        (
            "seen what is not there",
            {"last": "0 0 0 0 0 0 0 4 0 0"},
            "5 08:00",
            "Touch, hearing or sight may have been 4 or more, 0 h ago",
        ),
        (
            "a dose within a day",
            {"dose": "lorazepam benzodiazepine withdrawal"},
            "5 08:00",
            "A dose for withdrawal was given 12 h ago; 24 h without are needed",
        ),
        ("a score too old", {}, "5 21:00", "CIWA-Ar total was last charted 13 h ago, which is too old"),
        ("too soon after the last drink", {"used": "2 08:01"}, "5 08:00", "Last use 71 h 59 min ago; 72 h are needed"),
        ("give or take", {"used": "2 06:00 within 3 h"}, "5 08:00", "Last use 71 h ago; 72 h are needed"),
        (
            "delirium before: five days",
            {"risk": "prior_dt", "used": "0 08:01"},
            "5 08:00",
            "Last use 119 h 59 min ago; 120 h are needed after delirium tremens before",
        ),
        (
            "delirium never asked about: five days",
            {"risk": "epilepsy off"},
            "5 08:00",
            "Last use 110 h ago; 120 h are needed, for delirium tremens before was not asked",
        ),
        (
            "last drink unknown: counted from admission",
            {"used": "unknown", "risk": "prior_dt"},
            "5 08:00",
            "Last use unknown, admitted 96 h ago; 120 h are needed after delirium tremens before",
        ),
    ],
)
def test_alcohol_may_not_stop(says, other, at, expected):
    assert lacking(alcohol(**other), at) == (expected,), says


def test_an_unknown_last_drink_counts_from_admission():
    assert lacking(alcohol(used="unknown"), "5 08:00") == ()


def test_units_that_use_8_and_15_stop_below_8():
    assert lacking(alcohol(protocol="alc-classic", last="8"), "5 08:00") == ("CIWA-Ar total was 8, 0 h ago",)
    assert lacking(alcohol(protocol="alc-classic", last="7"), "5 08:00") == ()


def test_the_score_of_a_drowsy_patient_calms_nobody():
    table = """
        class alcohol; protocol alc-asam; admitted 08:00; used alcohol 0 18:00; risk prior_dt off
        time    | ciwa_ar | rass
        4 08:00 | 6       | 0
        5 08:00 | 6       | -2
    """
    assert lacking(table, "5 08:00") == ("CIWA-Ar total was last charted 24 h ago, which is too old",)


OPIOID = """
    class opioid; protocol opi; admitted 08:00
    time    | cows   | dose
    08:00   | 14     |
    2 08:00 | {cows} |
    3 08:00 | 4      | {dose}
    4 08:00 | 4      |
"""


@pytest.mark.parametrize(
    ("says", "cows", "dose", "expected"),
    [
        ("two days below 5", "4", "", ()),
        ("5 is not", "5", "", ("COWS total was 5, 48 h ago",)),
        (
            "with a dose",
            "4",
            "clonidine alpha_2_agonist withdrawal",
            ("A dose for withdrawal was given 24 h ago; 48 h without are needed",),
        ),
    ],
)
def test_opioid(says, cows, dose, expected):
    assert lacking(OPIOID.format(cows=cows, dose=dose), "4 08:00") == expected, says


STIMULANT = """
    class stimulant; protocol sti; admitted 08:00
    time    | mood   | cssrs   | vitals
    08:00   | {mood} | {cssrs} | calm
    2 08:00 | 6      |         |
    3 08:00 | 5      | {again} |
"""
NO_RISK = "0 0 - - - 0 -"


@pytest.mark.parametrize(
    ("says", "mood", "cssrs", "again", "expected"),
    [
        ("no risk, mood 5 and more", "5", NO_RISK, "", ()),
        ("low risk", "5", "1 0 - - - 0 -", "", ()),
        ("moderate risk", "5", "1 1 1 0 0 0 -", "", ("C-SSRS is, or may be, worse than its mildest finding",)),
        ("not asked", "5", "", "", ("C-SSRS was never charted",)),
        ("refused since", "5", NO_RISK, "refused", ("C-SSRS was asked since, and not answered",)),
        ("mood was lower", "4", NO_RISK, "", ("Mood was 4, 48 h ago",)),
    ],
)
def test_stimulants(says, mood, cssrs, again, expected):
    table = STIMULANT.format(mood=mood, cssrs=cssrs, again=again)
    assert lacking(table, "3 08:00") == expected, says


FLUIDS = """
    class opioid; protocol opi-fluids; admitted 08:00
    time    | weight | void | in
    08:00   | 70     | {out} | 100
    2 12:00 |        |       | 100
"""


@pytest.mark.parametrize(
    ("says", "out", "at", "expected"),
    [
        ("a day in the unit, and dry", "100", "2 08:00", ()),
        ("not a day yet", "100", "2 07:00", ("Admitted 23 h ago; 24 h without fluid loss are needed",)),
        ("a litre less for hours", "1200", "2 12:00", ("Fluid was being lost 16 h ago; 24 h without are needed",)),
        ("and a day later", "1200", "2 20:01", ()),
    ],
)
def test_fluids(says, out, at, expected):
    table = FLUIDS.format(out=out)
    assert lacking(table, at) == expected, says
    assert proposal(table, at).to_confirm == ("The patient eats and drinks",)


BENZODIAZEPINE = """
    protocol bzd; admitted 08:00; used benzodiazepine/diazepam 0 20:00
    time    | ciwa_b | dose
    08:00   | 8      |
    2 08:00 |        | {dose}
"""


@pytest.mark.parametrize(
    ("says", "dose", "at", "expected"),
    [
        ("a week after the last use", "", "7 20:00", ()),
        ("a minute less", "", "7 19:59", ("Last use 167 h 59 min ago; 168 h are needed",)),
        (
            "a week after the last long-acting dose",
            "diazepam benzodiazepine long",
            "9 08:00",
            ("A sedative dose was given 168 h ago; 168 h without are needed",),
        ),
        ("a minute later", "diazepam benzodiazepine long", "9 08:01", ()),
    ],
)
def test_benzodiazepine(says, dose, at, expected):
    assert lacking(BENZODIAZEPINE.format(dose=dose), at) == expected, says


def test_a_protocol_without_a_rule_is_never_proposed_to_end():
    table = """
        class ghb; protocol bzd-ghb, news2; admitted 08:00
        time  | ciwa_b | vitals
        08:00 | 0      | calm
    """
    assert may_stop(Cadence(Known(stay(table).entries), PROTOCOLS), tick("30 08:00")) == []


def test_what_may_stop_is_wanted_as_before():
    assert proposal(alcohol(), "5 08:00").is_met
    assert wanted(alcohol(), "ciwa_ar", "5 08:00") == "5 10:00 upcoming"
