"""A3: no save is acknowledged while a byte of it is not yet on the disk.

Killing the process cannot show this, for the kernel still holds the bytes; the order of its calls can.
"""

import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec
import pytest

from chart import store
from chart.database import open_database
from monitors.ward import Ward
from tests import databases
from tests.experiments.conftest import Tell
from tests.experiments.find_strace import MEND, find_strace
from tests.experiments.processes import TIDEWATCH, Children, free_port
from tests.experiments.serving import Served, Tablet, let_nora_in, made
from tests.experiments.trace import Trace
from tests.experiments.wards import in_real_time, stays_with_a_past
from tests.rounds.charting import ward_on
from tests.ward import UNIT

pytestmark = pytest.mark.xdist_group("servers")

SAVES = 100
CALLS = "trace=write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sendto,sendmsg"
RECORD = re.compile(r"/tidewatch\.db(-wal|-journal)?$")


@pytest.fixture
def embedded(embedded_template: Path, tmp_path: Path) -> Iterator[tuple[Ward, Children]]:
    """A ward on the embedded database, whose file this process can name."""
    settings = msgspec.structs.replace(databases.embedded(embedded_template, tmp_path / "home"), unit=UNIT)
    database = open_database(settings)
    with database.write() as conn:
        store.make_unit(conn, store.Unit(UNIT, "Harbour detox unit", "Europe/Oslo", ("01", "03")))
    children = Children(settings)
    yield ward_on(database, settings), children
    children.end_all()
    database.close()


def test_a3_every_reply_comes_after_the_sync(embedded: tuple[Ward, Children], tell: Tell) -> None:
    ward, children = embedded
    seen = traced(ward, children, TIDEWATCH, "serve", "--port")
    tell(f"A3 sqlite: {seen.replies} replies, {seen.writes} writes, unsynced {seen.unsynced_replies} (target 0)")
    assert seen.replies >= SAVES
    assert seen.writes > SAVES
    assert seen.unsynced_replies == 0


@pytest.mark.nightly
def test_a3_for_a_night(embedded: tuple[Ward, Children], tell: Tell) -> None:
    ward, children = embedded
    seen = traced(ward, children, TIDEWATCH, "serve", "--port", saves=300)
    tell(f"A3 sqlite: {seen.replies} replies, {seen.writes} writes, unsynced {seen.unsynced_replies} (target 0)")
    assert (seen.replies >= 300, seen.unsynced_replies) == (True, 0)


def test_a3_a_record_that_does_not_sync_is_found_out(embedded: tuple[Ward, Children], tell: Tell) -> None:
    ward, children = embedded
    seen = traced(ward, children, sys.executable, "-m", "tests.experiments.serving_unsafely")
    tell(f"A3 with synchronous=NORMAL: {seen.replies} replies, unsynced {seen.unsynced_replies} (target > 0)")
    assert seen.unsynced_replies > SAVES / 2


def traced(ward: Ward, children: Children, *command: str, saves: int = SAVES) -> Trace:
    """Save so many entries, one after the other, and read what the web process did meanwhile."""
    strace = find_strace()
    assert strace, MEND
    ward = in_real_time(ward)
    stays = stays_with_a_past(ward, 2, hours=2)
    let_nora_in(ward)
    port = free_port()
    file = ward.settings.home / "trace.txt"
    watched = (strace, "-D", "-f", "-y", "-s", "32", "-e", CALLS, "-o", str(file))
    child = children.begin("web", *watched, *command, str(port))
    web = Served(child, f"http://127.0.0.1:{port}")
    web.wait_until_up()
    tablet = Tablet(web.address, made(Random(3), stays, saves))
    tablet.send_all(threading.Event())
    child.end()
    assert (len(tablet.acknowledged), tablet.refused) == (saves, [])
    with file.open(encoding="utf-8", errors="replace") as lines:
        return Trace(RECORD).read(lines)
