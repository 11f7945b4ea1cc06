"""Stories of opioid withdrawal."""

from chart import facts
from seed_data.stay import PretendStay, Told, Use
from seed_data.story import Raises, Story

COWS_ITEMS = (
    "pulse", "sweating", "restlessness", "pupils", "aches", "nose_tears", "gi", "tremor", "yawning", "anxiety",
    "gooseflesh",
)  # fmt: skip


PULSES = {0: 76, 1: 92, 2: 110, 4: 126}  # of each answer to the first item


def _cows(hours: float, *answers: int) -> tuple[Told, Told]:
    """A COWS at an hour, answer by answer in the order of the form, and the vital signs taken with it."""
    taken = facts.Vitals(
        heart_rate_bpm=PULSES[answers[0]], respiration_per_min=17, spo2_percent=97, on_oxygen=False,
        systolic_mmhg=134, diastolic_mmhg=82, temperature_c=37.0, consciousness="A", position="lying",
        confirms_longer_interval=True,
    )  # fmt: skip
    score = facts.Assessment("cows", dict(zip(COWS_ITEMS, answers, strict=True)), confirms_longer_interval=True)
    return Told(hours, score), Told(hours, taken)


OPIOID = (
    Story(
        "second day, vomiting", "Adjei", "Joseph", "1990-04-09", "T 104 475",
        PretendStay(
            "adjei", "02", (Use("opioid", "heroin", 12.0, years=6),),
            {"withdrawal": ((0, 0.24), (14, 0.4), (30, 0.5), (60, 0.36), (110, 0.1))},
            told=tuple(Told(hours, facts.Fluid("emesis", 150.0)) for hours in (21.5, 23.8, 25.3)),
        ),
        hours=26.2, lasts_hours=110,
        raises=(Raises("fluid", "medium", 25, 26),),
    ),
    Story(
        "left against advice on the second day", "Lund", "Kasper", "1998-09-12", "T 104 458",
        PretendStay(
            "lund", "03", (Use("opioid", "fentanyl", 9.0, 3.0, years=3),),
            {"withdrawal": ((0, 0.3), (12, 0.45), (24, 0.6), (40, 0.6)), "mood": ((0, 5), (24, 4), (40, 4))},
            told=(
                *_cows(10.5, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0),
                *_cows(13.0, 2, 2, 1, 2, 2, 2, 2, 1, 1, 2, 0),
                Told(29.2, facts.Note("Wants to go home. Spoke with the physician, risks explained.")),
                Told(30.1, facts.Discharged("ama", is_planned=False, reason="cravings, did not want to stay")),
            ),
        ),
        hours=33.0, lasts_hours=31,
        raises=(Raises("withdrawal score", "medium", 10, 14),),
    ),
    Story(
        "uneventful", "Haines", "Della", "1985-11-27", "T 104 344",
        PretendStay(
            "haines", "08", (Use("opioid", "heroin", 10.0, years=7),),
            {"withdrawal": ((0, 0.16), (24, 0.3), (60, 0.2), (110, 0.05)), "loss": ((0, 0), (30, 0.2), (60, 0))},
        ),
        hours=108.0, lasts_hours=140, is_uneventful=True,
    ),
    Story(
        "fourth day, settling", "Varga", "Emese", "1994-03-03", "T 104 391",
        PretendStay(
            "varga", "11", (Use("opioid", "oxycodone", 8.0, years=4),),
            {"withdrawal": ((0, 0.2), (30, 0.42), (60, 0.3), (120, 0.05))},
        ),
        hours=84.3, lasts_hours=130,
    ),
    Story(
        "fluid loss", "Duarte", "Carla", "1988-07-30", "T 104 415",
        PretendStay(
            "duarte", "12", (Use("opioid", "heroin", 10.0, years=9),),
            {
                "withdrawal": ((0, 0.3), (16, 0.45), (34, 0.66), (48, 0.66), (80, 0.35), (120, 0.1)),
                "loss": ((0, 0.1), (16, 0.5), (28, 0.9), (48, 1.0), (70, 0.4), (100, 0)),
            },
            told=(
                Told(0.3, facts.Weight(70.0, is_same_scale=True)),
                Told(24.0, facts.Weight(68.6, is_same_scale=True)),
                Told(40.0, facts.Weight(66.9, is_same_scale=True)),
                Told(0.5, facts.Precaution("falls", True)),
                Told(
                    40.4,
                    facts.Orthostatic(
                        lying_systolic_mmhg=116, lying_diastolic_mmhg=74, lying_heart_rate_bpm=94,
                        standing_systolic_mmhg=95, standing_diastolic_mmhg=60, standing_heart_rate_bpm=124,
                        standing_minutes=1.0,
                    ),
                ),
            ),
            measures_fluids=True,
        ),
        hours=41.3, lasts_hours=130,
        raises=(Raises("fluid", "medium", 14, 30), Raises("fluid", "critical", 24, 41)),
    ),
    Story(
        "precipitated withdrawal", "Ito", "Haru", "1996-02-19", "T 104 541",
        PretendStay(
            "ito", "17", (Use("opioid", "fentanyl", 12.4, 2.0, years=5),),
            {
                "withdrawal": ((0, 0.22), (1.7, 0.24), (2.8, 0.5), (5, 0.8), (9, 0.7), (14, 0.4), (90, 0.1)),
                "rass": ((0, 0), (2.2, 0), (2.8, 1), (9, 1), (12, 0)),
            },
            told=(
                *_cows(1.4, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0),
                Told(1.75, facts.Dose("Buprenorphine", ("opioid", "buprenorphine"), "sublingual", for_withdrawal=True)),
                *_cows(2.25, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 0),
                Told(2.6, facts.Fluid("emesis", 150.0)),
                *_cows(2.75, 2, 2, 1, 2, 2, 1, 3, 1, 1, 2, 0),
                *_cows(4.1, 2, 2, 3, 2, 2, 2, 5, 2, 1, 2, 3),
            ),
            treats=False,
            helps=0.0,
            allergies="codeine: itching",
        ),
        hours=3.0, lasts_hours=90,
        raises=(
            Raises("withdrawal score", "medium", 2.7, 2.9),
            Raises("withdrawal score", "high", 4, 5),
            Raises("precipitated withdrawal", "high", 2.7, 2.9),
        ),
    ),
)  # fmt: skip
