"""What the report says of a period, and what it says it does not know."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart.errors import Refused
from chart.reports.cells import cells_of
from chart.reports.length_of_stay import ENDINGS, Share, Summary, groups_of
from chart.reports.period import Period, period_before, period_of
from tests.reporting.past import at, many, report_of, stay


def test_a_stay_counts_in_the_period_in_which_it_ended() -> None:
    before = stay("2026-02-20 10:00", "2026-02-28 23:00")
    into = stay("2026-02-27 10:00", "2026-03-02 10:00")
    out_of = stay("2026-03-30 10:00", "2026-04-01 00:00")
    found = report_of(before, into, out_of)
    assert [each.stay for each in found.lengths] == [into]
    assert found.here() == 1  # she who left on 1 April was there at the end of March


def test_median_quartiles_and_mean_are_those_of_the_lengths_that_are_known() -> None:
    found = report_of(*many(1, 1), *many(1, 2), *many(1, 4), *many(1, 9), stay(None, "2026-03-09 10:00"))
    assert found.summary("midnights") == Summary(4, 3, 1.75, 5.25, 4)
    assert found.summary("hours") == Summary(4, 72, 42, 126, 96)
    assert (len(found.discharged), found.without_length) == (5, 1)


def test_whoever_is_still_here_is_in_no_median() -> None:
    found = report_of(*many(3, 4), stay("2026-03-25 10:00", charted="2026-04-10 11:00"))
    assert found.summary("midnights") == Summary(3, 4, 4, 4, 4)
    assert found.here() == 1


def test_a_stay_that_nobody_ended_is_told_as_missing() -> None:
    found = report_of(*many(2, 4), stay("2026-03-05 10:00", charted="2026-03-06 10:00"))
    assert (found.without_end(), found.here(), len(found.discharged)) == (1, 0, 2)
    assert found.curves["alcohol"].seen == ()


def test_a_stay_silent_since_before_the_period_has_no_end_in_it_either() -> None:
    found = report_of(stay("2025-11-05 10:00", charted="2025-11-08 10:00"))
    assert (found.without_end(), found.here(), found.without_admission()) == (1, 0, 0)
    assert found.occupancy(1) == Share(0, 31)


def test_an_open_stay_without_an_admission_is_told_as_missing_it() -> None:
    began = at("2026-03-20 10:00")
    nameless = replace(stay(None, charted="2026-04-09 10:00"), first_charted_at=began)
    found = report_of(nameless, *many(1, 4))
    assert (found.without_admission(), found.without_end(), found.here(), found.without_length) == (1, 0, 0, 0)
    assert (found.without_admission("alcohol"), found.without_admission("opioid")) == (1, 0)
    assert cells_of(found, is_protected=False).count("no admission") == 1
    ended_later = replace(nameless, discharged_at=at("2026-04-05 10:00"), last_charted_at=None)
    assert report_of(ended_later).without_admission() == 1
    not_yet_seen = replace(nameless, first_charted_at=at("2026-04-02 10:00"))
    assert report_of(not_yet_seen).without_admission() == 0


moments = st.one_of(st.none(), st.integers(0, 120).map(lambda days: at("2026-01-01 10:00") + timedelta(days=days)))


@given(moments, moments, moments)
def test_a_stay_that_goes_on_is_told_in_exactly_one_count(
    came: datetime | None, left: datetime | None, charted: datetime | None
) -> None:
    first = min(each for each in (came, left, charted, at("2026-05-31 10:00")) if each)
    drawn = replace(stay(None), admitted_at=came, discharged_at=left, last_charted_at=None if left else charted)
    drawn = drawn if came else replace(drawn, first_charted_at=first)
    found = report_of(drawn, as_of="2026-06-01 00:00")
    told = found.here() + found.without_end() + found.without_admission()
    goes_on = (came or first) <= found.ends_at and (left is None or left >= found.ends_at)
    assert told == goes_on
    assert not (told and found.discharged)


def test_an_empty_period_has_no_figures() -> None:
    found = report_of()
    assert found.summary("midnights") is None
    assert found.occupancy(4) == Share(0, 124)
    assert (found.curves, groups_of(found.all)) == ({}, ())


def test_a_class_alone_is_the_same_report_of_its_stays() -> None:
    both = (*many(3, 4, group="alcohol"), *many(2, 8, group="opioid"))
    alone = report_of(*both, group="opioid")
    assert alone.summary("midnights") == Summary(2, 8, 8, 8, 8)
    assert groups_of(alone.all) == ("alcohol", "opioid")


def test_every_way_of_leaving_is_one_of_four() -> None:
    ways = ("completed", "ama", "transfer_acute", "transfer_psych", "death", "legal")
    stays = [stay(f"2026-03-0{day} 10:00", "2026-03-09 10:00", disposition=way) for day, way in enumerate(ways, 1)]  # type: ignore[arg-type]
    found = report_of(*stays, stay("2026-03-08 10:00", "2026-03-09 10:00", disposition=None))
    assert {way: found.ended(way) for way in ENDINGS} == {"completed": 1, "ama": 1, "transferred": 2, "other": 3}


def test_occupancy_counts_the_midnights_of_the_period_alone() -> None:
    over_both_ends = stay("2026-02-20 10:00", "2026-04-05 10:00")
    away = stay("2026-03-10 10:00", "2026-03-14 10:00", leaves=(("2026-03-11 10:00", "2026-03-13 10:00"),))
    assert report_of(over_both_ends, away).occupancy(2) == Share(31 + 2, 62)
    assert report_of(over_both_ends, as_of="2026-03-11 12:00").occupancy(2) == Share(10, 20)
    assert report_of(over_both_ends).occupancy(0) is None


def test_two_months_side_by_side_add_up() -> None:
    stays = (*many(5, 9, came="2026-02-24 23:00"), *many(4, 3), *many(2, 40, came="2026-02-01 08:00"))
    march = report_of(*stays, as_of="2026-05-01 00:00")
    february = type(march)(Period(date(2026, 2, 1), date(2026, 3, 1)), march.zone, march.as_of, stays)
    both = type(march)(Period(date(2026, 2, 1), date(2026, 4, 1)), march.zone, march.as_of, stays)
    days = [each.occupancy(1) for each in (february, march, both)]
    assert None not in days
    assert days[0].part + days[1].part == days[2].part  # type: ignore[union-attr]
    assert len(february.discharged) + len(march.discharged) == len(both.discharged)


def test_leaving_against_advice_is_of_those_still_in() -> None:
    left = [stay("2026-03-02 10:00", "2026-03-02 20:00", disposition="ama")]
    stayed = many(3, 2)
    assert report_of(*left, *stayed).leaving()[:3] == ((1, 4), (0, 3), (0, 3))
    assert report_of(*left, *stayed).leaving()[4:6] == ((0, 3), (0, 0))


@pytest.mark.parametrize(
    ("code", "period", "before"),
    [
        ("3m", (date(2026, 8, 1), date(2026, 11, 1)), (date(2026, 5, 1), date(2026, 8, 1))),
        ("12m", (date(2025, 11, 1), date(2026, 11, 1)), (date(2024, 11, 1), date(2025, 11, 1))),
        ("month", (date(2026, 11, 1), date(2026, 11, 24)), (date(2026, 10, 1), date(2026, 11, 1))),
        ("all", (None, date(2026, 11, 24)), None),
    ],
)
def test_periods_are_whole_months_or_go_up_to_today(code: str, period: object, before: object) -> None:
    today = date(2026, 11, 23)
    asked, compared = period_of(code, today), period_before(code, today)
    assert (asked.begins_on, asked.ends_on) == period
    assert (compared and (compared.begins_on, compared.ends_on)) == before


def test_a_period_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="There is no period week: there are 3m, 12m, 24m, month, all"):
        period_of("week", date(2026, 11, 23))
