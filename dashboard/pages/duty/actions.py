"""What can be written into the roster from its page."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alerts.sending.channels import read_channels
from alerts.sending.post import Post, post, trial
from chart import audit
from chart.actor import Actor
from chart.duty.sheet import person_named, read_sheet
from chart.duty.store import NewTurn, add_turns, people_on_ladder, remove_turn
from chart.errors import Refused
from chart.people import Act, require, role_words
from chart.unit_clock import clock_time, read_at
from dashboard.services import Services
from dashboard.words import no_time

SHIFTS = {"day": ("07:00", "19:00"), "night": ("19:00", "07:00"), "whole": ("07:00", "07:00")}
OTHER = "other"


def add(services: Services, actor: Actor, name: str, day: str, shift: str, times: tuple[str, str]) -> None:
    """One turn. times: from and until, for a shift of other times; what ends no later than it starts ends a day on."""
    if not day:
        raise Refused("Choose the day", "day")
    if not shift:
        raise Refused("Choose the shift", "shift")
    begins, ends = (_clock(text) for text in (times if shift == OTHER else SHIFTS[shift]))
    first = date.fromisoformat(day)
    last = first if ends > begins else first + timedelta(days=1)
    with services.ward.database.write() as conn:
        person_id, role = person_named(name, people_on_ladder(conn, actor))
        turn = NewTurn(
            person_id=person_id,
            role=role,
            starts_at=_moment(first, begins, services.zone),
            ends_at=_moment(last, ends, services.zone),
        )
        ids = add_turns(conn, actor, [turn])
        audit.write(conn, actor, "add", "duty", [], "done", detail={"turns": len(ids)})


def add_sheet(services: Services, actor: Actor, text: str) -> int:
    """All turns of a sheet; how many."""
    with services.ward.database.write() as conn:
        ids = add_turns(conn, actor, read_sheet(text, people_on_ladder(conn, actor), services.zone))
        audit.write(conn, actor, "add", "duty", [], "done", detail={"turns": len(ids)})
    return len(ids)


def remove(services: Services, actor: Actor, turn_id: str) -> None:
    """Take one turn out."""
    with services.ward.database.write() as conn:
        remove_turn(conn, actor, turn_id)
        audit.write(conn, actor, "remove", "duty", [], "done", detail={"turn": turn_id})


def try_channels(services: Services, actor: Actor, role: str, send: Post = post) -> str:
    """Send a trial over every channel of a role; what became of each, in one sentence."""
    require(actor, Act.WRITE_ROSTER)
    channels = read_channels(services.ward.settings.home).of(role)
    told = [(channel.name, send(channel, *trial())) for channel in channels]
    with services.ward.database.write() as conn:
        audit.write(conn, actor, "test", "channel", [], "done", detail={"role": role})
    said = [f"{name}: {why or 'taken'}" for name, why in told]
    return f"Test to the {role_words(role)}. {'; '.join(said)}." if said else "This role has no channel."


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    found = read_at(day, clock, zone)
    if not found:
        raise Refused(no_time(f"{clock:%H:%M}", "07:00"), "times")
    return found[0]


def _clock(text: str) -> time:
    typed = clock_time(text)
    if typed is None:
        raise Refused(no_time(text, "07:00") if text.strip() else "Type from when until when", "times")
    return typed
