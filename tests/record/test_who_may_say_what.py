"""What charting alone does not allow is refused at the door of the record, whichever way it comes in."""

from datetime import timedelta
from typing import Any

import pytest

from chart import store
from chart.actor import Actor
from chart.database import Database
from chart.facts import DoseScheduled, Flag, ProtocolAssigned, StayId, TaperStep, Void
from chart.people import Act, Denied
from tests.record.charting import new_entry, open_a_stay
from tests.ward import CLEO, DR_PHAM, MONDAY, NORA, clock_at


def say(database: Database, actor: Actor, stay: StayId, content: Any, **more: Any) -> str:
    with database.write() as conn:
        new = new_entry(stay, content=content, **more)
        return str(store.record_entry(conn, actor, new, clock_at(MONDAY)).entry.id)


PLANS = (
    TaperStep("diazepam", 30.0),
    DoseScheduled("Clonidine", MONDAY + timedelta(hours=2), ("alpha_2_agonist",)),
    Flag("gaba_stop_documented", True),
    Flag("spo2_scale_2", True),
)


@pytest.mark.parametrize("content", PLANS, ids=lambda content: type(content).__name__)
def test_a_plan_is_a_prescribers_word_and_only_one_takes_it_back(database: Database, content: Any) -> None:
    stay = open_a_stay(database)
    with pytest.raises(Denied, match=Act.PRESCRIBE):
        say(database, CLEO, stay, content)
    plan = say(database, DR_PHAM, stay, content)
    with pytest.raises(Denied, match=Act.PRESCRIBE):
        say(database, NORA, stay, Void(), supersedes=plan, reason="a slip")
    say(database, DR_PHAM, stay, Void(), supersedes=plan, reason="a slip")


def test_a_nurse_begins_a_protocol_and_does_not_end_it_either_way(database: Database) -> None:
    stay = open_a_stay(database)
    begun = say(database, NORA, stay, ProtocolAssigned("alc-asam"))
    for content, more in (
        (ProtocolAssigned("alc-asam", False), {}),
        (Void(), {"supersedes": begun, "reason": "a slip"}),
    ):
        with pytest.raises(Denied, match=Act.END_WATCH):
            say(database, NORA, stay, content, **more)
    say(database, CLEO, stay, ProtocolAssigned("alc-asam", False))


def test_a_sign_that_was_seen_is_anybodys_word_who_charts(database: Database) -> None:
    say(database, NORA, open_a_stay(database), Flag("ataxia", True))
