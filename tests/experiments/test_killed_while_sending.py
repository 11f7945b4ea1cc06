"""A2: a monitor that is killed at any point between a save and the mark of its page misses nobody."""

import json
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy import func, select

from chart.tables import outbox, stay
from monitors.ward import Ward
from tests.experiments.conftest import Tell
from tests.experiments.dying_while_sending import POINTS
from tests.experiments.processes import Children
from tests.listening import Quiet, listening

pytestmark = pytest.mark.xdist_group("servers")

TIMES, AT_NIGHT = 1, 50


@pytest.fixture
def got() -> Iterator[tuple[int, Counter[str]]]:
    """The port of somebody who takes every message, and how often each reference came."""
    references = Counter[str]()

    class Taking(Quiet, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            references[message["message"].splitlines()[-1]] += 1
            self.send_response(200)
            self.end_headers()

    with listening(Taking) as port:
        yield port, references


@pytest.mark.parametrize("times", [TIMES, pytest.param(AT_NIGHT, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("point", POINTS)
def test_a2_whoever_dies_between_saving_and_marking_misses_nobody(
    ward: Ward, children: Children, tell: Tell, got: tuple[int, Counter[str]], point: str, times: int
) -> None:
    port, references = got
    dying = children.python("dying_while_sending", str(port), point, str(times))
    assert dying.running.wait(60 + 10 * times) == 0, dying.said()
    assert f"{times} died" in dying.said()
    with ward.database.read() as conn:
        pages = set(conn.execute(select(outbox.c.dedupe_key)).scalars())
        unsent = conn.execute(select(func.count()).where(outbox.c.sent_at.is_(None))).scalar_one()
        called = conn.execute(select(func.count(outbox.c.stay_id.distinct()))).scalar_one()
        stays = conn.execute(select(func.count()).select_from(stay)).scalar_one()
    twice = sum(count > 1 for count in references.values())
    tell(
        f"A2 {ward.database.name}: killed {times} times {point}; of {stays} stays {stays - called} not called "
        f"(target 0), of {len(pages)} pages {len(pages) - len(references)} not received, {twice} received twice"
    )
    assert (stays, called, unsent) == (times, times, 0)
    assert references.keys() == {f"Ref {key[-8:]}" for key in pages}
    may_double = {"after send": len(pages), "after mark": len(pages) - times}  # a page that was marked is sent no more
    assert twice <= may_double.get(point, 0)
    assert twice > 0 or point != "after send"
