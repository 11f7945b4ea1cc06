"""Which act a button of the page of bed and stay stands for."""

from collections.abc import Mapping

from chart.actor import Actor
from dashboard.pages.admissions import actions, queries
from dashboard.pages.admissions.reading import Typed
from dashboard.pages.admissions.telling import TELLS, tell
from dashboard.services import Services


def form_of(pressed: Mapping[str, str]) -> str:
    """The form that a button belongs to."""
    kind = pressed["kind"]
    return pressed["act"] if kind == "act" else "merge" if kind == "undo-merge" else kind


def press(services: Services, actor: Actor, stay_id: str, pressed: Mapping[str, str], typed: Typed) -> None:
    """What the pressed button of the page of a stay stands for."""
    match pressed["kind"]:
        case "correct":
            way = actions.correct if pressed["way"] == "amend" else actions.take_back
            way(services, actor, pressed["entry"], typed)
        case "judge":
            actions.judge_risk(services, actor, stay_id, pressed["domain"], typed)
        case "merge":
            actions.merge(services, actor, queries.patient_of_stay(services, actor, stay_id), pressed["patient"], typed)
        case "undo-merge":
            actions.undo_merge(services, actor, pressed["patient"], typed)
        case _ if pressed["act"] == "identify":
            actions.identify(services, actor, queries.patient_of_stay(services, actor, stay_id), typed)
        case _ if pressed["act"] in TELLS:
            tell(services, actor, stay_id, pressed["act"], typed)
        case _:
            actions.place_stay(services, actor, stay_id, pressed["act"], typed)
