"""Every constant at the head of a file of formulas, changed, makes a case say otherwise; mutmut changes none."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitors import patterns
from tests.monitors.ask import BOOK
from tests.mutants.test_every_number_is_noticed import notices

FILES = [sys.modules[f"{patterns.__name__}.{name}"] for name in patterns.__all__]
# Changes that no drawn stay can show.
UNNOTICED = {
    ("A_STAY", "more"): "a year stands for ever",
    ("A_STAY", "less"): "a year stands for ever",
    ("LEAST", "less"): "no score lies below 0",
    ("JUST_NOW", "less"): "nothing is used or given in an hour to come, and of two doses either may be the first",
}


def others(value: Any) -> Iterator[tuple[str, Any]]:
    """What else a constant might have said: a number one more or less, another code, a list without one of its own."""
    if isinstance(value, str):
        yield "another", f"{value}_"
    elif isinstance(value, int | float):
        yield from (("more", value + 1), ("less", value - 1))
    elif isinstance(value, dict):
        for key, several in value.items():
            yield from ((f"{key}: {what}", value | {key: other}) for what, other in others(several))
    else:
        yield from ((f"without {each}", tuple(one for one in value if one != each)) for each in value)


def constants(file: Any) -> list[str]:
    """The names that a file gives to constants, in its own lines."""
    tree = ast.parse(Path(file.__file__).read_text(encoding="utf-8"))
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]


CHANGES = [
    pytest.param(file, name, what, other, id=f"{file.__name__.rpartition('.')[2]} {name} {what}")
    for file in FILES
    for name in constants(file)
    for what, other in others(getattr(file, name))
]


@pytest.mark.parametrize(("file", "name", "what", "other"), CHANGES)
def test_a_constant_that_is_another_is_noticed(file, name, what, other, monkeypatch):
    monkeypatch.setattr(file, name, other)
    written = [pattern for pattern in BOOK.by_name.values() if pattern.formula.__module__ == file.__name__]
    assert any(_is_noticed(pattern) for pattern in written) is ((name, what) not in UNNOTICED)


def _is_noticed(pattern: Any) -> bool:
    try:
        return bool(notices(pattern))
    except Exception:
        return True
