"""From a save to what others see: an entry put in once a second, until its alert stands on pages that are open already.

Heard: the news on a line of the stream that every browser holds. Brought: the list with the new card, on each of many
screens. Seen: the frame in which Chromium draws the card. And what all those screens cost while nothing happens.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from queue import SimpleQueue
from threading import Thread
from time import perf_counter_ns, sleep
from uuid import uuid4

import httpx
import msgspec
from playwright.sync_api import Page

from bench import living, wards
from bench.floors import DISK, disk
from bench.frame import WARM_UP, Case, Laps, Line, against, dice, interleaved
from bench.screens import PHYSICIANS, Screens, screens
from bench.stays import UNIT, visit
from chart import facts
from chart.clock import WardClock, real_now
from chart.facts import Entry, EntryId, PersonId, StayId
from chart.people import Role
from chart.settings import Settings
from monitors.rounds import examine
from monitors.ward import Ward

MEDIAN_S, P95_S, IDLE_SHARE = 0.15, 1.0, 0.02
SCREENS, BEDS = 98, 4  # and one that is listened to, and one in Chromium
QUIET_S = 60
EVERY_S = 1.0
SAVED, HEARD, SEEN, BARE = "save, answered", "save, heard on the stream", "save, seen on the page", "an empty answer"
BROUGHT = f"save, brought to {SCREENS} screens"
WORST_HOURS, CALM_HOURS = 36, 200  # since the last use
WITHIN_S = 10
# Looks in every frame that the browser draws; keeps the wall clock of the first with the card.
WATCH = """stay => {
    window.seenAt = new Promise(tell => {
        const card = `.tw-alert-card[id*="${stay}"]`;
        const look = () => document.querySelector(card) ? tell(Date.now()) : requestAnimationFrame(look);
        look();
    });
}"""


def measured(rounds: int) -> Iterator[Line]:
    """Save to answer, to the streams and to the page, on both databases, each unit served by its own processes."""
    with wards.maker() as make:
        for database in wards.DATABASES:
            yield from _measured(make(database), database, rounds)


def _measured(settings: Settings, database: str, rounds: int) -> Iterator[Line]:
    with ExitStack() as stack:
        ward = stack.enter_context(wards.ward(settings, WardClock()))
        living.hire(ward, PHYSICIANS)
        assert all(_said(ward, _admitted(ward, WORST_HOURS)) for _ in range(BEDS))
        calm = [_admitted(ward, CALM_HOURS) for _ in range(WARM_UP + rounds)]
        assert not any(_said(ward, each) for each in calm)
        unit = stack.enter_context(living.served(settings))
        nurse = stack.enter_context(living.signed_in(unit.address, Role.NURSE))
        heard = stack.enter_context(_listening(stack.enter_context(living.signed_in(unit.address, Role.PHYSICIAN))))
        page = stack.enter_context(living.alerts_page(unit.address))
        many = stack.enter_context(screens(unit.address, SCREENS))
        cases = [_saves(nurse, iter(calm), heard, many, page), _asks(nurse), stack.enter_context(disk(settings.home))]
        laps = interleaved(rounds, cases)
        idle = _idle_share(unit)
    where = f"{database}, no browser" if page is None else database
    for end in (SEEN, BROUGHT) if page else (BROUGHT,):
        took = laps.spread(end)
        yield Line(f"{end}, median", took.median, MEDIAN_S, "s", on=where, ours=took)
        yield Line(f"{end}, p95", took.p95, P95_S, "s", on=where, ours=took)
        yield against(laps, end, BARE, on=database)
    for name in (HEARD, SAVED):
        yield against(laps, name, BARE, on=database)
    yield against(laps, SAVED, DISK, on=database)
    yield Line(f"{SCREENS + 2} screens and nothing happens, of a core", idle, IDLE_SHARE, "", on=database)


def _idle_share(unit: living.Living) -> float:
    """How much of a core the unit's processes keep busy while nobody does anything."""
    sleep(QUIET_S / 6)
    before, began = unit.used_s(), perf_counter_ns()
    sleep(QUIET_S)
    return (unit.used_s() - before) * 1e9 / (perf_counter_ns() - began)


def _saves(
    nurse: httpx.Client, stays: Iterator[StayId], heard: "SimpleQueue[int]", many: Screens, page: Page | None
) -> Case:
    """A nurse charts a score that alarms, on a stay that was calm; one a second."""
    chance = dice(UNIT)

    def save(laps: Laps) -> None:
        stay = next(stays)
        score = visit("ciwa_ar", WORST_HOURS, chance)
        body = msgspec.json.encode({"stay_id": stay, "observed_at": real_now(), "content": score})
        if page is not None:
            page.evaluate(WATCH, stay)
        began, began_at = perf_counter_ns(), real_now()
        answer = nurse.put(f"/api/entries/{uuid4()}", content=body, headers={"Content-Type": "application/json"})
        laps.add(SAVED, perf_counter_ns() - began)
        assert answer.json()["examined"]
        laps.add(HEARD, heard.get(timeout=WITHIN_S) - began)
        if page is not None:
            seen_ms = page.evaluate("() => window.seenAt")
            laps.add(SEEN, round(seen_ms * 1e6 - began_at.timestamp() * 1e9))
        for brought in many.brought(stay, WITHIN_S):
            laps.add(BROUGHT, brought - began)
        sleep(max(0.0, EVERY_S - (perf_counter_ns() - began) / 1e9))

    return save


def _asks(nurse: httpx.Client) -> Case:
    def ask(laps: Laps) -> None:
        with laps.lap(BARE):
            nurse.get("/healthz")

    return ask


@contextmanager
def _listening(line: httpx.Client) -> Iterator["SimpleQueue[int]"]:
    """The moments at which the stream told that the unit's alerts are others than before."""
    moments: SimpleQueue[int] = SimpleQueue()
    with line.stream("GET", "/live", timeout=None) as answer:
        assert answer.is_success
        listener = Thread(target=_listen, args=[answer, moments], daemon=True)
        listener.start()
        yield moments


def _listen(answer: httpx.Response, moments: "SimpleQueue[int]") -> None:
    before = None
    with suppress(httpx.HTTPError):  # the line ends with the case
        for told in answer.iter_lines():
            if told.startswith("data: {"):
                alerts = msgspec.json.decode(told.removeprefix("data: "))["alerts"]
                if before is not None and alerts != before:
                    moments.put(perf_counter_ns())
                before = alerts


def _admitted(ward: Ward, hours: float) -> StayId:
    """A stay of ten minutes, its patient so many hours after the last use."""
    stay, chance = StayId(str(uuid4())), dice(CALM_HOURS)
    admitted_at = ward.clock.now() - timedelta(minutes=10)
    contents = (
        facts.Admitted("03"),
        facts.SubstanceUse(
            "alcohol", "alcohol", last_use_at=admitted_at - timedelta(hours=6), last_use_within_hours=1.0
        ),
        facts.ProtocolAssigned("alc-asam"),
        facts.ProtocolAssigned("news2"),
        visit("vitals", hours, chance),
        visit("ciwa_ar", hours, chance),
    )
    wards.admit(ward, [
        Entry(
            id=EntryId(str(uuid4())), unit_id=UNIT, stay_id=stay, observed_at=admitted_at, recorded_at=admitted_at,
            recorded_by=PersonId("nora"), content=content,
        )
        for content in contents
    ])  # fmt: skip
    return stay


def _said(ward: Ward, stay: StayId) -> list[str]:
    """Which patterns there was something to say of."""
    return [event.pattern for event in examine(ward, stay)]
