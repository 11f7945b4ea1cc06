"""Stimulants and the body: each pattern at its limit, just short of it, and for want of data."""

from tests.monitors.vignettes.vignette import Case


def _hot(temperature: str, rass: str) -> str:
    return f"class stimulant\ntime | vitals | temp | rass\n08:00 | calm | {temperature} | {rass}"


def _vitals(*lines: str, head: str = "class stimulant") -> str:
    """Vital signs again and again: each a time, a heart rate, a pressure."""
    return f"{head}\ntime | hr | bp\n" + "\n".join(lines)


def _pain(at: str, event: str = "chest_pain", head: str = "used stimulant/cocaine 0 08:00") -> str:
    return f"{head}; admitted 08:00\ntime | event\n{at} | {event}"


def _urine(void: str, ck: str = "") -> str:
    """Measured fluids with a void at 14:00 and at 20:00, and a figure from the laboratory."""
    return f"""
        class stimulant; admitted 08:00; measured 08:00
        time  | weight | void   | ck
        08:00 | 70.0   | 250    |
        14:00 |        | {void} |
        20:00 |        | {void} | {ck}
    """


CASES: dict[str, tuple[Case, ...]] = {
    "STI-08": (
        Case("38.5 °C", _hot("38.5", "0"), "08:00", "high"),
        Case("38.4 °C", _hot("38.4", "4"), "08:00", "no"),
        Case("39.0 °C with RASS +1", _hot("39.0", "1"), "08:00", "critical"),
        Case("39.0 °C with RASS 0", _hot("39.0", "0"), "08:00", "high"),
        Case("38.9 °C with RASS +1", _hot("38.9", "1"), "08:00", "high"),
        Case("40.0 °C", _hot("40.0", "0"), "08:00", "critical"),
        Case("39.0 °C, RASS not charted", _hot("39.0", ""), "08:00", "high?critical"),
        Case("out of date after 4 h", _hot("38.4", "0"), "12:01", "?critical"),
        Case("nobody took it", "class stimulant\ntime | rass\n08:00 | 3", "08:00", "?critical"),
        Case("39.9 °C", _hot("39.9", "0"), "08:00", "high"),
    ),
    "STI-09": (
        Case("72 h after the last use", _pain("3 08:00"), "3 08:00", "critical"),
        Case("longer after it", _pain("3 08:01"), "3 08:01", "no"),
        Case(
            "longer, but told as within an hour",
            _pain("3 08:01", head="used stimulant/cocaine 0 08:00 within 1 h"),
            "3 08:01",
            "critical",
        ),
        Case("last use unknown, 72 h in the unit", _pain("4 08:00", head="class stimulant"), "4 08:00", "critical"),
        Case("last use unknown, longer", _pain("4 08:01", head="class stimulant"), "4 08:01", "no"),
        Case("another event", _pain("3 08:00", "syncope"), "3 08:00", "no"),
        Case(
            "of several agents any will do",
            _pain("5 08:00", head="used stimulant/cocaine 0 08:00; used stimulant/amphetamine 3 08:00"),
            "5 08:00",
            "critical",
        ),
    ),
    "STI-10": (
        Case(
            "systolic 160 twice, 15 min apart", _vitals("08:00 | 90 | 160/90", "08:15 | 90 | 160/90"), "08:15", "high"
        ),
        Case("pulse 130 twice, 15 min apart", _vitals("08:00 | 130 | 120/80", "08:15 | 130 | 120/80"), "08:15", "high"),
        Case("14 min apart", _vitals("08:00 | 130 | 160/90", "08:14 | 130 | 160/90"), "08:14", "no"),
        Case("159 and 129", _vitals("08:00 | 129 | 159/90", "08:15 | 130 | 160/90"), "08:15", "no"),
        Case("one sign, then the other", _vitals("08:00 | 90 | 160/90", "08:15 | 130 | 120/80"), "08:15", "no"),
        Case(
            "a calm reading between",
            _vitals("08:00 | 90 | 160/90", "08:10 | 90 | 150/90", "08:20 | 90 | 160/90"),
            "08:20",
            "no",
        ),
        Case("24 h apart", _vitals("08:00 | 90 | 160/90", "2 08:00 | 90 | 160/90"), "2 08:00", "high"),
        Case("longer apart", _vitals("08:00 | 90 | 160/90", "2 08:01 | 90 | 160/90"), "2 08:01", "no"),
        Case(
            "refused since",
            "class stimulant\ntime | vitals | bp\n08:00 | calm | 160/90\n08:20 | refused |",
            "08:20",
            "?high",
        ),
        Case("out of date after 4 h", _vitals("08:00 | 90 | 120/80"), "12:01", "?high"),
        Case("nobody took them", "class stimulant\ntime | rass\n08:00 | 0", "08:00", "?high"),
    ),
    "STI-11": (
        Case(
            "49 twice, 15 min apart, 55 at first",
            _vitals("08:00 | 55 | 120/80", "12:00 | 49 | 120/80", "12:15 | 49 | 120/80"),
            "12:15",
            "medium",
        ),
        Case(
            "54 at first",
            _vitals("08:00 | 54 | 120/80", "12:00 | 49 | 120/80", "12:15 | 49 | 120/80"),
            "12:15",
            "no",
        ),
        Case(
            "50",
            _vitals("08:00 | 60 | 120/80", "12:00 | 49 | 120/80", "12:15 | 50 | 120/80"),
            "12:15",
            "no",
        ),
        Case(
            "14 min apart",
            _vitals("08:00 | 60 | 120/80", "12:01 | 49 | 120/80", "12:15 | 49 | 120/80"),
            "12:15",
            "no",
        ),
        Case(
            "a faster reading between",
            _vitals("08:00 | 60 | 120/80", "12:00 | 49 | 120/80", "12:10 | 52 | 120/80", "12:20 | 49 | 120/80"),
            "12:20",
            "no",
        ),
        Case(
            "24 h apart",
            _vitals("08:00 | 60 | 120/80", "12:00 | 49 | 120/80", "2 12:00 | 49 | 120/80"),
            "2 12:00",
            "medium",
        ),
        Case(
            "longer apart",
            _vitals("08:00 | 60 | 120/80", "12:00 | 49 | 120/80", "2 12:01 | 49 | 120/80"),
            "2 12:01",
            "no",
        ),
        Case("40 once", _vitals("08:00 | 40 | 120/80"), "08:00", "critical"),
        Case("41 once", _vitals("08:00 | 41 | 120/80"), "08:00", "no"),
        Case("49 with systolic 89", _vitals("08:00 | 49 | 89/60"), "08:00", "critical"),
        Case("49 with systolic 90", _vitals("08:00 | 49 | 90/60"), "08:00", "no"),
        Case("49, pressure not taken", _vitals("08:00 | 49 |"), "08:00", "?critical"),
        Case(
            "49 after syncope 24 h ago",
            """
            class stimulant
            time    | event   | hr | bp
            08:00   | syncope |    |
            2 08:00 |         | 49 | 120/80
            """,
            "2 08:00",
            "critical",
        ),
        Case(
            "49 after syncope longer ago",
            """
            class stimulant
            time    | event   | hr | bp
            08:00   | syncope |    |
            2 08:01 |         | 49 | 120/80
            """,
            "2 08:01",
            "no",
        ),
        Case(
            "the first look refused",
            """
            class stimulant
            time  | vitals  | hr | bp
            08:00 | refused |    |
            12:00 |         | 49 | 120/80
            12:15 |         | 49 | 120/80
            """,
            "12:15",
            "?medium",
        ),
        Case("out of date after 4 h", _vitals("08:00 | 90 | 120/80"), "12:01", "?critical"),
        Case(
            "49, and 50 before it",
            _vitals("08:00 | 60 | 120/80", "12:00 | 50 | 120/80", "12:15 | 49 | 120/80"),
            "12:15",
            "no",
        ),
        Case("50 with systolic 89", _vitals("08:00 | 50 | 89/60"), "08:00", "no"),
    ),
    "STI-12": (
        Case("RASS −2", "class stimulant\ntime | rass\n08:00 | -2", "08:00", "medium"),
        Case("RASS −1", "class stimulant\ntime | rass\n08:00 | -1", "08:00", "no"),
        Case("more than 16 h of sleep", "class stimulant\ntime | rass | slept\n08:00 | 0 | 16.5", "08:00", "medium"),
        Case("16.1 h of sleep", "class stimulant\ntime | rass | slept\n08:00 | 0 | 16.1", "08:00", "medium"),
        Case("16 h of sleep", "class stimulant\ntime | rass | slept\n08:00 | 0 | 16", "08:00", "no"),
        Case("RASS not charted", "class stimulant\ntime | slept\n08:00 | 8", "08:00", "?medium"),
        Case(
            "hours slept told more than a day ago",
            "class stimulant\ntime | rass | slept\n08:00 | | 18\n2 08:01 | 0 |",
            "2 08:01",
            "?medium",
        ),
        Case(
            "a newer RASS replaces it, a newer POSS does not",
            "class stimulant\ntime | rass | poss\n08:00 | -2 |\n09:00 | | 1",
            "09:00",
            "medium",
        ),
    ),
    "STI-15": (
        Case("dark urine", "class stimulant\ntime | flag\n08:00 | dark_urine", "3 08:00", "high"),
        Case("more than 5 times the upper limit", _urine("300", "1001 of 200"), "20:00", "high"),
        Case("5 times the upper limit", _urine("300", "1000 of 200"), "20:00", "no"),
        Case("a figure without an upper limit", _urine("300", "9000"), "20:00", "?high"),
        Case("low urine", _urine("100"), "20:00", "high"),
        Case("no creatine kinase, urine enough", _urine("300"), "20:00", "no"),
        Case("fluids not measured", "class stimulant\ntime | vitals\n08:00 | calm", "08:00", "?high"),
        Case(
            "a newer figure without an upper limit",
            "class stimulant\ntime | ck\n08:00 | 1001 of 200\n12:00 | 900",
            "12:00",
            "high",
        ),
    ),
}
