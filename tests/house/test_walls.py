"""The walls of the house that import contracts cannot see."""

import ast
import re
import subprocess
from pathlib import Path

from tests.house.sources import Source, sources

ROOT = Path(__file__).parents[2]
MAY_SPEAK_SQL = re.compile(
    r"(/store|/queries)(/|\.py$)|^chart/(tables|columns|guards|settings)\.py$|^chart/(database|migrations)/"
)
CLOCK = "chart/clock.py"
READS_A_CLOCK = re.compile(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time|time\.monotonic|perf_counter)$")
# Where anything may go wrong and something must go on; each says why on the line.
CATCH_ALL = {
    "monitors/judged.py": 1,  # a formula's fault makes it unknown and is told
    "monitors/rounds.py": 2,  # the entry stands without its examination; one stay must not keep the others
    "monitors/scheduler.py": 2,  # whatever a turn of sweeping or sending meets, the watch goes on
    "dashboard/door.py": 1,  # the web edge: whoever asked is told that it went wrong
    "dashboard/live.py": 1,  # a page that cannot be drawn must not silence the news
    "alerts/sending/post.py": 1,  # whatever the code of a channel meets, the next try and the next channel follow
}


def where(pattern: re.Pattern[str], source: Source) -> list[str]:
    return [f"{source.name}:{line} {name}" for line, name in source.calls() if pattern.search(name)]


def test_sql_stands_only_where_sql_stands() -> None:
    strangers = [s.name for s in sources() if "sqlalchemy" in s.imports() and not MAY_SPEAK_SQL.search(s.name)]
    assert strangers == []


def test_only_the_clock_reads_a_clock() -> None:
    found = [line for s in sources() if s.name != CLOCK for line in where(READS_A_CLOCK, s)]
    assert found == []


def test_only_the_scheduler_knows_apscheduler() -> None:
    assert [s.name for s in sources() if "apscheduler" in s.imports()] == ["monitors/scheduler.py"]


def test_callbacks_come_in_by_the_one_door() -> None:
    raw = re.compile(r"(^|\.)(callback|clientside_callback)$")
    found = [line for s in sources() if s.name != "dashboard/door.py" for line in where(raw, s) if " door." not in line]
    assert found == []


def test_sql_is_never_put_together_from_text() -> None:
    found = [
        f"{s.name}:{node.lineno}"
        for s in sources()
        for node in ast.walk(s.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] == "text"
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert found == []


def test_everything_is_caught_in_few_places_and_by_name() -> None:
    found: dict[str, int] = {}
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "Exception"):
                found[source.name] = found.get(source.name, 0) + 1
    assert found == CATCH_ALL


def test_a_file_fits_on_a_few_screens() -> None:
    lists = re.compile(r"^chart/(tables|facts)\.py$|/migrations/")  # one list each, longer only by its items
    long = {s.name: len(s.lines) for s in sources() if len(s.lines) > 250 and not lists.search(s.name)}
    assert long == {}


def _length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_function_can_be_read_in_one_look() -> None:
    """A tree of components, one line a part, may be longer than a train of thought."""
    long = [
        f"{s.name}:{node.lineno} {node.name} {_length(node)}"
        for s in sources()
        for node in ast.walk(s.tree)
        if isinstance(node, ast.FunctionDef) and _length(node) > (55 if s.name.startswith("dashboard/") else 40)
    ]
    assert long == []


def test_what_is_kept_stands_on_its_own() -> None:
    kept = subprocess.run(["git", "ls-files", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line for line in kept.splitlines() if line.startswith("120000")] == []  # a link leads out of the clone
