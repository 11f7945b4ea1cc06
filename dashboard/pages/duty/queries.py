"""What the page of the roster asks the record for."""

from datetime import timedelta

from alerts.sending.channels import Channels, read_channels
from alerts.sending.store import given_up_since
from chart.actor import Actor
from chart.duty.store import people_on_ladder, turns_between
from chart.errors import RecordError
from chart.people import Act, may
from dashboard.pages.duty.view import DutyView
from dashboard.services import Services

BEFORE, AHEAD = timedelta(hours=12), timedelta(days=14)
A_DAY = timedelta(days=1)


def duty(services: Services, actor: Actor) -> DutyView:
    """The roster from now on, as this person may see it."""
    now = services.ward.clock.now()
    with services.ward.database.read() as conn:
        turns = turns_between(conn, actor, now - BEFORE, now + AHEAD)
        people = people_on_ladder(conn, actor)
        failed = given_up_since(conn, actor, services.real_now() - A_DAY)
    channels, fault = _channels(services)
    ladder = services.ward.book.protocols.calling.ladder
    return DutyView(
        now=now,
        zone=services.zone,
        ladder=ladder,
        turns=tuple(turn for turn in turns if turn.ends_at > now),
        may_write=may(actor.role, Act.WRITE_ROSTER),
        names=tuple(sorted(name for name, _ in people.values())),
        channels={role: tuple(channel.name for channel in channels.of(role)) for role in ladder},
        failed=tuple(failed) if channels.is_any else (),
        channels_fault=fault,
    )


def _channels(services: Services) -> tuple[Channels, str]:
    """The channels, and why they cannot be read; "" if they can."""
    try:
        return read_channels(services.ward.settings.home), ""
    except RecordError as fault:
        return Channels(), str(fault)
