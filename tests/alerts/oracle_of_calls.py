"""Who owns what, and whom the clock calls, worked out naively: plain notes on a slip for each pattern, step by step."""

from dataclasses import dataclass, replace

from alerts.finding import Severity
from alerts.states import Condition, Stage
from chart.ticks import HOUR, MINUTE
from tests.alerts import oracle
from tests.alerts.steps import ABOUT, CAUSES, ENDINGS, Step

ROLES = ("nurse", "charge_nurse", "physician", "medical_director")
WAIT_MINUTES = {Severity.MEDIUM: 60, Severity.HIGH: 15, Severity.CRITICAL: 5}
ENDED = (Condition.ENDED, Condition.RETRACTED)


@dataclass(frozen=True)
class Slip:
    """What a charge nurse would note of one open alert."""

    raised_at: int
    called_at: int
    stage: Stage = Stage.WAITING
    until: int = 0
    step: int = 0
    has_returned: bool = False


Call = tuple[str, Severity, str]  # cause, severity, role


def noted(history: list[Step]) -> tuple[dict[str, Slip], list[Call]]:
    """The slips after a history, and the calls that its last step makes if it asks the clock."""
    slips: dict[str, Slip] = {}
    called: list[Call] = []
    for count, step in enumerate(history, start=1):
        rows = oracle.open_rows(history[:count])
        slips = {pattern: slip for pattern, slip in slips.items() if _is_same(rows.get(pattern), slip)}
        called = []
        if step.deed is None:
            slips |= _seen(history[:count], rows, slips)
        elif step.deed == "clock":
            now = {pattern: _lapsed(slip, rows[pattern].severity, step.at) for pattern, slip in slips.items()}
            lapsed = {pattern for pattern, slip in slips.items() if now[pattern].stage is not slip.stage}
            slips, called = _called(history[:count], rows, now, lapsed)
        elif step.pattern in slips:
            slips[step.pattern] = _answered(slips[step.pattern], step)
    return slips, called


def _is_same(row: oracle.Row | None, slip: Slip) -> bool:
    return row is not None and row.raised_at == slip.raised_at


def _seen(history: list[Step], rows: dict[str, oracle.Row], slips: dict[str, Slip]) -> dict[str, Slip]:
    at, now = history[-1].at, {}
    before = oracle.open_rows(history[:-1])
    for pattern, row in rows.items():
        slip = slips.get(pattern)
        if slip is None:
            now[pattern] = Slip(row.raised_at, called_at=at)
        elif what := oracle.woken(pattern, history, row.raised_at):
            now[pattern] = replace(
                slip, stage=Stage.WAITING, called_at=at, step=0, has_returned=slip.has_returned or what == "returned"
            )
        elif slip.stage is Stage.PAUSED and row.condition in ENDED and before[pattern].condition not in ENDED:
            now[pattern] = replace(slip, stage=Stage.WAITING)
    return now


def _answered(slip: Slip, step: Step) -> Slip:
    if step.deed == "accept":
        return replace(slip, stage=Stage.ACCEPTED, until=step.at + HOUR, step=2, has_returned=False)
    if step.deed == "pause" and slip.stage is not Stage.PAUSED:
        return replace(slip, stage=Stage.PAUSED, until=step.at + 2 * HOUR, has_returned=False)
    return slip


def _lapsed(slip: Slip, severity: Severity, at: int) -> Slip:
    if slip.stage is Stage.WAITING or slip.until > at:
        return slip
    step = 0 if slip.stage is Stage.PAUSED else min(3, _top(severity, at))
    return replace(slip, stage=Stage.WAITING, called_at=at, step=step)


def _called(
    history: list[Step], rows: dict[str, oracle.Row], slips: dict[str, Slip], lapsed: set[str]
) -> tuple[dict[str, Slip], list[Call]]:
    at, calls = history[-1].at, []
    standing = oracle.standing_rows(rows, history)
    for cause in sorted(set(CAUSES.values())):
        holding = [p for p in ENDINGS if p in standing and CAUSES[p] == cause and rows[p].severity in WAIT_MINUTES]
        owned = [rows[p].severity for p in holding if slips[p].stage is not Stage.WAITING]
        waiting = [
            p
            for p in holding
            if slips[p].stage is Stage.WAITING
            and (p in ABOUT or slips[p].has_returned or rows[p].severity > max(owned, default=Severity.NONE))
        ]
        if not waiting:
            continue
        worst = max(rows[p].severity for p in waiting)
        due = min(slips[p].called_at + WAIT_MINUTES[worst] * MINUTE for p in waiting if rows[p].severity is worst)
        if due <= at:
            step = min(max(slips[p].step for p in waiting) + 1, _top(worst, at))
            slips = slips | {p: replace(slips[p], called_at=at, step=step) for p in waiting}
            calls.append((cause, oracle.worst_of(cause, standing), ROLES[max(step, *(slips[p].step for p in waiting))]))
        elif lapsed & set(waiting):
            step = max(slips[p].step for p in lapsed & set(waiting))
            calls.append((cause, oracle.worst_of(cause, standing), ROLES[step]))
    return slips, calls


def _top(severity: Severity, at: int) -> int:
    hour = at // HOUR % 24
    return 1 if severity <= Severity.MEDIUM and (hour >= 22 or hour < 6) else 3
