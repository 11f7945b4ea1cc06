"""The page of admissions: who is here, who came and left today, which beds are free, and finding somebody again."""

from collections.abc import Callable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from chart.store import Found, KnownPatient
from dashboard import words
from dashboard.components.small import class_chip, empty_state, refusal
from dashboard.components.text_field import text_field
from dashboard.icons import icon
from dashboard.pages.admissions.view import Admissions, BedRow, Passing
from dashboard.patient import named


def admissions_page(view: Admissions) -> html.Div:
    """The whole page; drawn anew when there is news."""
    return html.Div(
        [
            dcc.Interval(id="admissions-minute", interval=60_000),
            html.Div(
                [
                    html.P(beds_words(view), id="admissions-beds", className="tw-admissions-beds"),
                    dcc.Link([icon("plus"), "Admit"], href="/admissions/new", className="tw-button tw-button-primary"),
                ],
                className="tw-admissions-head",
            ),
            html.Div(
                [
                    html.Div([html.H2("In the unit"), html.Div(here(view), id="admissions-here")], className="tw-card"),
                    html.Div(
                        [
                            html.Div(today(view), id="admissions-today", className="tw-admissions-side"),
                            html.Div([html.H2("Here before?"), finder("Find a patient")], className="tw-card"),
                        ],
                        className="tw-admissions-side",
                    ),
                ],
                className="tw-admissions-columns",
            ),
        ],
        className="tw-admissions",
    )


def finder(label: str, stay_id: str = "") -> html.Div:
    """Where a name or a record number is typed to find a patient. stay_id: of whose other record is looked for."""
    return html.Div(
        [
            dcc.Store(id="patient-search-for", data=stay_id),
            html.Div(
                [
                    text_field(
                        {"kind": "patient-search"},
                        label,
                        hint="Name, record number, or a bed if nameless",
                    ),
                    html.Button("Find", id="patient-find", type="button", className="tw-button"),
                ],
                className="tw-admissions-search",
            ),
            refusal(None, id="patient-search-refusal"),
            html.Div(id="patient-found"),
        ],
        className="tw-admissions-finder",
    )


def found_list(found: Found, ways: Callable[[KnownPatient], Sequence[Component]]) -> Component:
    """Who was found, each with what can be done; where more were, that."""
    if not found.patients:
        return html.P("Nobody else is known by that.", className="tw-second")
    rows = [
        html.Div([html.Span(known_line(each), className="tw-admissions-who"), *ways(each)], className="tw-bed-row")
        for each in found.patients
    ]
    shown = len(found.patients)
    more = f"{shown} of {found.count} are shown. Type more of the name or the number."
    return html.Div(
        [
            html.Ul([html.Li(row) for row in rows], className="tw-rows"),
            html.P(more, className="tw-second") if found.count > shown else None,
        ]
    )


def admit_again(each: KnownPatient) -> list[Component]:
    """The way to admit a known patient, or to the open stay that they have."""
    if each.open_stay is None:
        return [dcc.Link("Admit again", href=f"/admissions/new?patient={each.patient_id}", className="tw-button")]
    return [
        html.Span([icon("info"), "Has an open stay"], className="tw-admissions-open"),
        dcc.Link("Open it", href=f"/admissions/stay/{each.open_stay}", className="tw-button"),
    ]


def known_line(each: KnownPatient) -> list[Component]:
    """A patient as a search finds them: names, birth date, every number; somebody without a name by their bed."""
    who, also = named(each.who), [named(other) for other in each.also]
    numbers = [number for number in (who.record_number, *(other.record_number for other in also)) if number]
    born = words.birth(who.birth_on) if who.birth_on else "unknown"
    before = f" · also {words.listed([other.whole for other in also])}" if also else ""
    bed = f" · Bed {each.bed}" if each.bed else ""
    return [
        html.B(who.whole),
        html.Span(f"Born {born} · No. {', '.join(numbers) or 'unknown'}{before}{bed}", className="tw-second"),
    ]


def beds_words(view: Admissions) -> list[Component | str]:
    """How many beds are taken, and which are free."""
    taken = len(view.beds) - len(view.free)
    free = f"Free: {', '.join(view.free)}" if view.free else "No bed is free"
    return [html.B(f"{taken} of {words.counted(len(view.beds), 'bed')} taken. "), free]


def here(view: Admissions) -> Component:
    """Everybody who has an open stay, in bed order."""
    if not view.rows:
        return empty_state("Nobody is in the unit.")
    return html.Ul([html.Li(_row(each, view)) for each in view.rows], className="tw-rows")


def today(view: Admissions) -> list[Component]:
    """Who is to leave before the next midnight, who came and who left since the last one."""
    on = view.now.astimezone(view.zone).date()
    leaves = [each for each in view.rows if each.planned_at and each.planned_at.astimezone(view.zone).date() <= on]
    return [
        _leaving(leaves, view),
        _today("Came today", view.came, "Nobody came today.", view),
        _today("Left today", view.left, "Nobody left today.", view),
    ]


def _row(each: BedRow, view: Admissions) -> Component:
    patient = each.patient
    away = (
        None
        if each.away_since is None
        else f"Away since {words.moment_words(each.away_since, view.zone, view.now)}: {each.away_to}"
    )
    return dcc.Link(
        [
            html.Span([html.Span("Bed ", className="tw-unread"), patient.bed], className="tw-admissions-bed"),
            html.Span(
                [
                    html.B(patient.named.whole),
                    html.Span(away or patient.course_words(view.now, view.zone), className="tw-second"),
                ],
                className="tw-admissions-who",
            ),
            html.Span([class_chip(code, is_short=True) for code in patient.classes], className="tw-chips"),
            html.Span(
                [html.Span("Bed and stay", className="tw-admissions-go-words"), icon("chevron")],
                className="tw-admissions-go",
            ),
        ],
        href=f"/admissions/stay/{patient.stay_id}",
        className=f"tw-admissions-row{' tw-admissions-away' if away else ''}",
    )


def _leaving(leaves: Sequence[BedRow], view: Admissions) -> html.Div:
    rows = [
        Passing(each.patient.stay_id, each.patient.bed, each.patient.named, each.planned_at, "planned")
        for each in leaves
        if each.planned_at
    ]
    return _today("Leaves today", rows, "Nobody is planned to leave today.", view)


def _today(title: str, passed: Sequence[Passing], nobody: str, view: Admissions) -> html.Div:
    rows = [
        html.Li(
            dcc.Link(
                [
                    html.Span(each.bed, className="tw-admissions-bed"),
                    html.Span(
                        [
                            html.B(each.who.short),
                            html.Span(
                                f"{words.moment_words(each.at, view.zone, view.now)} · {each.words}",
                                className="tw-second",
                            ),
                        ],
                        className="tw-admissions-who",
                    ),
                ],
                href=f"/admissions/stay/{each.stay_id}",
                className="tw-admissions-row",
            )
        )
        for each in passed
    ]
    inside: Component = html.Ul(rows, className="tw-rows") if rows else html.P(nobody, className="tw-second")
    return html.Div([html.H2(title), inside], className="tw-card")
