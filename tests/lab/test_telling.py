"""The lab counts the alerts that the live unit would have made."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.board import Board
from alerts.events import AlertEvent
from alerts.finding import Correction, Ending, Finding, Look, Severity, Unknown
from alerts.reconcile import reconcile
from alerts.states import Kind
from chart.ticks import MINUTE
from monitors.lab.telling import Step, alerts_of

ENDINGS = (Ending(instrument="ciwa_ar"), Ending(minutes=60), Ending(at_once=True))
steps = st.lists(
    st.builds(
        lambda after, grades, corrected, assessed: (after, *sorted(grades), corrected, assessed),
        st.sampled_from((1, 10, 59, 60, 61, 240)),
        st.tuples(st.sampled_from((0, 0, 2, 3)), st.sampled_from((0, 1, 2, 3, 4))),
        st.booleans(),
        st.booleans(),
    ),
    max_size=14,
)


def looked(line: list[tuple[int, int, int, bool, bool]]) -> list[Step]:
    found, at = [], 0
    for after, surely, possibly, corrected, assessed in line:
        at += after * MINUTE
        found.append(Step(at, surely, possibly, corrected, assessed))
    return found


def live(found: list[Step], ending: Ending) -> list[AlertEvent]:
    """What `reconcile` says of the same looks."""
    board, events = Board.empty("stay"), []
    for step in found:
        finding = Finding(
            pattern="P", title="P", cause="c", severity=Severity(step.surely), possibly=Severity(step.possibly),
            since=step.at, ending=ending,
        )  # fmt: skip
        unknown = Unknown(pattern="P", possibly=Severity(step.possibly))
        look = Look(
            at=step.at, findings=(finding,) if step.surely else (),
            unknowns=(unknown,) if step.possibly and not step.surely else (), judged=frozenset({"P"}),
            corrections=(Correction("e", "nora", "a slip"),) if step.is_corrected else (),
            assessed=frozenset({"ciwa_ar"}) if step.is_assessed else frozenset(),
        )  # fmt: skip
        said = reconcile(look, board)
        board, events = board.applied(said), events + said
    return events


@settings(max_examples=1500, deadline=None)
@given(steps, st.sampled_from(ENDINGS))
def test_the_same_alerts_at_the_same_times_as_bad_and_as_often_returned(line, ending):
    found = looked(line)
    events = live(found, ending)
    told = alerts_of(found, ending)
    ids = [event.alert_id for event in events if event.kind is Kind.RAISED]
    assert [each.raised_at for each in told] == [event.known_at for event in events if event.kind is Kind.RAISED]
    for each, name in zip(told, ids, strict=True):
        own = [event for event in events if event.alert_id == name]
        heard = (Kind.RAISED, Kind.WORSENED, Kind.RETURNED)
        assert each.worst == max(event.severity for event in own if event.kind in heard)
        assert each.returned == [event.known_at for event in own if event.kind is Kind.RETURNED]
