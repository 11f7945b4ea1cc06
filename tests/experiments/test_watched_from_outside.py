"""B8: a monitor is killed, hangs, or sweeps in vain: who is pinged outside, and systemd, hear of it by silence."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from chart.news.store import read_standing
from monitors.scheduler import HUNG_AFTER_PERIODS
from monitors.ward import Ward
from tests.experiments.conftest import Tell
from tests.experiments.faults import held_up, no_heartbeats
from tests.experiments.processes import Child, Children, until
from tests.experiments.serving import serve
from tests.experiments.wards import behind, heard, in_real_time, leader, settled, stays_with_a_past
from tests.outside import Outside, outside
from tests.rounds.charting import ciwa, record_only
from tests.systemd import Systemd, systemd
from tests.ward import UNIT

pytestmark = pytest.mark.xdist_group("servers")

PERIOD_S = 1.0
TAKES_OVER_WITHIN_S = 15.0
Fault = Callable[[Ward, str, Child], AbstractContextManager[None]]


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    """Who is pinged by every monitor that begins from now on."""
    with outside() as listening:
        monkeypatch.setenv("TIDEWATCH_PING_URL", listening.url)
        yield listening


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[Systemd]:
    """The ear of systemd for every process that begins from now on."""
    with systemd() as (address, ear):
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        yield ear


@contextmanager
def killed(_ward: Ward, _stay: str, child: Child) -> Iterator[None]:
    child.kill()
    yield


@contextmanager
def hung(ward: Ward, stay: str, _child: Child) -> Iterator[None]:
    with held_up(ward, stay):
        yield


@contextmanager
def in_vain(ward: Ward, _stay: str, _child: Child) -> Iterator[None]:
    with no_heartbeats(ward):
        yield


def silent_from(there: Outside, listening: Systemd, for_s: float) -> tuple[float, int]:
    """Wait so long; when the last ping was heard, and how many words of wellness systemd has heard."""
    pings, words = len(there.heard), len(listening.heard())
    with pytest.raises(AssertionError, match="goes on"):
        until(lambda: len(there.heard) > pings + 2 or len(listening.heard()) > words + 2, for_s, "it goes on")
    return there.heard[-1], len(listening.heard()) - words


@pytest.mark.parametrize(
    "fault", [killed, pytest.param(hung, marks=pytest.mark.nightly), pytest.param(in_vain, marks=pytest.mark.nightly)]
)
def test_b8_pings_stop_within_a_period(
    ward: Ward, children: Children, tell: Tell, there: Outside, listening: Systemd, fault: Fault
) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    child = children.monitor("watching", PERIOD_S)
    until(lambda: len(there.heard) >= 3 and len(listening.heard()) >= 3, 60, "three sweeps are told")
    assert listening.heard()[:2] == ["READY=1\nWATCHDOG=1", "WATCHDOG=1"]
    if fault is hung:
        record_only(ward, stay, ciwa(tremor=4))
    with fault(ward, stay, child):
        begun = time.monotonic()
        last, words = silent_from(there, listening, (HUNG_AFTER_PERIODS + 2) * PERIOD_S)
    after = max(0.0, last - begun)
    tell(
        f"B8 {ward.database.name}: {fault.__name__}, last ping {after:.2f} s after it (target {PERIOD_S:g}, a period), "
        f"turns told to systemd after it {words}"
    )
    assert after <= PERIOD_S
    assert words <= 1


def test_b8_one_that_stands_by_sweeps_within_15_s_though_the_period_is_30(
    ward: Ward, children: Children, tell: Tell, there: Outside
) -> None:
    ward = in_real_time(ward)
    [stay] = stays_with_a_past(ward, 1, hours=2)
    both = [children.monitor("one", 30), children.monitor("other", 30)]
    until(lambda: len(heard(ward)) == 1 and len(there.heard) == 1, 60, "one of two leads, and has told so")
    first, second = sorted(both, key=lambda child: child.running.pid != leader(ward))
    until(lambda: settled(second), 30, "the other has begun")
    record_only(ward, stay, ciwa(tremor=4))
    before = read_standing(ward.database, UNIT).swept_at
    first.kill()
    waited = until(lambda: second.running.pid in heard(ward), 30, "the other sweeps")
    until(lambda: len(there.heard) == 2, 5, "the other tells so")
    after = read_standing(ward.database, UNIT).swept_at
    tell(
        f"B8 {ward.database.name}: leader killed at a period of 30 s, first sweep of the other after {waited:.1f} s "
        f"(target {TAKES_OVER_WITHIN_S:g})"
    )
    assert waited <= TAKES_OVER_WITHIN_S
    assert behind(ward, [stay]) == []
    assert before is not None
    assert after is not None
    assert after > before
    assert second.end() == 0


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("ward")
def test_the_web_process_tells_systemd_when_it_listens(children: Children, listening: Systemd) -> None:
    web = serve(children)
    until(lambda: any("READY=1" in words for words in listening.heard()), 60, "the web process is ready")
    web.wait_until_up()
    assert web.child.end() == 0
