"""A property in two forms: a short one for every run, and a long one for the night."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

AT_NIGHT = 50


def forms(
    check: Callable[..., None], *drawn: SearchStrategy[Any], examples: int, at_night: int = AT_NIGHT
) -> tuple[Any, Any]:
    """The check over so many examples, and over so many times as many behind the marker nightly."""
    short = settings(max_examples=examples, deadline=None)(given(*drawn)(check))
    long = settings(max_examples=examples * at_night, deadline=None)(given(*drawn)(check))
    return short, pytest.mark.nightly(long)
