"""Stimulant withdrawal and mood at its limits: 0 is the worst mood, 10 the best."""

from tests.monitors.edges.edge import Edge

STIMULANT = (
    Edge(
        "STI-01",
        "medium",
        "down by 3 in 24 h",
        """
        time    | mood
        08:00   | 7
        2 08:00 | 4
        """,
    ),
    Edge(
        "STI-01",
        "high",
        "down by 5",
        """
        time    | mood
        08:00   | 8
        16:00   | 6
        2 08:00 | 3
        """,
    ),
    Edge(
        "STI-01",
        "no",
        "down by 2",
        """
        time    | mood
        08:00   | 7
        2 08:00 | 5
        """,
    ),
    Edge(
        "STI-01",
        "no",
        "the better mood lies a minute before the day",
        """
        time    | mood
        08:00   | 9
        16:00   | 5
        2 08:01 | 4
        """,
    ),
    Edge(
        "STI-01",
        "?high",
        "asked once",
        """
        time  | mood
        08:00 | 1
        """,
    ),
    Edge(
        "STI-01",
        "?high",
        "refused since",
        """
        time    | mood
        08:00   | 7
        16:00   | 7
        2 00:00 | refused
        """,
    ),
    Edge(
        "STI-02",
        "high",
        "2",
        """
        time  | mood
        08:00 | 2
        """,
    ),
    Edge(
        "STI-02",
        "no",
        "3",
        """
        time  | mood
        08:00 | 3
        """,
    ),
    Edge(
        "STI-02",
        "?high",
        "never asked",
        """
        time  | vitals
        08:00 | calm
        """,
    ),
    Edge(
        "STI-03",
        "medium",
        "6, 5, 3: each lower, 3 in all",
        """
        time    | mood
        08:00   | 6
        16:00   | 5
        2 08:00 | 3
        """,
    ),
    Edge(
        "STI-03",
        "no",
        "6, 5, 4: 2 in all",
        """
        time    | mood
        08:00   | 6
        16:00   | 5
        2 08:00 | 4
        """,
    ),
    Edge(
        "STI-03",
        "no",
        "6, 3, 3: not each lower",
        """
        time    | mood
        08:00   | 6
        16:00   | 3
        2 08:00 | 3
        """,
    ),
    Edge(
        "STI-03",
        "medium",
        "over 48 h",
        """
        time    | mood
        08:00   | 6
        2 08:00 | 5
        3 08:00 | 3
        """,
    ),
    Edge(
        "STI-03",
        "?medium",
        "the first is a minute older",
        """
        time    | mood
        07:59   | 6
        2 08:00 | 5
        3 08:00 | 3
        """,
    ),
)
