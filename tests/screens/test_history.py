"""What was said and done about an alert, as one reads it at the bedside."""

from datetime import timedelta

from alerts.states import Kind
from dashboard.components.history import SAID, Happened, history
from tests.screens.stays import NOW, ZONE, text_of


def happened(kind: Kind, minutes: int, text: str = "", who: str = "") -> Happened:
    """So many minutes ago."""
    return Happened(NOW - timedelta(minutes=minutes), kind, text, who)


def test_the_newest_stands_first_with_who_and_why() -> None:
    events = [happened(Kind.RAISED, 30, "it holds"), happened(Kind.ACKNOWLEDGED, 5, "going there", "Dr Minh Pham")]
    assert text_of(history(events, NOW, ZONE)) == "08:55 Accepted · Dr Minh Pham · going there 08:30 Raised · it holds"


def test_calls_in_a_row_are_one_line_with_how_often() -> None:
    events = [
        happened(Kind.RAISED, 30, "it holds"),
        *(happened(Kind.ESCALATED, minutes, f"{minutes}: called") for minutes in (25, 20, 15)),
        happened(Kind.ACKNOWLEDGED, 10, "seen", "Nora Lindqvist"),
        happened(Kind.ESCALATED, 5, "5: called"),
    ]
    words = text_of(history(events, NOW, ZONE))
    assert "08:45 Called 3 times since 08:35 · 15: called" in words
    assert "08:55 Called · 5: called" in words


def test_what_people_did_is_never_put_together() -> None:
    events = [happened(Kind.ACKNOWLEDGED, minutes, "seen", "Nora Lindqvist") for minutes in (20, 10)]
    assert text_of(history(events, NOW, ZONE)).count("Accepted · Nora Lindqvist") == 2


def test_every_kind_of_event_has_a_word() -> None:
    assert set(SAID) == set(Kind)
