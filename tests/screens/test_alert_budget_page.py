"""The alert-budget page: what its address asks, what it reads of the record, and who sees which counts."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from plotly.io.json import to_json_plotly
from sqlalchemy import select

from alerts.budget.counting import Load, Share, counted
from alerts.budget.store import lives_between, raised_between
from alerts.finding import Severity
from alerts.store import open_alerts
from chart import facts, store
from chart.actor import Actor
from chart.entries import NewEntry
from chart.errors import Refused
from chart.facts import Entry, EntryId, PersonId, StayId
from chart.people import Denied
from chart.reports.steps import Step, step_at
from chart.reports.store import times_of_judged
from chart.tables import alert, audit
from dashboard.pages.alert_budget import figures
from dashboard.pages.alert_budget.download import as_csv, file_name
from dashboard.pages.alert_budget.layout import budget_page
from dashboard.pages.alert_budget.queries import budget_view, note_download
from dashboard.pages.alert_budget.rows import pattern_rows, severity_rows
from dashboard.pages.alert_budget.view import Asked, BudgetView, StepLoad, asked_of, short_words, step_words
from monitors import answers
from monitors.rounds import save, sweep
from tests.budget.lives import CALLING, WEEK
from tests.budget.lives import alert as each
from tests.screens.conftest import BOOK, Unit
from tests.screens.stays import ZONE
from tests.ward import ADA, CLEO, MONDAY, NORA, OTHER_UNIT, UNIT

HELLE = Actor("helle", "medical_director", UNIT, "Dr Helle Sørby")
THIS_WEEK = Asked(of="2026-W10")
EMERGENCY = facts.Event("fall", with_head_strike=True)


def told(view: BudgetView) -> str:
    """Everything that the page says."""
    return str(to_json_plotly(budget_page(view)))


def falls(unit: Unit, bed: str, name: str) -> StayId:
    """Somebody is admitted, and a head strike is charted at once: GEN-13."""
    stay_id = unit.admit(bed, name)
    unit.chart(stay_id, EMERGENCY)
    return stay_id


def test_an_address_keeps_only_what_is_not_usual() -> None:
    assert Asked().address == "/reports/alert-budget"
    asked = asked_of("month", "2026-03")
    assert asked.address == "/reports/alert-budget?by=month&of=2026-03"
    assert asked.with_by("week") == Asked()
    assert asked.with_step(Step("month", MONDAY.date().replace(day=1))).of == "2026-03"


def test_what_there_is_not_is_refused_with_what_there_is() -> None:
    with pytest.raises(Refused, match="There is no day: there are week, month"):
        asked_of("day", "")


@pytest.mark.parametrize(
    ("by", "weeks_on", "said", "short"),
    [
        ("week", 0, "Week 10, 2–8 Mar 2026 so far", "10"),
        ("week", 4, "Week 10, 2–8 Mar 2026", "10"),
        ("month", 1, "Mar 2026 so far", "Mar"),
        ("month", 5, "Mar 2026", "Mar"),
    ],
)
def test_a_week_is_called_as_people_call_it(by: str, weeks_on: int, said: str, short: str) -> None:
    step = step_at("month" if by == "month" else "week", MONDAY.date())
    assert step_words(step, MONDAY + timedelta(weeks=weeks_on), ZONE) == said
    assert short_words(step) == short


def test_a_week_over_the_turn_of_months_and_years_says_both() -> None:
    years = step_at("week", MONDAY.date().replace(year=2027, month=1, day=1))
    assert step_words(years, MONDAY, ZONE).startswith("Week 53, 28 Dec 2026–3 Jan 2027")


def test_a_week_without_alerts_says_so_and_shows_the_others(unit: Unit) -> None:
    said = told(budget_view(unit.services, HELLE, THIS_WEEK))
    assert "no alerts were said." in said
    assert "budget-bars" in said
    assert "What the figures mean" in said


def open_alert(unit: Unit, stay_id: StayId, pattern: str) -> str:
    """The id of the open alert of a stay and pattern."""
    with unit.services.ward.database.read() as conn:
        found = open_alerts(conn, unit.nora, UNIT)
    return next(each.alert.id for each in found if (each.stay_id, each.alert.pattern) == (stay_id, pattern))


def test_the_budget_counts_what_the_unit_was_told_and_what_people_did(unit: Unit) -> None:
    first, second = falls(unit, "01", "Kowalski"), falls(unit, "02", "Nowak")
    unit.clock.advance(minutes=3)
    again = unit.clock.now() + timedelta(hours=1)
    answers.acknowledge(unit.services.ward, unit.pham, open_alert(unit, first, "GEN-13"), "Seen at the bedside", again)
    unit.clock.advance(hours=2)
    sweep(unit.services.ward)
    view = budget_view(unit.services, HELLE, THIS_WEEK)
    row = next(each for each in view.rows if each.name == "GEN-13")
    assert (row.title, row.count.alerts, row.count.stays) == ("Emergency", 2, 2)
    assert row.count.in_time == Share(1, 2)  # for the other the ladder was climbed
    assert (row.count.action, row.count.night, row.count.retracted) == (Share(1, 2), Share(0, 2), Share(0, 2))
    assert view.load.patient_days == pytest.approx(2 * (2 * 60 + 3) / 60 / 24)
    assert view.total is not None
    assert view.total.stays == len({first, second})
    assert view.load.alerts == view.total.alerts == sum(each.count.alerts for each in view.rows)
    assert row.command == "tidewatch lab --protocol general.toml --from 2026-03-02 --to 2026-03-09"
    assert row.command in told(view)
    assert budget_view(unit.services, HELLE, Asked(of="2026-W09")).load.alerts == 0


def test_an_entry_taken_back_takes_its_alert_back(unit: Unit) -> None:
    stay_id = unit.admit("01", "Kowalski")
    charted = unit.chart(stay_id, EMERGENCY)
    unit.clock.advance(minutes=5)
    new = NewEntry(
        id=EntryId(store.new_id()), stay_id=stay_id, observed_at=charted.entry.observed_at, content=facts.Void(),
        supersedes=charted.entry.id, reason="wrong patient",
    )  # fmt: skip
    save(unit.services.ward, unit.nora, new)
    row = next(each for each in budget_view(unit.services, HELLE, THIS_WEEK).rows if each.name == "GEN-13")
    assert (row.count.retracted, row.count.unseen) == (Share(1, 1), Share(0, 1))


def test_history_that_the_monitor_never_judged_has_no_days_and_no_alerts(unit: Unit) -> None:
    came = MONDAY - timedelta(days=3)
    with unit.services.ward.database.write() as conn:
        stay_id = store.open_stay(conn, unit.nora, store.admit_patient(conn, unit.nora, UNIT, None))
        entry = Entry(
            id=EntryId(store.new_id()), unit_id=UNIT, stay_id=stay_id, observed_at=came, recorded_at=came,
            recorded_by=PersonId(unit.nora.id), content=facts.Admitted("01"),
        )  # fmt: skip
        store.record_history(conn, unit.nora, [entry])
    view = budget_view(unit.services, HELLE, Asked(of="2026-W09"))
    assert (view.load.patient_days, view.per_days(view.load)) == (0, "unknown")


def test_what_stands_as_a_line_in_the_banner_is_no_alert_of_the_budget(unit: Unit) -> None:
    used = [facts.SubstanceUse("alcohol", "alcohol"), facts.SubstanceUse("benzodiazepine", "diazepam")]
    unit.admit("01", "Kowalski", *used)  # POLY-04: a second wave
    unit.clock.advance(minutes=1)
    names = {row.name for row in budget_view(unit.services, HELLE, THIS_WEEK).rows}
    with unit.services.ward.database.read() as conn:
        assert "POLY-04" in set(conn.scalars(select(alert.c.pattern)))
    assert "POLY-04" not in names


def test_another_unit_and_other_days_are_not_read(unit: Unit) -> None:
    falls(unit, "01", "Kowalski")
    stranger = replace(HELLE, unit_id=OTHER_UNIT)
    with unit.services.ward.database.read() as conn:
        assert lives_between(conn, stranger, MONDAY, MONDAY + timedelta(days=1)) == []
        assert lives_between(conn, HELLE, MONDAY + timedelta(hours=1), MONDAY + timedelta(days=1)) == []
        assert len(lives_between(conn, HELLE, MONDAY, MONDAY + timedelta(days=1))) == len(
            raised_between(conn, HELLE, MONDAY, MONDAY + timedelta(days=1))
        )


def test_a_stay_that_ended_long_before_is_not_read(unit: Unit) -> None:
    early, late = falls(unit, "01", "Kowalski"), falls(unit, "02", "Nowak")
    unit.chart(early, facts.Discharged("completed"))
    unit.clock.advance(days=9)
    unit.chart(late, facts.Discharged("completed"))
    now = unit.clock.now()
    with unit.services.ward.database.read() as conn:
        read = {
            days: {each.stay_id for each in times_of_judged(conn, HELLE, now, now - timedelta(days=days))}
            for days in (1, 2, 3)
        }
    assert read == {1: {late}, 2: {early, late}, 3: {early, late}}  # a stay counts until 7 silent days are over


def test_an_administrator_sees_nothing_of_few_stays_and_no_name(unit: Unit) -> None:
    falls(unit, "01", "Kowalski")
    unit.clock.advance(minutes=1)
    view = budget_view(unit.services, ADA, THIS_WEEK)
    assert (view.total, view.rows, view.severities) == (None, (), ())
    said = told(view)
    assert "alerts of fewer than 11 stays: not shown." in said
    assert "Kowalski" not in said
    assert "GEN-13" not in said
    assert figures.bars(view, "light")["data"][0]["y"] == [None] * 13
    assert figures.bars(view, "dark")["layout"]["annotations"][0]["text"] == "hidden"


@pytest.mark.parametrize("who", [NORA, CLEO])
def test_who_may_not_read_reports_is_denied(unit: Unit, who: Actor) -> None:
    with pytest.raises(Denied):
        budget_view(unit.services, who, Asked())


def test_a_download_is_in_the_audit(unit: Unit) -> None:
    note_download(unit.services, ADA, budget_view(unit.services, ADA, Asked()))
    with unit.services.ward.database.read() as conn:
        newest = conn.execute(select(audit).order_by(audit.c.seq.desc())).first()
    assert newest is not None
    assert (newest.act, newest.actor, newest.subjects) == ("download alert budget", ADA.id, [])


# ---- a busy week, drawn --------------------------------------------------------------------------------------------


def drawn(is_protected: bool) -> BudgetView:
    """Twenty stays with GEN-06, twelve of them answered in time; three with ALC-05, and twelve with ALC-13."""
    lives = [
        each("Mon 08:00", "GEN-06", f"s{n}", Severity.MEDIUM, escalated=None if n < 12 else "Mon 09:00",
             answered="Mon 08:30" if n < 12 else None) for n in range(20)
    ]  # fmt: skip
    lives += [each("Tue 08:00", "ALC-05", f"s{n}", Severity.CRITICAL) for n in range(3)]
    lives += [each("Wed 23:00", "ALC-13", f"s{n}", Severity.LOW, returned=n % 2) for n in range(12)]
    step = Step("week", WEEK.begins_at.astimezone(ZONE).date())
    load = Load(35, 20, 50.0)
    return BudgetView(
        asked=Asked(of=step.code),
        step=step,
        steps=(StepLoad(step.later(-1), Load(20, 12, 40.0), is_closed=False), StepLoad(step, load, is_closed=False)),
        load=load,
        total=counted(lives, WEEK, CALLING),
        rows=pattern_rows(lives, WEEK, BOOK, is_protected, None),
        severities=severity_rows(lives, WEEK, 50.0, is_protected),
        calling=CALLING,
        zone=ZONE,
        as_of=WEEK.ends_at,
        is_protected=is_protected,
    )


def test_the_noisiest_pattern_stands_first_with_its_figures() -> None:
    view = drawn(is_protected=False)
    assert [row.name for row in view.rows] == ["GEN-06", "ALC-13", "ALC-05"]
    assert (view.per_days(view.load_of(view.rows[0].count)), view.per_shift(view.load)) == ("40.0", "1.75")
    assert (view.share("in_time", view.rows[0].count), view.parts("in_time", view.rows[0].count)) == (
        "60 %",
        "12 of 20",
    )
    assert (view.share("night", view.rows[1].count), view.share("in_time", view.rows[1].count)) == ("100 %", "")
    assert view.repeats(view.rows[1].count) == "6"
    assert next(severities for severities, _ in view.severities) == (Severity.CRITICAL,)
    said = told(view)
    assert "was 50.0" in said  # 20 alerts in 40 days of the week before
    assert "none due" in said


def test_patterns_of_few_stays_stand_together_for_whoever_may_not_see_them() -> None:
    view = drawn(is_protected=True)
    assert [row.name for row in view.rows] == ["GEN-06", ""]
    assert (view.rows[1].count.alerts, view.rows[1].count.stays) == (15, 12)
    first, others = (row.count for row in view.rows)
    assert view.share("in_time", first) == "hidden"  # 8 of the 20 were not
    assert (view.repeats(first, is_row=True), view.repeats(others, is_row=True)) == ("hidden", "<11")
    assert "ALC-05" not in told(view)
    assert [severities for severities, _ in view.severities] == [
        (Severity.CRITICAL, Severity.LOW), (Severity.MEDIUM,),
    ]  # fmt: skip


def test_what_one_pattern_hides_is_not_told_by_the_others_and_the_whole() -> None:
    view = drawn(is_protected=True)
    first, others = (row.count for row in view.rows)
    assert (first.night, others.night, view.total and view.total.night) == (Share(0, 20), Share(12, 15), Share(12, 35))
    assert view.share("night", first, is_row=True) == view.share("night", others, is_row=True) == "hidden"
    assert view.total is not None
    assert (view.share("night", view.total), view.parts("night", view.total)) == ("34 %", "12 of 35")
    assert [view.share("action", count, is_row=True) for count in (first, others)] == ["0 %", "0 %"]


def test_a_week_that_began_today_is_in_sight_only_where_it_is_asked_for(unit: Unit) -> None:
    last, this = "2026-W09", "2026-W10"  # today is a Monday
    for asked, newest in (
        (Asked(), last),
        (Asked(of=last), last),
        (Asked(of=this), this),
        (Asked(of="2025-W01"), "2025-W01"),
    ):
        view = budget_view(unit.services, HELLE, asked)
        assert (view.steps[-1].step.code, len(view.steps)) == (newest, 13)
        assert view.step in [each.step for each in view.steps]


def test_bars_are_by_week_the_chosen_one_dark() -> None:
    found = figures.bars(drawn(is_protected=False), "light")
    (bars,) = found["data"]
    assert (bars["y"], bars["text"]) == ([50.0, 70.0], ["50", "70"])
    assert len(set(bars["marker"]["color"])) == 2
    assert found["layout"]["xaxis"]["ticktext"] == ["9", "10"]


def test_the_download_has_every_row_and_definition_and_takes_no_formula() -> None:
    text = as_csv(drawn(is_protected=True), "=HYPERLINK(1)")
    rows = {(figure, row): value for figure, row, value in csv.reader(StringIO(text))}
    assert rows["unit", ""] == "'=HYPERLINK(1)"
    assert rows["alerts", "All patterns"] == "35"
    assert rows["alerts per 100 patient-days", "GEN-06 An assessment is overdue"] == "40.0000"
    assert rows["accepted in time", "GEN-06 An assessment is overdue"] == "hidden"
    assert rows["alerts by worst severity", "critical or low"] == "15"
    assert rows["alerts by week", "2026-W09"] == "20"
    assert ("definition", "Accepted in time") in rows
    assert file_name(drawn(is_protected=True)) == "alert-budget-2026-W10-2026-03-09.csv"


def test_the_download_of_too_few_says_so() -> None:
    view = replace(drawn(is_protected=True), total=None, rows=(), severities=())
    rows = list(csv.reader(StringIO(as_csv(view, "Harbour"))))
    assert ["alerts", "All patterns", "withheld: fewer than 11 stays"] in rows
