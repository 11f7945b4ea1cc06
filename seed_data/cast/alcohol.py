"""Stories of alcohol withdrawal."""

from chart import facts
from seed_data.medicines import DIAZEPAM
from seed_data.stay import PretendStay, Told, Use
from seed_data.story import Raises, Story

SEIZURE_HISTORY = (
    Told(0.3, facts.RiskFact("prior_withdrawal_seizure", True)),
    Told(0.4, facts.Precaution("seizure", True)),
)

SLOW = facts.Vitals(
    heart_rate_bpm=62, respiration_per_min=9, spo2_percent=91, on_oxygen=False, systolic_mmhg=104, diastolic_mmhg=60,
    temperature_c=36.4, consciousness="V", position="lying",
)  # fmt: skip

ALCOHOL = (
    Story(
        "first day, mild", "Ferreira", "Rosa", "1974-02-11", "T 104 512",
        PretendStay(
            "ferreira", "01", (Use("alcohol", "alcohol", 5.0, years=9),),
            {"withdrawal": ((0, 0.22), (20, 0.34), (50, 0.26), (96, 0.05))},
        ),
        hours=6.2, lasts_hours=96,
    ),
    Story(
        "uneventful", "Nowak", "Tomasz", "1969-06-30", "T 104 377",
        PretendStay(
            "nowak", "04", (Use("alcohol", "alcohol", 8.0, years=16),),
            {"withdrawal": ((0, 0.18), (24, 0.3), (60, 0.14), (96, 0.05)), "perception": ((0, 0), (20, 0.8), (40, 0))},
        ),
        hours=78.0, lasts_hours=110, is_uneventful=True,
    ),
    Story(
        "from tremor to delirium", "Kowalski", "Marek", "1979-03-14", "T 104 401",
        PretendStay(
            "kowalski", "07", (Use("alcohol", "alcohol", 7.0, amount="a bottle of vodka a day", years=18),),
            {
                "withdrawal": ((0, 0.2), (20, 0.4), (40, 0.58), (50, 0.72), (54, 0.88), (66, 0.9), (90, 0.5), (120, 0)),
                "perception": ((0, 0), (30, 0.6), (44, 2), (50, 4.2), (54, 5), (70, 4.5), (84, 1), (100, 0)),
                "clouding": ((0, 0), (50, 0), (52.5, 2.2), (54, 3), (70, 3), (82, 1), (92, 0)),
                "storm": ((0, 0), (46, 0.1), (53, 0.95), (70, 0.8), (90, 0.1), (110, 0)),
                "rass": ((0, 0), (46, 1), (53, 2), (70, 1), (90, 0)),
            },
            told=(
                *SEIZURE_HISTORY,
                Told(0.4, facts.Precaution("falls", True)),
                Told(50.2, facts.ObservationLevel("q15")),
            ),
            helps=0.15,
            allergies="penicillin: rash",
        ),
        hours=54.4, lasts_hours=130,
        raises=(
            Raises("seizure risk", "high", 8, 30),
            Raises("withdrawal score", "medium", 8, 44),
            Raises("no improvement", "high", 20, 50),
            Raises("withdrawal score", "critical", 44, 56),
            Raises("delirium", "high", 40, 53),
            Raises("delirium", "critical", 48, 56),
            Raises("early warning", "critical", 50, 56),
            Raises("fever", "high", 50, 62),
        ),
    ),
    Story(
        "alcohol and benzodiazepine, climbing", "Lindholm", "Pia", "1987-10-05", "T 104 466",
        PretendStay(
            "lindholm", "09",
            (Use("alcohol", "alcohol", 7.0, years=8), Use("benzodiazepine", "alprazolam", 9.0, 6.0, years=4)),
            {
                "withdrawal": ((0, 0.16), (24, 0.2), (28, 0.32), (32, 0.62), (48, 0.64), (72, 0.35), (130, 0.1)),
                "storm": ((0, 0), (30, 0.1), (40, 0.25), (60, 0)),
            },
            told=(Told(0.4, facts.Precaution("seizure", True)), Told(0.4, facts.Precaution("falls", True))),
        ),
        hours=34.3, lasts_hours=130,
        raises=(Raises("withdrawal score", "medium", 26, 38),),
    ),
    Story(
        "intoxicated at the door", "Mensah", "Abena", "1992-08-21", "T 104 530",
        PretendStay(
            "mensah", "10", (Use("alcohol", "alcohol", 0.8, 0.25, years=5),),
            {"withdrawal": ((0, 0.3), (4, 0.36), (24, 0.42), (60, 0.25), (100, 0.05))},
            told=(Told(0.4, facts.Measurement("brac_g_210l", 0.12)),),
        ),
        hours=3.3, lasts_hours=100,
    ),
    Story(
        "sedation that looks like recovery", "Silva", "Nuno", "1983-01-08", "T 104 420",
        PretendStay(
            "silva", "15", (Use("alcohol", "alcohol", 4.0, years=12),),
            {
                "withdrawal": (
                    (0, 0.24), (12, 0.36), (18, 0.72), (25, 0.72), (25.6, 0.3), (29, 0.3), (34, 0.55), (90, 0.1),
                ),
                "rass": ((0, 0), (10, 1), (24.8, 1), (25.5, -3.1), (28, -3), (29.5, -1), (32, 0)),
            },
            told=(
                *SEIZURE_HISTORY,
                Told(24.4, DIAZEPAM),
                Told(25.0, facts.Dose("Lorazepam", ("benzodiazepine",), "iv", for_withdrawal=True, is_sedating=True)),
                Told(25.9, SLOW),
                Told(25.9, facts.Assessment("rass", {"rass": -3})),
                Told(25.9, facts.Status("unable", "ciwa_ar", "sedated")),
            ),
            helps=0.15,
        ),
        hours=26.6, lasts_hours=110,
        raises=(
            Raises("withdrawal score", "medium", 4, 25),
            Raises("sedation", "critical", 25, 27),
            Raises("early warning", "critical", 25, 27),
        ),
    ),
    Story(
        "tenth day, taper", "Clarke", "Wendy", "1961-12-02", "T 104 218",
        PretendStay(
            "clarke", "18", (Use("alcohol", "alcohol", 5.0, years=30),),
            {"withdrawal": ((0, 0.2), (30, 0.42), (70, 0.28), (120, 0.12), (200, 0.04))},
            allergies="latex",
        ),
        hours=224.0, lasts_hours=240,
    ),
    Story(
        "a seizure in the night", "Sandhu", "Gurpreet", "1977-05-17", "T 104 489",
        PretendStay(
            "sandhu", "20", (Use("alcohol", "alcohol", 5.0, years=14),),
            {
                "withdrawal": ((0, 0.16), (6, 0.3), (9.5, 0.5), (20, 0.46), (50, 0.35), (96, 0.05)),
                "storm": ((0, 0), (9, 0.3), (14, 0.1), (30, 0)),
            },
            told=(*SEIZURE_HISTORY, Told(9.5, facts.Event("seizure", "less than two minutes, by itself"))),
        ),
        hours=17.3, lasts_hours=100,
        raises=(
            Raises("seizure risk", "high", 5, 12),
            Raises("withdrawal score", "medium", 5, 12),
            Raises("event", "critical", 9, 10),
        ),
    ),
)  # fmt: skip
