"""The looks at a patient under closer observation, at their intervals from the order on."""

from collections.abc import Iterator

from chart import facts
from seed_data.signs import Signs
from seed_data.stay import PretendStay

MINUTES = {"q30": 30, "q15": 15, "1:1": 15}
PLACES = ("", "", "day room")
DISTRESSED_MOOD, DISTRESSED_RASS = 2.5, 2.0


def checks(stay: PretendStay, until_hours: float) -> Iterator[tuple[float, facts.AnyContent]]:
    """(hours since admission, content) of every look up to an hour."""
    ordered = [(told.hours, told.content) for told in stay.told if isinstance(told.content, facts.ObservationLevel)]
    ends_at = [hours for hours, _ in ordered[1:]] + [until_hours]
    for (begins, order), ends in zip(ordered, ends_at, strict=False):
        level = order.level
        if level in MINUTES:
            every = MINUTES[level] / 60
            for number in range(1, int((ends - begins) / every) + 1):
                at = begins + number * every
                yield at, check(stay.signs(at), at)


def check(signs: Signs, hours: float) -> facts.SafetyCheck:
    """One look; a place is said where it is not the bed."""
    if signs.mood < DISTRESSED_MOOD or signs.rass >= DISTRESSED_RASS:
        return facts.SafetyCheck("distressed")
    return (
        facts.SafetyCheck("asleep") if signs.rass < 0 else facts.SafetyCheck("calm", PLACES[int(hours) % len(PLACES)])
    )
