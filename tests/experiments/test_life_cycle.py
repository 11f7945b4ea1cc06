"""B1: whatever nurses, physicians, sweeps, crashes and a second monitor do, the board is what the history says.

After every sweep: open alerts are those of a pure player of the whole history; at most one is open of a kind; whatever
was raised has its evidence; and one cause calls once for one severity.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from alerts import acts
from alerts.alert import AlertState
from alerts.events import AlertEvent
from alerts.finding import Severity
from alerts.paging import FIRST_CALLED
from alerts.states import OF_THE_CLOCK, Kind
from chart.actor import Actor
from chart.errors import Refused
from chart.facts import Admitted, AnyContent, Discharged, Entry, Moved, StayId, Void, kind_of
from chart.ticks import to_tick
from monitors import answers
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.experiments.calls import Call, calls
from tests.experiments.conftest import Tell
from tests.experiments.oracle import Act, Look, Oracle, standing
from tests.rounds.charting import (
    admitted,
    as_stored,
    begun_anew,
    entries,
    hand,
    looked_at,
    open_alerts,
    record_only,
    save,
    told,
)
from tests.rounds.histories import OPENING, contents
from tests.ward import CLEO, DR_PHAM, MONDAY, NORA

_LIVES = count()
which = st.integers(0, 30)
people = st.sampled_from([NORA, DR_PHAM, CLEO])
lateness = st.one_of(st.just(0.0), st.just(0.0), st.integers(1, 600).map(float))


class LifeCycle(RuleBasedStateMachine):
    """Two stays on one unit, a web process, and two monitors."""

    def __init__(self, ward: Ward) -> None:
        super().__init__()
        self.life = next(_LIVES)  # every life has beds of its own: the record keeps those of the lives before it
        self.web = begun_anew(ward)
        self.monitors = [begun_anew(ward), begun_anew(ward)]
        self.oracles: dict[StayId, Oracle] = {}
        self.standing: dict[StayId, list[Entry]] = {}

    @initialize()
    def admit(self) -> None:
        hand(self.web).at = MONDAY
        for n in range(2):
            stay = admitted(self.web, (Admitted(self._bed(n, "03")), *OPENING[1:]))
            self.oracles[stay] = Oracle(self.web.book, stay, list(entries(self.web, stay)))
            self.standing[stay] = []

    @rule(n=which, content=contents, late=lateness, is_examined=st.sampled_from([True, True, True, False]))
    def chart(self, n: int, content: AnyContent, late: float, is_examined: bool) -> None:
        stay = self._stay(n)
        if not isinstance(content, Void):
            save_it = save if is_examined else record_only
            self._recorded(stay, partial(save_it, self.web, stay, content, late), is_looked_at=is_examined)

    @rule(n=which, m=which, late=lateness, content=contents, is_void=st.booleans())
    def correct(self, n: int, m: int, late: float, content: AnyContent, is_void: bool) -> None:
        stay = self._stay(n)
        fitting = [e for e in self.standing[stay] if is_void or e.kind == kind_of(content)]
        if fitting:
            before = fitting[m % len(fitting)]
            more = {"supersedes": before.id, "reason": "a slip"}
            if self._recorded(stay, partial(save, self.web, stay, Void() if is_void else content, late, **more)):
                self.standing[stay].remove(before)

    @rule(n=which, bed=st.sampled_from(["04", "01", None]))
    def move_or_discharge(self, n: int, bed: str | None) -> None:
        """What cannot be, such as a move after the discharge, is refused and changes nothing."""
        content = Discharged("completed") if bed is None else Moved(self._bed(n, bed))
        self._recorded(self._stay(n), partial(save, self.web, self._stay(n), content))

    @rule(minutes=st.one_of(st.integers(1, 60), st.integers(60, 900)))
    def time_passes(self, minutes: int) -> None:
        hand(self.web).advance(minutes=minutes)

    @rule(seconds=st.sampled_from([5, 3600]))
    def the_clock_is_set_back(self, seconds: int) -> None:
        hand(self.web).advance(seconds=-seconds)

    @precondition(lambda self: any(open_alerts(self.web, stay) for stay in self.oracles))
    @rule(n=which, m=which, who=people, minutes=st.integers(-5, 90), takes_over=st.booleans())
    def acknowledge(self, n: int, m: int, who: Actor, minutes: int, takes_over: bool) -> None:
        stay, alert = self._alert(n, m)
        recheck = self.web.clock.now() + timedelta(minutes=minutes)
        said_so = ("looked in", recheck)
        self._answered(
            stay,
            lambda board, now: acts.acknowledge(board, alert.id, who, *said_so, now, takes_over=takes_over),
            partial(answers.acknowledge, self.web, who, alert.id, *said_so, takes_over=takes_over),
        )

    @precondition(lambda self: any(open_alerts(self.web, stay) for stay in self.oracles))
    @rule(n=which, m=which, who=people, reason=st.sampled_from(["seen", "seen", ""]))
    def resolve(self, n: int, m: int, who: Actor, reason: str) -> None:
        stay, alert = self._alert(n, m)
        self._answered(
            stay,
            lambda board, now: acts.resolve(board, alert.id, who, reason, now),
            partial(answers.resolve, self.web, who, alert.id, reason),
        )

    @rule()
    def the_web_process_crashes(self) -> None:
        self.web = begun_anew(self.web)

    @rule(n=st.integers(0, 1))
    def a_monitor_crashes(self, n: int) -> None:
        self.monitors[n] = begun_anew(self.monitors[n])

    @rule(n=st.integers(0, 1))
    def sweep(self, n: int) -> None:
        assert sweep(self.monitors[n]).faults == 0
        for stay in self.oracles:
            self._looked(stay)
        for stay, oracle in self.oracles.items():
            self._check(stay, oracle)

    def teardown(self) -> None:
        for stay, oracle in self.oracles.items():
            self._recorded(stay, partial(save, self.web, stay, Discharged("completed")))
            self._check(stay, oracle)

    def _check(self, stay: StayId, oracle: Oracle) -> None:
        through = looked_at(self.web, stay).through_at
        assert through is not None
        board, events = oracle.played(max(to_tick(self.web.clock.now()), to_tick(through)))
        stored = told(self.web, stay)
        assert stored == as_stored(events)
        assert open_alerts(self.web, stay) == {alert.pattern + alert.about: alert for alert in board.open_alerts}
        assert not [e for e in stored if e.kind is Kind.RAISED and not e.evidence]
        check_calls(calls(self.web, stay), stored)
        check_somebody_was_called(board.open_alerts, calls(self.web, stay), stored)

    def _stay(self, n: int) -> StayId:
        return list(self.oracles)[n % 2]

    def _bed(self, n: int, bed: str) -> str:
        return f"{bed} of {n % 2} in {self.life}"

    def _alert(self, n: int, m: int) -> tuple[StayId, AlertState]:
        stay = next(s for s in (self._stay(n), self._stay(n + 1)) if open_alerts(self.web, s))
        found = list(open_alerts(self.web, stay).values())
        return stay, found[m % len(found)]

    def _looked(self, stay: StayId) -> None:
        self.oracles[stay].history.append(Look(to_tick(self.web.clock.now())))

    def _recorded(self, stay: StayId, save_it: Callable[[], object], *, is_looked_at: bool = True) -> bool:
        known = len(entries(self.web, stay))
        try:
            save_it()
        except Refused as refused:
            if refused.field not in ("bed", "observed_at"):  # only who lies where may be refused here
                raise
            assert len(entries(self.web, stay)) == known
            return False
        made = entries(self.web, stay)[-1]
        self.oracles[stay].history.append(made)
        if not isinstance(made.content, Void):
            self.standing[stay].append(made)
        if is_looked_at:
            self._looked(stay)
        return True

    def _answered(
        self, stay: StayId, pure: Callable[..., list[AlertEvent]], real: Callable[[], list[AlertEvent]]
    ) -> None:
        self._looked(stay)
        self.oracles[stay].history.append(Act(to_tick(self.web.clock.now()), pure))
        try:
            real()
        except Refused:
            return


def check_calls(made: list[Call], events: list[AlertEvent]) -> None:
    """One cause calls when it gets worse or comes back, as bad as it then stands, or when the clock says so.

    A seizure, a fall and the like call each time: they are alerts of their own.
    """
    assert len({call.dedupe_key for call in made}) == len(made)
    of_the_chart = []
    for call in made:
        heard = [
            e for e in events if e.cause == call.cause and e.known_at == call.made_at and e.severity >= Severity.MEDIUM
        ]
        reasons = {Kind.RAISED, Kind.RETURNED, Kind.WORSENED}
        if not any(event.kind in reasons for event in heard):
            assert any(event.kind in OF_THE_CLOCK for event in heard), call
        elif call.to_role == FIRST_CALLED:
            of_the_chart.append(call)
    made = of_the_chart
    for cause in {call.cause for call in made}:
        ours = [call for call in made if call.cause == cause]
        for earlier, later in pairwise(ours):
            between = [e for e in events if earlier.made_at <= e.known_at <= later.made_at]
            assert (
                later.severity > earlier.severity
                or any(e.kind is Kind.RETURNED and e.cause == cause for e in between)
                or any(
                    e.kind is Kind.RAISED and e.about and (e.cause, e.known_at) == (cause, later.made_at)
                    for e in between
                )
                or any(_lowest_standing(events, e, cause) < earlier.severity for e in between)
            ), (earlier, later)


def _lowest_standing(events: list[AlertEvent], event: AlertEvent, cause: str) -> Severity:
    return standing(events[: events.index(event) + 1], cause)


def check_somebody_was_called(alerts: list[AlertState], made: list[Call], events: list[AlertEvent]) -> None:
    """Whatever holds now, medium or worse, has called since its cause last was milder than that."""
    for alert in alerts:
        if alert.is_silent or alert.superseded_by or not alert.stands or alert.severity < Severity.MEDIUM:
            continue
        ours = [event for event in events if event.cause == alert.cause]
        milder = [n for n in range(len(ours) + 1) if standing(ours[:n], alert.cause) < alert.severity]
        since = ours[milder[-1]].known_at
        heard = [c for c in made if c.cause == alert.cause and c.severity >= alert.severity and c.made_at >= since]
        assert heard, (alert, made)


def life_cycle(ward: Ward, examples: int, steps: int) -> None:
    def machine() -> LifeCycle:
        return LifeCycle(ward)

    run_state_machine_as_test(
        machine,  # type: ignore[arg-type]  # called for each life, so a maker will do
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


def test_b1_the_board_is_what_the_history_says(ward: Ward, tell: Tell) -> None:
    life_cycle(ward, examples=10, steps=50)
    tell(f"B1 {ward.database.name}: 10 lives of 50 steps, differences 0 (target 0)")


@pytest.mark.nightly
def test_b1_for_a_night(ward: Ward, tell: Tell) -> None:
    life_cycle(ward, examples=200, steps=100)
    tell(f"B1 {ward.database.name}: 200 lives of 100 steps, differences 0 (target 0)")
