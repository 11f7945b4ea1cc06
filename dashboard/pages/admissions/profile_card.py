"""The intake risk profile as a card: each risk with its level, why, and what is not known; no sum, no percentage."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.small import missing_ring
from dashboard.pages.admissions.view import Judgement
from monitors.intake import Factor, Risk

LEVELS = {"high": "High", "raised": "Raised", "none found": "None found"}


def profile_card(risks: Sequence[Risk], judged: Mapping[str, Judgement], ways: bool = False) -> html.Div:
    """Every risk. judged: what a clinician said of it, who and when. ways: room to confirm or say otherwise."""
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


def _risk(risk: Risk, said: Judgement | None, ways: bool) -> html.Div:
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
            _judged(said, risk),
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


def _judged(judgement: Judgement | None, risk: Risk) -> Component | None:
    """A clinician's word with its day, and beside it what the rules say now, which may have changed since."""
    if judgement is None:
        return None
    said, by = judgement.said, f" by {judgement.by}, {judgement.when}"
    now = f"Now the rules say {_level_words(risk).lower()}"
    if said.level == said.proposed:
        told: list[Component | str] = [html.B(f"{LEVELS[said.level]}, confirmed"), by]
    else:
        then = f"{by}, where the rules said {LEVELS[said.proposed].lower()}: {said.reason}"
        told = [html.B(LEVELS[said.level]), then]
    return html.P([*told, " · ", html.B(now) if risk.level != said.level else now], className="tw-risk-judged")
