"""Every Python file of the product, parsed once."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ("chart", "alerts", "monitors", "dashboard", "seed_data")


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name from the root, its lines, its syntax tree."""

    name: str
    lines: tuple[str, ...]
    tree: ast.Module

    def imports(self) -> set[str]:
        """Top-level packages it imports, wherever in the file."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
        return found

    def calls(self) -> list[tuple[int, str]]:
        """(line, dotted name) of every call."""
        return [(n.lineno, ast.unparse(n.func)) for n in ast.walk(self.tree) if isinstance(n, ast.Call)]


@cache
def sources() -> tuple[Source, ...]:
    """All files of the floors, in order."""
    paths = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        found.append(Source(str(path.relative_to(ROOT)), tuple(text.splitlines()), ast.parse(text)))
    return tuple(found)
