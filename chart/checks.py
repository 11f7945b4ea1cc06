"""What `tidewatch check` asks of the record: settings, key, library, database, schema and the audit's chain."""

from chart import audit
from chart.database import open_database
from chart.database.embedded import refuse_unsound_library
from chart.errors import RecordError
from chart.keys import read_key, sub_key
from chart.settings import Settings


def check_record(settings: Settings) -> list[str]:
    """One sentence for each thing that is wrong; empty when all is well, or when nothing was set up yet."""
    try:
        refuse_unsound_library()
        if settings.is_embedded and not settings.file.exists():
            return []
        return _check_database(settings)
    except RecordError as error:
        return [str(error)]


def _check_database(settings: Settings) -> list[str]:
    key = sub_key(read_key(settings.home), "audit")
    database = open_database(settings)
    try:
        with database.read() as conn:
            found = audit.verify(conn, key)
    finally:
        database.close()
    if found.is_whole:
        return []
    return [
        f"The audit was tampered with: row {found.first_bad}: {found.why}. Keep a copy and tell the security officer"
    ]
