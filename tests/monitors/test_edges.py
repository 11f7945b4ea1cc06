"""Every pattern at its limits: each grade at least once, silent just below, unknown for want of data."""

import pytest

from tests.monitors.ask import BOOK, answer
from tests.monitors.draw import stay
from tests.monitors.edges import EDGES


@pytest.mark.parametrize("edge", EDGES, ids=[f"{edge.pattern} {edge.says}: {edge.because}" for edge in EDGES])
def test_at_the_limit(edge):
    drawn = stay(edge.table)
    assert answer(drawn, edge.pattern, edge.at or drawn.table.rows[-1]["time"]) == edge.says


@pytest.mark.parametrize("name", BOOK.by_name)
def test_every_pattern_has_each_of_its_grades_a_silence_and_an_unknown(name):
    said = [edge.says for edge in EDGES if edge.pattern == name]
    surely = {each.split("?")[0] for each in said}
    assert set(BOOK.protocols.patterns[name].severity.values()) <= surely
    assert "no" in surely
    assert any("?" in each for each in said)
