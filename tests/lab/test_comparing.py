"""What a change brings and takes, counted by hand."""

from chart.ticks import HOUR
from monitors.lab import comparing
from monitors.lab.about import About, Outcome
from monitors.lab.comparing import Lead
from monitors.lab.share import Heard, counted
from monitors.lab.tally import Changed, tallied, together

DAY = 24 * HOUR


def past(name, current, draft, outcomes=(), classes=("alcohol",), days=5):
    """A stay, and what each book told of it: (raised at, pattern, worst, returned)."""
    about = About(classes, ((0, days * DAY),), tuple(Outcome(*each) for each in outcomes), is_closed=True)
    return (name, about), current, draft


def told(stays, book):
    heard: dict[str, list[Heard]] = {}
    for place, stay in enumerate(stays):
        for raised, pattern, worst, returned in stay[book]:
            heard.setdefault(pattern, []).append(Heard(raised, place, worst, returned))
    return {name: counted(each, [stay[0] for stay in stays]) for name, each in heard.items()}


def compared(stays, window_hours):
    """Counted stay by stay, as if each were a share of its own."""
    window = (0, int(window_hours * HOUR))
    shares = [[stay] for stay in stays]
    found = [tallied([stay[0] for stay in share], window, (told(share, 1), told(share, 2))) for share in shares]
    return comparing.compared(together(found), window_hours)


NORA_STAYS = [
    past("s1", [(10 * HOUR, "ALC-04", 3, 0)], [(8 * HOUR, "ALC-04", 4, 1)], [("seizure", 30 * HOUR)]),
    past("s2", [(5 * HOUR, "OPI-11", 2, 0)], [], [("seizure", 40 * HOUR)], classes=("opioid",)),
    past("s3", [(2 * HOUR, "ALC-04", 3, 0)], [(2 * HOUR, "ALC-04", 3, 0)], [("seizure", 80 * HOUR)]),
]


def test_rates_are_per_100_patient_days_and_per_shift():
    found = compared(NORA_STAYS, window_hours=240)
    assert (found.stays, found.patient_days) == (3, 15.0)
    assert (found.total.current.alerts, found.total.draft.alerts) == (3, 2)
    assert (found.total.current.per_100_patient_days, found.total.current.per_shift) == (20.0, 0.15)
    assert {row.name: (row.current.alerts, row.draft.alerts) for row in found.by_severity} == {
        "critical": (0, 1),
        "high": (2, 1),
        "medium": (1, 0),
    }
    assert {row.name: row.draft.per_100_patient_days for row in found.by_class} == {"alcohol": 20.0, "opioid": 0.0}


def test_an_alert_that_moved_is_gained_at_its_new_moment_and_lost_at_its_old_one():
    found = compared(NORA_STAYS, window_hours=240)
    assert found.gained == (Changed("s1", 8 * HOUR, "ALC-04", "critical"),)
    assert found.lost == (Changed("s2", 5 * HOUR, "OPI-11", "medium"), Changed("s1", 10 * HOUR, "ALC-04", "high"))


def test_lead_time_counts_from_the_first_loud_alert_within_three_days_before():
    seizures = next(row for row in compared(NORA_STAYS, 240).leads if row.outcome == "seizure")
    assert seizures.current == Lead(3, 1, None, None, None)  # s2 had a medium alert, that of s3 lay 78 h back
    many = [past(f"s{n}", [(0, "ALC-04", 3, 0)], [], [("seizure", n * HOUR)]) for n in (4, 6, 8, 20)]
    told = next(row for row in compared(many, 240).leads if row.outcome == "seizure")
    assert told.current == Lead(4, 4, 7.0, 5.5, 11.0)
    assert told.draft == Lead(4, 0, None, None, None)


def test_of_an_empty_unit_there_is_no_rate_and_not_zero():
    found = compared([], window_hours=24)
    assert found.total.current.per_100_patient_days is None
    assert (found.gained, found.lost) == ((), ())
