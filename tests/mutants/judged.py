"""Whether what mutmut left alive is what was judged: `python -m tests.mutants.judged`, after `breed.py`.

`survivors.toml` has each by name, with the line it changes, under the reason why it is no fault of the tests.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files

from monitors.pattern import SHAPES
from tests.monitors.ask import BOOK

SURVIVORS = Path(__file__).with_name("survivors.toml")
CAUGHT = ("killed", "timeout")


def judged() -> dict[str, str]:
    """Every judged survivor and the line it changes."""
    written = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))
    return {name: change for each in written["judged"] for name, change in each["mutants"].items()}


def outcomes() -> dict[str, tuple[Path, str]]:
    """The file and the end of every mutant: killed, survived, timeout, no tests …"""
    found = {}
    for path in walk_mutatable_files():
        kept = SourceFileMutationData(path=path)
        kept.load()
        found |= {name: (path, status_by_exit_code[code]) for name, code in kept.exit_code_by_key.items()}
    return found


def change(name: str, path: Path) -> str:
    """What a mutant changes, on one line: `was → is`."""
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    was, now = ([line[1:].strip() for line in lines if line[:1] == sign] for sign in "-+")
    return f"{' '.join(was)} → {' '.join(now)}"


def differences(alive: Mapping[str, str], known: Mapping[str, str]) -> list[str]:
    """Survivors that nobody judged, judged ones that survive no longer, and those that are another change by now."""
    new = [f"not judged: {name!r} = {alive[name]!r}" for name in sorted(alive.keys() - known.keys())]
    gone = [f"judged, and caught by now: {name}" for name in sorted(known.keys() - alive.keys())]
    both = sorted(name for name in alive.keys() & known.keys() if alive[name] != known[name])
    return [*new, *gone, *(f"judged as another change: {name!r} = {alive[name]!r}" for name in both)]


def passed_over(names: set[str]) -> list[str]:
    """Formulas of which there is no mutant at all."""
    bred = {name.partition("__mutmut_")[0] for name in names}
    formulas = (*(pattern.formula for pattern in BOOK.by_name.values()), *SHAPES.values())
    wanted = {f"{each.__module__}.x_{each.__name__}" for each in formulas}
    return [f"without a mutant: {name}" for name in sorted(wanted - bred)]


def main() -> int:
    """Print how many came to which end, and every difference; 1 if there is one."""
    found = outcomes()
    alive = {name: change(name, path) for name, (path, end) in found.items() if end not in CAUGHT}
    ends = Counter(end for _, end in found.values())
    print(f"{len(found)} mutants:", ", ".join(f"{count} {end}" for end, count in ends.most_common()))
    wrong = [*passed_over(set(found)), *differences(alive, judged())]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
