"""What each figure of the alert budget means, in the words that are printed with it."""

from chart.reports.definitions import Definition

ALERTS = Definition(
    "alerts",
    "Alerts",
    "First said in the week or month, by the unit's calendar; each counts once, at the worst severity it came to. "
    "Silent patterns and lines in the patient's banner tell nobody and do not count.",
)
DAYS = Definition(
    "patient_days",
    "Per 100 patient-days",
    "Over the elapsed days in the unit of the stays that the monitor has judged, leave left out. A stay whose "
    "admission or end is not known counts with neither days nor alerts.",
)
SHIFTS = Definition(
    "nurse_shifts",
    "Per nurse-shift",
    "Over patient-days × shifts a day ÷ patients a nurse has. Both stand in the unit's file, a unit default until it "
    "is signed; the roster may be incomplete and is not asked.",
)
REPEATS = Definition(
    "repeats",
    "Repeats",
    "How often an open alert held again after it had ended, and how often the same stay had an alert of the same "
    "pattern within 24 h of the one before. A second seizure or fall is another event and repeats nothing.",
)
NIGHT = Definition("night", "At night", "First said in the shift that goes over midnight.")
IN_TIME = Definition(
    "in_time",
    "Accepted in time",
    "Of those that were due, because somebody answered or the next role was called: accepted, told by phone, paused or "
    "resolved before the next role was called. What was over before that, and what another alert of its cause was "
    "accepted for, is not due; low alerts call nobody.",
)
ACTION = Definition(
    "action",
    "Action recorded",
    "Somebody wrote down what is being done: whoever accepts an alert, or tells somebody by phone, must.",
)
UNSEEN = Definition(
    "unseen",
    "Ended unseen",
    "Ended before anyone looked: the condition had ended, or was over when it became known, before anybody answered.",
)
RETRACTED = Definition("retracted", "Taken back", "A correction in the chart showed that it was never so.")
SO_FAR = Definition(
    "so_far",
    "Known so far",
    "What was said and done up to the time of looking: alerts of the last days may still be answered.",
)
SMALL = Definition(
    "small",
    "Small counts",
    "For whoever may not read charts, and in every download: no row of fewer than 11 stays. Such patterns stand "
    "together as others, with more of them until they are 11 stays. <11 stands for 1 to 10 alerts; hidden protects "
    "such a part, or a week or month of so few stays. A share is told of every pattern or of none.",
)
EVERY = (ALERTS, DAYS, SHIFTS, REPEATS, NIGHT, IN_TIME, ACTION, UNSEEN, RETRACTED, SO_FAR, SMALL)
