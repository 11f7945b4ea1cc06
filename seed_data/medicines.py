"""Which medicine follows a visit: for the withdrawal where the score asks for it, and what a stay gets every day."""

from collections.abc import Iterable, Iterator

from chart import facts
from chart.instrument import instruments
from seed_data.stay import PretendStay

AFTER_HOURS = 0.15
CIWA_AR_FROM, COWS_FROM = 10, 11

DIAZEPAM = facts.Dose("Diazepam", ("benzodiazepine",), for_withdrawal=True, is_sedating=True, is_long_acting=True)
THIAMINE = facts.Dose("Thiamine", route="im")
BUPRENORPHINE = facts.Dose(
    "Buprenorphine", ("opioid", "buprenorphine"), "sublingual", for_withdrawal=True, is_sedating=True
)  # fmt: skip


def given(
    stay: PretendStay, hours: float, contents: Iterable[facts.AnyContent]
) -> Iterator[tuple[float, facts.AnyContent]]:
    """What is given right after a visit, by its scores."""
    for content in contents:
        if not isinstance(content, facts.Assessment):
            continue
        total = instruments()[content.instrument].counted(content.answers).total or 0
        if content.instrument == "ciwa_ar" and total >= CIWA_AR_FROM and "alcohol" in stay.classes:
            yield hours + AFTER_HOURS, DIAZEPAM
        if content.instrument == "cows" and total >= COWS_FROM:
            yield hours + AFTER_HOURS, BUPRENORPHINE
