"""The pages there are. A new one is a folder here and a line in this table."""

from chart.people import Act
from dashboard.page import Page
from dashboard.pages.admissions import callbacks as admissions
from dashboard.pages.alert_budget import callbacks as alert_budget
from dashboard.pages.alerts import callbacks as alerts
from dashboard.pages.alerts import pushed as alerts_pushed
from dashboard.pages.beds import callbacks as beds
from dashboard.pages.charting import callbacks as charting
from dashboard.pages.duty import callbacks as duty
from dashboard.pages.length_of_stay import callbacks as length_of_stay
from dashboard.pages.round import callbacks as my_round
from dashboard.pages.stay import callbacks as stay
from dashboard.pages.wall import callbacks as wall

PAGES: tuple[Page, ...] = (
    Page(
        "round", "/round", "My round", "list", Act.CHART, my_round.layout, my_round.register,
        asks=("whose", "beds", "quick"), rail="Round",
    ),
    Page(
        "beds", "/beds", "Board", "board", Act.VIEW_BOARD, beds.layout, beds.register,
        asks=("order",), names_unit=True,
    ),
    Page(
        "wall", "/wall", "Wall", "board", Act.VIEW_WALL, wall.layout, wall.register,
        is_place=False, is_bare=True,
    ),
    Page(
        "alerts", "/alerts", "Alerts", "bell", Act.READ_CHART, alerts.layout, alerts.register,
        asks=("stay", "tab", "order", "only"), push=alerts_pushed.push,
    ),
    Page(
        "stay", "/stay/<stay_id>", "Stay", "chart", Act.READ_CHART, stay.layout, stay.register,
        is_place=False, asks=("all", "at"),
    ),
    Page(
        "charting", "/chart/<stay_id>[/<form>]", "Chart", "pen", Act.CHART, charting.layout, charting.register,
        is_place=False, asks=("corrects",),
    ),
    Page("duty", "/duty", "On duty", "users", Act.VIEW_BOARD, duty.layout, duty.register),
    Page("admissions", "/admissions", "Admissions", "door", Act.ADMIT, admissions.layout, admissions.register),
    Page(
        "admit", "/admissions/new", "Admit", "door", Act.ADMIT, admissions.layout_new, admissions.register_new,
        is_place=False, asks=("patient",),
    ),
    Page(
        "bed", "/admissions/stay/<stay_id>", "Bed and stay", "door", Act.ADMIT, admissions.layout_stay,
        admissions.register_stay, is_place=False,
    ),
    Page(
        "reports", "/reports/length-of-stay", "Length of stay", "chart", Act.READ_REPORTS, length_of_stay.layout,
        length_of_stay.register, asks=("period", "group", "by"), rail="Reports",
    ),
    Page(
        "budget", "/reports/alert-budget", "Alert budget", "scale", Act.READ_REPORTS, alert_budget.layout,
        alert_budget.register, asks=("by", "of"), rail="Budget",
    ),
)  # fmt: skip
