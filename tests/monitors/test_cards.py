"""The evidence card says what the formula looked at: conditions, readings, what is missing, what would end it."""

from dataclasses import replace

import msgspec
import pytest

from monitors.evidence import card as card_of
from monitors.names import name_of, shown
from tests.monitors.ask import BOOK, course, evidence, followed
from tests.monitors.draw import drawn, stay, tick
from tests.monitors.vignettes import CASES, VIGNETTES

SHOWN = [(name, case) for name, cases in CASES.items() for case in cases]


def vignette(name):
    return stay(VIGNETTES[name].table)


def lines(card):
    return [(line.text, line.value) for line in card.lines]


def seen(line):
    return [(each.value, drawn(each.observed)) for each in line.seen]


def test_both_rises_are_shown_with_both_their_readings():
    card = evidence(vignette("V2"), "ALC-01", "12:00")
    assert lines(card) == [
        ("Tremor, rise in 8 h: 2 or more", "2 → 4"),
        ("Touch, hearing or sight, rise in 8 h: 2 or more", "1 → 4"),
        ("Tremor 4 or more", "4"),
        ("Touch, hearing or sight 4 or more", "4"),
    ]
    assert seen(card.lines[0]) == [("2", "08:00"), ("4", "12:00")]
    assert (card.severity, card.version, card.missing) == ("critical", "alcohol 1", ())
    assert drawn(card.until) == "2 00:00"


def test_any_one_of_the_conditions_would_end_it():
    assert evidence(vignette("V2"), "ALC-01", "12:00").clears == (
        "Tremor, rise in 8 h: below 2",
        "Touch, hearing or sight, rise in 8 h: below 2",
        "Tremor below 4",
        "Touch, hearing or sight below 4",
    )


def test_of_four_signs_where_two_are_needed_three_must_go():
    assert evidence(vignette("V3"), "ALC-07", "3 12:00").clears == (
        "Orientation below 2 and Consciousness (ACVPU) not C",
        "3 of: Heart rate below 100; (Systolic pressure below 150 and Diastolic pressure below 100); "
        "Temperature below 38; Sweats below 4",
        "Touch, hearing or sight below 4 and Agitation below 4 and Tremor below 4",
    )


@pytest.mark.parametrize(
    ("pattern", "shows", "next_severity", "raises"),
    [
        ("ALC-03", "up by 9", "high", ("CIWA-Ar total, rise in 4 h: 10 or more",)),
        (
            "ALC-04",
            "with perception 3 and orientation 1: severe, not complicated",
            "critical",
            ("Touch, hearing or sight 4 or more", "Orientation 2 or more", "Seizure, within 24 h"),
        ),
        ("STI-08", "39.0 °C with RASS 0", "critical", ("Temperature 40 or more", "RASS 1 or more")),
        ("ALC-05", "a seizure, as of when it happened", "", ()),
    ],
)
def test_what_would_raise_it_is_only_what_is_not_so_yet(pattern, shows, next_severity, raises):
    case = next(case for case in CASES[pattern] if case.shows == shows)
    card = evidence(stay(case.table), pattern, case.at)
    assert (card.next_severity, card.raises) == (next_severity, raises)


def test_a_late_task_says_how_late_would_be_worse():
    case = next(case for case in CASES["GEN-06"] if case.shows == "240 min late")
    card = evidence(stay(case.table), "GEN-06", case.at)
    assert (card.severity, card.next_severity) == ("low", "medium")
    assert card.raises[0] == "CIWA-Ar more than 240 min past due"


def test_a_site_that_calls_two_grades_the_same_is_told_of_the_next_that_is_worse():
    text = msgspec.structs.replace(
        BOOK.by_name["OPI-11"].text, severity={"medium": "high", "high": "high", "critical": "critical"}
    )
    pattern = replace(BOOK.by_name["OPI-11"], text=text)
    case = next(case for case in CASES["OPI-11"] if case.shows == "a rise of 6 in 4 h to 13")
    said = card_of(pattern, pattern.judge(course(stay(case.table), case.at, is_traced=True)))
    assert (said.severity, said.next_severity, said.raises) == ("high", "critical", ("COWS total above 36",))


