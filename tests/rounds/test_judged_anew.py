"""On both databases: every open stay judged anew from its entries says what stands in the record, or it is told."""

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from chart.command_line import main
from chart.facts import Discharged, StayId, Vitals
from chart.settings import Settings
from chart.tables import alert, examined
from monitors import answers
from monitors.rejudge import Found, judged_anew, open_stays
from monitors.rounds import sweep
from monitors.ward import Ward
from tests.rounds.charting import (
    admitted,
    begun_anew,
    ciwa,
    hand,
    looked_at,
    open_alerts,
    opened,
    record_only,
    said,
    save,
    site_book,
)
from tests.rounds.random_unit import all_gone, lived_through
from tests.ward import DR_PHAM, MONDAY, UNIT

EXAMPLES, AT_NIGHT = 8, 150


def found(ward: Ward) -> Found:
    """What judging every open stay anew says, in a process that remembers nothing."""
    ward = begun_anew(ward)
    return Found.of(judged_anew(ward, stay) for stay in open_stays(ward))


def what_stands_is_what_the_entries_say(ward: Ward, seed: int) -> None:
    hand(ward).at = MONDAY
    ward, stays = lived_through(begun_anew(ward), Random(seed))
    assert found(ward).words.endswith("anew: no difference."), seed
    hand(ward).advance(hours=31)
    assert found(ward).words.endswith("anew: no difference."), seed
    assert sweep(ward).faults == 0
    assert found(ward).words.endswith("anew: no difference."), seed
    all_gone(ward, stays)
    assert found(ward).words == "Judged 0 open stays anew: no difference."


def test_what_stands_of_a_random_unit_is_what_its_entries_say(ward: Ward) -> None:
    for seed in range(EXAMPLES):
        what_stands_is_what_the_entries_say(ward, seed)


@pytest.mark.nightly
def test_what_stands_of_a_random_unit_is_what_its_entries_say_at_length(ward: Ward) -> None:
    for seed in range(EXAMPLES, AT_NIGHT):
        what_stands_is_what_the_entries_say(ward, seed)


def tampered(ward: Ward, stay: StayId, pattern: str, **changed: object) -> None:
    """Something else stands of what a pattern says than was judged."""
    standing: Any = looked_at(ward, stay).standing
    standing["judged"][pattern] |= changed
    with ward.database.write() as conn:
        conn.execute(update(examined).where(examined.c.stay_id == stay).values(standing=standing))


def severe(ward: Ward) -> StayId:
    """A stay with a severe CIWA-Ar: ALC-04 holds."""
    stay = admitted(ward)
    hand(ward).advance(minutes=5)
    save(ward, stay, ciwa(tremor=7, anxiety=7, agitation=7))
    assert "ALC-04" in open_alerts(ward, stay)
    return stay


@pytest.mark.parametrize(
    ("pattern", "changed"),
    [
        ("ALC-04", {"surely": 0, "possibly": 0}),
        ("ALC-04", {"surely": 2}),
        ("ALC-04", {"possibly": 4}),
        ("GEN-01", {"surely": 4, "possibly": 4}),
    ],
)
def test_another_verdict_is_told_by_count_and_pattern(ward: Ward, pattern: str, changed: dict[str, int]) -> None:
    severe(ward)
    tampered(ward, severe_again := severe(ward), pattern, **changed)
    assert severe_again in open_stays(ward)
    assert found(ward).words == f"Judged 2 open stays anew: 1 said something else: {pattern} in 1."


def test_an_alert_that_was_never_told_is_told(ward: Ward) -> None:
    stay = severe(ward)
    with ward.database.write() as conn:
        lost = alert.c.stay_id == stay, alert.c.pattern == "ALC-04"
        conn.execute(update(alert).where(*lost).values(is_open=False, condition="ended"))
    assert found(ward).words == "Judged 1 open stay anew: 1 said something else: ALC-04 in 1."


def test_what_people_did_with_an_alert_is_no_difference(ward: Ward) -> None:
    resolved, accepted = severe(ward), severe(ward)
    answers.resolve(ward, DR_PHAM, open_alerts(ward, resolved)["ALC-04"].id, "seen, plan changed")
    later = ward.clock.now() + timedelta(minutes=30)
    answers.acknowledge(ward, DR_PHAM, open_alerts(ward, accepted)["ALC-04"].id, "physician told", later)
    for hours in (0, 1, 13):  # it holds; a newer look; too old to be judged
        hand(ward).advance(hours=hours)
        sweep(ward)
        assert found(ward).words == "Judged 2 open stays anew: no difference."
    save(ward, resolved, ciwa(tremor=1))
    assert found(ward).differing == 0


def test_what_was_not_looked_at_yet_waits_for_the_sweep(ward: Ward) -> None:
    opened(ward)
    assert found(ward).words == "Judged 0 open stays anew: no difference. Left out: 1 not looked at yet."
    stay = severe(ward)
    record_only(ward, stay, ciwa(tremor=1))
    assert found(ward).differing == 0


def test_a_stay_that_other_protocols_judged_is_left_out_by_name(ward: Ward, tmp_path: Path) -> None:
    severe(ward)
    other = begun_anew(ward, site_book(tmp_path / "own"))
    stay = admitted(other)
    save(other, stay, Vitals(heart_rate_bpm=104))
    said_here = "Judged 1 open stay anew: no difference. Left out: 1 judged by other protocols."
    assert (found(ward).words, found(other).words) == (said_here, said_here)


def test_protocols_that_changed_in_mid_stay_are_no_difference_once_they_judged(ward: Ward, tmp_path: Path) -> None:
    stay = severe(ward)
    save(ward, stay, Vitals(heart_rate_bpm=104))
    hand(ward).advance(minutes=1)
    other = begun_anew(ward, site_book(tmp_path / "own"))
    sweep(other, is_first=True)
    assert "SITE-01" in open_alerts(other, stay)
    assert found(other).words == "Judged 1 open stay anew: no difference."


def test_the_command_says_it_in_a_sentence_and_changes_nothing(
    ward: Ward, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", str(settings.home)), ("DATABASE", settings.database), ("UNIT", UNIT)):
        monkeypatch.setenv(f"TIDEWATCH_{name}", value)
    stay = severe(ward)
    done = CliRunner().invoke(main, ["rejudge"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Judged 1 open stay anew: no difference.\n"

    tampered(ward, stay, "ALC-04", surely=0, possibly=0)
    before = looked_at(ward, stay), said(ward, stay)
    done = CliRunner().invoke(main, ["rejudge"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Judged 1 open stay anew: 1 said something else: ALC-04 in 1.\n"
    assert (looked_at(ward, stay), said(ward, stay)) == before

    save(ward, stay, Discharged("completed"))
    assert CliRunner().invoke(main, ["rejudge"]).exit_code == 0
