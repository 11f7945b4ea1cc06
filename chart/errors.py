"""The two families of errors that carry a sentence for a person."""


class Refused(Exception):
    """A person's mistake: shown beside the field, nothing saved.

    message: one sentence with the value and the limit. field: the name of the field it belongs to, or None.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class RecordError(Exception):
    """A file or the database is not as it must be: names file, entry and key; the process does not start."""
