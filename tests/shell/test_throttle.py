from dataclasses import dataclass, field

import pytest

from chart.accounts.throttle import FORGOTTEN_AFTER_S, LONGEST_WAIT_S, MOST_KEYS, Throttle

WARD, HOME = "10.0.0.7", "203.0.113.9"


@dataclass
class Hand:
    """Seconds moved by hand."""

    at: float = 0.0
    throttle: Throttle = field(init=False)

    def __post_init__(self) -> None:
        self.throttle = Throttle(lambda: self.at)

    def wrong(self, login: str, address: str, times: int = 1) -> None:
        for _ in range(times):
            self.throttle.begin(login, address)


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.mark.parametrize(
    ("wrong", "wait_s"), [(0, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (9, 32), (10, 60), (50, 60)]
)
def test_the_wait_of_an_account_grows_to_a_minute(hand: Hand, wrong: int, wait_s: float) -> None:
    for place in range(wrong):
        hand.wrong("nora", f"10.0.1.{place}")
    assert hand.throttle.wait_s("nora", HOME) == wait_s


def test_the_wait_passes(hand: Hand) -> None:
    hand.wrong("nora", WARD, 6)
    hand.at += 3
    assert hand.throttle.wait_s("nora", WARD) == 1
    hand.at += 1
    assert hand.throttle.wait_s("nora", WARD) == 0


def test_an_address_that_tries_many_accounts_waits_too(hand: Hand) -> None:
    for person in range(20):
        hand.wrong(f"person{person}", HOME)
    assert hand.throttle.wait_s("somebody new", HOME) == 2
    assert hand.throttle.wait_s("somebody new", WARD) == 0


def test_no_account_is_ever_shut_for_longer_than_a_minute(hand: Hand) -> None:
    hand.wrong("nora", HOME, 1_000)
    assert hand.throttle.wait_s("nora", WARD) == LONGEST_WAIT_S


def test_the_right_password_clears_the_account_but_not_the_address(hand: Hand) -> None:
    for person in range(19):
        hand.wrong(f"person{person}", HOME)
    hand.wrong("sam", HOME)
    hand.throttle.note_right("sam", HOME)
    assert hand.throttle.wait_s("sam", HOME) == 0
    hand.wrong("other", HOME)
    assert hand.throttle.wait_s("sam", HOME) == 2


def test_a_try_counts_before_it_is_judged(hand: Hand) -> None:
    for _ in range(5):
        hand.throttle.begin("nora", WARD)
    assert hand.throttle.wait_s("nora", WARD) > 0


def test_an_hour_later_all_is_forgotten(hand: Hand) -> None:
    hand.wrong("nora", WARD, 9)
    hand.at += FORGOTTEN_AFTER_S
    hand.wrong("nora", WARD)
    assert hand.throttle.wait_s("nora", WARD) == 0


def test_a_flood_of_names_does_not_fill_the_memory(hand: Hand) -> None:
    for person in range(MOST_KEYS + 100):
        hand.at += 0.01
        hand.wrong(f"person{person}", HOME)
    assert len(hand.throttle._tries) == MOST_KEYS
    assert hand.throttle.wait_s("anybody", HOME) > LONGEST_WAIT_S - 1
