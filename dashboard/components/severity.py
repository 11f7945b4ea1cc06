"""How bad something is, said four ways at once: shape, marks, word and colour. Take any one away and it still reads."""

from dash import html

from alerts.finding import Severity
from dashboard.icons import Shape, icon, shape

WORDS = {Severity.LOW: "Low", Severity.MEDIUM: "Medium", Severity.HIGH: "High", Severity.CRITICAL: "Critical"}
_SHAPES: dict[Severity, Shape] = {
    Severity.LOW: "low",
    Severity.MEDIUM: "medium",
    Severity.HIGH: "high",
    Severity.CRITICAL: "critical",
}


def severity_code(severity: Severity) -> Shape:
    """The severity as class names have it."""
    return _SHAPES[severity]


def badge(severity: Severity, is_accepted: bool = False) -> html.Span:
    """The severity on its own: shape and word; accepted is the same shape with a tick on grey."""
    code = severity_code(severity)
    if is_accepted:
        return html.Span(
            [shape(code), icon("tick"), WORDS[severity], html.Span(", accepted", className="tw-unread")],
            className="tw-badge tw-badge-accepted",
        )
    return html.Span(
        [shape(code, inverse=severity is Severity.CRITICAL), WORDS[severity]], className=f"tw-badge tw-badge-{code}"
    )


def severity_line(severity: Severity, words: str) -> html.Span:
    """A finding in one line: shape, word, what it is."""
    return html.Span(
        [shape(severity_code(severity)), html.B(WORDS[severity]), html.Span(words, className="tw-finding-words")],
        className="tw-finding-line",
    )