def test_the_card_says_who_signs_the_protocol_and_that_nobody_has():
    card = evidence(vignette("V2"), "ALC-01", "12:00")
    assert (card.approver_role, card.approved_on) == ("medical_director", None)


def test_a_hallucination_ends_after_enough_assessments_without():
    card = evidence(vignette("V2"), "ALC-02", "12:00")
    assert card.clears == ("Touch, hearing or sight below 4 in 2 complete assessments in a row",)
    assert card.until is None


def test_three_scores_that_say_the_same_are_one_line_with_all_three():
    case = next(case for case in CASES["ALC-10"] if case.shows == "three doses, and 19 after each")
    *_, score = evidence(stay(case.table), "ALC-10", case.at).lines
    assert (score.text, score.value) == ("CIWA-Ar total 19 or more", "19")
    assert sorted(seen(score)) == [("19", "09:00"), ("19", "10:00"), ("19", "11:00")]


def test_sums_and_rates_are_shown_as_a_nurse_would_work_them_out():
    values = {text: value for text, value in lines(evidence(vignette("V7"), "OPI-01", "2 18:00"))}
    assert values["More lost than taken (mL), total in 12 h: 1000 or more"] == "1350"
    assert values["Weight loss (%) 3 or more"] == "4"
    assert values["Urine (mL/kg/h), per hour over at least 12 h: below 0.5"] == "0.41"
    assert values["Emesis, count in 8 h: 3 or more"] == "4"


def test_of_two_doses_that_add_up_both_stand_on_the_card():
    case = next(case for case in CASES["POLY-02"] if case.shows == "6 h apart")
    assert lines(evidence(stay(case.table), "POLY-02", case.at)) == [
        ("Opioid dose", "1"),
        ("Benzodiazepine dose, hours since: 4 or less", "0"),
    ]


@pytest.mark.parametrize(
    ("scored", "words"),
    [
        ("09:00", "COWS above the score before the dose 6 or more"),
        ("08:59", "COWS above a score more than 1 h before the dose (low confidence) 6 or more"),
    ],
)
def test_a_score_more_than_an_hour_before_the_dose_is_told_as_such(scored, words):
    drawn_stay = stay(f"""
        used opioid/fentanyl 0 20:00
        time     | cows | dose                               | rass
        {scored} | 9    |                                    | 0
        10:00    |      | buprenorphine opioid buprenorphine |
        11:00    | 15   |                                    | 1
    """)
    assert (words, "6") in lines(evidence(drawn_stay, "OPI-08", "11:00"))


def test_breath_alcohol_is_shown_to_the_third_place():
    case = next(case for case in CASES["POLY-03"] if case.shows == "0.099")
    *_, breath = evidence(stay(case.table), "POLY-03", case.at).lines
    assert breath.value == "0.099"


def test_an_overdue_task_says_how_late_it_is_and_when_it_was_last_done():
    (line,) = evidence(vignette("V12 asam"), "GEN-06", "18:01").lines
    assert (line.text, line.value, seen(line)) == ("CIWA-Ar overdue", "121 min past due", [("yes", "14:00")])


