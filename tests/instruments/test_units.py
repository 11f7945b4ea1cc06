"""Readings typed in another unit."""

import pytest

from chart.units import celsius, kilograms, to_tenth


@pytest.mark.parametrize(
    ("fahrenheit", "in_celsius"),
    [(100.4, 38.0), (101.5, 38.6), (95.0, 35.0), (77, 25.0), (113.0, 45.0), (98.6, 37.0), (32, 0.0)],
)
def test_fahrenheit_becomes_celsius_to_a_tenth(fahrenheit, in_celsius):
    assert celsius(fahrenheit) == in_celsius


@pytest.mark.parametrize(("pounds", "in_kilograms"), [(154, 69.9), (200, 90.7), (0, 0.0), (154.3, 70.0)])
def test_pounds_become_kilograms_to_a_tenth(pounds, in_kilograms):
    assert kilograms(pounds) == in_kilograms


@pytest.mark.parametrize(("value", "rounded"), [(38.05, 38.1), (38.04, 38.0), (35.25, 35.3), (2.675, 2.7)])
def test_halves_are_rounded_up_as_a_nurse_would(value, rounded):
    assert to_tenth(value) == rounded
