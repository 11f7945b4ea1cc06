"""The colours, type and spacing of every screen: one table of tokens, for the style sheet, Mantine and Plotly alike.

`python -m dashboard.theme` prints `assets/tokens.css`; a test proves that the file agrees. Nothing is coloured by hand.
Severity is never a Mantine colour name; the pale sets (NEWS2, bands, heat) are for cells and charts, never alerts.
"""

import sys
from typing import Any, Literal

Scheme = Literal["light", "dark"]

# token: (light, dark)
GROUND = {
    "canvas": ("#F2F5F7", "#0B1118"),
    "surface": ("#FFFFFF", "#121A23"),
    "sunken": ("#F7F9FA", "#0E151D"),
    "raised": ("#FFFFFF", "#18222D"),
    "line": ("#DFE5EA", "#222E3A"),
    "line-2": ("#C9D2DB", "#31404F"),
    "control": ("#75859A", "#66788C"),
    "ink": ("#0F1C2B", "#E4EAF1"),
    "ink-2": ("#44546A", "#AAB8C7"),
    "ink-3": ("#5A6879", "#8C9CAE"),
    "inverse": ("#0F1C2B", "#DCE4EC"),
    "on-inverse": ("#FFFFFF", "#0B1118"),
    "accent": ("#1B58B8", "#2F6BD0"),
    "accent-hover": ("#164A9C", "#4A83E0"),
    "accent-tint": ("#E8F0FC", "#14253F"),
    "accent-text": ("#1B58B8", "#8AB4FF"),
    "on-accent": ("#FFFFFF", "#FFFFFF"),
    "focus": ("#1B58B8", "#8AB4FF"),
    "wall": ("#060A0F", "#060A0F"),
}
# What is bright in the dark is dimmed for the night; severities keep their colours.
DIMMED = {"ink": "#C3CFDB", "inverse": "#8C9CAE", "on-inverse": "#060A0F"}
SEVERITY = {
    "critical": ("#B3001E", "#D62839"),
    "critical-on": ("#FFFFFF", "#FFFFFF"),
    "critical-text": ("#B3001E", "#FF9AA2"),
    "critical-tint": ("#FDECEE", "#2A1319"),
    "critical-edge": ("#B3001E", "#D62839"),
    "high": ("#E2620F", "#FF8B3D"),
    "high-on": ("#2B1200", "#2B1200"),
    "high-text": ("#9A3E06", "#FFB27A"),
    "high-tint": ("#FEF0E4", "#281A10"),
    "high-edge": ("#F2B88C", "#7A4A22"),
    "medium": ("#FFD84D", "#FFE27A"),
    "medium-on": ("#2B2300", "#2B2300"),
    "medium-text": ("#6B5000", "#FFE27A"),
    "medium-tint": ("#FFF8DC", "#262110"),
    "medium-edge": ("#D9B84A", "#6E5F28"),
    "medium-outline": ("#8A6A00", "#FFE27A"),
    "low": ("#0C788E", "#39B7CF"),
    "low-on": ("#FFFFFF", "#04222A"),
    "low-text": ("#0B6477", "#6CD3E6"),
    "low-tint": ("#E3F4F7", "#0C2329"),
    "low-edge": ("#93CBD6", "#235A66"),
    "current": ("#2E9E6B", "#7ADBAE"),
    "current-text": ("#1B6B45", "#7ADBAE"),
    "current-tint": ("#E6F5ED", "#10251C"),
}
PALE = {
    "news2-1": ("#FFF4BD", "#443D16"),
    "news2-1-text": ("#5C4700", "#FFE99A"),
    "news2-2": ("#FDB870", "#9A6020"),
    "news2-2-text": ("#5A2600", "#FFF0DC"),
    "news2-3": ("#E87F88", "#B0304C"),
    "news2-3-text": ("#5A0510", "#FFF0F1"),
    "band-mild": ("#F4F7F9", "#151F2A"),
    "band-moderate": ("rgba(255, 246, 214, .75)", "rgba(55, 49, 26, .75)"),
    "band-severe": ("rgba(255, 227, 203, .62)", "rgba(74, 45, 24, .62)"),
    "heat-0": ("#F4F7F9", "#15202B"),
    "heat-1": ("#E4ECFA", "#18293F"),
    "heat-2": ("#C8D9F5", "#1D3657"),
    "heat-3": ("#A3C0EE", "#234676"),
    "heat-4": ("#7AA2E3", "#2C5A99"),
    "heat-5": ("#4E80D2", "#3D74C0"),
    "heat-6": ("#2C5FB8", "#6698E0"),
    "heat-7": ("#163F8C", "#A6C8FF"),
    "fluid-in": ("#6692D6", "#4270B5"),
    "fluid-out": ("#8593A2", "#66788C"),
    "typical": ("rgba(27, 88, 184, .13)", "rgba(138, 180, 255, .16)"),
    "night": ("rgba(23, 43, 77, .055)", "rgba(0, 0, 0, .28)"),
}
DRUG_CLASS = {
    "al": ("#5B3CC4", "#A08BFF"),
    "al-text": ("#4A2FA8", "#C3B5FF"),
    "al-tint": ("#EFEBFB", "#211C3D"),
    "bz": ("#5E7A99", "#A9BFD6"),
    "bz-text": ("#3F5B79", "#BFD0E2"),
    "bz-tint": ("#EAF0F6", "#1C2836"),
    "op": ("#13A07F", "#4ADBB6"),
    "op-text": ("#0A6650", "#7FE8CC"),
    "op-tint": ("#E2F5F0", "#0E2B25"),
    "st": ("#9C1458", "#E8559A"),
    "st-text": ("#8A0F4C", "#FF9CCB"),
    "st-tint": ("#FAE8F1", "#331425"),
}
BRAND = {
    "brand": ("#143A7B", "#143A7B"),
    "brand-deep": ("#0F2F5C", "#0F2F5C"),
    "brand-lamp": ("#FFD34D", "#FFD34D"),
    "brand-wave": ("#8AB4FF", "#8AB4FF"),
    "on-brand": ("#FFFFFF", "#FFFFFF"),
}
SHADOW = {
    "shadow-card": ("0 1px 2px rgba(15, 28, 43, .05)", "none"),
    "shadow-raised": ("0 1px 2px rgba(15, 28, 43, .05), 0 4px 14px rgba(15, 28, 43, .06)", "none"),
    "shadow-sheet": ("0 18px 48px rgba(15, 28, 43, .16)", "none"),
}
TOKENS = {**GROUND, **SEVERITY, **PALE, **DRUG_CLASS, **BRAND, **SHADOW}

