"""What each figure of a report means, in the words that are printed with it. Nothing is counted that is not here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure's meaning. code: what links and downloads call it."""

    code: str
    name: str
    words: str


DISCHARGED = Definition(
    "discharged",
    "Stays discharged",
    "Stays whose discharge lies in the period, by the unit's calendar. Corrections and late entries count as known at "
    "the as-of time.",
)
MIDNIGHTS = Definition(
    "midnights",
    "Midnights",
    "Date of discharge minus date of admission, by the unit's calendar: the midnights somebody was in the unit. A stay "
    "that begins and ends on one day has 0, and 1 in billing days.",
)
HOURS = Definition(
    "hours",
    "Hours",
    "Elapsed hours from admission to discharge, clock changes left out. Never mixed with midnights.",
)
LEAVE = Definition(
    "leave",
    "Leave",
    "Leave stops the clock: neither the hours nor the midnights away count, and the stay goes on at the return. Who "
    "does not come back left when the leave began.",
)
MIDDLE = Definition(
    "middle",
    "Median, middle half, mean",
    "Of the stays discharged in the period whose admission is known. Middle half: first to third quartile, "
    "interpolated. A few long stays lift the mean above the median.",
)
SURVIVAL = Definition(
    "survival",
    "How long people stay",
    "Kaplan–Meier over the stays that began in the period, in days of 24 hours from admission. Who is still here at "
    "its end counts until then. Band: 95 %, log-log.",
)
HERE = Definition(
    "here",
    "Still here",
    "Stays open at the end of the period. They are in no median and no mean. An open stay whose admission was not "
    "charted, or in which nothing was charted for 7 days, is not counted as here: a date is missing.",
)
MISSING = Definition(
    "missing",
    "Missing dates",
    "A discharge without an admission before it counts as discharged and has no length. An open stay whose admission "
    "was not charted has no beginning. An open stay that went silent, in the period or before it, has no end. All are "
    "told, none is guessed. An admission that was taken back is no stay.",
)
MAIN_CLASS = Definition(
    "main_class",
    "Main class",
    "That of the substance charted first. Sedative: benzodiazepine, barbiturate, GHB.",
)
ENDINGS = Definition(
    "endings",
    "How stays end",
    "Completed: goals met. Left against advice: signed form and walked out together. Transferred: to another "
    "programme, a hospital or a psychiatric hospital. Other: ended by the unit, legal, death, other, not "
    "recorded. Shares are of all discharges of the period.",
)
LEAVING = Definition(
    "leaving",
    "When people leave against advice",
    "Of the stays discharged in the period and still in the unit at the start of a bar, the share that left against "
    "advice within it; hours since admission.",
)
OCCUPANCY = Definition(
    "occupancy",
    "Occupancy",
    "Midnights in the unit over beds × days of the period, by the beds that the unit has now.",
)
SMALL_CELLS = Definition(
    "small_cells",
    "Small counts",
    "<11 stands for 1 to 10, so that nobody can be picked out. Hidden protects such a cell. No median, mean, share or "
    "curve is shown of fewer than 11.",
)
EVERY = (
    DISCHARGED, MIDNIGHTS, HOURS, LEAVE, MIDDLE, SURVIVAL, HERE, MISSING, MAIN_CLASS, ENDINGS, LEAVING, OCCUPANCY,
    SMALL_CELLS,
)  # fmt: skip
