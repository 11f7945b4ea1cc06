"""The forms of the charting page, as data: which fields each kind of entry has, and in which words."""

from chart import facts
from dashboard.components.fields import YES_NO, Field
from dashboard.pages.charting.form import Form, figure
from dashboard.pages.charting.forms_doses import DOSE, DOSES
from dashboard.pages.charting.forms_measured import MEASURED
from dashboard.pages.charting.forms_standing import STANDING

POSITIONS = (("lying", "Lying"), ("sitting", "Sitting"), ("standing", "Standing"))
CONSCIOUSNESS = (("A", "Alert"), ("C", "New confusion"), ("V", "To voice"), ("P", "To pain"), ("U", "None"))
WAYS = (
    ("oral", "Drink"),
    ("iv", "Infusion"),
    ("other_in", "Other in"),
    ("urine", "Urine"),
    ("emesis", "Vomit"),
    ("stool", "Stool"),
    ("other_out", "Other out"),
)
VESSELS = (("150", "Cup"), ("200", "Glass"), ("500", "Bottle"))
EVENTS = (
    ("seizure", "Seizure"),
    ("fall", "Fall"),
    ("syncope", "Fainted"),
    ("near_syncope", "Nearly fainted"),
    ("chest_pain", "Chest pain"),
    ("haematemesis", "Blood vomited"),
    ("melaena", "Black stool"),
    ("naloxone", "Naloxone given"),
    ("suspected_use", "Use on the unit suspected"),
)
STATES = (
    ("asleep", "Asleep"),
    ("refused", "Refused"),
    ("unable", "Unable"),
    ("off_unit", "Off the unit"),
    ("back_on_unit", "Back on the unit"),
)


VITAL_SIGNS = Form(
    "vitals",
    "vitals",
    "Vitals",
    "heart",
    (
        figure("heart_rate_bpm", "Heart rate", "/min"),
        figure("temperature_c", "Temperature", "°C"),
        figure("respiration_per_min", "Breathing", "/min"),
        Field("position", "Position", "choice", POSITIONS),
        figure("systolic_mmhg", "Upper pressure", "mmHg"),
        figure("diastolic_mmhg", "Lower pressure", "mmHg"),
        figure("spo2_percent", "Oxygen level", "% SpO₂"),
        Field("on_oxygen", "Oxygen", "choice", (("no", "Air"), ("yes", "Oxygen"))),
        figure("oxygen_flow_l_min", "Flow", "L/min"),
        Field("consciousness", "Consciousness", "choice", CONSCIOUSNESS, is_wide=True),
    ),
)
FLUID = Form(
    "fluid",
    "fluid",
    "Drink or void",
    "drop",
    (
        Field("way", "What", "choice", WAYS, is_wide=True, is_needed=True),
        Field("volume_ml", "How much", "number", unit="mL", presets=VESSELS, hint="empty: not measured"),
        Field("is_none", "None this shift", "choice", (("yes", "None, I looked"),)),
        Field(
            "bristol",
            "Stool type",
            "choice",
            tuple((str(number), str(number)) for number in range(1, 8)),
            hint="1 hard, 4 normal, 7 watery",
            is_wide=True,
        ),
        Field("has_blood", "Blood in it", "choice", YES_NO),
        Field("from_catheter", "From a catheter", "choice", YES_NO),
    ),
)
EVENT = Form(
    "event",
    "event",
    "Event",
    "flag",
    (
        Field("code", "What happened", "choice", EVENTS, is_wide=True, is_needed=True),
        Field("with_head_strike", "Head struck", "choice", YES_NO),
        Field("detail", "More", "text", is_wide=True),
    ),
    saves="code",
    saves_words="One tap saves it, with what is written under More. A fall has questions of its own.",
    asks_more=("fall",),
)
WEIGHT = Form(
    "weight",
    "weight",
    "Weight",
    "scale",
    (
        figure("weight_kg", "Weight", "kg", is_needed=True),
        Field("is_same_scale", "Same scale as last time", "choice", YES_NO),
    ),
)
NOTE = Form("note", "note", "Note", "note", (Field("text", "Note", "text", is_wide=True, is_needed=True),))
STATUS = Form(
    "status",
    "status",
    "Not done",
    "zzz",
    (
        Field("state", "Why", "choice", STATES, is_wide=True, is_needed=True),
        Field("instrument", "What was not done", "choice", (("all", "The whole visit"),), is_wide=True),
        Field("reason", "In words", "line", is_wide=True),
        figure("respiration_per_min", "Breathing, counted", "/min"),
        figure("spo2_percent", "Oxygen level", "% SpO₂"),
        Field("is_rousable", "Rousable", "choice", YES_NO),
    ),
)
FORMS = {
    form.code: form for form in (VITAL_SIGNS, FLUID, DOSE, EVENT, WEIGHT, *MEASURED, *STANDING, *DOSES, NOTE, STATUS)
}
AT_HAND = ("fluid", "dose", "event", "weight", "note", "status")
SINGLE = tuple(code for code in FORMS if code != "vitals")


def form_for(content: facts.AnyContent) -> Form | None:
    """The form that an entry of this content is filled in on; None where there is none."""
    return next((form for form in FORMS.values() if form.is_of(content)), None)
