"""What a browser asks of a callback, checked before anything else reads it: shape, size, depth and whose ids."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from flask import Request, abort

LONGEST_BYTES = 512 * 1024
DEEPEST = 24
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
BRACKET = re.compile(rb"[\[\]{}]")
WILDCARDS = (["ALL"], ["MATCH"], ["ALLSMALLER"])


class Asked(msgspec.Struct):
    """The parts of a callback's request that are used; the browser sends a few more."""

    output: str
    inputs: list[Any]
    outputs: dict[str, Any] | list[Any]
    changed: list[str] = msgspec.field(name="changedPropIds", default_factory=list)
    state: list[Any] = []


def read_asked(asked: Request) -> Asked:
    """The body of a callback's request; 413, 415 or 400 for what is none."""
    if not asked.is_json:
        abort(415)
    if (asked.content_length or 0) > LONGEST_BYTES:
        abort(413)
    body = asked.get_data(cache=True)
    if is_too_deep(body):
        abort(400)
    try:
        return msgspec.json.decode(body, type=Asked)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        abort(400)


def fits(asked: Asked, registered: Mapping[str, Any]) -> bool:
    """Whether the request names exactly the components that the callback was registered with."""
    return (
        _all_fit(asked.inputs, registered["inputs"])
        and _all_fit(asked.state, registered["state"])
        and _all_fit(_as_list(asked.outputs, registered["output"]), _dependencies(registered["output"]))
    )


def is_too_deep(body: bytes) -> bool:
    """Whether brackets nest deeper than any request of ours; those inside strings do not count."""
    if body.count(b"[") + body.count(b"{") <= DEEPEST:
        return False
    depth = 0
    for bracket in BRACKET.findall(STRING.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _dependencies(output: Any) -> list[dict[str, Any]]:
    listed = output if isinstance(output, list | tuple) else [output]
    return [each.to_dict() for each in listed]


def _as_list(outputs: dict[str, Any] | list[Any], registered: Any) -> list[Any]:
    """One output comes bare (a wildcard's as one list), several come as a list."""
    return outputs if isinstance(registered, list | tuple) and isinstance(outputs, list) else [outputs]


def _all_fit(sent: list[Any], registered: Sequence[Mapping[str, Any]]) -> bool:
    return len(sent) == len(registered) and all(map(_fits, sent, registered))


def _fits(sent: Any, known: Mapping[str, Any]) -> bool:
    """One component; a wildcard for many comes as a list, as long as there are such components."""
    if any(f'["{many}"]' in known["id"] for many in ("ALL", "ALLSMALLER")):
        return isinstance(sent, list) and all(_fits_one(each, known) for each in sent)
    return _fits_one(sent, known)


def _fits_one(sent: Any, known: Mapping[str, Any]) -> bool:
    if not isinstance(sent, dict) or sent.get("property") != known["property"]:
        return False
    return _same_id(sent.get("id"), known["id"])


def _same_id(sent: Any, known: str) -> bool:
    if not known.startswith("{"):
        return bool(sent == known)
    pattern = json.loads(known)
    return (
        isinstance(sent, dict)
        and sent.keys() == pattern.keys()
        and all(
            isinstance(sent[key], str | int | float) if value in WILDCARDS else sent[key] == value
            for key, value in pattern.items()
        )
    )
