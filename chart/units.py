"""Readings typed in another unit, turned into ours by exact arithmetic and rounded once, to a tenth."""

from decimal import ROUND_HALF_UP, Decimal

KILOGRAMS_PER_POUND = Decimal("0.45359237")
MG_DL_PER_MMOL_L = Decimal("18.016")
TENTH = Decimal("0.1")


def exact(value: float) -> Decimal:
    """The decimal number that was typed, not its nearest binary neighbour."""
    return Decimal(str(value))


def to_tenth(value: Decimal | float) -> float:
    """Rounded to 0.1, halves up, as a nurse would."""
    return float((value if isinstance(value, Decimal) else exact(value)).quantize(TENTH, ROUND_HALF_UP))


def glucose_mg_dl(mmol_l: float) -> float:
    """Glucose in mg/dL of mmol/L, to 0.1."""
    return to_tenth(exact(mmol_l) * MG_DL_PER_MMOL_L)


def celsius(fahrenheit: float) -> float:
    """Degrees Celsius of degrees Fahrenheit, to 0.1."""
    return to_tenth((exact(fahrenheit) - 32) * 5 / 9)


def kilograms(pounds: float) -> float:
    """Kilograms of pounds, to 0.1."""
    return to_tenth(exact(pounds) * KILOGRAMS_PER_POUND)