@pytest.mark.parametrize(
    ("pattern", "because", "missing"),
    [
        (
            "ALC-01",
            "there is no earlier one",
            ("Tremor: no earlier value", "Touch, hearing or sight: no earlier value"),
        ),
        ("ALC-04", "an item is missing: there is no total", ("CIWA-Ar total: asked, not answered",)),
        ("ALC-03", "asleep since: a rise is not excluded", ("CIWA-Ar total: not answered since",)),
        ("GEN-01", "6 from those that are there", ("NEWS2: at least 6, not complete",)),
        ("GEN-12", "4 h and a minute later it is out of date", ("Temperature: last value 4.0 h old",)),
        ("GEN-05a", "no RASS", ("RASS: not charted",)),
        (
            "BZD-09",
            "alcohol beside it: then CIWA-Ar is owed",
            ("Orientation: not charted", "Tremor: not charted"),
        ),
        ("STI-02", "never asked", ("Mood: not charted",)),
        (
            "OPI-03",
            "not ordered as measured for all of the 12 h",
            (
                "needs Fluids ordered as measured, hours since: 12 or more",
                "needs Fluids ordered as measured, hours since: 24 or more",
            ),
        ),
        (
            "OPI-03",
            "no void charted in the shift: uncharted is not empty",
            ("Urine: not charted", "needs Fluids ordered as measured, hours since: 24 or more"),
        ),
        (
            "OPI-04",
            "on another scale",
            (
                "Hours from the admission weight to the newest: not answered since",
                "Weight loss (%): not answered since",
            ),
        ),
    ],
)
def test_what_cannot_be_judged_says_what_to_chart(pattern, because, missing):
    case = next(case for name, case in SHOWN if (name, case.shows) == (pattern, because))
    assert evidence(stay(case.table), pattern, case.at).missing == missing


def test_what_happened_is_told_as_an_event_and_not_as_a_count():
    drawn_stay = stay("""
        class alcohol
        time  | vitals | bp     | event
        07:00 |        |        | chest_pain
        08:00 | calm   | 180/90 |
    """)
    card = evidence(drawn_stay, "GEN-15", "08:00")
    assert ("Chest pain, within 24 h", "1") in lines(card)
    assert "Chest pain, within 24 h: none" in card.clears


def test_a_triage_is_said_in_its_own_words():
    card = evidence(stay("time | cssrs\n08:00 | 1 1 1 - - - -"), "GEN-07", "08:00")
    assert lines(card) == [("C-SSRS triage moderate or more", "at least moderate")]
    assert card.missing == ("C-SSRS triage: at least moderate, not complete",)


def test_what_nobody_is_bound_to_chart_says_how_old_it_is():
    card = evidence(stay("time | glucose | acvpu\n08:00 | 69 |\n12:30 | | A"), "GEN-11", "12:30")
    assert card.missing == ("Glucose: last value 4.5 h old",)


def test_a_finding_dates_from_when_it_was_seen_not_from_when_it_was_charted():
    drawn_stay = stay("""
        class alcohol
        time  | ciwa_ar | known
        08:00 | 4       |
        10:00 | 20      | 10:05
    """)
    (found,) = [each for each in followed(drawn_stay, "10:05").findings(tick("10:05")) if each.pattern == "ALC-04"]
    assert drawn(found.since) == "10:00"


def test_what_time_alone_brings_dates_from_that_very_moment():
    (found,) = followed(vignette("V12 asam"), "17:00").findings(tick("17:00"))
    assert found.since == tick("16:30") + 1


@pytest.mark.parametrize(
    ("code", "low", "high", "said"),
    [
        ("rass", -3, -3, "−3"),
        ("temperature_c", 38.6, 38.6, "38.6"),
        ("news2", 5, 8, "at least 5"),
        ("news2.worst_part", 0, 3, "at most 3"),
        ("consciousness", 1, 1, "C"),
        ("mood", float("-inf"), float("inf"), "unknown"),
    ],
)
def test_values_are_said_as_they_are_known(code, low, high, said):
    assert shown(code, low, high) == said


def test_every_code_has_a_ward_name():
    assert name_of("ciwa_ar.tremor") == "Tremor"
    assert name_of("resting.heart_rate_bpm") == "Resting heart rate"
    assert name_of("task.vitals") == "Vital signs"
    assert name_of("event.chest_pain") == "Chest pain"
