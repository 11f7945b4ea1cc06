import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from chart.errors import RecordError
from chart.keys import make_key, read_key, sub_key


def test_the_first_run_makes_a_key_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    key = make_key(home)
    assert len(key) == 32
    assert stat.S_IMODE((home / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert make_key(home) == read_key(home) == key
    assert [path.name for path in home.iterdir()] == ["key"]


def test_many_first_runs_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: make_key(tmp_path / "home"), range(64)))
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("written", "mode", "said"),
    [
        ("ab" * 32, 0o644, r"can be reached by others \(mode 0644\): chmod 600"),
        ("ab" * 32, 0o620, r"mode 0620"),
        ("ab" * 31, 0o600, r"has 62 hexadecimal digits; a key has 64"),
        ("not a key", 0o600, r"is not 64 hexadecimal digits"),
    ],
)
def test_a_key_that_is_wrong_or_open_is_refused_in_words(tmp_path: Path, written: str, mode: int, said: str) -> None:
    (tmp_path / "key").write_text(written)
    (tmp_path / "key").chmod(mode)
    with pytest.raises(RecordError, match=said) as refused:
        read_key(tmp_path)
    assert written not in str(refused.value)


def test_a_lost_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"key is missing: without it the record cannot be opened"):
        read_key(tmp_path)


def test_keys_for_two_purposes_have_nothing_in_common() -> None:
    key = bytes(range(32))
    assert len({key, sub_key(key, "database"), sub_key(key, "audit"), sub_key(bytes(32), "audit")}) == 4
    assert sub_key(key, "audit") == sub_key(key, "audit")
