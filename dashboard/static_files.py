"""Where static files lie, and which of them may be read before anybody signed in."""

from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
FETCHED = ASSETS / "fetched"  # what set-up brings; nothing of it is needed
TEMPLATES = Path(__file__).parent / "templates"
FONT = FETCHED / "inter.woff2"
SIGN_IN_FILES = {
    "tokens.css": ASSETS,
    "base.css": ASSETS,
    "icons.css": ASSETS,
    "sign_in.css": TEMPLATES,
    "sign_in.js": TEMPLATES,
    "mark.svg": TEMPLATES,
    "inter.woff2": FETCHED,
}
