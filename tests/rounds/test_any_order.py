"""B2: the same facts say the same in the end, in whatever order they arrived and whenever somebody looked meanwhile."""

from collections.abc import Iterable
from datetime import timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from alerts.finding import Severity
from alerts.states import Condition
from chart.facts import AnyContent
from chart.ticks import to_tick
from monitors.follow import Follow
from monitors.replay import followed
from tests.monitors.forms import forms
from tests.rounds.histories import START, contents
from tests.rounds.test_replay_equals_live import BOOK, entry, opening

ARRIVE_AFTER = timedelta(hours=30)
facts = st.lists(st.tuples(st.integers(1, 29 * 60), contents), min_size=2, max_size=8, unique_by=lambda fact: fact[0])
orders = st.permutations(range(8))
looks = st.sets(st.integers(0, 8))

Said = tuple[dict[str, tuple[int, int]], dict[str, Severity]]


def said(seen: Iterable[tuple[int, AnyContent]], order: Iterable[int], looked: set[int]) -> Said:
    """What each pattern says, and which alerts hold, when all has arrived."""
    facts, begun = list(seen), START + ARRIVE_AFTER
    follow: Follow = followed(BOOK, opening())
    list(follow.run(opening(), to_tick(START)))
    for place, number in enumerate(number for number in order if number < len(facts)):
        minutes, content = facts[number]
        at = begun + timedelta(minutes=place)
        seen_at = START + timedelta(minutes=minutes)
        arrives = replace(entry(1000 + minutes, seen_at, at, content), seq=100 + place)
        list(follow.run([arrives], to_tick(at)))
        if place in looked:
            list(follow.expire(to_tick(at + timedelta(seconds=30))))
    list(follow.expire(to_tick(begun + timedelta(minutes=10))))
    verdicts = {name: (judged.surely, judged.possibly) for name, judged in follow.judged.items()}
    alerts = follow.board.open_alerts
    holding = {f"{a.pattern} {a.about}": a.severity for a in alerts if a.condition is Condition.HOLDS}
    return {name: verdict for name, verdict in verdicts.items() if any(verdict)}, holding


def any_order_of_arrival_says_the_same_in_the_end(
    seen: list[tuple[int, AnyContent]], order: list[int], looked: set[int]
) -> None:
    assert said(seen, order, looked) == said(sorted(seen, key=lambda fact: fact[0]), range(8), set())


test_b2_any_order_says_the_same, test_b2_any_order_says_the_same_for_a_night = forms(
    any_order_of_arrival_says_the_same_in_the_end, facts, orders, looks, examples=60, at_night=35
)
