"""The intake risk profile as a card: each risk with its level, why, and what is not known; no sum, no percentage."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from chart.facts import RiskLevel
from dashboard import words
from dashboard.components.small import missing_ring
from monitors.intake import Factor, Risk

LEVELS = {"high": "High", "raised": "Raised", "none found": "None found"}


def profile_card(risks: Sequence[Risk], judged: Mapping[str, tuple[RiskLevel, str]], ways: bool = False) -> html.Div:
    """Every risk. judged: what a clinician said of it, and who. ways: room to confirm or say otherwise."""
    unknown = len({each for risk in risks for each in risk.unknown})
    return html.Div(
        [
            html.H2("Risk profile"),
            html.P(
                "A list of what is present, with its source. It is no validated score. "
                + (f"{words.counted(unknown, 'thing')} not known yet." if unknown else "Everything was asked."),
                className="tw-second",
            ),
            html.Div([_risk(risk, judged.get(risk.domain), ways) for risk in risks], className="tw-rows"),
        ],
        className="tw-card tw-profile",
    )


def _risk(risk: Risk, said: tuple[RiskLevel, str] | None, ways: bool) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.H3(risk.title),
                    html.Span(_level_words(risk), className=f"tw-level tw-level-{risk.level.replace(' ', '-')}"),
                ],
                className="tw-risk-head",
            ),
            html.Ul([html.Li(_because(factor)) for factor in risk.because]) if risk.because else None,
            _unknown(risk.unknown),
            _judged(said),
            html.Button(
                "Confirm or change",
                id={"kind": "risk-open", "domain": risk.domain},
                type="button",
                className="tw-button tw-button-plain",
            )
            if ways
            else None,
        ],
        className="tw-risk",
    )


def _level_words(risk: Risk) -> str:
    """What nobody asked about is no good news: nothing was found *yet*."""
    return f"{LEVELS[risk.level]} yet" if risk.level == "none found" and risk.unknown else LEVELS[risk.level]


def _because(factor: Factor) -> list[Component | str]:
    return [f"because of {factor.because} ", html.Span(_source_words(factor.source), className="tw-tag")]


def _source_words(source: str) -> str:
    """Where a rule comes from, as a reader should take it."""
    if source in ("K", "D"):
        return {"K": "unverified", "D": "unit default"}[source]
    return source.removeprefix("S:").replace("2nd", "secondary source").strip()


def _unknown(missing: Sequence[str]) -> Component | None:
    if not missing:
        return None
    return html.Details(
        [
            html.Summary([missing_ring(), f"{len(missing)} unknown"]),
            html.P(", ".join(missing)),
        ],
        className="tw-risk-unknown",
    )


def _judged(said: tuple[RiskLevel, str] | None) -> Component | None:
    if said is None:
        return None
    level, by = said
    if level.level == level.proposed:
        return html.P([html.B(f"{LEVELS[level.level]}, confirmed"), f" by {by}"], className="tw-risk-judged")
    return html.P(
        [
            html.B(LEVELS[level.level]),
            f" by {by}, where the rules said {LEVELS[level.proposed].lower()}: {level.reason}",
        ],
        className="tw-risk-judged",
    )
