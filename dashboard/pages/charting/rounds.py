"""Which forms a round opens: what is due is charted in one visit, and nobody looks for the form of a task."""

from collections.abc import Iterable
from datetime import datetime

from chart.instrument import instruments
from chart.ticks import to_tick
from dashboard.courses import Kept
from dashboard.pages.beds.view import main_scale
from dashboard.pages.charting.forms import SINGLE
from dashboard.patient import Patient
from monitors.due import State, Task, tasks
from monitors.protocol import Protocols

ALWAYS = ("vitals", "rass")
# Tasks that are done on a form of another name; the scales of sedation stand on that of the vital signs.
FORM_OF_TASK = {"fluids": "fluid", "breathing": "vitals", "sedation": "rass"}
SEDATION = ("vitals", "rass", "poss")
ALONE = "safety_check"  # one tap saves it: nothing else stands beside it


def wanted_now(kept: Kept, protocols: Protocols, patient: Patient, now: datetime) -> tuple[str, ...]:
    """The forms of what the protocols in force want: scales first, then vital signs, then what is measured apart.

    What is due alone is opened alone: a weight, the fluids, sedation and breathing. With nothing due, or with a scale,
    the whole visit; with no protocol in force, the scale of the class.
    """
    at = to_tick(now)
    found = tasks(kept.cadence(protocols), at)
    due = list(dict.fromkeys(form_of_task(task.what) for task in found if task.state(at) is not State.UPCOMING))
    first = form_of_task(found[0].what) if found else ""
    apart = tuple(form for form in due if form in SINGLE and form != ALONE)
    if first == ALONE and set(due) <= {ALONE, *apart}:
        return (ALONE,)
    if due and set(due) <= {*SINGLE, *SEDATION} and not _is_bedside(found, at):
        return (*(ALWAYS if set(due) & set(SEDATION) else ()), *apart)
    scales = [form_of_task(task.what) for task in found if _is_opened(task, at)]
    scales = [form for form in scales if form in instruments() and form not in SEDATION]
    return tuple(dict.fromkeys([*(scales or [main_scale(patient, kept.known).code]), *ALWAYS, *apart]))


def forms_together(found: Iterable[Task]) -> tuple[str, ...]:
    """The forms of tasks that are done in one go, whether or not they are due: scales first, then vital signs."""
    forms = list(dict.fromkeys(form_of_task(task.what) for task in found))
    scales = [form for form in forms if form in instruments() and form not in SEDATION]
    apart = [form for form in forms if form in SINGLE]
    at_bedside = scales or set(forms) & {*SEDATION, "vitals"}
    return tuple(dict.fromkeys([*scales, *(ALWAYS if at_bedside else ()), *apart]))


def form_of_task(what: str) -> str:
    """The form on which a task is done."""
    return FORM_OF_TASK.get(what, what)


def _is_bedside(found: list[Task], at: int) -> bool:
    """Whether vital signs are due as such: their visit is the whole one."""
    return any(task.what == "vitals" and task.state(at) is not State.UPCOMING for task in found)


def _is_opened(task: Task, at: int) -> bool:
    """A screening only when it is due; a plain rating at every visit."""
    scale = instruments().get(task.what)
    is_rating = scale is not None and scale.rating is not None
    return not task.is_screening or task.state(at) is not State.UPCOMING or is_rating
