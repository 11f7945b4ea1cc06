"""When a substance was last used, as told: exact, within so many hours, or unknown."""

from chart import facts
from chart.ticks import hours, to_tick
from monitors.known import Known


def last_use(known: Known, drug_class: str, at: int) -> tuple[int | None, int | None]:
    """(earliest, latest) tick of the newest use of a class at a tick.

    Unknown: it was before admission, however long ago: (None, admission). Never charted: (None, None).
    """
    told = [
        use
        for entry in known.of_kind("substance_use")
        if to_tick(entry.observed_at) <= at
        and isinstance(use := entry.content, facts.SubstanceUse)
        and use.drug_class == drug_class
    ]
    newest_by_agent = {use.agent: use for use in told}
    spans = [span for use in newest_by_agent.values() if (span := _span(use)) is not None]
    if not newest_by_agent:
        return None, None
    if not spans:
        admitted = known.track("admitted").observed
        return None, admitted[-1] if admitted else None
    return max(spans, key=lambda span: span[1])


def _span(use: facts.SubstanceUse) -> tuple[int, int] | None:
    if use.last_use_at is None:
        return None
    told, slack = to_tick(use.last_use_at), hours(use.last_use_within_hours or 0)
    return told - slack, told + slack
