"""How many verdicts columns and the plain course were compared by, in this process."""

from collections import Counter

compared: Counter[str] = Counter()
