"""The product's own pictures: line icons in the colour of the text, and the four severity shapes.

Icons are drawn on a 20-px grid with a round stroke of 1.7 px and shown as CSS masks, because Dash draws no SVG. The
shapes are filled, have their marks inside, and appear nowhere but at a severity.
`python -m dashboard.icons` prints `assets/icons.css`; a test proves that the file agrees.
"""

import sys
from typing import Literal
from urllib.parse import quote

from dash import html

from dashboard.attributes import DECORATION, spoken
from dashboard.theme import Scheme, colour

Shape = Literal["critical", "high", "medium", "low"]

ICONS = {
    "alert": "M10 3 18 17H2zM10 8.2v4M10 14.6v.1",
    "back": "M12.5 4.5 7 10l5.5 5.5",
    "bell": "M5 13.5V9a5 5 0 0 1 10 0v4.5l1.2 1.3H3.8zM8.3 17.3a1.9 1.9 0 0 0 3.4 0",
    "board": "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z",
    "bolt": "M11 2.5 4.5 11.5H9L8.5 17.5 15.5 8.3H11z",
    "calendar": "M3.5 5h13v11.5h-13zM3.5 8.8h13M7 3v3.5M13 3v3.5",
    "chart": "M3 3v14h14M6.5 13.5v-3M10 13.5V6.5M13.5 13.5V9",
    "chevron": "M7.5 4.5 13 10l-5.5 5.5",
    "clock": "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15M10 5.8V10l2.8 1.8",
    "cross": "M5 5l10 10M15 5 5 15",
    "door": "M5 17.5V2.8h10v14.7M2.8 17.5h14.4M12 10v.6",
    "down": "M10 3.5v13M4.8 11.3 10 16.5l5.2-5.2",
    "download": "M10 3v9.5M6 9l4 4 4-4M3.5 17h13",
    "drop": "M10 2.8c3 3.6 4.8 5.9 4.8 8.8a4.8 4.8 0 0 1-9.6 0C5.2 8.7 7 6.4 10 2.8z",
    "eye": (
        "M1.8 10S5 4.5 10 4.5 18.2 10 18.2 10 15 15.5 10 15.5 1.8 10 1.8 10z"
        "M10 7.7a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6"
    ),
    "fall": (
        "M14.5 3a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 0 1 0-2.8M6 7.5l4-1.5 3 2.5-3.5 3.5 2.5 2v3.5M9.5 12 7 15H3"
        "M13 8.5l3.5 1.5"
    ),
    "flag": "M5 17.5V3h10l-2.5 3.5L15 10H5",
    "gear": (
        "M10 7.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6M10 2.3v2.2M10 15.5v2.2M2.3 10h2.2M15.5 10h2.2"
        "M4.6 4.6l1.5 1.5M13.9 13.9l1.5 1.5M15.4 4.6l-1.5 1.5M6.1 13.9l-1.5 1.5"
    ),
    "hand": (
        "M6 10.5V5.8a1.2 1.2 0 0 1 2.4 0V9M8.4 9V3.9a1.2 1.2 0 0 1 2.4 0V9M10.8 9V4.7a1.2 1.2 0 0 1 2.4 0V10"
        "M13.2 9.5V7.3a1.2 1.2 0 0 1 2.3 0v4.5a5.5 5.5 0 0 1-5.5 5.7c-2.6 0-3.6-1.3-4.8-3.3L3.7 11.3"
        "a1.2 1.2 0 0 1 2.3-.8z"
    ),
    "handover": "M3 7h12.5M12 3.5 15.5 7 12 10.5M17 13H4.5M8 9.8 4.5 13 8 16.5",
    "heart": "M2 10.5h3.5L7.5 5l4 10.5 2.3-5H18",
    "info": "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15M10 9.2v4.3M10 6.4v.1",
    "leave": "M8 3H3.5v14H8M12.5 6l4 4-4 4M16.5 10H7.5",
    "level": "M3 10h14M12 5l5 5-5 5",
    "list": "M7.5 5h9.5M7.5 10h9.5M7.5 15h9.5M3 5h1.2M3 10h1.2M3 15h1.2",
    "lock": "M4.5 9h11v8h-11zM7 9V6.2a3 3 0 0 1 6 0V9",
    "mood": "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15M7.3 8v.1M12.7 8v.1M6.8 12.3h6.4",
    "moon": "M16.5 12A7 7 0 1 1 8 3.5a5.5 5.5 0 0 0 8.5 8.5z",
    "no-wifi": (
        "M2.5 7.5a11 11 0 0 1 4-2.5M17.5 7.5A11 11 0 0 0 10 4.5M5.3 11a7 7 0 0 1 3-1.8M14.7 11a7 7 0 0 0-1.7-1.3"
        "M10 15.5v.1M3 3l14 14"
    ),
    "note": "M4.5 2.8h11v14.4h-11zM7.5 7h5M7.5 10h5M7.5 13h3",
    "pause": "M7 4.5v11M13 4.5v11",
    "pen": "M4 16l.8-3.3 8.7-8.7a1.7 1.7 0 0 1 2.5 2.5l-8.7 8.7zM12 5.5 14.5 8",
    "person": "M10 3a3.3 3.3 0 1 1 0 6.6A3.3 3.3 0 0 1 10 3M3.8 17a6.2 6.2 0 0 1 12.4 0",
    "phone": (
        "M4 3h3l1.3 3.8L6.5 8.3a9.5 9.5 0 0 0 5.2 5.2l1.5-1.8L17 13v3"
        "c0 .7-.5 1-1.2 1A13 13 0 0 1 3 4.2C3 3.5 3.3 3 4 3z"
    ),
    "pill": "M4.2 10.3 10.3 4.2a3.9 3.9 0 0 1 5.5 5.5L9.7 15.8a3.9 3.9 0 0 1-5.5-5.5zM7.2 7.3l5.5 5.5",
    "plus": "M10 3.5v13M3.5 10h13",
    "print": "M6 7V2.8h8V7M6 14H3V7h14v7h-3M6 11.5h8v5.7H6z",
    "refresh": "M16.5 10a6.5 6.5 0 1 1-2-4.7L16.5 7M16.5 3v4h-4",
    "scale": "M3.5 3.5h13v13h-13zM6.5 8.5a4.5 4.5 0 0 1 7 0M10 8.5l1.5-2",
    "shield": "M10 2.5 16 4.8V10c0 3.5-2.5 6-6 7.5C6.5 16 4 13.5 4 10V4.8z",
    "sliders": "M3 6h7M14 6h3M3 14h3M10 14h7M10 6a2 2 0 1 1 4 0a2 2 0 0 1-4 0M6 14a2 2 0 1 1 4 0a2 2 0 0 1-4 0",
    "sun": (
        "M10 6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7M10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7"
        "M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M15.8 4.2l-1.2 1.2M5.4 14.6l-1.2 1.2"
    ),
    "tick": "M4 10.5 8 14.5 16 5.8",
    "up": "M10 16.5v-13M4.8 8.7 10 3.5l5.2 5.2",
    "users": (
        "M7.5 4a2.8 2.8 0 1 1 0 5.6A2.8 2.8 0 0 1 7.5 4M2 16.5a5.5 5.5 0 0 1 11 0M13 4.3a2.8 2.8 0 0 1 0 5"
        "M15 11.8a5.5 5.5 0 0 1 3 4.7"
    ),
    "zzz": "M3 9.5h6L3 16.5h6M11.5 3.5h5.5l-5.5 6h5.5",
}
SHAPES: dict[Shape, str] = {
    "critical": "M5.9 .8h6.2l5.1 5.1v6.2l-5.1 5.1H5.9L.8 12.1V5.9z",
    "high": "M9 1 17.6 16.6H.4z",
    "medium": "M9 .7 17.3 9 9 17.3 .7 9z",
    "low": "M9 .9a8.1 8.1 0 1 1 0 16.2A8.1 8.1 0 0 1 9 .9z",
}
MARKS: dict[Shape, str] = {
    "critical": "M5.6 4.6v5.2M9 4.6v5.2M12.4 4.6v5.2M5.6 13v.1M9 13v.1M12.4 13v.1",
    "high": "M6.5 9.2v2.6M9 7v4.8M11.5 9.2v2.6M6.5 14.4v.1M9 14.4v.1M11.5 14.4v.1",
    "medium": "M7.3 5.5v4M10.7 5.5v4M7.3 12.4v.1M10.7 12.4v.1",
    "low": "M9 4.5v5.2M9 13v.1",
}


