"""What the installation is told by its environment: where the record lives, and for which unit."""

import os
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec

from chart.errors import RecordError
from chart.facts import UnitId

PREFIX = "TIDEWATCH_"
EMBEDDED = "sqlite:///"
SHORTEST_TOKEN = 20
POSTGRESQL = "postgresql+psycopg://"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Read from TIDEWATCH_HOME, TIDEWATCH_DATABASE and so on, each the name of a field.

    home: folder of the key and the embedded database. database: URL of the role that runs; "" is the embedded file.
    database_owner: URL of the role that owns the tables on PostgreSQL; "" is the one that runs.
    production: no demo clock, no demo accounts. unit, zone: the unit to make at first run, and its time zone.
    ping_url: what the monitor asks for after each full sweep, so that somebody outside notices when it does no more; ""
    is nothing. metrics_token: what must be brought to read /metrics; "" keeps it shut.
    rejudge_at: when, by the unit's clock, the monitor begins each night to judge every open stay anew.
    """

    home: Path = Path("home")
    database: str = ""
    database_owner: str = ""
    production: bool = False
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 8050
    unit: Annotated[UnitId, msgspec.Meta(min_length=1, max_length=40)] = UnitId("unit")
    zone: str = "UTC"
    ping_url: str = ""
    metrics_token: str = ""
    rejudge_at: Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "04:30"

    @property
    def is_embedded(self) -> bool:
        """Whether the record is a file of ours, and not in PostgreSQL."""
        return self.app_url.startswith(EMBEDDED)

    @property
    def rejudge_hour(self) -> time:
        """The hour of the night at which every open stay is judged anew."""
        return time.fromisoformat(self.rejudge_at)

    @property
    def wording(self) -> Path:
        """The folder of the unit's own licensed wording of instruments, if it has any."""
        return self.home / "instruments"

    @property
    def file(self) -> Path:
        """The embedded database's file."""
        return Path(self.app_url.removeprefix(EMBEDDED))

    @property
    def app_url(self) -> str:
        """The URL of the role that runs."""
        return _url("DATABASE", self.database or f"{EMBEDDED}{self.home / 'tidewatch.db'}")

    @property
    def owner_url(self) -> str:
        """The URL of the role that owns the tables and migrates."""
        return _url("DATABASE_OWNER", self.database_owner) if self.database_owner else self.app_url


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; a wrong one is a RecordError with variable, value and what is allowed."""
    told = os.environ if environ is None else environ
    fields = msgspec.structs.fields(Settings)
    settings = Settings(
        **{each.name: _convert(each, told[_variable(each)]) for each in fields if told.get(_variable(each))}
    )
    try:
        ZoneInfo(settings.zone)
    except (LookupError, ValueError, OSError):
        raise RecordError(f"{PREFIX}ZONE is {settings.zone!r}; allowed is a time zone such as Europe/Berlin") from None
    if settings.ping_url and not settings.ping_url.startswith(("http://", "https://")):
        raise RecordError(f"{PREFIX}PING_URL is no address that begins with http:// or https://")  # it may be a secret
    if 0 < len(settings.metrics_token) < SHORTEST_TOKEN:
        raise RecordError(f"{PREFIX}METRICS_TOKEN is shorter than {SHORTEST_TOKEN} characters: make up a longer one")
    if settings.is_embedded != settings.owner_url.startswith(EMBEDDED):
        raise RecordError(f"{PREFIX}DATABASE and {PREFIX}DATABASE_OWNER name two kinds of database")
    return settings


def _url(name: str, url: str) -> str:
    scheme, _, rest = url.partition("://")
    if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        return POSTGRESQL + rest
    if url.startswith(EMBEDDED) and len(url) > len(EMBEDDED):
        return url
    # The rest of the URL may hold a password and is not repeated.
    raise RecordError(f"{PREFIX}{name} begins with {scheme!r}; allowed are sqlite:///PATH and postgresql://…")


def _convert(each: msgspec.structs.FieldInfo, text: str) -> Any:  # the type is the field's
    try:
        return msgspec.convert(text, each.type, strict=False, dec_hook=lambda kind, said: kind(said))
    except msgspec.ValidationError as error:
        raise RecordError(f"{_variable(each)} is {text!r}: {error}") from None


def _variable(each: msgspec.structs.FieldInfo) -> str:
    return PREFIX + each.name.upper()
