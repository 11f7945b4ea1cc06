"""B11: channels that refuse, hang, fail or lie, spoken to by the real sender over real sockets on loopback."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from sqlalchemy import select, update

from alerts.sending import store as outbox_store
from alerts.sending.channels import Channel, Channels, OfRole
from alerts.sending.post import MOST_UNANSWERED, post, trial
from alerts.states import Kind
from chart.clock import real_now
from chart.facts import StayId
from chart.tables import outbox
from monitors import store as monitor_store
from monitors.rounds import sweep
from monitors.sender import Sender
from monitors.store import Deposed
from monitors.ward import Ward
from tests.listening import Quiet, listening
from tests.rounds.charting import admitted, begun_anew, ciwa, hand, open_alerts, said, save
from tests.ward import CLEO


@dataclass
class Receiver:
    """A receiver of messages on loopback.

    answers, by path: the status it gives; `hang`: nothing until it is let go; `drip`: an answer that is 20 s long.
    """

    port: int
    answers: dict[str, int | str] = field(default_factory=dict)
    got: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    let_go: threading.Event = field(default_factory=threading.Event)

    def channel(self, name: str, more: str = "") -> Channel:
        return Channel(name, f"json://127.0.0.1:{self.port}/{name}{more}")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """It takes everything, unless told otherwise."""

    class Answering(Quiet, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            path = self.path.strip("/").partition("?")[0].partition("/")[0]
            answer = receiver.answers.get(path, 200)
            if answer == "hang":
                receiver.let_go.wait(20)
                return
            if answer == "drip":
                self.drip()
                return
            receiver.got.append((path, json.loads(body)))
            self.send_response(int(answer))
            self.end_headers()

        def drip(self) -> None:
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
                for _ in range(200):
                    if receiver.let_go.wait(0.1):
                        return
                    self.wfile.write(b".")

    with listening(Answering) as port:
        receiver = Receiver(port)
        yield receiver
        receiver.let_go.set()


@pytest.fixture
def stay(ward: Ward) -> StayId:
    """A stay that calls a nurse, high or worse."""
    stay = admitted(ward)
    save(ward, stay, ciwa(tremor=7, sweats=7, anxiety=7, agitation=7, orientation=4, visual=5))
    return stay


def sender(ward: Ward, *channels: Channel) -> Sender:
    return Sender(ward, Channels(address="https://ward.example", nurse=OfRole(channels)))


def waiting(ward: Ward) -> int:
    with ward.database.read() as conn:
        return len(outbox_store.waiting(conn, ward.settings.unit))


def as_if_tried_before(ward: Ward, minutes: float) -> None:
    """Move the tries of what waits into the past, as so much time would."""
    back = real_now() - timedelta(minutes=minutes)
    with ward.database.write() as conn:
        conn.execute(update(outbox).where(outbox.c.sent_at.is_(None)).values(first_tried_at=back, tried_at=back))


def kinds(ward: Ward, stay: StayId) -> list[tuple[Kind, str]]:
    sent = (Kind.NOTIFIED, Kind.FAILED_TO_NOTIFY)
    return [(event.kind, event.reason) for event in said(ward, stay) if event.kind in sent]


@pytest.fixture
def ward(ward: Ward) -> Ward:
    """The unit that the tests' patients lie in."""
    from msgspec.structs import replace

    from tests.ward import UNIT

    return Ward(ward.database, ward.clock, replace(ward.settings, unit=UNIT), ward.book)


def test_what_is_taken_is_sent_once_and_told_on_its_alert(ward: Ward, stay: StayId, receiver: Receiver) -> None:
    count = waiting(ward)
    assert count >= 1
    assert sender(ward, receiver.channel("phone")).turn() == count
    assert sender(ward, receiver.channel("phone")).turn() == 0
    assert len(receiver.got) == count
    assert kinds(ward, stay) == [(Kind.NOTIFIED, "Nurse by phone")] * count
    assert all(
        message["title"].startswith("Tidewatch: ") and "bed 03" in message["title"] for _, message in receiver.got
    )


