"""What a screen reader is told: attributes that Dash takes only as a dictionary."""

from typing import Any

DECORATION: dict[str, Any] = {"aria-hidden": "true"}


def spoken(label: str) -> dict[str, Any]:
    """What is read aloud instead of the content."""
    return {"aria-label": label}
