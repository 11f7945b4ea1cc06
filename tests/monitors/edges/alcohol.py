"""Alcohol withdrawal at its limits.

CIWA-Ar: nausea, tremor, sweats, anxiety, agitation, touch, hearing, sight, headache, orientation.
"""

from tests.monitors.edges.edge import Edge

ALCOHOL = (
    Edge(
        "ALC-01",
        "high",
        "tremor and sight each up by 2 in 8 h",
        """
        time  | ciwa_ar
        08:00 | 0 1 0 0 0 0 0 1 0 0
        16:00 | 0 3 0 0 0 0 0 3 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "critical",
        "and both at 4",
        """
        time  | ciwa_ar
        08:00 | 0 2 0 0 0 0 0 2 0 0
        16:00 | 0 4 0 0 0 0 0 4 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "high",
        "the tremor stays at 3, so not critical",
        """
        time  | ciwa_ar
        08:00 | 0 1 0 0 0 0 0 2 0 0
        16:00 | 0 3 0 0 0 0 0 4 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "no",
        "the tremor is up by 1 only",
        """
        time  | ciwa_ar
        08:00 | 0 2 0 0 0 0 0 1 0 0
        16:00 | 0 3 0 0 0 0 0 3 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "no",
        "perception is up by 1 only",
        """
        time  | ciwa_ar
        08:00 | 0 1 0 0 0 0 0 2 0 0
        16:00 | 0 4 0 0 0 3 0 0 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "no",
        "the low one lies a minute before the window, and the rounds are not so far apart",
        """
        protocol alc-asam
        time  | ciwa_ar
        07:59 | 0 1 0 0 0 0 0 1 0 0
        12:00 | 0 3 0 0 0 0 0 3 0 0
        16:00 | 0 3 0 0 0 0 0 3 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "?critical",
        "the hearing was left out, and what was answered is below 4",
        """
        time  | ciwa_ar
        08:00 | 0 1 0 0 0 0 0 1 0 0
        16:00 | 0 4 0 0 0 0 - 3 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "critical",
        "the hearing was left out, and the sight alone is enough",
        """
        time  | ciwa_ar
        08:00 | 0 1 0 0 0 0 0 1 0 0
        16:00 | 0 4 0 0 0 0 - 4 0 0
        """,
    ),
    Edge(
        "ALC-01",
        "?high",
        "there is no earlier one",
        """
        time  | ciwa_ar
        08:00 | 0 4 0 0 0 0 0 3 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "high",
        "a first look finds it: never looked at is not had before",
        """
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 0 4 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "no",
        "a disturbance of 3 is no hallucination",
        """
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 3 3 3 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "high",
        "one complete assessment without is not enough",
        """
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 0 4 0 0 0
        12:00 | 0 0 0 0 0 0 0 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "no",
        "two in a row without end it",
        """
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 0 4 0 0 0
        12:00 | 0 0 0 0 0 0 3 0 0 0
        16:00 | 0 0 0 0 0 0 0 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "high",
        "the second one without was not complete, so it does not count",
        """
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 0 4 0 0 0
        12:00 | 0 0 0 0 0 0 0 0 0 0
        16:00 | - 0 0 0 0 0 0 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "?high",
        "what a refused look between the two would have shown, nobody knows",
        """
        time  | ciwa_ar
        08:00 | 0 0 0 0 0 0 4 0 0 0
        12:00 | 0 0 0 0 0 0 0 0 0 0
        14:00 | refused
        16:00 | 0 0 0 0 0 0 0 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "no",
        "after two without, 4 again 24 h after the last 4 is not new",
        """
        time    | ciwa_ar
        08:00   | 0 0 0 0 0 0 4 0 0 0
        12:00   | 0 0 0 0 0 0 0 0 0 0
        16:00   | 0 0 0 0 0 0 0 0 0 0
        2 08:00 | 0 0 0 0 0 0 4 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "high",
        "a minute later it is new",
        """
        time    | ciwa_ar
        08:00   | 0 0 0 0 0 0 4 0 0 0
        12:00   | 0 0 0 0 0 0 0 0 0 0
        16:00   | 0 0 0 0 0 0 0 0 0 0
        2 08:01 | 0 0 0 0 0 0 4 0 0 0
        """,
    ),
    Edge(
        "ALC-02",
        "high",
        "two without from a sedated patient clear nothing",
        """
        time  | ciwa_ar             | rass
        08:00 | 0 0 0 0 0 0 4 0 0 0 | 0
        12:00 | 0 0 0 0 0 0 0 0 0 0 | -3
        16:00 | 0 0 0 0 0 0 0 0 0 0 | -3
        """,
    ),
    Edge(
        "ALC-02",
        "?high",
        "nor do two from a drowsy one surely",
        """
        time  | ciwa_ar             | rass
        08:00 | 0 0 0 0 0 0 4 0 0 0 | 0
        12:00 | 0 0 0 0 0 0 0 0 0 0 | -2
        16:00 | 0 0 0 0 0 0 0 0 0 0 | -2
        """,
    ),
    Edge(
        "ALC-02",
        "?high",
        "nobody looked",
        """
        time  | vitals
        08:00 | calm
        """,
    ),
    Edge(
        "ALC-03",
        "medium",
        "up by 5 in 4 h to 10",
        """
        time  | ciwa_ar
        08:00 | 5
        12:00 | 10
        """,
    ),
    Edge(
        "ALC-03",
        "high",
        "up by 10 in 4 h",
        """
        time  | ciwa_ar
        08:00 | 2
        12:00 | 12
        """,
    ),
    Edge(
        "ALC-03",
        "no",
        "up by 4",
        """
        time  | ciwa_ar
        08:00 | 6
        12:00 | 10
        """,
    ),
    Edge(
        "ALC-03",
        "no",
        "up by 5, and only to 9",
        """
        time  | ciwa_ar
        08:00 | 4
        12:00 | 9
        """,
    ),
    Edge(
        "ALC-03",
        "medium",
        "by 2-hourly rounds the one before counts however the clock drifts",
        """
        protocol alc-asam
        time  | ciwa_ar
        08:00 | 5
        12:30 | 10
        """,
    ),
    Edge(
        "ALC-03",
        "?high",
        "without rounds a value 4 h 1 min before is no earlier value",
        """
        time  | ciwa_ar
        08:00 | 5
        12:01 | 10
        """,
    ),
    Edge(
        "ALC-03",
        "?high",
        "asleep since: a rise is not excluded",
        """
        time  | ciwa_ar
        08:00 | 6
        10:00 | 6
        12:00 | asleep
        """,
    ),
    Edge(
        "ALC-04",
        "high",
        "19",
        """
        time  | ciwa_ar
        08:00 | 19
        """,
    ),
    Edge(
        "ALC-04",
        "no",
        "18",
        """
        time  | ciwa_ar
        08:00 | 18
        """,
    ),
    Edge(
        "ALC-04",
        "critical",
        "with a hallucination",
        """
        time  | ciwa_ar
        08:00 | 5 3 2 3 2 4 0 0 0 0
        """,
    ),
    Edge(
        "ALC-04",
        "critical",
        "with disorientation of 2",
        """
        time  | ciwa_ar
        08:00 | 5 3 2 3 2 2 0 0 0 2
        """,
    ),
    Edge(
        "ALC-04",
        "critical",
        "with a seizure 24 h ago",
        """
        time    | ciwa_ar | event
        08:00   |         | seizure
        2 08:00 | 19      |
        """,
    ),
    Edge(
        "ALC-04",
        "high",
        "the seizure is a minute older",
        """
        time    | ciwa_ar | event
        08:00   |         | seizure
        2 08:01 | 19      |
        """,
    ),
    Edge(
        "ALC-04",
        "?critical",
        "an item is missing: there is no total",
        """
        time  | ciwa_ar
        08:00 | 7 - 5 5 5 5 5 5 5 2
        """,
    ),
    Edge(
        "ALC-04",
        "high?critical",
        "refused since: it is not taken back",
        """
        time  | ciwa_ar
        08:00 | 19
        10:00 | refused
        """,
    ),
    Edge(
        "ALC-04",
        "?critical",
        "12 h and a minute later it is out of date",
        """
        time  | ciwa_ar
        08:00 | 19
        """,
        at="20:01",
    ),
    Edge(
        "ALC-04",
        "high",
        "at 12 h it still counts",
        """
        time  | ciwa_ar
        08:00 | 19
        """,
        at="20:00",
    ),
    Edge(
        "ALC-04",
        "?critical",
        "scored on a patient who does not rouse, it is no score",
        """
        time  | ciwa_ar | rass
        08:00 | 4       | 0
        10:00 | 20      | -3
        """,
    ),
    Edge(
        "ALC-07",
        "critical",
        "disoriented, pulse and sweats, tremor, all at their limits",
        """
        time  | ciwa_ar             | hr  | bp     | temp | acvpu
        08:00 | 0 4 4 0 0 0 0 0 0 2 | 100 | 120/80 | 37.0 | A
        """,
    ),
    Edge(
        "ALC-07",
        "critical",
        "confused, pressure and temperature, agitation",
        """
        time  | ciwa_ar             | hr | bp     | temp | acvpu
        08:00 | 0 0 0 0 4 0 0 0 0 0 | 80 | 150/80 | 38.0 | C
        """,
    ),
    Edge(
        "ALC-07",
        "no",
        "pressure counts once, systolic and diastolic together",
        """
        time  | ciwa_ar             | hr | bp      | temp | acvpu
        08:00 | 0 4 0 0 0 0 0 0 0 2 | 99 | 150/100 | 37.9 | A
        """,
    ),
    Edge(
        "ALC-07",
        "no",
        "orientation 1 and alert: not clouded",
        """
        time  | ciwa_ar             | hr  | bp      | temp | acvpu
        08:00 | 0 4 4 0 4 4 0 0 0 1 | 120 | 160/100 | 38.5 | A
        """,
    ),
    Edge(
        "ALC-07",
        "no",
        "nothing stirs: perception, agitation and tremor at 3",
        """
        time  | ciwa_ar             | hr  | bp      | temp | acvpu
        08:00 | 0 3 4 0 3 3 0 0 0 3 | 120 | 160/100 | 38.5 | C
        """,
    ),
    Edge(
        "ALC-07",
        "critical",
        "vital signs two hours before the score",
        """
        time  | ciwa_ar             | hr  | bp      | temp | acvpu
        08:00 |                     | 110 | 160/90  | 37.0 | A
        10:00 | 0 4 0 0 0 0 0 0 0 2 |     |         |      |
        """,
    ),
    Edge(
        "ALC-07",
        "?critical",
        "vital signs a minute older are not of the same hours",
        """
        time  | ciwa_ar             | hr  | bp      | temp | acvpu
        07:59 |                     | 110 | 160/90  | 37.0 | A
        10:00 | 0 4 0 0 0 0 0 0 0 2 |     |         |      |
        """,
    ),
    Edge(
        "ALC-07",
        "critical",
        "what is known is enough, though the temperature is not",
        """
        time  | ciwa_ar             | hr  | bp     | acvpu
        08:00 | 0 4 4 0 0 0 0 0 0 2 | 100 | 120/80 | A
        """,
    ),
    Edge(
        "ALC-09",
        "high",
        "18 with pulse 120 and diastolic 100",
        """
        time  | ciwa_ar | hr  | bp      | temp | rr
        08:00 | 18      | 120 | 140/100 | 37.0 | 16
        """,
    ),
    Edge(
        "ALC-09",
        "no",
        "19 is no low score",
        """
        time  | ciwa_ar | hr  | bp      | temp | rr
        08:00 | 19      | 120 | 140/100 | 37.0 | 16
        """,
    ),
    Edge(
        "ALC-09",
        "no",
        "one sign: pressure counts once",
        """
        time  | ciwa_ar | hr  | bp      | temp | rr
        08:00 | 6       | 119 | 160/100 | 37.9 | 21
        """,
    ),
    Edge(
        "ALC-09",
        "high",
        "vital signs an hour apart, temperature 38.0 and breathing 22",
        """
        time  | ciwa_ar | hr | bp     | temp | rr
        08:00 | 6       |    |        |      |
        09:00 |         | 80 | 120/80 | 38.0 | 22
        """,
    ),
    Edge(
        "ALC-09",
        "?high",
        "an hour and a minute apart",
        """
        time  | ciwa_ar | hr | bp     | temp | rr
        08:00 | 6       |    |        |      |
        09:01 |         | 80 | 120/80 | 38.0 | 22
        """,
    ),
    Edge(
        "ALC-09",
        "?high",
        "refused beside the pulse and pressure: calm ones beside the last score say nothing",
        """
        time  | ciwa_ar | vitals | hr  | bp
        08:00 | 6       | calm   |     |
        11:00 | refused |        | 124 | 172/104
        """,
    ),
    Edge(
        "ALC-13",
        "medium",
        "4, 6, 8",
        """
        time  | ciwa_ar
        08:00 | 4
        12:00 | 6
        16:00 | 8
        """,
    ),
    Edge(
        "ALC-13",
        "no",
        "the last step is 1",
        """
        time  | ciwa_ar
        08:00 | 5
        12:00 | 8
        16:00 | 9
        """,
    ),
    Edge(
        "ALC-13",
        "no",
        "the last is 7",
        """
        time  | ciwa_ar
        08:00 | 3
        12:00 | 5
        16:00 | 7
        """,
    ),
    Edge(
        "ALC-13",
        "medium",
        "a refused one between is passed over",
        """
        time  | ciwa_ar
        08:00 | 4
        10:00 | refused
        12:00 | 6
        16:00 | 8
        """,
    ),
    Edge(
        "ALC-13",
        "?medium",
        "there are only two",
        """
        time  | ciwa_ar
        12:00 | 6
        16:00 | 8
        """,
    ),
)
