"""What a pattern was judged to say, and the finding that makes of it."""

import msgspec

from alerts.finding import Ending, Finding, Severity
from chart.facts import Entry, Void
from chart.ticks import NEVER
from monitors.book import Pattern
from monitors.known import Known

TECHNICAL = "TEC-01"
GONE = "the pattern, which stands in no protocol any more"


class Judged(msgspec.Struct):
    """What a pattern says now, and until when that stands. `since`: when the chart says the finding began.

    about: the entry id of the event it is said about, for a pattern that speaks of each event by itself.
    """

    surely: int = 0
    possibly: int = 0
    until: int = NEVER
    since: int = 0
    is_late: bool = False
    about: str = ""


def subject(pattern: str, about: str) -> str:
    """The key of what one pattern says about one event."""
    return f"{pattern} {about}"


def pattern_in(key: str) -> str:
    """The pattern whose verdict a key stands for."""
    return key.split(" ", 1)[0]


def assessed(known: Known, batch: list[Entry]) -> frozenset[str]:
    """Instruments completely answered by these entries, not by a sedated patient, and the newest of their kind."""
    found = set()
    for entry in batch:
        standing = known.standing.get(entry.id)
        if standing is None or isinstance(entry.content, Void):
            continue
        for instrument in standing.derived.complete:
            done = known.track(f"done.{instrument}").observed
            is_newest = not done or standing.key[0] >= done[-1]
            if is_newest and not standing.derived.doubtful:
                found.add(instrument)
    return frozenset(found)


def finding_of(pattern: Pattern, judged: Judged) -> Finding:
    """The finding of a pattern that surely holds."""
    text = pattern.text
    return Finding(
        pattern=pattern.name, title=text.title, cause=text.cause, severity=Severity(judged.surely),
        possibly=Severity(judged.possibly), since=judged.since, is_late=judged.is_late, version=pattern.version,
        ending=Ending(text.ends.instrument, text.ends.minutes, text.ends.at_once),
        is_silent=text.status == "silent", about=judged.about,
    )  # fmt: skip


def technical_finding(faults: dict[str, str], at: int) -> Finding:
    """Rules that failed: told like any other finding, so that somebody looks."""
    return Finding(
        pattern=TECHNICAL, title=f"Rules not checked: {', '.join(sorted(faults))}", cause="technical",
        severity=Severity.HIGH, possibly=Severity.CRITICAL, since=at, ending=Ending(at_once=True),
    )  # fmt: skip