def icon(name: str, label: str | None = None) -> html.Span:
    """One line icon in the colour of the text around it; without a label it is decoration and not read aloud."""
    if name not in ICONS:
        raise KeyError(name)
    return _picture(f"tw-icon tw-icon-{name}", label)


def shape(severity: Shape, inverse: bool = False) -> html.Span:
    """The shape of one severity with its marks, always beside its word; inverse stands on its own solid colour."""
    return _picture(f"tw-shape tw-shape-{severity}{'-inverse' if inverse else ''}", None)


def logo() -> html.Span:
    """Two waves and a lamp."""
    return _picture("tw-logo", None)


def stylesheet() -> str:
    """Every picture as CSS: `assets/icons.css`, word for word."""
    icons = "".join(f'.tw-icon-{name} {{ --tw-picture: url("{_line(path)}"); }}\n' for name, path in ICONS.items())
    return (
        "/* Written by `python -m dashboard.icons` from the drawings in dashboard/icons.py. */\n"
        f"{icons}"
        f'.tw-logo {{ background-image: url("{_logo()}"); }}\n'
        f"{_shapes('light', '')}{_shapes('dark', '[data-mantine-color-scheme=dark] ')}"
    )


def svg_address(drawing: str, width: float, height: float, more: str = "") -> str:
    """A drawing as an address that CSS can load without another request."""
    whole = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {height:g}' {more}>{drawing}</svg>"
    return "data:image/svg+xml," + quote(whole, safe=" ='/:;,.()-")


