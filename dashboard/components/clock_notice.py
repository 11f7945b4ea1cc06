"""The banner that says how the machine's clock was set, and what that means for whoever charts."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from dash import html
from dash.development.base_component import Component

from chart.clock_steps.store import Step, ToldStep
from dashboard import words
from dashboard.components.small import banner

CHECK = "Times charted around then may be wrong: check what is due. Tell whoever keeps the computers."
DAY_S = 86_400


def clock_notices(steps: Sequence[ToldStep], now: datetime, zone: ZoneInfo, *, can_see: bool) -> list[Component]:
    """One banner for each step, the newest first. can_see: whether this person may say that it was seen."""
    return [_notice(each, now, zone, can_see=can_see) for each in reversed(steps)]


def step_words(step: Step) -> str:
    """What happened to the clock, as a sentence."""
    length = _length(round(abs(step.seconds)))
    if step.is_at_least:
        return f"The clock was set back by {length} or more while no monitor watched."
    if step.seconds < 0:
        return f"The clock was set back by {length}."
    return f"The clock was set forward by {length}, or the machine slept."


def _notice(told: ToldStep, now: datetime, zone: ZoneInfo, *, can_see: bool) -> Component:
    said = f"{step_words(told.step)} Noticed at {words.moment_words(told.noticed_at, zone, now)}."
    place = {"kind": "clock-step", "step": told.id}
    button = html.Button("Seen", type="button", className="tw-button", id=place) if can_see else None
    return banner(said, CHECK, "alert", button)


def _length(seconds: int) -> str:
    """Exact to the second below two minutes, then to the minute, from two days on to the day."""
    if seconds < 120:
        return f"{seconds} s"
    if seconds >= 2 * DAY_S:
        return f"{seconds // DAY_S} days"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"
