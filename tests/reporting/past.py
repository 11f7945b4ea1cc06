"""Past stays for reports, drawn by dates of the unit's calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from chart.facts import Disposition, StayId
from chart.reports.length_of_stay import LengthReport
from chart.reports.period import Period
from chart.reports.stay_times import StayTimes

OSLO = ZoneInfo("Europe/Oslo")


def at(text: str) -> datetime:
    """A moment by the unit's clock: "2026-03-02 14:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO).astimezone(UTC)


def stay(
    came: str | None,
    left: str | None = None,
    group: str = "alcohol",
    disposition: Disposition | None = "completed",
    leaves: tuple[tuple[str, str | None], ...] = (),
    charted: str | None = None,
) -> StayTimes:
    """One stay, "completed" if it has an end; charted: when something was charted last."""
    return StayTimes(
        stay_id=StayId(f"{group} {came} {left}"),
        group=group,
        admitted_at=at(came) if came else None,
        discharged_at=at(left) if left else None,
        disposition=disposition if left else None,
        leaves=tuple((at(gone), at(back) if back else None) for gone, back in leaves),
        last_charted_at=at(charted) if charted else None,
    )


def many(count: int, nights: float, came: str = "2026-03-02 10:00", **more: str) -> list[StayTimes]:
    """Some stays that are as long as each other."""
    began = datetime.fromisoformat(came)
    left = (began + timedelta(days=nights)).strftime("%Y-%m-%d %H:%M")
    return [
        StayTimes(StayId(f"{more} {nights} {number}"), **{**_as_fields(stay(came, left)), **more})  # type: ignore[arg-type]
        for number in range(count)
    ]


def report_of(*stays: StayTimes, as_of: str = "2026-04-10 12:00", group: str | None = None) -> LengthReport:
    """March 2026, by the unit's calendar."""
    march = Period(date(2026, 3, 1), date(2026, 4, 1))
    return LengthReport(march, OSLO, at(as_of), tuple(stays), group)


def _as_fields(drawn: StayTimes) -> dict[str, object]:
    names = ("group", "admitted_at", "discharged_at", "disposition", "leaves", "last_charted_at")
    return {name: getattr(drawn, name) for name in names}
