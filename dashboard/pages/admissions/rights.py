"""What not everybody who admits may say of a stay: a prescriber's amount, and that a protocol ends."""

from collections.abc import Iterable, Mapping

from chart.actor import Actor
from chart.errors import Refused
from chart.facts import AnyContent, ProtocolAssigned
from chart.people import Act, may
from dashboard import words
from dashboard.pages.admissions.reading import Typed


def check_prescriber(actor: Actor, typed: Typed) -> None:
    """Refused where somebody else types what only a prescriber may."""
    found = next((name for name, value in typed.items() if name.startswith("diazepam") and (value or "").strip()), None)
    if found is not None and not may(actor.role, Act.PRESCRIBE):
        raise Refused("A physician types the diazepam equivalent. Leave it empty", found)


def check_endings(actor: Actor, told: Iterable[AnyContent], titles: Mapping[str, str]) -> None:
    """Refused where somebody ends a protocol who may not sign for that; beginning one is open to all who admit."""
    ended = [
        titles.get(each.protocol, each.protocol)
        for each in told
        if isinstance(each, ProtocolAssigned) and not each.is_on
    ]
    if ended and not may(actor.role, Act.END_WATCH):
        named = words.listed(ended)
        raise Refused(f"A charge nurse or a physician ends a protocol: {named}. Keep it ticked, and tell them")
