"""What happened, and naloxone, at their limits."""

from tests.monitors.vignettes.vignette import Case

EVENTS: dict[str, tuple[Case, ...]] = {
    "GEN-13": (
        *(
            Case(
                words,
                f"""
                time  | event
                08:00 | {event}
                """,
                "08:00",
                says,
            )
            for words, event, says in (
                ("a seizure", "seizure", "critical"),
                ("a syncope", "syncope", "critical"),
                ("near to it", "near_syncope", "no"),
                ("a fall on the head", "fall head strike", "critical"),
                ("a fall, the head not struck", "fall", "no"),
                ("chest pain", "chest_pain", "critical"),
                ("blood vomited", "haematemesis", "critical"),
                ("blood passed", "melaena", "critical"),
                ("something else", "suspected_use", "no"),
            )
        ),
        Case(
            "it is told of the moment it happened",
            """
            time  | event
            08:00 | seizure
            """,
            "08:01",
            "no",
        ),
    ),
    "GEN-16": (
        Case(
            "an event, two hours ago",
            """
            time  | event
            08:00 | naloxone
            """,
            "10:00",
            "medium",
        ),
        Case(
            "a minute more",
            """
            time  | event
            08:00 | naloxone
            """,
            "10:01",
            "no",
        ),
        Case(
            "a dose, two hours ago",
            """
            time  | dose
            08:00 | naloxone naloxone intranasal
            """,
            "10:00",
            "medium",
        ),
        Case(
            "buprenorphine with it in one film is no antagonist dose",
            """
            time  | dose
            08:00 | suboxone opioid buprenorphine sublingual
            """,
            "08:00",
            "no",
        ),
        Case(
            "the second of two counts on from itself",
            """
            time  | dose                         | event
            08:00 |                              | naloxone
            09:30 | naloxone naloxone intranasal |
            """,
            "11:30",
            "medium",
        ),
        Case(
            "none charted",
            """
            time  | vitals
            08:00 | calm
            """,
            "08:00",
            "no",
        ),
    ),
}
