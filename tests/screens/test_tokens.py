import re
from pathlib import Path

import pytest

from dashboard import icons, theme
from dashboard.theme import Scheme, colour

ASSETS = Path(theme.__file__).parent / "assets"
SHEETS = sorted(ASSETS.glob("*.css"))
WRITTEN_BY_THE_TOKENS = ("tokens.css", "icons.css")


def test_the_tokens_of_module_and_style_sheet_agree() -> None:
    assert (ASSETS / "tokens.css").read_text() == theme.stylesheet()


def test_the_drawings_of_module_and_style_sheet_agree() -> None:
    assert (ASSETS / "icons.css").read_text() == icons.stylesheet()


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.name not in WRITTEN_BY_THE_TOKENS], ids=str)
def test_nothing_is_coloured_by_hand(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
    by_hand = re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(", text)
    assert by_hand == []


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_every_token_used_in_a_style_sheet_exists(sheet: Path) -> None:
    own = {"picture", "share", "cells"}
    used = set(re.findall(r"var\(--tw-([\w-]+)\)", sheet.read_text()))
    assert used - own <= set(theme.TOKENS)


ON_SURFACE = ["ink", "ink-2", "ink-3", "accent-text", "critical-text", "high-text", "medium-text", "low-text"]
PAIRS = [
    *((text, ground, 4.5) for text in ON_SURFACE for ground in ("surface",)),
    *((text, "canvas", 4.5) for text in ("ink", "ink-2", "ink-3")),
    *((f"{name}-on", name, 4.5) for name in ("critical", "high", "medium", "low")),
    *((f"{name}-text", f"{name}-tint", 4.5) for name in ("critical", "high", "medium", "low", "current")),
    *((f"news2-{points}-text", f"news2-{points}", 4.5) for points in (1, 2, 3)),
    *((f"{name}-text", f"{name}-tint", 4.5) for name in ("al", "bz", "op", "st")),
    ("on-accent", "accent", 4.5),
    ("accent-text", "accent-tint", 4.5),
    ("on-inverse", "inverse", 4.5),
    ("control", "surface", 3),
    ("control", "canvas", 3),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "needed"), PAIRS)
def test_text_can_be_read_on_its_ground(text: str, ground: str, needed: float, scheme: Scheme) -> None:
    assert contrast(colour(text, scheme), colour(ground, scheme)) >= needed


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        icons.icon("unicorn")


def contrast(one: str, other: str) -> float:
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(hex_colour: str) -> float:
    parts = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
