"""Who did what: one chain of rows, in which whatever was changed, taken out or put in shows."""

from chart.audit.chain import Head, Verified
from chart.audit.store import head, verify, write

__all__ = ["Head", "Verified", "head", "verify", "write"]
