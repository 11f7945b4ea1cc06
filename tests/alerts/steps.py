"""Random stays: what was looked at and what people did, step by step."""

from datetime import timedelta

import msgspec
from hypothesis import strategies as st

from alerts import acts
from alerts.board import Board
from alerts.calling import calls
from alerts.events import AlertEvent
from alerts.finding import Correction, Ending, Finding, Look, Severity, Unknown
from alerts.reconcile import reconcile, time_passed
from chart.errors import Refused
from chart.ticks import MINUTE, to_moment
from tests.alerts.draw import CALLING, NOBODY_KNOWN
from tests.ward import DR_PHAM

# Four patterns of two causes, one for each way to end, and one about an event.
ENDINGS = {
    "BY-SCORE": Ending(instrument="ciwa_ar"),
    "BY-TIME": Ending(minutes=60),
    "TASK": Ending(at_once=True),
    "FALL": Ending(instrument="ciwa_ar"),
}
CAUSES = {"BY-SCORE": "score", "BY-TIME": "score", "TASK": "overdue", "FALL": "overdue"}
ABOUT = {"FALL": "fall1"}
GONE, UNKNOWN = (Severity.NONE, Severity.NONE), (Severity.NONE, Severity.CRITICAL)
Grade = tuple[Severity, Severity]  # surely, possibly


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A look (deed None), a deed on the newest alert of a pattern, or a question to the clock."""

    at: int
    says: dict[str, Grade]
    is_assessed: bool = False
    is_corrected: bool = False
    is_over: bool = False
    deed: str | None = None
    pattern: str = ""

    @property
    def look(self) -> Look:
        """The step as a look."""
        return Look(
            at=self.at,
            findings=tuple(_finding(name, grade, self.at) for name, grade in self.says.items() if grade[0]),
            unknowns=tuple(
                Unknown(pattern=name, possibly=grade[1])
                for name, grade in self.says.items()
                if grade[1] and not grade[0]
            ),
            assessed=frozenset({"ciwa_ar"} if self.is_assessed else ()),
            corrections=(Correction("e0", "nora", "wrong patient"),) if self.is_corrected else (),
            judged=frozenset(ENDINGS),
            is_over=self.is_over,
        )


def taken(step: Step, board: Board) -> list[AlertEvent]:
    """What the house says to a step; a refused deed says nothing."""
    if step.deed is None:
        return reconcile(step.look, board)
    if step.deed == "clock":
        passed = time_passed(board, step.at)
        return passed + calls(board.applied(passed), step.at, CALLING, NOBODY_KNOWN)
    alert = board.newest.get((step.pattern, ABOUT.get(step.pattern, "")))
    if alert is None:
        return []
    try:
        if step.deed == "resolve":
            return acts.resolve(board, alert.id, DR_PHAM, "known", step.at)
        if step.deed == "pause":
            return acts.pause(board, alert.id, DR_PHAM, "known", to_moment(step.at) + timedelta(hours=2), step.at)
        again = to_moment(step.at) + timedelta(hours=1)
        return acts.acknowledge(board, alert.id, DR_PHAM, "seen", again, step.at)
    except Refused:
        return []


def _finding(pattern: str, grade: Grade, at: int) -> Finding:
    return Finding(
        pattern=pattern, title=pattern, cause=CAUSES[pattern], severity=grade[0], possibly=grade[1], since=at,
        ending=ENDINGS[pattern], about=ABOUT.get(pattern, ""),
    )  # fmt: skip


_GRADES = st.one_of(
    st.just(GONE),
    st.just(UNKNOWN),
    st.tuples(st.sampled_from(list(Severity)[1:]), st.sampled_from(list(Severity)[1:])).filter(lambda g: g[0] <= g[1]),
    st.sampled_from([(Severity.LOW, Severity.LOW), (Severity.MEDIUM, Severity.MEDIUM)]),
)
_LOOKS = st.fixed_dictionaries(
    {
        "says": st.fixed_dictionaries({name: _GRADES for name in ENDINGS}),
        "is_assessed": st.booleans(),
        "is_corrected": st.sampled_from([False, False, False, True]),
        "is_over": st.sampled_from([False] * 9 + [True]),
    }
)
_DEEDS = st.fixed_dictionaries(
    {
        "says": st.just({}),
        "deed": st.sampled_from(["accept", "resolve", "pause", "clock", "clock"]),
        "pattern": st.sampled_from(list(ENDINGS)),
    }
)


@st.composite
def histories(draw: st.DrawFn, least: int = 1, most: int = 20) -> list[Step]:
    """Steps in the order of time, a few minutes to two hours apart."""
    rows = draw(st.lists(st.one_of(_LOOKS, _LOOKS, _DEEDS), min_size=least, max_size=most))
    gaps = draw(st.lists(st.sampled_from([1, 20, 30, 60, 61, 120]), min_size=len(rows), max_size=len(rows)))
    steps, at = [], 0
    for row, gap in zip(rows, gaps, strict=True):
        at += gap * MINUTE
        steps.append(Step(at=at, **row))
    return steps
