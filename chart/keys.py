"""The installation's one key, and the keys derived from it, each for one purpose."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from chart.errors import RecordError

KEY_BYTES = 32
FILE = "key"
NOT_OURS = 0o077  # permission bits of everybody but the owner


def read_key(home: Path) -> bytes:
    """The key in HOME/key; RecordError if it is missing, malformed or can be read by others."""
    path = home / FILE
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text)
    except FileNotFoundError:
        raise RecordError(
            f"{path} is missing: without it the record cannot be opened. Put it back from your copy"
        ) from None
    except ValueError:
        raise RecordError(f"{path} is not {KEY_BYTES * 2} hexadecimal digits") from None
    if mode & NOT_OURS:
        raise RecordError(f"{path} can be reached by others (mode {mode & 0o777:04o}): chmod 600 {path}")
    if len(key) != KEY_BYTES:
        raise RecordError(f"{path} has {len(text)} hexadecimal digits; a key has {KEY_BYTES * 2}")
    return key


def make_key(home: Path) -> bytes:
    """The key in HOME/key, made at the first run. Of two processes that make one at once, both get the first."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = home / FILE
    if not path.exists():
        draft = home / f".{FILE}.{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return read_key(home)


def sub_key(key: bytes, purpose: str) -> bytes:
    """The key for one purpose: knowing it tells nothing about the others."""
    return hmac.new(key, f"tidewatch {purpose}".encode(), hashlib.sha256).digest()
