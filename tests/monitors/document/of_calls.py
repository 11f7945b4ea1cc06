"""Who is called for what nobody owns, as the document tells it."""

from chart.people import role_words
from monitors.calls import CallsOfUnit, QuietHours
from tests.monitors.document.markdown import table
from tests.monitors.document.wording import evidence, span


def calling_told(calling: CallsOfUnit) -> str:
    """Ladder, minutes, quiet hours and shifts."""
    times = {"critical": calling.critical, "high": calling.high, "medium": calling.medium}
    rows = [
        (name, span(each.accept_minutes), span(each.repeat_minutes), span(each.look_again_minutes))
        for name, each in times.items()
    ]
    shifts = " and ".join(f"{at:%H:%M}" for at in calling.shifts)
    changing = " and ".join(f"{role_words(role)}s" for role in calling.shift_roles)
    return "\n\n".join([
        f"Called in this order, each after nobody has accepted: {', '.join(map(role_words, calling.ladder))}. "
        "Low alerts call nobody.",
        table(("severity", "next role after", "then again every", "usually looked at again in"), rows),
        *([_quiet(calling.quiet)] if calling.quiet else []),
        f"Shifts begin at {shifts} by the unit's clock. What {changing} own is then asked of the new shift, unless the "
        "roster says that they stay.",
        f"Load is counted with one nurse for {calling.patients_per_nurse} patients.",
        f"Source: {evidence(calling.source, calling.evidence)}.",
    ])  # fmt: skip


def _quiet(quiet: QuietHours) -> str:
    return (
        f"From {quiet.from_at:%H:%M} to {quiet.until_at:%H:%M} by the unit's clock, what is {quiet.up_to} or milder is "
        f"called no further than the {role_words(quiet.no_further_than)}."
    )
