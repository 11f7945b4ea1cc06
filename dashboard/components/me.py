"""Who is signed in, and how this device looks and sounds; the choices are kept by the browser."""

from typing import Any, Protocol

from dash import html

from dashboard import words
from dashboard.attributes import DECORATION, spoken
from dashboard.icons import icon

MODES = (("light", "sun", "Light"), ("dark", "moon", "Dark"), ("night", "zzz", "Night"))
SOUNDS = (("off", "Off"), ("critical", "Critical"), ("high", "And high"))


class Person(Protocol):
    """Who is signed in."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def role(self) -> str:
        """What they are to the unit."""


def me(person: Person) -> html.Details:
    """The person, and behind it light, sound and sign-out."""
    role = person.role.replace("_", " ").capitalize()
    modes = [
        html.Button([icon(picture), word], className="tw-choice", type="button", **_set("mode", mode))
        for mode, picture, word in MODES
    ]
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(words.initials(person.name), className="tw-initials", **DECORATION),
                    html.Span([html.Span(person.name, className="tw-me-name"), html.Div(role, className="tw-me-role")]),
                ],
                **spoken(f"{person.name}, {role}: light, sound and sign-out"),
            ),
            html.Div(
                [
                    html.Div(modes, className="tw-choices", role="group", **spoken("Light")),
                    *_sound(),
                    html.Button([icon("leave"), "Sign out"], id="sign-out", type="button", className="tw-button"),
                ],
                className="tw-me-sheet",
            ),
        ],
        className="tw-me",
        **_set("role", person.role),
    )


def audio_state() -> html.Span:
    """What the sound of this device is doing, where that is not simply on or off; written by assets/sound.js."""
    return html.Span(id="audio-state", className="tw-audio-state", role="status")


def _sound() -> list[html.Div | html.P]:
    said = "Sound when your role is called"
    levels = [html.Button(word, className="tw-choice", type="button", **_set("sound", level)) for level, word in SOUNDS]
    pause = html.Button([icon("pause"), "Pause 10 min"], type="button", className="tw-button", **_set("quiet", "10"))
    notify = html.Button([icon("bell"), "Notify"], type="button", className="tw-button", **_set("notify", ""))
    return [
        html.P(said, className="tw-me-label"),
        html.Div(levels, className="tw-choices", role="group", **spoken(said)),
        html.Div([pause, notify], className="tw-me-pair"),
    ]


def _set(name: str, value: str) -> dict[str, Any]:
    return {f"data-{name}": value}
