"""The alerts of a stay, worked out naively: from the whole history, every time anew, with no event and no fold.

For each pattern: an alert runs from the first look at which it holds to the first moment at which one of the rules
closes it, and each of its properties is read off the looks in between.
"""

from dataclasses import dataclass

from alerts.board import Board
from alerts.finding import Severity
from alerts.states import Condition, Stage
from chart.ticks import MINUTE
from tests.alerts.steps import ABOUT, CAUSES, ENDINGS, GONE, Grade, Step


@dataclass(frozen=True)
class Row:
    """One alert as the oracle sees it; condition and severity only while it is open."""

    pattern: str
    raised_at: int
    stage: Stage
    worst: Severity
    condition: Condition | None = None
    severity: Severity = Severity.NONE

    @property
    def is_open(self) -> bool:
        """Whether it is on the board."""
        return self.stage is Stage.WAITING


def seen_on(board: Board) -> list[Row]:
    """What the board says, as the oracle would put it: who owns what is not its matter."""
    rows = [
        Row(alert.pattern, alert.raised_at, Stage.WAITING, alert.worst, alert.condition, alert.severity)
        if alert.is_open
        else Row(alert.pattern, alert.raised_at, alert.stage, alert.worst)
        for alert in board.alerts.values()
    ]
    return sorted(rows, key=lambda row: (row.raised_at, row.pattern))


def alerts(history: list[Step]) -> list[Row]:
    """Every alert there ever was, in the order in which they were raised."""
    rows = [row for pattern in ENDINGS for row in _of(pattern, history)]
    return sorted(rows, key=lambda row: (row.raised_at, row.pattern))


def calls(history: list[Step]) -> list[tuple[str, Severity]]:
    """Cause and severity of the pages that the last step makes."""
    if history[-1].deed is not None:
        return []
    before, now = open_rows(history[:-1]), open_rows(history)
    stood, stand = standing_rows(before, history[:-1]), standing_rows(now, history)
    called = {}
    for pattern, row in stand.items():
        cause, old = CAUSES[pattern], before.get(pattern)
        is_same = old is not None and old.raised_at == row.raised_at
        has_returned = is_same and pattern not in stood
        is_worse = old is None or not is_same or row.severity > old.severity
        holds = row.condition is Condition.HOLDS and row.severity >= Severity.MEDIUM
        is_another_event = pattern in ABOUT and not is_same
        if holds and (has_returned or is_another_event or (is_worse and row.severity > worst_of(cause, stood))):
            called[cause] = worst_of(cause, stand)
    return sorted(called.items())


def open_rows(history: list[Step]) -> dict[str, Row]:
    """What is open at the end of a history."""
    return {row.pattern: row for row in alerts(history) if row.is_open}


def standing_rows(rows: dict[str, Row], history: list[Step]) -> dict[str, Row]:
    """Those that held when they could last be judged."""
    return {
        pattern: row
        for pattern, row in rows.items()
        if _grade([s for s in _looks(history) if not _is_unknown(_grade(s, pattern))][-1], pattern)[0]
    }


def worst_of(cause: str, rows: dict[str, Row]) -> Severity:
    """As bad as the members of a cause are."""
    return max((row.severity for row in rows.values() if CAUSES[row.pattern] == cause), default=Severity.NONE)


def _of(pattern: str, history: list[Step]) -> list[Row]:
    rows, start = [], 0
    while (first := _raised_from(pattern, history, start)) is not None:
        end, stage = _end(pattern, history, first)
        rows.append(_row(pattern, history[first:end], stage))
        start = end
        if stage is Stage.RESOLVED:
            start = _quiet_until(pattern, history, first, end)
        if stage is Stage.WAITING:
            break
    return rows


def _raised_from(pattern: str, history: list[Step], start: int) -> int | None:
    return next((i for i in range(start, len(history)) if _grade(history[i], pattern)[0]), None)


def _end(pattern: str, history: list[Step], first: int) -> tuple[int, Stage]:
    """How many steps belong to the alert, and how it stood at their end."""
    for end in range(first + 1, len(history) + 1):
        last = history[end - 1]
        if end - 1 > first and _has_closed_before(pattern, history[first : end - 1], last.at):
            return end - 1, Stage.CLOSED
        if last.deed == "resolve" and last.pattern == pattern:
            return end, Stage.RESOLVED
        if last.deed is None and _closes(pattern, history[first:end]):
            return end, Stage.CLOSED
    return len(history), Stage.WAITING


