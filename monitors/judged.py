"""What a pattern was judged to say, and the finding that makes of it."""

from collections.abc import Iterable

import msgspec

from alerts.finding import Ending, Finding, Severity
from chart.facts import Entry, Void
from chart.ticks import NEVER
from monitors.book import Pattern
from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.known import Known
from monitors.note import UNKNOWN
from monitors.verdict import Verdict

FAULTS, OTHERWISE = "TEC-01", "TEC-02"
TECHNICAL = {FAULTS, OTHERWISE}  # what the product says of itself
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


def answered(pattern: Pattern, course: Course) -> tuple[Grades, str]:
    """What a pattern answers; a formula's fault makes it unknown and is named, "" without one."""
    try:
        return pattern.judge(course), ""
    except Exception as fault:  # it is told, and never costs what somebody charts
        return grades(**dict.fromkeys(pattern.text.severity, Verdict(UNKNOWN))), type(fault).__name__


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


def newest_late(known: Known, pattern: Pattern, at: int, batch: list[Entry]) -> int | None:
    """The newest observation among the entries of a moment that a pattern reads, if before the moment."""
    observed = [
        standing.key[0]
        for entry in batch
        if (standing := known.standing.get(entry.id)) is not None
        and any(row[0] in pattern.inputs for row in standing.derived.rows)
    ]
    newest = max(observed, default=at)
    return newest if newest < at else None


def finding_of(pattern: Pattern, judged: Judged) -> Finding:
    """The finding of a pattern that surely holds."""
    text = pattern.text
    return Finding(
        pattern=pattern.name, title=text.title, cause=text.cause, severity=Severity(judged.surely),
        possibly=Severity(judged.possibly), since=judged.since, is_late=judged.is_late, version=pattern.version,
        ending=Ending(text.ends.instrument, text.ends.minutes, text.ends.at_once),
        is_silent=text.status == "silent", about=judged.about,
    )  # fmt: skip


def technical_findings(faults: Iterable[str], doubted: Iterable[str], at: int) -> list[Finding]:
    """Rules that failed, and rules found to say something else when judged anew: told, so that somebody looks."""
    told = {
        FAULTS: ("Rules not checked", sorted(faults)),
        OTHERWISE: ("Judged anew, these rules said something else", sorted(doubted)),
    }
    return [
        Finding(
            pattern=name, title=f"{words}: {', '.join(names)}", cause="technical", severity=Severity.HIGH,
            possibly=Severity.CRITICAL, since=at, ending=Ending(at_once=True),
        )
        for name, (words, names) in told.items() if names
    ]  # fmt: skip
