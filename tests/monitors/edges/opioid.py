"""Opioid withdrawal and fluid loss at their limits."""

from tests.monitors.edges.edge import Edge

OPIOID = (
    Edge(
        "OPI-02",
        "medium",
        "3 emeses in 8 h",
        """
        time  | emesis
        08:00 | 100
        12:00 | ?
        16:00 | 100
        """,
    ),
    Edge(
        "OPI-02",
        "no",
        "the first lies a minute before",
        """
        time  | emesis
        07:59 | 100
        12:00 | 100
        16:00 | 100
        """,
    ),
    Edge(
        "OPI-02",
        "medium",
        "4 loose stools in 8 h",
        """
        time  | stool
        08:00 | 100 loose, 100 loose
        16:00 | 100 loose, 100 loose
        """,
    ),
    Edge(
        "OPI-02",
        "no",
        "3 loose and a formed one",
        """
        time  | stool
        08:00 | 100 loose, 100 formed
        16:00 | 100 loose, 100 loose
        """,
    ),
    Edge(
        "OPI-02",
        "?medium",
        "3 loose and one nobody described",
        """
        time  | stool
        08:00 | 100 loose, 100
        16:00 | 100 loose, 100 loose
        """,
    ),
    Edge(
        "OPI-02",
        "medium",
        "6 together in 12 h",
        """
        time  | emesis | stool
        06:00 | 100    | 100 loose, 100 loose
        12:00 | 100    |
        18:00 |        | 100 loose, 100 loose
        """,
    ),
    Edge(
        "OPI-02",
        "high",
        "10 together in 24 h",
        """
        time    | emesis        | stool
        08:00   | 100, 100      | 100 loose, 100 loose
        20:00   | 100, 100      | 100 loose
        2 08:00 | 100           | 100 loose, 100 loose
        """,
    ),
    Edge(
        "OPI-02",
        "medium",
        "9 together in 24 h",
        """
        time    | emesis        | stool
        08:00   | 100, 100      | 100 loose, 100 loose
        20:00   | 100, 100      | 100 loose
        2 08:00 | 100           | 100 loose
        """,
        at="20:00",
    ),
    Edge(
        "OPI-02",
        "critical",
        "blood in one",
        """
        time  | emesis
        08:00 | 100 blood
        """,
    ),
    Edge(
        "OPI-02",
        "critical",
        "melaena told as an event",
        """
        time  | event
        08:00 | melaena
        """,
    ),
    Edge(
        "OPI-02",
        "no",
        "none charted is none",
        """
        time  | vitals
        08:00 | calm
        """,
    ),
    Edge(
        "OPI-03",
        "medium",
        "−1000 mL in 12 h",
        """
        measured 08:00
        time  | in  | void | emesis
        08:00 | 200 |      |
        14:00 |     | 700  |
        20:00 |     |      | 500
        """,
    ),
    Edge(
        "OPI-03",
        "no",
        "−999 mL",
        """
        measured 08:00
        time  | in  | void | emesis
        08:00 | 201 |      |
        14:00 |     | 700  |
        20:00 |     |      | 500
        """,
    ),
    Edge(
        "OPI-03",
        "high",
        "−1500 mL in 12 h",
        """
        measured 08:00
        time  | in  | void | emesis
        08:00 | 200 |      |
        14:00 |     | 1200 |
        20:00 |     |      | 500
        """,
    ),
    Edge(
        "OPI-03",
        "high",
        "−2000 mL in 24 h, though −500 in the last 12",
        """
        measured 08:00
        time    | in  | void | emesis
        08:00   | 100 |      |
        14:00   |     | 1100 | 500
        2 00:00 | 100 | 600  |
        2 08:00 |     |      |
        2 08:00 |     | 0    |
        """,
    ),
    Edge(
        "OPI-03",
        "medium?high",
        "an unmeasured void can only make it lower",
        """
        measured 08:00
        time  | in  | void | emesis
        08:00 | 200 | ?    |
        14:00 |     | 700  |
        20:00 |     |      | 500
        """,
        at="20:00",
    ),
    Edge(
        "OPI-03",
        "?high",
        "an unmeasured void: how low is not known",
        """
        measured 08:00
        time  | in  | void | emesis
        08:00 | 400 | ?    |
        14:00 |     | 700  |
        20:00 |     |      | 500
        """,
    ),
    Edge(
        "OPI-03",
        "?high",
        "not ordered as measured for all of the 12 h",
        """
        measured 08:01
        time  | in  | void | emesis
        08:00 | 200 |      |
        14:00 |     | 1200 |
        20:00 |     |      | 500
        """,
    ),
    Edge(
        "OPI-03",
        "?high",
        "no void charted in the shift: uncharted is not empty",
        """
        measured 08:00
        time  | in  | emesis
        08:00 | 200 |
        20:00 |     | 1800
        """,
    ),
    Edge(
        "OPI-03",
        "high",
        "none declared is measured",
        """
        measured 08:00
        time  | in  | void | emesis
        08:00 | 200 |      |
        20:00 |     | none | 1800
        """,
    ),
    Edge(
        "OPI-03",
        "high",
        "nothing drunk, declared",
        """
        measured 08:00
        time  | in   | void | emesis
        14:00 |      | 200  | 700
        20:00 | none |      | 600
        """,
    ),
    Edge(
        "OPI-03",
        "?high",
        "nothing about what was drunk",
        """
        measured 08:00
        time  | void | emesis
        14:00 | 200  | 700
        20:00 |      | 600
        """,
    ),
    Edge(
        "OPI-04",
        "medium",
        "70.0 to 67.9 kg is exactly 3 %",
        """
        time    | weight
        08:00   | 70.0
        2 08:00 | 67.9
        """,
    ),
    Edge(
        "OPI-04",
        "no",
        "to 68.0 kg",
        """
        time    | weight
        08:00   | 70.0
        2 08:00 | 68.0
        """,
    ),
    Edge(
        "OPI-04",
        "high",
        "to 66.5 kg is 5 %",
        """
        time    | weight
        08:00   | 70.0
        2 08:00 | 66.5
        """,
    ),
    Edge(
        "OPI-04",
        "medium",
        "to 66.6 kg",
        """
        time    | weight
        08:00   | 70.0
        2 08:00 | 66.6
        """,
    ),
    Edge(
        "OPI-04",
        "?high",
        "on another scale",
        """
        time    | weight
        08:00   | 70.0
        2 08:00 | 66.0 other scale
        """,
    ),
    Edge(
        "OPI-04",
        "?high",
        "no weight within 12 h of admission",
        """
        admitted 1 08:00
        time    | weight
        1 20:01 | 70.0
        2 08:00 | 66.0
        """,
    ),
    Edge(
        "OPI-04",
        "no",
        "after 72 h it is no longer about fluid",
        """
        time    | weight
        08:00   | 70.0
        2 08:00 | 70.0
        4 08:01 | 66.0
        """,
    ),
    Edge(
        "OPI-05",
        "medium",
        "systolic falls by 20",
        """
        time  | orthostatic
        08:00 | 120/80 80 > 100/71 96 3
        """,
    ),
    Edge(
        "OPI-05",
        "medium",
        "diastolic falls by 10",
        """
        time  | orthostatic
        08:00 | 120/80 80 > 101/70 96 1
        """,
    ),
    Edge(
        "OPI-05",
        "no",
        "by 19 and 9",
        """
        time  | orthostatic
        08:00 | 120/80 80 > 101/71 96 1
        """,
    ),
    Edge(
        "OPI-05",
        "medium?high",
        "cannot stand",
        """
        time  | orthostatic
        08:00 | unable
        """,
    ),
    Edge(
        "OPI-05",
        "high",
        "89 on standing",
        """
        time  | orthostatic
        08:00 | 100/60 80 > 89/58 96 1
        """,
    ),
    Edge(
        "OPI-05",
        "no",
        "90 on standing",
        """
        time  | orthostatic
        08:00 | 100/60 80 > 90/58 96 1
        """,
    ),
    Edge(
        "OPI-05",
        "high",
        "near-fainting",
        """
        time  | orthostatic
        08:00 | 120/80 80 > 110/76 96 1 near syncope
        """,
    ),
    Edge(
        "OPI-05",
        "?medium",
        "measured after five minutes, it is no test of standing",
        """
        time  | orthostatic
        08:00 | 120/80 80 > 95/71 96 5
        """,
    ),
    Edge(
        "OPI-05",
        "?high",
        "never tried",
        """
        time  | vitals
        08:00 | calm
        """,
    ),
    Edge(
        "OPI-06",
        "high?critical",
        "209 mL in 6 h at 70 kg is below 0.5 mL/kg/h; 12 h are not charted yet",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        14:00 |        | 209
        """,
    ),
    Edge(
        "OPI-06",
        "?critical",
        "210 mL is not",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        14:00 |        | 210
        """,
        at="14:00",
    ),
    Edge(
        "OPI-06",
        "critical",
        "419 mL in 12 h",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        14:00 |        | 210
        20:00 |        | 209
        """,
    ),
    Edge(
        "OPI-06",
        "no",
        "420 mL in 12 h",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        14:00 |        | 210
        20:00 |        | 210
        """,
    ),
    Edge(
        "OPI-06",
        "?critical",
        "one of them was not measured",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        11:00 |        | ?
        14:00 |        | 100
        """,
    ),
    Edge(
        "OPI-06",
        "?critical",
        "the earlier void lies before the order to measure",
        """
        measured 08:01
        time  | weight | void
        08:00 | 70.0   | 300
        14:30 |        | 100
        """,
    ),
    Edge(
        "OPI-06",
        "?critical",
        "no weight",
        """
        measured 08:00
        time  | void
        08:00 | 300
        14:00 | 100
        """,
    ),
    Edge(
        "OPI-06",
        "?critical",
        "8 h without a void",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        """,
        at="16:00",
    ),
    Edge(
        "OPI-06",
        "high?critical",
        "8 h and a minute, awake",
        """
        measured 08:00
        time  | weight | void
        08:00 | 70.0   | 300
        """,
        at="16:01",
    ),
    Edge(
        "OPI-06",
        "?critical",
        "asleep in between: not awake for 8 h",
        """
        measured 08:00
        time  | weight | void | visit
        08:00 | 70.0   | 300  |
        12:00 |        |      | asleep
        """,
        at="16:01",
    ),
    Edge(
        "OPI-06",
        "high?critical",
        "none for 12 h, declared, asleep or not",
        """
        measured 08:00
        time  | weight | void | visit
        08:00 | 70.0   | 300  |
        14:00 |        |      | asleep
        20:00 |        | none |
        """,
        at="20:01",
    ),
    Edge(
        "OPI-06",
        "?critical",
        "not ordered as measured",
        """
        time  | weight | void
        08:00 | 70.0   | 300
        14:00 |        | 100
        """,
    ),
    Edge(
        "OPI-07",
        "medium",
        "pulse 110 twice, half an hour apart, while vomiting",
        """
        time  | emesis        | hr  | bp
        08:00 | 100, 100, 100 | 110 | 124/80
        08:30 |               | 110 | 124/80
        """,
    ),
    Edge(
        "OPI-07",
        "no",
        "29 minutes apart",
        """
        time  | emesis        | hr  | bp
        08:00 | 100, 100, 100 | 110 | 124/80
        08:29 |               | 110 | 124/80
        """,
        at="08:29",
    ),
    Edge(
        "OPI-07",
        "high",
        "pulse as high as the pressure",
        """
        time  | emesis        | hr  | bp
        08:00 | 100, 100, 100 | 104 | 104/60
        """,
    ),
    Edge(
        "OPI-07",
        "no",
        "pulse below the pressure",
        """
        time  | emesis        | hr  | bp
        08:00 | 100, 100, 100 | 103 | 104/60
        """,
    ),
    Edge(
        "OPI-07",
        "critical",
        "systolic 89",
        """
        time  | emesis        | hr | bp
        08:00 | 100, 100, 100 | 80 | 89/50
        """,
    ),
    Edge(
        "OPI-07",
        "no",
        "systolic 90",
        """
        time  | emesis        | hr | bp
        08:00 | 100, 100, 100 | 80 | 90/50
        """,
    ),
    Edge(
        "OPI-07",
        "no",
        "standing values are not at rest",
        """
        time  | emesis        | hr  | bp     | position
        08:00 | 100, 100, 100 | 80  | 120/80 | lying
        08:05 |               | 124 | 88/50  | standing
        """,
    ),
    Edge(
        "OPI-07",
        "?critical",
        "whether fluid is being lost is not known",
        """
        time  | hr  | bp
        08:00 | 112 | 88/50
        """,
    ),
    Edge(
        "OPI-01",
        "high?critical",
        "vomiting and a resting pulse of 100",
        """
        measured 08:00
        time  | weight | emesis        | hr  | bp     | orthostatic
        08:00 | 70.0   | 100, 100, 100 | 100 | 120/80 | 120/80 80 > 116/78 88 1
        """,
    ),
    Edge(
        "OPI-01",
        "?critical",
        "one sign is not enough, and the others are not known",
        """
        time  | emesis        | hr | bp
        08:00 | 100, 100, 100 | 99 | 120/80
        """,
    ),
    Edge(
        "OPI-01",
        "critical",
        "two signs, and systolic 89",
        """
        time  | emesis        | hr  | bp
        08:00 | 100, 100, 100 | 100 | 89/50
        """,
    ),
    Edge(
        "OPI-01",
        "critical",
        "four signs",
        """
        time    | weight | emesis        | hr  | bp     | orthostatic
        08:00   | 70.0   |               |     |        |
        2 08:00 | 67.0   | 100, 100, 100 | 100 | 120/80 | 120/80 80 > 98/78 88 1
        """,
    ),
    Edge(
        "OPI-01",
        "high?critical",
        "three signs, and the rest not known",
        """
        time    | weight | emesis        | hr | bp     | orthostatic
        08:00   | 70.0   |               |    |        |
        2 08:00 | 67.0   | 100, 100, 100 | 99 | 120/80 | 120/80 80 > 98/78 88 1
        """,
    ),
    Edge(
        "OPI-01",
        "no",
        "all looked at, one found",
        """
        measured 1 08:00; admitted 1 08:00
        time    | weight | in  | void | emesis | hr | bp     | orthostatic
        1 08:00 | 70.0   | 300 | 300  |        |    |        |
        1 14:00 |        | 300 | 300  |        |    |        |
        1 20:00 |        | 300 | 300  |        |    |        |
        2 02:00 |        | 300 | 300  |        |    |        |
        2 08:00 | 69.8   | 300 | 300  |        | 99 | 120/80 | 120/80 80 > 98/78 88 1
        """,
    ),
    Edge(
        "OPI-11",
        "medium",
        "up by 6 in 4 h to 13",
        """
        time  | cows
        08:00 | 7
        12:00 | 13
        """,
    ),
    Edge(
        "OPI-11",
        "no",
        "up by 5",
        """
        time  | cows
        08:00 | 8
        12:00 | 13
        """,
    ),
    Edge(
        "OPI-11",
        "no",
        "up by 6, to 12 only",
        """
        time  | cows
        08:00 | 6
        12:00 | 12
        """,
    ),
    Edge(
        "OPI-11",
        "high",
        "25",
        """
        time  | cows
        08:00 | 24
        12:00 | 25
        """,
    ),
    Edge(
        "OPI-11",
        "high",
        "36",
        """
        time  | cows
        08:00 | 36
        12:00 | 36
        """,
    ),
    Edge(
        "OPI-11",
        "critical",
        "37",
        """
        time  | cows
        08:00 | 36
        12:00 | 37
        """,
    ),
    Edge(
        "OPI-11",
        "?critical",
        "an item is missing",
        """
        time  | cows
        08:00 | 0 2 3 2 - 2 3 2 1 2 3
        """,
    ),
)
