"""Forms for what is measured beside the vital signs: lying and standing, meters, the heart's trace."""

from dashboard.components.fields import YES_NO, Field
from dashboard.pages.charting.form import Form, figure

ORTHOSTATIC = Form(
    "orthostatic",
    "orthostatic",
    "Lying and standing",
    "level",
    (
        figure("lying_systolic_mmhg", "Lying, upper", "mmHg"),
        figure("lying_diastolic_mmhg", "Lying, lower", "mmHg"),
        figure("lying_heart_rate_bpm", "Lying, heart rate", "/min"),
        figure("standing_systolic_mmhg", "Standing, upper", "mmHg"),
        figure("standing_diastolic_mmhg", "Standing, lower", "mmHg"),
        figure("standing_heart_rate_bpm", "Standing, heart rate", "/min"),
        Field(
            "standing_minutes",
            "Stood for",
            "number",
            unit="min",
            presets=(("1", ""), ("3", "")),
            hint="after 5 min lying",
        ),
        Field("is_unable_to_stand", "Unable to stand", "choice", YES_NO),
        Field("had_near_syncope", "Nearly fainted", "choice", YES_NO),
    ),
)
GLUCOSE = Form(
    "glucose",
    "measurement",
    "Glucose",
    "drop",
    (
        Field(
            "code",
            "Unit of the meter",
            "choice",
            (("glucose_mg_dl", "mg/dL"), ("glucose_mmol_l", "mmol/L")),
            is_needed=True,
        ),
        Field("value", "Glucose", "number"),
        Field("word", "The meter says", "choice", (("LO", "LO"), ("HI", "HI")), hint="instead of a figure"),
    ),
    codes=("glucose_mg_dl", "glucose_mmol_l"),
)
BREATH_ALCOHOL = Form(
    "breath_alcohol",
    "measurement",
    "Breath alcohol",
    "scale",
    (Field("value", "Breath alcohol", "number", unit="g/210 L", hint="three decimals", is_needed=True),),
    codes=("brac_g_210l",),
)
QTC = Form("qtc", "measurement", "QTc", "heart", (figure("value", "QTc", "ms", is_needed=True),), codes=("qtc_ms",))
CREATINE_KINASE = Form(
    "creatine_kinase",
    "measurement",
    "Creatine kinase",
    "level",
    (
        figure("value", "Creatine kinase", "U/L", is_needed=True),
        Field("upper_limit", "Upper limit", "number", unit="U/L", hint="of the laboratory; it is judged beside it"),
    ),
    codes=("ck_u_l",),
)
HOURS_SLEPT = Form(
    "hours_slept",
    "measurement",
    "Hours slept",
    "moon",
    (Field("value", "Slept", "number", unit="h", hint="in the last 24 h", is_needed=True),),
    codes=("hours_slept",),
)
MEASURED = (ORTHOSTATIC, GLUCOSE, BREATH_ALCOHOL, QTC, CREATINE_KINASE, HOURS_SLEPT)