def _picture(class_name: str, label: str | None) -> html.Span:
    if label is None:
        return html.Span(className=class_name, **DECORATION)
    return html.Span(className=class_name, role="img", **spoken(label))


def _line(path: str) -> str:
    stroke = "fill='none' stroke='black' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'"
    return svg_address(f"<path d='{path}' {stroke}/>", 20, 20)


def _shapes(scheme: Scheme, within: str) -> str:
    rules = ""
    for severity in SHAPES:
        fill, mark = colour(severity, scheme), colour(f"{severity}-on", scheme)
        edge = colour("medium-outline", scheme) if severity == "medium" else "none"
        rules += f'{within}.tw-shape-{severity} {{ background-image: url("{_filled(severity, fill, mark, edge)}"); }}\n'
    critical, white = colour("critical", scheme), colour("critical-on", scheme)
    inverse = _filled("critical", white, critical, "none")
    return f'{rules}{within}.tw-shape-critical-inverse {{ background-image: url("{inverse}"); }}\n'


def _filled(severity: Shape, fill: str, mark: str, edge: str) -> str:
    body = f"<path d='{SHAPES[severity]}' fill='{fill}' stroke='{edge}' stroke-linejoin='round'/>"
    marks = f"<path d='{MARKS[severity]}' fill='none' stroke='{mark}' stroke-width='1.8' stroke-linecap='round'/>"
    return svg_address(body + marks, 18, 18)


def _logo() -> str:
    deep, lamp = colour("brand", "light"), colour("brand-lamp", "light")
    white, wave = colour("on-brand", "light"), colour("brand-wave", "light")
    stroke = "fill='none' stroke-width='2.6' stroke-linecap='round'"
    return svg_address(
        f"<rect width='40' height='40' rx='9' fill='{deep}'/><circle cx='26.5' cy='12.5' r='4' fill='{lamp}'/>"
        f"<path d='M7 23.5c3.3 0 3.3-3.5 6.5-3.5s3.3 3.5 6.5 3.5 3.3-3.5 6.5-3.5 3.3 3.5 6.5 3.5'"
        f" {stroke} stroke='{white}'/>"
        f"<path d='M7 30.5c3.3 0 3.3-3.5 6.5-3.5s3.3 3.5 6.5 3.5 3.3-3.5 6.5-3.5 3.3 3.5 6.5 3.5'"
        f" {stroke} stroke='{wave}'/>",
        40,
        40,
    )


if __name__ == "__main__":
    sys.stdout.write(stylesheet())