FONT = "Inter, system-ui, sans-serif"
CLASS_DASH = {"al": "solid", "bz": "dot", "op": "dash", "st": "dashdot"}

TIDE = ["#E8F0FC", "#D2E1F8", "#B9D0F2", "#8AB4FF", "#6692D6", "#4A83E0", "#3B76D8", "#2F6BD0", "#1B58B8", "#164A9C"]
GRAY = ["#F7F9FA", "#F2F5F7", "#E6EBF0", "#DFE5EA", "#C9D2DB", "#5A6879", "#44546A", "#33465A", "#1E2F40", "#0F1C2B"]
NIGHT = ["#E4EAF1", "#AAB8C7", "#8C9CAE", "#66788C", "#31404F", "#222E3A", "#18222D", "#0B1118", "#0E151D", "#060A0F"]


def colour(token: str, scheme: Scheme) -> str:
    """What a token is in one scheme; one that does not exist raises KeyError."""
    return TOKENS[token][0 if scheme == "light" else 1]


def heading_sizes() -> dict[str, dict[str, str]]:
    """Size and line height of the two headings."""
    return {
        "h1": {"fontSize": "1.25rem", "lineHeight": "1.625rem"},
        "h2": {"fontSize": "0.9375rem", "lineHeight": "1.25rem"},
    }


def mantine_theme() -> dict[str, Any]:
    """The theme that MantineProvider is given."""
    return {
        "colors": {"tide": TIDE, "gray": GRAY, "dark": NIGHT},
        "primaryColor": "tide",
        "primaryShade": {"light": 8, "dark": 7},
        "autoContrast": True,
        "black": colour("ink", "light"),
        "focusRing": "auto",
        "respectReducedMotion": True,
        "defaultRadius": "sm",
        "fontFamily": FONT,
        "headings": {"fontFamily": FONT, "fontWeight": "650", "sizes": heading_sizes()},
        "fontSizes": dict(zip(("xs", "sm", "md", "lg", "xl"), map(_rem, (12, 13, 14, 16, 20)), strict=True)),
        "spacing": dict(zip(("xs", "sm", "md", "lg", "xl"), map(_rem, (4, 8, 12, 16, 24)), strict=True)),
        "radius": dict(zip(("xs", "sm", "md", "lg", "xl"), map(_rem, (6, 8, 12, 14, 18)), strict=True)),
    }


def stylesheet() -> str:
    """The tokens as CSS variables: `assets/tokens.css`, word for word.

    Pages without Mantine (sign-in) follow the system's choice until somebody has made another. Paper is always light.
    """
    dark, dimmed = _rules("dark", "    "), "".join(f"    --tw-{token}: {said};\n" for token, said in DIMMED.items())
    return (
        "/* Written by `python -m dashboard.theme` from the tokens in dashboard/theme.py. */\n"
        f":root {{\n  color-scheme: light;\n{_rules('light', '  ')}}}\n\n"
        "@media screen {\n"
        f'  [data-mantine-color-scheme="dark"] {{\n    color-scheme: dark;\n{dark}  }}\n'
        f'  [data-mantine-color-scheme="dark"][data-tw-night] {{\n{dimmed}  }}\n}}\n\n'
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root:not([data-mantine-color-scheme]) {{\n    color-scheme: dark;\n{dark}  }}\n}}\n"
    )


def _rules(scheme: Scheme, indent: str) -> str:
    return "".join(f"{indent}--tw-{token}: {colour(token, scheme)};\n" for token in TOKENS)


def _rem(pixels: int) -> str:
    return f"{pixels / 16:g}rem"


if __name__ == "__main__":
    sys.stdout.write(stylesheet())
