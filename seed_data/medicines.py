"""Which medicine a patient gets: for the withdrawal where the score asks for it, and what a stay gets every day."""

from collections.abc import Iterable, Iterator

from chart import facts
from chart.instrument import instruments
from seed_data.relief import Given
from seed_data.stay import PretendStay

AFTER_HOURS, APART_HOURS = 0.15, 0.75
CIWA_AR_FROM, CIWA_AR_SEVERE, COWS_FROM = 10, 22, 11

DIAZEPAM = facts.Dose("Diazepam", ("benzodiazepine",), for_withdrawal=True, is_sedating=True, is_long_acting=True)
LORAZEPAM = facts.Dose("Lorazepam", ("benzodiazepine",), "im", for_withdrawal=True, is_sedating=True)
TAPER = facts.Dose("Diazepam", ("benzodiazepine",), is_sedating=True, is_long_acting=True)
THIAMINE = facts.Dose("Thiamine", ("thiamine",), "im")
BUPRENORPHINE = facts.Dose(
    "Buprenorphine", ("opioid", "buprenorphine"), "sublingual", for_withdrawal=True, is_sedating=True
)  # fmt: skip

THIAMINE_AT, TAPER_AT = 1.0, 1.5  # hours after admission
EVERY_HOURS = 12.0
TAPERED = {"benzodiazepine", "barbiturate", "ghb"}


def given(
    stay: PretendStay, hours: float, contents: Iterable[facts.AnyContent], before: Iterable[Given]
) -> Iterator[Given]:
    """What is given right after a visit, by its scores; nothing so soon after what was given before."""
    if not stay.treats or any(dose.for_withdrawal and abs(hours - at) < APART_HOURS for at, dose in before):
        return
    for content in contents:
        if not isinstance(content, facts.Assessment):
            continue
        if content.instrument == "ciwa_ar" and "alcohol" in stay.classes:
            total = _total(content)
            if total >= CIWA_AR_FROM:
                yield hours + AFTER_HOURS, LORAZEPAM if total >= CIWA_AR_SEVERE else DIAZEPAM
        if content.instrument == "cows" and _total(content) >= COWS_FROM:
            yield hours + AFTER_HOURS, BUPRENORPHINE


def scheduled(stay: PretendStay, until_hours: float) -> Iterator[Given]:
    """What is given morning and evening, whatever the score, up to an hour: a vitamin, and what covers a taper."""
    if not stay.treats:
        return
    turns = range(int(until_hours // EVERY_HOURS) + 1)
    if "alcohol" in stay.classes:
        yield from ((turn * EVERY_HOURS + THIAMINE_AT, THIAMINE) for turn in turns)
    if TAPERED.intersection(stay.classes):
        times = [turn * EVERY_HOURS + TAPER_AT for turn in turns]
        yield from ((at, TAPER) for at in times if at <= stay.tapers_hours)


def _total(content: facts.Assessment) -> int:
    return instruments()[content.instrument].counted(content.answers).total or 0
