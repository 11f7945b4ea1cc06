"""Suicide risk by the C-SSRS: answers in the order of the form, a dash is not asked or not answered."""

from tests.monitors.vignettes.vignette import Case

SUICIDE: dict[str, tuple[Case, ...]] = {
    "GEN-07": (
        Case(
            "all no",
            """
            time  | cssrs
            08:00 | 0 0 - - - 0 -
            """,
            "08:00",
            "no",
        ),
        Case(
            "a wish to be dead",
            """
            time  | cssrs
            08:00 | 1 0 - - - 0 -
            """,
            "08:00",
            "medium",
        ),
        Case(
            "thoughts without a method",
            """
            time  | cssrs
            08:00 | 0 1 0 0 0 0 -
            """,
            "08:00",
            "medium",
        ),
        Case(
            "a method thought of",
            """
            time  | cssrs
            08:00 | 1 1 1 0 0 0 -
            """,
            "08:00",
            "high",
        ),
        Case(
            "an attempt long ago, at the first screening",
            """
            time  | cssrs
            08:00 | 0 0 - - - 1 0
            """,
            "08:00",
            "high",
        ),
        Case(
            "some intent",
            """
            time  | cssrs
            08:00 | 1 1 0 1 0 0 -
            """,
            "08:00",
            "critical",
        ),
        Case(
            "plan and intent",
            """
            time  | cssrs
            08:00 | 1 1 0 0 1 0 -
            """,
            "08:00",
            "critical",
        ),
        Case(
            "an attempt within three months",
            """
            time  | cssrs
            08:00 | 0 0 - - - 1 1
            """,
            "08:00",
            "critical",
        ),
        Case(
            "what is decided is told though the rest is not answered",
            """
            time  | cssrs
            08:00 | 1 1 1 - - - -
            """,
            "08:00",
            "high?critical",
        ),
        Case(
            "the wish alone was answered: at least low",
            """
            time  | cssrs
            08:00 | 1 - - - - - -
            """,
            "08:00",
            "medium?critical",
        ),
        Case(
            "intent decides, whatever is missing",
            """
            time  | cssrs
            08:00 | - 1 - 1 - - -
            """,
            "08:00",
            "critical",
        ),
        Case(
            "no to the first two, and not asked of attempts",
            """
            time  | cssrs
            08:00 | 0 0 - - - - -
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "never screened",
            """
            time  | mood
            08:00 | 5
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "refused",
            """
            time  | cssrs
            08:00 | refused
            """,
            "08:00",
            "?critical",
        ),
        Case(
            "the attempt of long ago is told once: a later screening that is calm otherwise",
            """
            time    | cssrs
            08:00   | 0 0 - - - 1 0
            2 08:00 | 0 0 - - - 1 0
            """,
            "2 08:00",
            "no",
        ),
        Case(
            "new behaviour at a later screening",
            """
            time    | cssrs
            08:00   | 0 0 - - - 1 0
            2 08:00 | 0 0 - - - 1 1
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "a method at a later screening",
            """
            time    | cssrs
            08:00   | 0 0 - - - 0 -
            2 08:00 | 1 1 1 0 0 0 -
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "the first screening left attempts out: the second is the first that asked",
            """
            time    | cssrs
            08:00   | 0 0 - - - - -
            2 08:00 | 0 0 - - - 1 0
            """,
            "2 08:00",
            "high",
        ),
        Case(
            "refused after a calm one: nobody knows",
            """
            time    | cssrs
            08:00   | 0 0 - - - 0 -
            2 08:00 | refused
            """,
            "2 08:00",
            "?critical",
        ),
        Case(
            "refused after two calm ones: nobody knows",
            """
            time    | cssrs
            08:00   | 0 0 - - - 0 -
            2 08:00 | 0 0 - - - 0 -
            3 08:00 | refused
            """,
            "3 08:00",
            "?critical",
        ),
        Case(
            "it stands until the next screening, however long ago it was",
            """
            time    | cssrs         | vitals
            08:00   | 1 1 1 0 0 0 - |
            9 08:00 |               | calm
            """,
            "9 08:00",
            "high",
        ),
        Case(
            "a wish to be dead at a later screening",
            """
            time    | cssrs
            08:00   | 0 0 - - - 0 -
            2 08:00 | 1 0 - - - 0 -
            """,
            "2 08:00",
            "medium",
        ),
    ),
}
