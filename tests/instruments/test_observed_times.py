"""When something may have been seen, next to now and to the admission."""

from datetime import UTC, datetime, timedelta

import pytest

from chart.facts import Admitted, SubstanceUse, Weight
from chart.plausible import time_refusals

NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
WEIGHED = Weight(weight_kg=70.0)


def told(content=WEIGHED, *, ago, **more):
    return [(refused.field, refused.message) for refused in time_refusals(content, NOW - ago, NOW, **more)]


@pytest.mark.parametrize(
    ("ago", "sentence"),
    [
        (timedelta(minutes=-5), None),
        (timedelta(minutes=-5, seconds=-1), "The observed time is 6 min ahead; at most 5 min"),
        (timedelta(minutes=60), None),
    ],
)
def test_what_was_seen_is_at_most_five_minutes_ahead(ago, sentence):
    assert told(ago=ago) == ([("observed_at", sentence)] if sentence else [])


@pytest.mark.parametrize(("reason", "is_refused"), [(None, True), ("  ", True), ("Wi-Fi was gone", False)])
def test_more_than_an_hour_back_needs_a_reason(reason, is_refused):
    refused = told(ago=timedelta(minutes=60, seconds=1), reason=reason)
    assert refused == ([("reason", "Seen 61 min ago: more than 60 min needs a reason")] if is_refused else [])


@pytest.mark.parametrize(
    ("before", "is_refused"), [(timedelta(hours=72), False), (timedelta(hours=72, seconds=1), True)]
)
def test_nothing_is_older_than_three_days_before_admission(before, is_refused):
    refused = told(ago=before, admitted_at=NOW, reason="From the referral")
    sentence = "The observed time is 73 h before admission; at most 72 h"
    assert refused == ([("observed_at", sentence)] if is_refused else [])


def test_a_corrected_admission_is_not_measured_against_itself():
    assert told(Admitted(bed="4"), ago=timedelta(hours=80), admitted_at=NOW, reason="Wrong day") == []


def test_a_time_without_a_zone_has_no_place_in_the_record():
    (refused,) = time_refusals(WEIGHED, NOW.replace(tzinfo=None), NOW)
    assert (refused.field, refused.message) == ("observed_at", "The observed time has no time zone")


@pytest.mark.parametrize(("ahead", "is_refused"), [(timedelta(minutes=5), False), (timedelta(minutes=6), True)])
def test_a_last_use_is_not_in_the_future(ahead, is_refused):
    use = SubstanceUse(drug_class="alcohol", agent="vodka", last_use_at=NOW + ahead)
    assert told(use, ago=timedelta(0)) == ([("last_use_at", "The last use is 6 min ahead")] if is_refused else [])