def test_a_crash_between_sending_and_marking_sends_again_and_loses_nothing(
    ward: Ward, stay: StayId, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sender(ward, receiver.channel("phone"))
    monkeypatch.setattr(Sender, "_keep", lambda *_: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        first.turn()
    monkeypatch.undo()
    count = waiting(ward)
    sender(ward, receiver.channel("phone")).turn()
    assert (waiting(ward), len(receiver.got)) == (0, 2 * count)
    assert len({message["message"].splitlines()[-1] for _, message in receiver.got}) == count


@pytest.mark.parametrize("answer", [500, 403])
def test_a_channel_that_fails_is_tried_again_later_and_the_next_one_after_two_minutes(
    ward: Ward, stay: StayId, receiver: Receiver, answer: int
) -> None:
    receiver.answers["phone"] = answer
    both = (receiver.channel("phone"), receiver.channel("mail"))
    count = waiting(ward)
    assert sender(ward, *both).turn() == count
    assert sender(ward, *both).turn() == 0
    as_if_tried_before(ward, 1)
    sender(ward, *both).turn()
    assert kinds(ward, stay) == [(Kind.FAILED_TO_NOTIFY, "Nurse: phone: it did not take the message")] * count
    as_if_tried_before(ward, 2)
    sender(ward, *both).turn()
    assert waiting(ward) == 0
    assert {path for path, _ in receiver.got[-count:]} == {"mail"}
    assert kinds(ward, stay)[-1] == (Kind.NOTIFIED, "Nurse by mail")


def test_a_channel_that_refuses_the_connection_is_a_failure_like_another(ward: Ward, stay: StayId) -> None:
    sender(ward, Channel("phone", "json://127.0.0.1:9/phone")).turn()
    assert {kind for kind, _ in kinds(ward, stay)} == {Kind.FAILED_TO_NOTIFY}
    assert waiting(ward) >= 1


def test_a_channel_that_hangs_is_left_and_holds_up_no_sweep(ward: Ward, stay: StayId, receiver: Receiver) -> None:
    receiver.answers["phone"] = "hang"
    slow = sender(ward, receiver.channel("phone", "?rto=2&cto=2"))
    sending = threading.Thread(target=slow.turn)
    sending.start()
    hand(ward).advance(minutes=5)
    assert sweep(begun_anew(ward)).faults == 0
    sending.join(15)
    assert not sending.is_alive()
    assert {kind for kind, _ in kinds(ward, stay)} == {Kind.FAILED_TO_NOTIFY}


def test_a_channel_that_drips_its_answer_is_left_and_after_several_such_left_alone(
    ward: Ward, stay: StayId, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alerts.sending.post.LONGEST_S", 0.3)
    receiver.answers["phone"] = "drip"
    sender(ward, receiver.channel("phone")).turn()
    assert {reason for _, reason in kinds(ward, stay)} == {"Nurse: phone: it did not answer within 0.3 s"}
    for _ in range(MOST_UNANSWERED):
        post(receiver.channel("phone"), *trial())
    assert post(receiver.channel("phone"), *trial()) == "it has not answered earlier messages"
    monkeypatch.undo()
    assert post(receiver.channel("mail"), *trial()) == ""


def test_a_channel_that_takes_it_and_delivers_nothing_is_outrun_by_the_next_call(
    ward: Ward, stay: StayId, receiver: Receiver
) -> None:
    sender(ward, receiver.channel("phone")).turn()
    hand(ward).advance(minutes=15)
    sweep(begun_anew(ward))
    with ward.database.read() as conn:
        roles = set(conn.execute(select(outbox.c.to_role).where(outbox.c.sent_at.is_(None))).scalars())
    assert "charge_nurse" in roles


def test_what_failed_for_an_hour_is_given_up_and_stands_where_people_see_it(
    ward: Ward, stay: StayId, receiver: Receiver
) -> None:
    receiver.answers["phone"] = 500
    sender(ward, receiver.channel("phone")).turn()
    as_if_tried_before(ward, 241)
    sender(ward, receiver.channel("phone")).turn()
    with ward.database.read() as conn:
        failed = outbox_store.given_up_since(conn, CLEO, real_now() - timedelta(hours=1))
    assert waiting(ward) == 0
    assert {(each.to_role, each.bed, each.why) for each in failed} == {
        ("nurse", "03", "phone: it did not take the message")
    }


def test_a_role_without_a_channel_is_said_so_and_the_alert_stays(ward: Ward, stay: StayId) -> None:
    sender(ward).turn()
    assert waiting(ward) == 0
    assert {reason for _, reason in kinds(ward, stay)} == {
        "Nurse: given up; this role has no channel; who is on the unit sees it on screen"
    }
    assert open_alerts(ward, stay)


def test_a_page_of_hours_ago_is_not_sent_once_a_channel_is_set(ward: Ward, stay: StayId, receiver: Receiver) -> None:
    hand(ward).advance(hours=5)
    sender(ward, receiver.channel("phone")).turn()
    assert (waiting(ward), receiver.got) == (0, [])
    assert {reason for _, reason in kinds(ward, stay)} == {
        "Nurse: given up; it was too old when it could first be sent"
    }


def test_a_deposed_monitor_marks_nothing(ward: Ward, stay: StayId, receiver: Receiver) -> None:
    with ward.database.write() as conn:
        epoch = monitor_store.become_leader(conn, "one")
        monitor_store.become_leader(conn, "two")
    with pytest.raises(Deposed):
        sender(ward, receiver.channel("phone")).turn(epoch)
    assert waiting(ward) >= 1