def _has_closed_before(pattern: str, life: list[Step], at: int) -> bool:
    """Whether time alone had closed it before a moment."""
    ends = _quiet_for(pattern, life)
    return ends is not None and not _needs_a_person(pattern, life) and ends + 60 * MINUTE < at


def _closes(pattern: str, life: list[Step]) -> bool:
    looks = _looks(life)
    if _needs_a_person(pattern, life) or _grade(looks[-1], pattern) != GONE:
        return False
    if _condition(pattern, life) is Condition.RETRACTED or ENDINGS[pattern].at_once:
        return True
    if ENDINGS[pattern].minutes:
        quiet = _quiet_for(pattern, life)
        return quiet is not None and quiet + 60 * MINUTE <= looks[-1].at
    clear = [step for step in _since_it_held(pattern, looks) if _grade(step, pattern) == GONE and step.is_assessed]
    return len(clear) >= 2


def _quiet_for(pattern: str, life: list[Step]) -> int | None:
    """Since when it has been surely gone without a break, if it closes by time."""
    if not ENDINGS[pattern].minutes or _condition(pattern, life) is not Condition.ENDED:
        return None
    quiet = None
    for step in reversed(_looks(life)):
        if _grade(step, pattern) != GONE:
            break
        quiet = step.at
    return quiet


def _needs_a_person(pattern: str, life: list[Step]) -> bool:
    return pattern in ABOUT or max(_severities(pattern, _looks(life))) >= Severity.HIGH


def _row(pattern: str, life: list[Step], stage: Stage) -> Row:
    severities = _severities(pattern, _looks(life))
    if stage in (Stage.RESOLVED, Stage.CLOSED):
        return Row(pattern, life[0].at, stage, max(severities))
    return Row(pattern, life[0].at, stage, max(severities), _condition(pattern, life), severities[-1])


def woken(pattern: str, history: list[Step], raised_at: int) -> str:
    """What the last look is to an open alert: "returned", "worsened", or nothing that wakes anybody."""
    looks = [step for step in _looks(history) if step.at >= raised_at]
    if len(looks) < 2 or not _grade(looks[-1], pattern)[0]:
        return ""
    known = [step for step in looks[:-1] if not _is_unknown(_grade(step, pattern))]
    if _grade(known[-1], pattern) == GONE:
        return "returned"
    severities = _severities(pattern, looks)
    return "worsened" if severities[-1] > severities[-2] else ""


def _condition(pattern: str, life: list[Step]) -> Condition:
    looks = _looks(life)
    since = _since_it_held(pattern, looks)
    gone = [step for step in since if _grade(step, pattern) == GONE]
    if gone and gone[0].is_corrected:
        return Condition.RETRACTED
    if not since:
        return Condition.HOLDS
    return Condition.UNKNOWN if _is_unknown(_grade(since[-1], pattern)) else Condition.ENDED


def _severities(pattern: str, looks: list[Step]) -> list[Severity]:
    """How bad it was taken to be at each look at which it held."""
    found: list[Severity] = []
    is_fresh = True
    for step in looks:
        surely, possibly = _grade(step, pattern)
        if surely:
            found.append(surely if is_fresh else max(surely, min(found[-1], possibly)))
        is_fresh = (surely, possibly) == GONE or (is_fresh and not surely)
    return found


def _quiet_until(pattern: str, history: list[Step], first: int, end: int) -> int:
    """The first step after a resolution that may raise anew."""
    life = _looks(history[first:end])
    known = [step for step in life if not _is_unknown(_grade(step, pattern))]
    if not _grade(known[-1], pattern)[0]:
        return end
    level = _severities(pattern, life)[-1]
    for i in range(end, len(history)):
        if history[i].deed is not None:
            continue
        surely, possibly = _grade(history[i], pattern)
        if surely > level or (surely, possibly) == GONE:
            return i
        if surely:
            level = max(surely, min(level, possibly))
    return len(history)


def _since_it_held(pattern: str, looks: list[Step]) -> list[Step]:
    held = [i for i, step in enumerate(looks) if _grade(step, pattern)[0]]
    return looks[held[-1] + 1 :]


def _looks(steps: list[Step]) -> list[Step]:
    return [step for step in steps if step.deed is None]


def _grade(step: Step, pattern: str) -> Grade:
    return GONE if step.is_over or step.deed is not None else step.says[pattern]


def _is_unknown(grade: Grade) -> bool:
    return bool(grade[1]) and not grade[0]
