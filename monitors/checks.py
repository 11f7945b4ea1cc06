"""What is wrong, or soon will be, with the protocols in force: one sentence each."""

from collections.abc import Iterator
from datetime import date, timedelta

from chart.clock import real_now
from chart.errors import RecordError
from chart.settings import Settings, read_settings
from monitors.book import book_of
from monitors.protocol import Protocols
from monitors.ward import protocols_here

WARN_BEFORE = timedelta(days=60)


def check_protocols(settings: Settings, today: date) -> list[str]:
    """Files that cannot be read, numbers off their scale, reviews that are overdue."""
    try:
        protocols = protocols_here(settings)
        book_of(protocols)
        for file in protocols.coming.values():
            book_of(protocols_here(settings, on=file.effective_from))
    except RecordError as error:
        return [str(error)]
    return [
        f"{name}: its review was due on {due}, and it is still in force"
        for name, due in _reviews(protocols)
        if due < today
    ]


def reviews_coming(settings: Settings, today: date) -> list[str]:
    """Reviews due within the next 60 days, and versions that take effect on a later day: no fault yet."""
    protocols = protocols_here(settings)
    due = [
        f"{name}: its review is due on {due}"
        for name, due in _reviews(protocols)
        if today <= due <= today + WARN_BEFORE
    ]
    return due + [
        f"{name}: {file.protocol} {file.version} takes effect on {file.effective_from}, when Tidewatch is next started"
        for name, file in protocols.coming.items()
    ]


def check_here_and_now() -> list[str]:
    """The protocols of this installation, today: what `tidewatch check` asks of this floor."""
    return check_protocols(read_settings(), real_now().date())


def coming_here() -> list[str]:
    """What falls due soon in this installation: told by `tidewatch check` before it is a fault."""
    return reviews_coming(read_settings(), real_now().date())


def _reviews(protocols: Protocols) -> Iterator[tuple[str, date]]:
    return ((name, file.review_by) for name, file in protocols.by_file.items())
