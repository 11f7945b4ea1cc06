"""That something changed: told by whoever writes, heard by every web process, and never what it was."""

from chart.news.store import announce

__all__ = ["announce"]
