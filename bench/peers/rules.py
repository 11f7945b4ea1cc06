"""The six patterns that every contender judges, as numbers: seven codes, and what a finding is called.

1 a CIWA total of 15 or more. 2 tremor risen by 2 within 8 h, with a perception of 1 or more in the same 8 h.
3 this COWS and the one before of 13 or more. 4 net fluid of 24 h of -1,500 mL or less. 5 emeses and stools of 12 h of 8
or more. 6 mood fallen by 3 within 24 h. 7 no CIWA within 1.25 times its ordered interval: found at the deadline.
A window of W minutes is (t - W, t]; minutes are whole, so it reaches W - 1 minutes back.
"""

from string import Template
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

END = 14_400  # the minute of the sweep
STAY_MINUTES = 14_400
SEVERE, TREMOR, REPEATED, NET_FLUID, LOSSES, MOOD, OVERDUE = range(1, 8)
NUMBERS = {
    "end": END,
    "ciwa_severe": 15, "cows_moderate": 13,
    "tremor_rise": 2, "perception": 1, "tremor_back": 8 * 60 - 1,
    "deficit_ml": 1_500, "fluid_back": 24 * 60 - 1,
    "losses": 8, "loss_back": 12 * 60 - 1,
    "mood_fall": 3, "mood_back": 24 * 60 - 1,
}  # fmt: skip


def numbered(statement: str) -> str:
    """A statement with the numbers of the patterns in the place of their names."""
    return Template(statement).substitute(NUMBERS)


def key_of(stay: Any, minute: Any, code: int) -> Any:
    """A finding as one number that sorts by stay, minute and code; stay and minute 64 bits wide."""
    return ((stay << 20) | minute) * 8 + code
