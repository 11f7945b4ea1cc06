"""A monitor that dies at a named point between a save and the mark that its page was sent.

`python -m tests.experiments.dying_while_sending PORT POINT TIMES`: so many times, a child charts a new stay that calls,
sweeps, sends to PORT of the loopback and is killed at the point; another child, which lives, sweeps and sends what is
left. Says how many died. This process itself holds no connection, so that it can fork.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import event

from alerts.sending.channels import Channel, Channels, OfRole
from alerts.sending.post import Post, post
from chart.clock import WardClock
from chart.database import open_database
from chart.settings import read_settings
from monitors.book import book_of
from monitors.protocol import read_protocols
from monitors.rounds import sweep
from monitors.sender import Sender
from monitors.ward import Ward
from tests.rounds.charting import ciwa, opened, record_only

POINTS = ("before commit", "after commit", "after send", "after mark")
SEVERE = ciwa(tremor=7, sweats=7, anxiety=7, agitation=7, orientation=4, visual=5)


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def sent_and_died(channel: Channel, title: str, text: str) -> str:
    post(channel, title, text)
    die()
    return ""


def dies_at(ward: Ward, point: str) -> None:
    """From now on, this process ends where a transaction that touched the outbox is kept, or just after it was."""
    table = {"before commit": "INSERT INTO outbox", "after commit": "INSERT INTO outbox"}.get(point, "UPDATE outbox")
    seen = {"touched": False, "kept": False}

    def touched(conn: Any, cursor: Any, statement: str, *_: Any) -> None:
        seen["touched"] |= statement.startswith(table)

    def kept(*_: Any) -> None:
        seen["kept"] |= seen["touched"]
        if seen["kept"] and point == "before commit":
            die()

    def given_back(*_: Any) -> None:
        if seen["kept"]:
            die()

    event.listen(ward.database.writing, "after_cursor_execute", touched)
    event.listen(ward.database.writing, "commit", kept)
    event.listen(ward.database.writing, "checkin", given_back)


def work(book: Any, port: int, point: str | None) -> None:
    """Chart and die, or live and finish."""
    settings = read_settings()
    ward = Ward(open_database(settings), WardClock(), settings, book)
    sends: Post = sent_and_died if point == "after send" else post
    if point is not None:
        record_only(ward, opened(ward), SEVERE)
        if point != "after send":
            dies_at(ward, point)
    sweep(ward)
    receiver = OfRole((Channel("phone", f"json://127.0.0.1:{port}/"),))
    Sender(ward, Channels(nurse=receiver, charge_nurse=receiver), sends).turn()


def in_a_child(do: Callable[[], None]) -> int:
    """How it ended: an exit code, or a signal as a negative number."""
    child = os.fork()
    if child == 0:
        try:
            do()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(port: int, point: str, times: int) -> None:
    book = book_of(read_protocols())
    importlib.import_module("apprise")  # once, not in each child
    for _ in range(times):
        assert in_a_child(partial(work, book, port, point)) == -signal.SIGKILL, "it did not die there"
        assert in_a_child(partial(work, book, port, None)) == 0, "the one after it failed"
    sys.stdout.write(f"{times} died\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
