"""What a patient whose fluids are measured drinks, voids and loses: always the same for the same two hours."""

from collections.abc import Iterator
from random import Random

from chart import facts
from seed_data.stay import PretendStay

SLOT_HOURS = 2.0


def fluids(stay: PretendStay, slot: int) -> Iterator[tuple[float, facts.AnyContent]]:
    """(hours since admission, content) of one slot of two hours, counted from admission."""
    dice = Random(f"{stay.name} fluids {slot}")  # noqa: S311  # a story, no secret
    begins = slot * SLOT_HOURS
    loss = stay.signs(begins + 1).loss
    drink = round(220 - 170 * loss, -1)
    yield begins + 0.5, facts.Fluid("oral", float(drink + dice.choice((-20, 0, 20))))
    if slot % 2:
        yield begins + 0.8, facts.Fluid("urine", float(round(300 - 240 * loss, -1) + dice.choice((-20, 0, 20))))
    if loss > 0.3 and dice.random() < loss:
        yield begins + 1.2, facts.Fluid("emesis", float(dice.choice((120, 160, 200))))
    if loss > 0.3 and dice.random() < loss:
        yield begins + 1.6, facts.Fluid("stool", 180.0, is_loose=True)
