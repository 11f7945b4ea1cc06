"""Stories of benzodiazepine, GHB and stimulant withdrawal."""

from chart import facts
from seed_data.stay import PretendStay, Told, Use
from seed_data.story import Raises, Story

OTHER = (
    Story(
        "benzodiazepine, late", "Brandt", "Lena", "1958-04-17", "T 104 302",
        PretendStay(
            "brandt", "05", (Use("benzodiazepine", "diazepam", 24.0, 6.0, "40 mg a day", 11, 40.0),),
            {
                "withdrawal": ((0, 0.08), (120, 0.12), (150, 0.3), (186, 0.5), (196, 0.62), (230, 0.3), (300, 0.05)),
                "storm": ((0, 0), (130, 0), (160, 0.35), (190, 0.6), (215, 0.1)),
                "clouding": ((0, 0), (187, 0), (190, 2.4), (196, 2.4), (202, 0)),
                "perception": ((0, 0), (150, 2), (190, 5), (215, 0)),
            },
            told=(Told(0.4, facts.Precaution("seizure", True)), Told(0.5, facts.Flag("fall_risk", True))),
            tapers_hours=70.0,
        ),
        hours=188.4, lasts_hours=220,
        raises=(
            Raises("early warning", "high", 187, 198),
            Raises("uncovered", "high", 124, 140),
            Raises("withdrawal score", "medium", 124, 200),
            Raises("seizure risk", "high", 124, 200),
            Raises("delirium", "critical", 187, 198),
        ),
    ),
    Story(
        "crash with falling mood", "Okafor", "Samuel", "1995-01-28", "T 104 433",
        PretendStay(
            "okafor", "06", (Use("stimulant", "methamphetamine", 7.0, years=4),),
            {
                "withdrawal": ((0, 0.3), (40, 0.5), (90, 0.2)),
                "mood": ((0, 6.4), (8, 5.3), (14, 4.0), (19, 2.0), (48, 1.6), (80, 4), (130, 6)),
            },
            told=(Told(0.4, facts.Precaution("suicide", True)), Told(25.6, facts.ObservationLevel("1:1"))),
        ),
        hours=26.3, lasts_hours=130,
        raises=(Raises("suicide", "medium", 14, 25), Raises("suicide", "high", 18, 27)),
    ),
    Story(
        "GHB, second day", "Petrov", "Kiril", "1988-12-01", "T 104 492",
        PretendStay(
            "petrov", "13", (Use("ghb", "GHB", 7.0, 1.0, years=3),),
            {"withdrawal": ((0, 0.36), (10, 0.44), (30, 0.36), (90, 0.1)), "rass": ((0, 1), (20, 0))},
            told=(Told(0.4, facts.Precaution("seizure", True)),),
        ),
        hours=22.4, lasts_hours=100,
    ),
    Story(
        "uneventful", "Osei", "Beatrice", "1991-06-15", "T 104 440",
        PretendStay(
            "osei", "14", (Use("stimulant", "cocaine", 6.0, years=5),),
            {"withdrawal": ((0, 0.2), (40, 0.25), (90, 0.05)), "mood": ((0, 5.2), (24, 5), (60, 6), (120, 7))},
        ),
        hours=52.2, lasts_hours=120, is_uneventful=True,
    ),
    Story(
        "uneventful", "Marchetti", "Fabio", "1966-09-23", "T 104 419",
        PretendStay(
            "marchetti", "19", (Use("benzodiazepine", "lorazepam", 12.0, 4.0, years=6),),
            {"withdrawal": ((0, 0.12), (40, 0.3), (72, 0.24), (160, 0.05))},
        ),
        hours=68.3, lasts_hours=160, is_uneventful=True,
    ),
)  # fmt: skip
