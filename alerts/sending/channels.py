"""The channels of each role, from HOME/channels.toml: Apprise URLs, tried in the order in which they stand.

address = "https://tidewatch.example"

[nurse]
channels = [{ name = "ward phone", url = "ntfys://…" }, { name = "mail", url = "mailtos://…" }]
"""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from chart.errors import RecordError

FILE = "channels.toml"
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to reach a role. name: what people read; the URL may hold a password and is shown nowhere."""

    name: Words
    url: Words

    def __repr__(self) -> str:
        return f"Channel({self.name!r})"


class OfRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The channels of one role, the first tried first."""

    channels: tuple[Channel, ...]

    def __post_init__(self) -> None:
        names = [channel.name for channel in self.channels]
        if len(set(names)) != len(names):
            raise ValueError("two channels have the same name")


class Channels(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of them. address: where people open Tidewatch, for the link in a message; "" leaves it out."""

    address: str = ""
    nurse: OfRole = OfRole(())
    charge_nurse: OfRole = OfRole(())
    physician: OfRole = OfRole(())
    medical_director: OfRole = OfRole(())

    @property
    def is_any(self) -> bool:
        """Whether anything can be sent at all; without a channel alerts are on screen, and nothing waits to be sent."""
        return any(each.channels for each in (self.nurse, self.charge_nurse, self.physician, self.medical_director))

    def of(self, role: str) -> tuple[Channel, ...]:
        """The channels of a role, none if it has none."""
        found = getattr(self, role, None)
        return found.channels if isinstance(found, OfRole) else ()


def read_channels(home: Path) -> Channels:
    """The channels of this installation; none where there is no file. RecordError names key and what is allowed."""
    path = home / FILE
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Channels()
    except OSError as error:
        raise RecordError(f"{FILE} cannot be read: {error.strerror}") from error
    try:
        return msgspec.convert(tomllib.loads(text.decode()), Channels)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise RecordError(f"{FILE} is not TOML") from None  # its text may hold a password and is not repeated
    except msgspec.ValidationError as error:
        raise RecordError(f"{FILE}: {error}") from None
