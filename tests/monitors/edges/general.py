"""Early warning, confusion and fever at their limits."""

from tests.monitors.edges.edge import Edge

GENERAL = (
    Edge(
        "GEN-01",
        "critical",
        "3 for breathing, 2 for pulse, 2 for pressure: 7",
        """
        time  | rr | spo2 | o2  | bp    | hr  | acvpu | temp
        08:00 | 25 | 97   | air | 95/60 | 112 | A     | 37.0
        """,
    ),
    Edge(
        "GEN-01",
        "no",
        "3, 2 and 1: 6",
        """
        time  | rr | spo2 | o2  | bp     | hr  | acvpu | temp
        08:00 | 25 | 97   | air | 105/60 | 112 | A     | 37.0
        """,
    ),
    Edge(
        "GEN-01",
        "critical",
        "7 from the parameters that are there",
        """
        time  | rr | bp    | hr
        08:00 | 25 | 95/60 | 112
        """,
    ),
    Edge(
        "GEN-01",
        "?critical",
        "6 from those that are there",
        """
        time  | rr | bp     | hr
        08:00 | 25 | 105/60 | 112
        """,
    ),
    Edge(
        "GEN-01",
        "?critical",
        "never mixed from two sets",
        """
        time  | rr | bp    | hr
        08:00 | 25 |       | 112
        08:01 |    | 95/60 |
        """,
    ),
    Edge(
        "GEN-01",
        "?critical",
        "no score in pregnancy",
        """
        flag pregnancy
        time  | rr | spo2 | o2  | bp    | hr  | acvpu | temp
        08:00 | 25 | 97   | air | 95/60 | 112 | A     | 37.0
        """,
    ),
    Edge(
        "GEN-02",
        "high",
        "5",
        """
        time  | vitals | rr | hr
        08:00 | calm   | 25 | 112
        """,
    ),
    Edge(
        "GEN-02",
        "high",
        "6",
        """
        time  | vitals | rr | hr  | bp
        08:00 | calm   | 25 | 112 | 105/60
        """,
    ),
    Edge(
        "GEN-02",
        "no",
        "4",
        """
        time  | vitals | rr | hr
        08:00 | calm   | 25 | 110
        """,
    ),
    Edge(
        "GEN-02",
        "no",
        "7 belongs to the emergency one",
        """
        time  | vitals | rr | hr  | bp
        08:00 | calm   | 25 | 112 | 95/60
        """,
    ),
    Edge(
        "GEN-02",
        "high",
        "at least 5",
        """
        time  | rr | hr
        08:00 | 25 | 112
        """,
    ),
    Edge(
        "GEN-02",
        "?high",
        "at least 4",
        """
        time  | rr | hr
        08:00 | 25 | 110
        """,
    ),
    Edge(
        "GEN-02",
        "?high",
        "7, and refused since: it may have come down into the range",
        """
        time  | vitals  | rr | hr  | bp
        08:00 | calm    | 25 | 112 | 95/60
        09:00 | refused |    |     |
        """,
    ),
    Edge(
        "GEN-03",
        "high",
        "breathing alone scores 3",
        """
        time  | vitals | rr
        08:00 | calm   | 25
        """,
    ),
    Edge(
        "GEN-03",
        "no",
        "breathing of 24 scores 2",
        """
        time  | vitals | rr
        08:00 | calm   | 24
        """,
    ),
    Edge(
        "GEN-03",
        "no",
        "with 5 in all the urgent one speaks",
        """
        time  | vitals | rr | hr
        08:00 | calm   | 25 | 112
        """,
    ),
    Edge(
        "GEN-03",
        "high",
        "on whatever is there",
        """
        time  | spo2
        08:00 | 91
        """,
    ),
    Edge(
        "GEN-03",
        "?high",
        "what is there is calm, and the rest is not there",
        """
        time  | spo2
        08:00 | 97
        """,
    ),
    Edge(
        "GEN-04",
        "medium",
        "1 to 3 in 6 h",
        """
        time  | vitals | rr | hr
        08:00 | calm   |    | 92
        14:00 | calm   | 21 | 92
        """,
    ),
    Edge(
        "GEN-04",
        "no",
        "2 to 3",
        """
        time  | vitals | rr | hr
        08:00 | calm   | 21 |
        14:00 | calm   | 21 | 92
        """,
    ),
    Edge(
        "GEN-04",
        "no",
        "0 to 2",
        """
        time  | vitals | rr
        08:00 | calm   |
        14:00 | calm   | 21
        """,
    ),
    Edge(
        "GEN-04",
        "no",
        "to 5: the urgent one speaks",
        """
        time  | vitals | rr | hr
        08:00 | calm   |    |
        14:00 | calm   | 25 | 112
        """,
    ),
    Edge(
        "GEN-04",
        "?medium",
        "no earlier one",
        """
        time  | vitals | rr | hr
        14:00 | calm   | 21 | 92
        """,
    ),
    Edge(
        "GEN-10",
        "high",
        "newly confused",
        """
        time  | acvpu
        08:00 | C
        """,
    ),
    Edge(
        "GEN-10",
        "no",
        "drowsy is not confused",
        """
        time  | acvpu
        08:00 | V
        """,
    ),
    Edge(
        "GEN-10",
        "high",
        "orientation of 2 at the first look",
        """
        class alcohol
        time  | acvpu | ciwa_ar
        08:00 | A     | 0 0 0 0 0 0 0 0 0 2
        """,
    ),
    Edge(
        "GEN-10",
        "no",
        "orientation of 1",
        """
        class alcohol
        time  | acvpu | ciwa_ar
        08:00 | A     | 0 0 0 0 0 0 0 0 0 1
        """,
    ),
    Edge(
        "GEN-10",
        "high",
        "up by 2 in 12 h, though disoriented before",
        """
        class alcohol
        time  | acvpu | ciwa_ar
        08:00 | A     | 0 0 0 0 0 0 0 0 0 2
        20:00 | A     | 0 0 0 0 0 0 0 0 0 4
        """,
    ),
    Edge(
        "GEN-10",
        "no",
        "disoriented before, and not risen",
        """
        class alcohol
        time  | acvpu | ciwa_ar
        08:00 | A     | 0 0 0 0 0 0 0 0 0 2
        12:00 | A     | 0 0 0 0 0 0 0 0 0 3
        """,
    ),
    Edge(
        "GEN-10",
        "high",
        "disoriented again after a clear hour, a day later",
        """
        class alcohol
        time    | acvpu | ciwa_ar
        08:00   | A     | 0 0 0 0 0 0 0 0 0 3
        12:00   | A     | 0 0 0 0 0 0 0 0 0 1
        2 12:00 | A     | 0 0 0 0 0 0 0 0 0 2
        """,
    ),
    Edge(
        "GEN-10",
        "?high",
        "in an alcohol stay orientation is asked",
        """
        class alcohol
        time  | acvpu
        08:00 | A
        """,
    ),
    Edge(
        "GEN-10",
        "no",
        "in an opioid stay alert is enough",
        """
        class opioid
        time  | acvpu
        08:00 | A
        """,
    ),
    Edge(
        "GEN-10",
        "?high",
        "consciousness was left out",
        """
        class opioid
        time  | hr
        08:00 | 80
        """,
    ),
    Edge(
        "GEN-12",
        "high",
        "38.5",
        """
        time  | temp
        08:00 | 38.5
        """,
    ),
    Edge(
        "GEN-12",
        "no",
        "38.4 once",
        """
        time  | temp
        07:00 | 37.9
        08:00 | 38.4
        """,
    ),
    Edge(
        "GEN-12",
        "high",
        "38.0 twice, an hour apart",
        """
        time  | temp
        08:00 | 38.0
        09:00 | 38.0
        """,
    ),
    Edge(
        "GEN-12",
        "no",
        "59 min apart",
        """
        time  | temp
        08:00 | 38.0
        08:59 | 38.0
        """,
    ),
    Edge(
        "GEN-12",
        "no",
        "with 37.9 between",
        """
        time  | temp
        08:00 | 38.0
        08:30 | 37.9
        09:00 | 38.0
        """,
    ),
    Edge(
        "GEN-12",
        "no",
        "25 h apart is no twice",
        """
        time    | temp
        08:00   | 38.0
        2 09:00 | 38.0
        """,
    ),
    Edge(
        "GEN-12",
        "?high",
        "4 h and a minute later it is out of date",
        """
        time  | temp
        08:00 | 36.8
        """,
        at="12:01",
    ),
    Edge(
        "GEN-12",
        "no",
        "on 12-hourly rounds it counts until the next with its grace",
        """
        protocol news2
        time  | vitals
        08:00 | calm
        """,
        at="21:00",
    ),
)
