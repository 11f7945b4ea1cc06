from datetime import timedelta

import pytest

from dashboard.components.due import Due, due_pill, due_words
from tests.screens.stays import NOW, ZONE, classes_of, text_of


def due(minutes: int, **more: bool) -> Due:
    return Due("CIWA-Ar", NOW + timedelta(minutes=minutes), **more)


@pytest.mark.parametrize(
    ("task", "stage", "words"),
    [
        (due(98), "upcoming", "Due 10:38"),
        (due(22), "near", "Due 09:22"),
        (due(3, is_due=True), "due", "Due 09:03"),
        (due(0, is_due=True), "due", "Due now"),
        (due(-36, is_overdue=True), "overdue", "Overdue 36 min"),
        (due(90, is_asleep=True), "upcoming", "Asleep · due 10:30"),
        (due(14 * 60), "upcoming", "Due 23:00"),
        (due(26 * 60), "upcoming", "Due Tue 3 Mar 11:00"),
        (Due("CIWA-Ar", None), "paused", "Off the unit"),
    ],
)
def test_lateness_is_said_in_words_and_stages(task: Due, stage: str, words: str) -> None:
    assert task.stage(NOW) == stage
    assert due_words(task, NOW, ZONE) == words
    assert classes_of(due_pill(task, NOW, ZONE))[0] == f"tw-due tw-due-{stage}"


def test_the_countdown_is_apart_so_that_an_old_page_can_drop_it() -> None:
    pill = due_pill(due(22), NOW, ZONE)
    assert text_of(pill) == "Due 09:22 · 22 min"
    assert "tw-countdown" in classes_of(pill)


def test_in_the_last_minute_the_time_stands_alone() -> None:
    assert text_of(due_pill(Due("CIWA-Ar", NOW + timedelta(seconds=40), is_due=True), NOW, ZONE)) == "Due 09:00"


def test_nothing_due_says_so() -> None:
    assert text_of(due_pill(None, NOW, ZONE)) == "Nothing due"
