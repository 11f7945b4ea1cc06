"""One entry, sent by a program or a tablet's queue: stored once, however often it is sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from flask import Flask, Response, abort, request

from chart.actor import Actor
from chart.entries import Conflict, NewEntry
from chart.errors import Refused
from chart.facts import Admitted, AnyContent, EntryId, Moved, Returned, StayId
from chart.people import Act, Denied, require
from chart.plausible import refusals, time_refusals
from chart.store import admitted_at, check_bed_exists, entry_of
from dashboard.asked import is_too_deep
from dashboard.gate import current_actor
from dashboard.noting import note_denial
from dashboard.services import Services
from monitors.rounds import save


class SentEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of a PUT: what stands in the address (the id) and what the server knows (who, when) is not in it."""

    stay_id: StayId
    observed_at: datetime
    content: AnyContent
    device: str | None = None
    supersedes: EntryId | None = None
    reason: str | None = None


def add_api(server: Flask, services: Services) -> None:
    """Take entries at /api/entries/<id>: 201 stored, 200 stored before, 409 another body, 422 refused and why."""

    @server.put("/api/entries/<entry_id>")
    def put_entry(entry_id: str) -> Response:
        actor = current_actor()
        try:
            new = _new_entry(entry_id)
            if new.supersedes is not None:
                require(actor, Act.AMEND)
            if refused := _refusals(services, actor, new):
                return _refused(*refused)
            saved = save(services.ward, actor, new)
        except Conflict as conflict:
            return _json({"error": conflict.message, "field": "id"}, 409)
        except Refused as refusal:
            return _refused(refusal)
        except Denied as denied:
            note_denial(services, actor, denied.act)
            abort(403)
        state = "replayed" if saved.is_replay else "stored"
        answer = {"state": state, "id": entry_id, "recorded_at": saved.entry.recorded_at, "examined": saved.is_examined}
        return _json(answer, 200 if saved.is_replay else 201)


def _new_entry(entry_id: str) -> NewEntry:
    if not request.is_json:
        abort(415)
    body = request.get_data()
    if is_too_deep(body):
        abort(400)
    try:
        sent = msgspec.json.decode(body, type=SentEntry)
    except msgspec.ValidationError as error:
        raise Refused(f"The entry is not understood: {error}.", _field_of(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        abort(400)
    if sent.observed_at.tzinfo is None:
        raise Refused("The time has no offset: write 2026-03-01T08:00+00:00.", "observed_at")
    return NewEntry(id=_entry_id(entry_id), **{name: getattr(sent, name) for name in sent.__struct_fields__})


def _refusals(services: Services, actor: Actor, new: NewEntry) -> list[Refused]:
    """What cannot be true. An entry that stands already is only being sent again: its time was judged when it came."""
    if _stands(services, actor, new.id):
        return []
    with services.ward.database.read() as conn:
        began_at = admitted_at(conn, actor, new.stay_id)
        if isinstance(new.content, Admitted | Moved | Returned) and new.content.bed:
            check_bed_exists(conn, actor, new.content.bed)
    now = services.ward.clock.now()
    return refusals(new.content) + time_refusals(
        new.content, new.observed_at, now, admitted_at=began_at, reason=new.reason
    )


def _entry_id(text: str) -> EntryId:
    try:
        return EntryId(str(UUID(text)))
    except ValueError:
        raise Refused("An entry's id is a UUID, made where the entry is made.", "id") from None


def _field_of(sentence: str) -> str | None:
    """The field that msgspec names at the end of its sentence: `$.content.volume_ml`."""
    _, at, path = sentence.partition("`$.")
    return path.rstrip("`").split(".")[-1] if at else None


def _stands(services: Services, actor: Actor, entry_id: EntryId) -> bool:
    try:
        with services.ward.database.read() as conn:
            entry_of(conn, actor, entry_id)
    except Refused:
        return False
    return True


def _refused(first: Refused, *more: Refused) -> Response:
    also = [{"error": each.message, "field": each.field} for each in more]
    return _json({"error": first.message, "field": first.field, "also": also}, 422)


def _json(answer: dict[str, Any], status: int) -> Response:
    return Response(msgspec.json.encode(answer), status=status, mimetype="application/json")
