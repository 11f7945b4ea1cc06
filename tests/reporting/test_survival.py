"""The survival curve agrees with scipy's and with a published example, and keeps those who are still here."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from chart.reports.survival import curve_of

# Weeks in remission of 21 children under 6-mercaptopurine (Freireich 1963); a dot follows those who were still in it.
REMISSION = "6 6 6 6. 7 9. 10 10. 11. 13 16 17. 19. 20. 22 23 25. 32. 32. 34. 35."


def test_a_published_example_comes_out_as_published() -> None:
    words = REMISSION.split()
    curve = curve_of([float(word.rstrip(".")) for word in words], [not word.endswith(".") for word in words])
    assert curve.median == 23
    assert curve.share_at(6) == pytest.approx(0.857, abs=5e-4)
    assert [curve.at_risk(week) for week in (0, 6, 10, 23)] == [21, 21, 15, 6]
    assert len(curve.seen) == 12


@given(
    st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=2, max_size=60).filter(
        lambda s: any(o for _, o in s)
    )
)
def test_it_agrees_with_another_implementation(stays: list[tuple[int, bool]]) -> None:
    curve = curve_of([float(days) for days, _ in stays], [is_over for _, is_over in stays])
    ended = [days for days, is_over in stays if is_over]
    theirs = stats.ecdf(stats.CensoredData(uncensored=ended, right=[d for d, is_over in stays if not is_over])).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the band is undefined
        band = theirs.confidence_interval(method="log-log")
    at = np.searchsorted(theirs.quantiles, curve.days)
    assert curve.share == pytest.approx(theirs.probabilities[at], abs=1e-9)
    for ours, its in ((curve.low, band.low), (curve.high, band.high)):
        assert np.asarray(ours) == pytest.approx(its.probabilities[at], abs=1e-9, nan_ok=True)


def test_nobody_has_left_yet() -> None:
    curve = curve_of([2.0, 3.0], [False, False])
    assert (curve.days, curve.median, curve.seen) == ((), None, (2.0, 3.0))
    assert curve.share_at(5) == 1


def test_a_curve_ends_where_fewer_than_eleven_are_left() -> None:
    curve = curve_of([float(day) for day in range(1, 21)], [True] * 20).down_to(11)
    assert curve.days[-1] == 10
    assert curve.at_risk(10) == 11
    assert curve_of([1.0] * 5, [True] * 5).down_to(11).days == ()
