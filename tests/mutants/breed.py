"""Run mutmut over the formulas, the verdicts and the reconciling: `python tests/mutants/breed.py [mutant …]`.

mutmut passes over every decorated function, and with them over every formula. So each is handed to it with its
decorator called beneath it, which means the same. With mutants named, only these are tried again. This is run as a
file: the only `tests` that mutmut may find are its copies.
"""

import os
import shutil
import sys
from pathlib import Path

import libcst as cst

ROOT = Path(__file__).parents[2]
KEPT = ("staticmethod", "classmethod")  # what mutmut takes as it is
Replaced = cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement]


class _CalledBeneath(cst.CSTTransformer):
    """Of each decorated function: the function, and its decorators called on it in the lines that follow."""

    def leave_FunctionDef(self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef) -> Replaced:  # noqa: N802 (libcst's name)
        module, name = cst.Module([]), updated_node.name.value
        called = [module.code_for_node(each.decorator) for each in reversed(updated_node.decorators)]
        if not called or called[0] in KEPT:
            return updated_node
        lines = [cst.parse_statement(f"{name} = {decorator}({name})") for decorator in called]
        return cst.FlattenSentinel([updated_node.with_changes(decorators=[]), *lines])


def called_beneath(source: str) -> str:
    """The source with decorators as calls."""
    return cst.parse_module(source).visit(_CalledBeneath()).code


def breed(names: list[str]) -> None:
    """Make the mutants and try them one after the other; all from the beginning, if none is named."""
    from mutmut import __main__ as mutmut

    os.chdir(ROOT)
    if not names:
        shutil.rmtree("mutants", ignore_errors=True)
    made = mutmut.mutate_file_contents
    mutmut.mutate_file_contents = lambda name, source, *lines: made(name, called_beneath(source), *lines)
    mutmut._run(names, max_children=1)


if __name__ == "__main__":
    breed(sys.argv[1:])
