from datetime import time
from pathlib import Path

import pytest

from chart.errors import RecordError
from chart.settings import Settings, read_settings


def test_without_a_word_the_record_is_a_file_in_home() -> None:
    settings = read_settings({})
    assert (settings.home, settings.file) == (Path("home"), Path("home/tidewatch.db"))
    assert (settings.port, settings.unit, settings.zone, settings.production) == (8050, "unit", "UTC", False)
    assert settings.is_embedded


def test_every_variable_is_heard() -> None:
    settings = read_settings(
        {
            "TIDEWATCH_HOME": "/var/lib/tidewatch",
            "TIDEWATCH_DATABASE": "postgresql://app@db/tidewatch",
            "TIDEWATCH_DATABASE_OWNER": "postgres://owner@db/tidewatch",
            "TIDEWATCH_PRODUCTION": "true",
            "TIDEWATCH_PORT": "443",
            "TIDEWATCH_UNIT": "harbour",
            "TIDEWATCH_ZONE": "Europe/Oslo",
            "TIDEWATCH_REJUDGE_AT": "03:15",
            "TIDEWATCH_PING_URL": "https://hc.example/secret",
            "TIDEWATCH_METRICS_TOKEN": "twenty characters or more",
        }
    )
    assert settings.app_url == "postgresql+psycopg://app@db/tidewatch"
    assert settings.owner_url == "postgresql+psycopg://owner@db/tidewatch"
    assert not settings.is_embedded
    assert (settings.production, settings.port, settings.unit) == (True, 443, "harbour")
    assert settings.rejudge_hour == time(3, 15)
    assert settings.ping_url == "https://hc.example/secret"
    assert len(settings.metrics_token) == 25


def test_an_empty_variable_is_as_none() -> None:
    assert read_settings({"TIDEWATCH_PORT": "", "TIDEWATCH_HOME": ""}) == Settings()


def test_who_owns_the_tables_is_who_runs_unless_said() -> None:
    settings = read_settings({"TIDEWATCH_DATABASE": "postgresql+psycopg://one@db/tidewatch"})
    assert settings.owner_url == settings.app_url


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "eighty", r"TIDEWATCH_PORT is 'eighty': Expected `int`"),
        ("PORT", "0", r"TIDEWATCH_PORT is '0': Expected `int` >= 1"),
        ("PORT", "70000", r"TIDEWATCH_PORT is '70000': Expected `int` <= 65535"),
        ("PRODUCTION", "perhaps", r"TIDEWATCH_PRODUCTION is 'perhaps': Expected `bool`"),
        ("UNIT", "x" * 41, r"TIDEWATCH_UNIT is 'x+': Expected `str` of length <= 40"),
        ("ZONE", "Mars/Olympus", r"TIDEWATCH_ZONE is 'Mars/Olympus'; allowed is a time zone such as"),
        ("REJUDGE_AT", "25:00", r"TIDEWATCH_REJUDGE_AT is '25:00': Expected `str` matching regex"),
        ("ZONE", "../etc", r"TIDEWATCH_ZONE is '../etc'"),
        ("PING_URL", "hc.example/secret", r"TIDEWATCH_PING_URL is no address that begins with http:// or https://"),
        ("METRICS_TOKEN", "secret", r"TIDEWATCH_METRICS_TOKEN is shorter than 20 characters: make up a longer one"),
        ("DATABASE", "mysql://nora:secret@db/x", r"TIDEWATCH_DATABASE begins with 'mysql'; allowed are sqlite:///PATH"),
        ("DATABASE", "sqlite:///", r"TIDEWATCH_DATABASE begins with 'sqlite'"),
        ("DATABASE_OWNER", "oracle://x", r"TIDEWATCH_DATABASE_OWNER begins with 'oracle'"),
        ("DATABASE_OWNER", "postgresql://db/x", r"TIDEWATCH_DATABASE and TIDEWATCH_DATABASE_OWNER name two kinds"),
    ],
)
def test_a_wrong_setting_names_variable_value_and_what_is_allowed(name: str, value: str, said: str) -> None:
    with pytest.raises(RecordError, match=said) as wrong:
        read_settings({f"TIDEWATCH_{name}": value})
    assert "secret" not in str(wrong.value)
