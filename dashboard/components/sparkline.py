"""The last day of a score in the size of a stamp: a line, a dot on the newest value, the bands behind."""

from dataclasses import dataclass

from dash import html

from dashboard.attributes import DECORATION
from dashboard.icons import svg_address

WIDTH, HEIGHT = 100.0, 40.0
MARGIN = 5.0  # so that the dot on the newest value is whole at every edge


@dataclass(frozen=True, slots=True)
class Spark:
    """points: (share of the width, value), oldest first. bands: (code, from value) above the lowest."""

    points: tuple[tuple[float, float], ...]
    highest: float
    bands: tuple[tuple[str, float], ...] = ()


def sparkline(spark: Spark) -> html.Span:
    """The line as a mask, so that it takes the ink of light and dark alike; decoration beside its figure."""
    if not spark.points:
        return html.Span(className="tw-spark tw-spark-empty", **DECORATION)
    places = [(share * (WIDTH - MARGIN), _height(value, spark.highest)) for share, value in spark.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    drawing = (
        f"<polyline points='{line}' fill='none' stroke='black' stroke-width='1.7' vector-effect='non-scaling-stroke'/>"
    )
    address = svg_address(drawing, WIDTH, HEIGHT, "preserveAspectRatio='none'")
    picture = f'url("{address}")'
    x, y = places[-1]
    return html.Span(
        [
            *(
                html.Span(className=f"tw-spark-band tw-spark-{code}", style=_from(value, spark))
                for code, value in spark.bands
            ),
            html.Span(className="tw-spark-line", style={"maskImage": picture, "WebkitMaskImage": picture}),
            html.Span(className="tw-spark-dot", style={"left": f"{x / WIDTH:.1%}", "top": f"{y / HEIGHT:.1%}"}),
        ],
        className="tw-spark",
        **DECORATION,
    )


def _height(value: float, highest: float) -> float:
    return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * min(1.0, max(0.0, value / highest))


def _from(value: float, spark: Spark) -> dict[str, str]:
    """A band reaches from its lowest value to the top; the next one up lies over it."""
    return {"height": f"{_height(value, spark.highest) / HEIGHT:.1%}"}
