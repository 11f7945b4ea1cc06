"""What a pretend patient answers to each instrument, from how it is now."""

from collections.abc import Callable
from random import Random

from chart.facts import Answer, Assessment
from chart.instrument import instruments
from chart.item import Item
from seed_data.signs import Signs

Answers = dict[str, Answer]
PERCEPTION_ITEMS = ("tactile", "auditory", "visual")
SHAKEN_ITEMS = ("tremor", "sweats", "anxiety")
LOW_MOOD, DARK_MOOD = 3.5, 1.5
VERY_DROWSY = -3.5


def assessment(instrument: str, signs: Signs, dice: Random, pulse_bpm: int | None = None) -> Assessment:
    """One instrument, answered in full; what is asked only after another answer is left out where it is not asked.

    pulse_bpm: as just counted, for an item that follows the pulse.
    """
    answers = _ANSWERS.get(instrument, _by_severity)(instrument, signs, dice)
    if pulse_bpm is not None:
        counted = [item for item in instruments()[instrument].items if item.from_vital is not None]
        answers |= {item.code: item.from_vital.answer(pulse_bpm) for item in counted if item.from_vital}
    return Assessment(instrument, answers, confirms_longer_interval=True)


def _ciwa_ar(instrument: str, signs: Signs, dice: Random) -> Answers:
    level = signs.withdrawal
    given: Answers = {}
    for item in instruments()[instrument].items:
        top = len(item.values) - 1
        if item.code in PERCEPTION_ITEMS:
            share = 1.0 if item.code == "visual" else 0.6
            given[item.code] = _near(signs.perception * share, top, dice, 0.25)
        elif item.code == "orientation":
            given[item.code] = _near(signs.clouding, top, dice, 0.1)
        else:
            given[item.code] = _near(top * level * (0.75 if item.code in SHAKEN_ITEMS else 0.45), top, dice, 0.35)
    return given


def _ciwa_b(instrument: str, signs: Signs, dice: Random) -> Answers:
    given: Answers = {}
    for item in instruments()[instrument].items:
        if item.is_scored:
            given[item.code] = _near(4 * signs.withdrawal * 0.9, 4, dice, 0.35)
    given["q15"] = max(int(given["q15"]), _near(signs.perception * 0.6, 4, dice, 0.2))
    return given


def _mood(instrument: str, signs: Signs, dice: Random) -> Answers:
    return {"mood": _near(signs.mood, 10, dice, 0.2)}


def _rass(instrument: str, signs: Signs, dice: Random) -> Answers:
    return {"rass": round(signs.rass)}


def _poss(instrument: str, signs: Signs, dice: Random) -> Answers:
    steps = ((-0.5, "1"), (-1.5, "2"), (VERY_DROWSY, "3"))
    return {"poss": next((word for above, word in steps if signs.rass > above), "4")}


def _cssrs(instrument: str, signs: Signs, dice: Random) -> Answers:
    """Thoughts of death come with a low mood; a plan, and anything done, never in these stories."""
    given: Answers = {
        "q1": signs.mood < LOW_MOOD, "q2": signs.mood < LOW_MOOD - 1, "q6_lifetime": False, "q6_three_months": False,
    }  # fmt: skip
    if given["q2"]:
        given |= {"q3": signs.mood < DARK_MOOD, "q4": False, "q5": False}
    return given


def _phq(instrument: str, signs: Signs, dice: Random) -> Answers:
    """Two weeks of low mood: worse where the mood is low; thoughts of death only where it is very low."""
    level = max(0.0, 8 - signs.mood) / 8
    given: Answers = {
        item.code: _near(3 * level * 0.8, 3, dice, 0.4) for item in instruments()[instrument].items if item.is_scored
    }
    if "q9" in given:
        given["q9"] = int(signs.mood < LOW_MOOD - 1)
    return given


def _pawss(instrument: str, signs: Signs, dice: Random) -> Answers:
    """Intoxicated within the month, treated before; what is dangerous in the history stands in the risk facts."""
    given: Answers = {f"q{number}": number in (1, 2, 3) for number in range(1, 11)}
    return {"threshold": True, **given}


def _by_severity(instrument: str, signs: Signs, dice: Random) -> Answers:
    """Whatever scale: each item about as bad as the withdrawal; yes or no and words at their best."""
    given: Answers = {}
    for item in instruments()[instrument].items:
        if item.is_asked(given) is not False:
            given[item.code] = _best(item) if _is_in_words(item) else _by_level(item, signs, dice)
    return given


def _by_level(item: Item, signs: Signs, dice: Random) -> Answer:
    allowed = [int(value) for value in item.values]
    wanted = min(allowed) + (max(allowed) - min(allowed)) * signs.withdrawal * 0.7 + dice.gauss(0, 0.4)
    return min(allowed, key=lambda value: abs(value - wanted))


def _is_in_words(item: Item) -> bool:
    return any(isinstance(value, bool | str) for value in item.values)


def _best(item: Item) -> Answer:
    return False if False in item.values else item.values[0]


def _near(expected: float, top: int, dice: Random, spread: float) -> int:
    return min(top, max(0, round(dice.gauss(expected, spread))))


_ANSWERS: dict[str, Callable[[str, Signs, Random], Answers]] = {
    "ciwa_ar": _ciwa_ar,
    "ciwa_b": _ciwa_b,
    "mood": _mood,
    "rass": _rass,
    "poss": _poss,
    "cssrs": _cssrs,
    "phq2": _phq,
    "phq9": _phq,
    "pawss": _pawss,
}
