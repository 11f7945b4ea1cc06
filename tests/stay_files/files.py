"""Small stay files, written by hand for one test each."""

import json
from typing import Any

from chart.stay_file import StayFile, StayFileRefused, parse_stay

ADMITTED = {"kind": "admitted", "bed": "07"}
PULSE_80 = {"kind": "vitals", "heart_rate_bpm": 80}


def entry(name: str = "e1", content: object = None, at: str = "08:00", **more: object) -> dict[str, Any]:
    """One entry on 1 January 2024, charted when it was seen."""
    moment = f"2024-01-01T{at}:00+01:00"
    said: dict[str, Any] = {"observed_at": moment, "recorded_at": moment, "recorded_by": "nora"}
    return {"id": name, **said, "content": content or PULSE_80, **more}


def document(*entries: object, **more: object) -> bytes:
    """A stay file of these entries."""
    head = {"format": "tidewatch stay 1", "zone": "Europe/Oslo", "stay_id": "s1", "patient": {"id": "p1"}}
    return json.dumps({**head, "entries": entries, **more}).encode()


def read(*entries: object, refuse_rows: bool = False, **more: object) -> StayFile:
    """The stay of these entries, as anna.json."""
    return parse_stay(document(*entries, **more), "anna.json", refuse_rows)


def problems(text: bytes) -> list[str]:
    """The sentences with which a file is refused; none if it is taken."""
    try:
        parse_stay(text, "anna.json")
    except StayFileRefused as refused:
        return [problem.sentence for problem in refused.problems]
    return []
