"""When a page is tried again, over which channel, and when it is given up; what it says and what it does not."""

from datetime import timedelta
from pathlib import Path

import pytest

from alerts.finding import Severity
from alerts.sending.channels import Channels, read_channels
from alerts.sending.post import message, trial
from alerts.sending.tries import Outgoing
from chart.errors import RecordError
from tests.ward import MONDAY

FILE = """
address = "https://ward.example/"
[nurse]
channels = [
    { name = "ward phone", url = "json://127.0.0.1/" },
    { name = "mail", url = "mailto://u:secret@ward.example" },
]
"""


def page(severity: Severity = Severity.CRITICAL, tries: int = 0, since_s: float = 0, last_s: float = 0) -> Outgoing:
    """A page first tried so many seconds before Monday, 08:00, and last so many."""
    return Outgoing(
        id=1,
        unit_id="u",
        stay_id="s",
        alert_id="a",
        dedupe_key="delirium critical 0f0f0f0f",
        to_role="nurse",
        bed="07",
        severity=severity,
        made_at=MONDAY - timedelta(seconds=since_s),
        tries=tries,
        first_tried_at=MONDAY - timedelta(seconds=since_s) if tries else None,
        tried_at=MONDAY - timedelta(seconds=last_s) if tries else None,
    )


def test_the_first_try_is_made_at_once() -> None:
    assert page().is_due(MONDAY)
    assert page().channel(3, MONDAY) == 0


@pytest.mark.parametrize(("tries", "wait_s"), [(1, 10), (2, 20), (3, 40), (5, 160), (6, 300), (9, 300), (99, 300)])
def test_waits_double_up_to_five_minutes(tries: int, wait_s: float) -> None:
    assert page(tries=tries, since_s=3000, last_s=wait_s).is_due(MONDAY)
    assert not page(tries=tries, since_s=3000, last_s=wait_s - 1).is_due(MONDAY)


@pytest.mark.parametrize(
    ("severity", "since_s", "channel"),
    [
        (Severity.CRITICAL, 119, 0), (Severity.CRITICAL, 120, 1), (Severity.HIGH, 120, 1), (Severity.HIGH, 240, 2),
        (Severity.HIGH, 360, 0), (Severity.MEDIUM, 599, 0), (Severity.MEDIUM, 600, 1),
    ],
)  # fmt: skip
def test_the_next_channel_follows_after_two_minutes_for_what_is_urgent(
    severity: Severity, since_s: float, channel: int
) -> None:
    assert page(severity, tries=4, since_s=since_s).channel(3, MONDAY) == channel


@pytest.mark.parametrize(("severity", "hours"), [(Severity.CRITICAL, 1), (Severity.HIGH, 1), (Severity.MEDIUM, 4)])
def test_after_hours_of_failing_a_person_must_see_it_instead(severity: Severity, hours: int) -> None:
    assert page(severity, tries=9, since_s=hours * 3600).is_given_up(MONDAY)
    assert not page(severity, tries=9, since_s=hours * 3600 - 1).is_given_up(MONDAY)
    assert not page(severity).is_given_up(MONDAY)


def test_what_is_too_old_when_it_could_first_be_sent_is_not_sent() -> None:
    assert page(since_s=3600).is_stale(MONDAY)
    assert not page(since_s=3599).is_stale(MONDAY)
    assert not page(tries=1, since_s=3600).is_stale(MONDAY)


def test_a_message_says_bed_and_priority_and_nothing_else_of_a_patient() -> None:
    title, text = message(page(), "https://ward.example/")
    assert title == "Tidewatch: critical, bed 07"
    assert text.splitlines() == [
        "Critical alert, bed 07. Open Tidewatch to see it and accept it.",
        "https://ward.example/alerts",
        "Ref 0f0f0f0f",
    ]
    assert "delirium" not in title + text


def test_a_message_without_an_address_has_no_link_and_a_trial_means_no_patient() -> None:
    assert "http" not in message(page(), "")[1]
    assert "No patient is meant" in trial()[1]


# ---- the file --------------------------------------------------------------------------------------------------------


def test_channels_stand_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "channels.toml").write_text(FILE)
    channels = read_channels(tmp_path)
    assert [channel.name for channel in channels.of("nurse")] == ["ward phone", "mail"]
    assert channels.of("physician") == channels.of("security_officer") == ()
    assert channels.is_any
    assert not Channels().is_any
    assert read_channels(tmp_path / "elsewhere") == Channels()


def test_a_channels_password_is_in_nothing_that_is_printed(tmp_path: Path) -> None:
    (tmp_path / "channels.toml").write_text(FILE)
    assert "secret" not in repr(read_channels(tmp_path))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("[nurse]", "[nurse", "channels.toml is not TOML"),
        ("[nurse]", "[porter]", "channels.toml: Object contains unknown field `porter`"),
        ("mail\"", "ward phone\"", "channels.toml: two channels have the same name"),
        ("name = \"mail\"", "name = \"\"", "channels.toml: Expected `str` of length >= 1"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_without_its_secrets(tmp_path: Path, was: str, now: str, said: str) -> None:
    (tmp_path / "channels.toml").write_text(FILE.replace(was, now))
    with pytest.raises(RecordError) as refused:
        read_channels(tmp_path)
    assert str(refused.value).startswith(said)
    assert "secret" not in str(refused.value)


def test_what_was_tried_by_a_clock_that_was_set_back_since_is_tried_at_once() -> None:
    assert page(tries=3, since_s=-3000, last_s=-2900).is_due(MONDAY)
