"""What a mutant is put before: the drawn cases, gathered by pattern, since thousands cost more to find than to ask."""

import pytest

from tests.monitors.test_cards_of_all_cases import (
    test_a_card_has_lines_when_it_fires_and_names_what_is_missing_when_it_is_unknown as card_tells,
)
from tests.monitors.test_cards_of_all_cases import test_whatever_a_formula_reads_has_a_ward_name
from tests.monitors.test_every_pattern_is_shown import test_it_says_what_is_drawn as says_what_is_drawn
from tests.monitors.vignettes import CASES

__all__ = ["test_whatever_a_formula_reads_has_a_ward_name"]


@pytest.mark.parametrize("name", CASES)
def test_every_case_says_what_is_drawn(name):
    for case in CASES[name]:
        says_what_is_drawn(name, case)


@pytest.mark.parametrize("name", CASES)
def test_every_card_tells_it(name):
    for case in CASES[name]:
        card_tells(name, case)
