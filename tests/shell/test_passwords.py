import threading

import pytest
from argon2 import PasswordHasher

from chart.accounts.passwords import AT_ONCE, Passwords, check_new_password
from chart.errors import Refused

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PHRASE = "a quiet night on the ward"


@pytest.fixture
def passwords() -> Passwords:
    return Passwords(QUICK)


class Counting(PasswordHasher):
    """A hasher that counts how often it is asked, and how many ask at once."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.calls = 0
        self.inside = 0
        self.most_inside = 0
        self.lock = threading.Lock()
        self.together = threading.Barrier(AT_ONCE)

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
        with self.lock:
            self.calls += 1
            self.inside += 1
            self.most_inside = max(self.most_inside, self.inside)
        self.together.wait(timeout=10)
        try:
            return super().verify(hash, password)  # type: ignore[return-value]
        finally:
            with self.lock:
                self.inside -= 1


def test_the_right_password_opens_and_no_other(passwords: Passwords) -> None:
    kept = passwords.hash(PHRASE)
    assert passwords.is_right(PHRASE, kept)
    assert not passwords.is_right(PHRASE + " ", kept)
    assert not passwords.is_right("", kept)


def test_hashes_are_argon2id_and_never_alike(passwords: Passwords) -> None:
    one, other = passwords.hash(PHRASE), passwords.hash(PHRASE)
    assert one.startswith("$argon2id$")
    assert one != other


def test_in_earnest_a_hash_costs_64_mib() -> None:
    assert "$m=65536,t=3," in Passwords().hash(PHRASE)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("elevenchars", "at least 12 characters. This one has 11"),
        ("", "at least 12 characters. This one has 0"),
        ("x" * 257, "at most 256 characters. This one has 257"),
    ],
)
def test_a_password_outside_the_lengths_is_refused_with_the_limit(password: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        check_new_password(password)
    assert refused.value.field == "password"


@pytest.mark.parametrize("password", ["aaaaaaaaaaaa", "x" * 64, "x" * 256, "пароль на ночь", "            "])
def test_what_a_password_is_made_of_is_free(password: str) -> None:
    assert check_new_password(password) == password


def test_a_longer_try_than_any_password_is_wrong_even_if_it_begins_right(passwords: Passwords) -> None:
    kept = passwords.hash("x" * 256)
    assert not passwords.is_right("x" * 257, kept)


def test_an_unknown_person_costs_the_same_call_and_is_never_right() -> None:
    hasher = Counting()
    hasher.together = threading.Barrier(1)
    passwords = Passwords(hasher)
    assert not passwords.is_right(PHRASE, None)
    assert not passwords.is_right("nobody has this password, for it is longer than any", None)
    assert hasher.calls == 2


def test_at_most_four_hashings_run_at_once() -> None:
    hasher = Counting()
    passwords = Passwords(hasher)
    kept = passwords.hash(PHRASE)
    tries = [threading.Thread(target=passwords.is_right, args=(PHRASE, kept)) for _ in range(AT_ONCE * 3)]
    for each in tries:
        each.start()
    for each in tries:
        each.join()
    assert hasher.calls == 12
    assert hasher.most_inside == AT_ONCE
