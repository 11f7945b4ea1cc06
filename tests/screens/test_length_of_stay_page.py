"""The length-of-stay page: what its address asks, who sees which counts, and what stands where there is nothing."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from plotly.io.json import to_json_plotly
from sqlalchemy import select

from chart import facts
from chart.actor import Actor
from chart.errors import Refused
from chart.people import Denied
from chart.reports.cells import cells_of, leaving_cells
from chart.reports.length_of_stay import LengthReport
from chart.tables import audit
from dashboard.pages.length_of_stay import figures
from dashboard.pages.length_of_stay.download import as_csv, file_name
from dashboard.pages.length_of_stay.layout import length_page
from dashboard.pages.length_of_stay.queries import length_view, note_download
from dashboard.pages.length_of_stay.view import Asked, LengthView, asked_of, period_words
from tests.reporting.past import many, report_of, stay
from tests.screens.conftest import Unit
from tests.ward import ADA, CLEO, NORA, UNIT

HELLE = Actor("helle", "medical_director", UNIT, "Dr Helle Sørby")


def drawn(report: LengthReport, is_protected: bool = True, **asked: str) -> LengthView:
    """The page of a report of all classes."""
    chosen = asked_of(asked.get("period", ""), asked.get("group", ""), asked.get("by", ""))
    found = LengthReport(report.period, report.zone, report.as_of, report.all, chosen.group)
    return LengthView(
        asked=chosen,
        report=found,
        before=None,
        cells=cells_of(report, is_protected),
        before_cells=None,
        leaving=report,
        left=leaving_cells(report, is_protected),
        groups=("alcohol", "opioid"),
        beds=4,
        is_protected=is_protected,
    )


def told(view: LengthView) -> str:
    """Everything that the page says."""
    return str(to_json_plotly(length_page(view)))


FULL = (*many(40, 4), *many(12, 2, group="opioid", disposition="ama"), *many(3, 6, group="opioid"))


def test_an_address_keeps_only_what_is_not_usual() -> None:
    assert Asked().address == "/reports/length-of-stay"
    asked = asked_of("12m", "opioid", "hours")
    assert asked.address == "/reports/length-of-stay?period=12m&group=opioid&by=hours"
    assert asked.with_group(None).with_measure("midnights").with_period("3m") == Asked()


@pytest.mark.parametrize("asked", [("week", "", ""), ("", "cannabis", ""), ("", "", "days")])
def test_what_there_is_not_is_refused_with_what_there_is(asked: tuple[str, str, str]) -> None:
    with pytest.raises(Refused, match=": there are "):
        asked_of(*asked)


def test_a_period_is_called_as_people_call_it() -> None:
    march = report_of(as_of="2026-03-20 12:00")
    assert period_words(march.period, march.zone, march.as_of) == "Mar 2026 so far"
    assert period_words(march.period, march.zone, march.as_of + timedelta(days=40)) == "Mar 2026"


def test_an_administrator_sees_no_small_count_and_a_medical_director_does() -> None:
    report = report_of(*FULL)
    assert drawn(report).cells.count("midnights", 6, "opioid") is None
    assert drawn(report, is_protected=False).cells.count("midnights", 6, "opioid") == 3
    bars = figures.bars(drawn(report), "light")
    assert bars["data"][0]["y"][6] is None
    assert len(bars["layout"]["shapes"]) >= 1


def test_curves_end_where_few_are_left_for_whoever_may_not_see_them() -> None:
    report = report_of(*FULL)
    assert set(drawn(report, is_protected=False).curves()) == {"alcohol", "opioid"}
    assert drawn(report).curves()["opioid"].days == (2.0,)
    lines = [trace for trace in figures.curves(drawn(report), "dark")["data"] if trace["mode"] == "lines"]
    assert len(lines) == 4  # two edges of the band, two curves


def test_a_class_alone_has_its_own_middle() -> None:
    view = drawn(report_of(*FULL), group="opioid")
    summary = view.summary(view.report)
    assert summary is not None
    assert (summary.count, summary.median) == (15, 2)


def test_missing_dates_are_told() -> None:
    report = report_of(*FULL, stay(None, "2026-03-09 10:00"), stay("2026-03-05 10:00", charted="2026-03-06 10:00"))
    said = told(drawn(report, is_protected=False))
    assert "Missing dates: 1 without a known admission and 1 without a known end." in said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "No discharges in this period. Choose a longer one."),
        (4, "Fewer than 11 discharges in this period: not shown."),
    ],
)
def test_where_there_is_nothing_to_show_one_sentence_says_so(count: int, said: str) -> None:
    assert said in told(drawn(report_of(*many(count, 4))))


def test_every_figure_carries_its_definition_its_period_and_when_it_was_known() -> None:
    said = told(drawn(report_of(*FULL)))
    assert "What the figures mean" in said
    assert "Discharges Mar 2026, as known 10 Apr 2026 12:00" in said
    assert all(f"#means-{code}" in said for code in ("survival", "midnights", "leaving", "endings"))


def test_the_download_hides_small_counts_and_takes_no_formula() -> None:
    text = as_csv(drawn(report_of(*FULL), is_protected=True), "=HYPERLINK(1)")
    rows = {(figure, row, group): value for figure, row, group, value in csv.reader(StringIO(text))}
    assert rows["unit", "", ""] == "'=HYPERLINK(1)"
    assert rows["midnights", "6", "Opioid"] == "<11"
    assert rows["midnights", "median", "All"] == "4.0000"
    assert rows["billing days", "in all", "All"] == str(40 * 4 + 12 * 2 + 3 * 6)
    assert ("definition", "Midnights", "") in rows


def test_the_download_says_of_which_class_too_few_left_to_tell_their_middle() -> None:
    view = drawn(report_of(*many(40, 4), *many(4, 2, group="opioid")), group="opioid")
    rows = list(csv.reader(StringIO(as_csv(view, "Harbour"))))
    said = "withheld: fewer than 11 stays"
    assert [row for row in rows if row[3] == said] == [
        [figure, "in all", "Opioid", said] for figure in ("midnights", "hours", "billing days")
    ]


def test_the_download_is_called_by_the_date_of_the_unit() -> None:
    just_past_midnight = report_of(as_of="2026-04-10 00:30")
    assert just_past_midnight.as_of.day == 9  # in UTC
    assert file_name(drawn(just_past_midnight)) == "length-of-stay-3m-2026-04-10.csv"


def test_whoever_left_is_found_in_the_report_of_this_month(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski", facts.SubstanceUse("opioid", "heroin"))
    unit.clock.advance(days=4)
    unit.chart(stay_id, facts.Discharged("completed"))
    unit.clock.advance(minutes=1)
    view = length_view(unit.services, HELLE, asked_of("month", "", ""))
    assert [(each.named.short, each.length.midnights if each.length else None) for each in view.gone] == [
        ("Kowalski M.", 4)
    ]
    summary = view.summary(view.report)
    assert summary is not None
    assert summary.median == 4


def test_an_administrator_sees_no_name(unit: Unit) -> None:
    stay_id = unit.admit("02", "Kowalski")
    unit.chart(stay_id, facts.Discharged("ama"))
    unit.clock.advance(minutes=1)
    view = length_view(unit.services, ADA, asked_of("month", "", ""))
    assert (view.gone, view.is_too_small) == ((), True)
    assert "Kowalski" not in told(view)


@pytest.mark.parametrize("who", [NORA, CLEO])
def test_who_may_not_read_reports_is_denied(unit: Unit, who: Actor) -> None:
    with pytest.raises(Denied):
        length_view(unit.services, who, Asked())


def test_a_download_is_in_the_audit(unit: Unit) -> None:
    note_download(unit.services, ADA, Asked(), unit.clock.now())
    with unit.services.ward.database.read() as conn:
        newest = conn.execute(select(audit).order_by(audit.c.seq.desc())).first()
    assert newest is not None
    assert (newest.act, newest.actor, newest.subjects) == ("download length of stay", ADA.id, [])
