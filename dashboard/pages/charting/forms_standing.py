"""Forms for what stands until somebody says otherwise, and for the looks that go with it."""

from chart.people import Act
from dashboard.components.fields import YES_NO, Field
from dashboard.pages.charting.form import Form

SIGNS = (
    ("hallucination", "Hallucination"),
    ("paranoia", "Suspicious"),
    ("command_content", "Voices that command"),
    ("ataxia", "Unsteady gait"),
    ("eye_movement", "Eyes: jerking or not moving"),
    ("neuro_sign", "Face, arm, leg or speech"),
    ("visual_change", "Change of vision"),
    ("headache", "Headache"),
    ("dark_urine", "Dark urine"),
)
PLANS = (
    ("low_dose_start", "Low-dose buprenorphine start"),
    ("gaba_stop_documented", "Sedative stopped on purpose"),
    ("spo2_scale_2", "SpO₂ scale 2 of NEWS2"),
)
PRECAUTIONS = (
    ("seizure", "Seizure"),
    ("falls", "Falls"),
    ("suicide", "Suicide"),
    ("aspiration", "Aspiration"),
    ("elopement", "May leave"),
)
LEVELS = (("routine", "Routine"), ("q30", "Every 30 min"), ("q15", "Every 15 min"), ("1:1", "One to one"))
SEEN = (("asleep", "Asleep, breathing"), ("calm", "Awake, calm"), ("distressed", "Distressed"))
FROM_NOW = (("yes", "Yes, from now"), ("no", "No longer"))
CODE_STATUS = (
    ("full resuscitation", "Full resuscitation"),
    ("limited resuscitation", "Limited, see order"),
    ("no resuscitation", "No resuscitation"),
)

SAFETY_CHECK = Form(
    "safety_check",
    "safety_check",
    "Safety check",
    "eye",
    (
        Field("place", "Where, if not in bed", "line"),
        Field("seen", "Seen", "choice", SEEN, is_wide=True, is_needed=True),
    ),
    saves="seen",
    saves_words="How was the patient? One tap saves.",
)
OBSERVATION_LEVEL = Form(
    "observation_level",
    "observation_level",
    "Observation level",
    "eye",
    (Field("level", "Look in", "choice", LEVELS, is_wide=True, is_needed=True),),
)
PRECAUTION = Form(
    "precaution",
    "precaution",
    "Precaution",
    "shield",
    (
        Field("code", "Which", "choice", PRECAUTIONS, is_wide=True, is_needed=True),
        Field("is_set", "In force", "choice", FROM_NOW, is_needed=True),
    ),
)
ALLERGIES = Form(
    "allergies",
    "flag",
    "Allergies",
    "alert",
    (
        Field("is_set", "Any known", "choice", YES_NO, is_needed=True),
        Field("detail", "All of them, and what happens", "text", is_wide=True),
    ),
    codes=("allergies",),
)
RESUSCITATION = Form(
    "code_status",
    "flag",
    "Code status",
    "heart",
    (Field("detail", "Code status", "choice", CODE_STATUS, is_wide=True, is_needed=True),),
    codes=("code_status",),
    fixed=(("is_set", True),),
)
SIGN = Form(
    "flag",
    "flag",
    "Sign",
    "flag",
    (
        Field("code", "Which", "choice", SIGNS, is_wide=True, is_needed=True),
        Field("is_set", "Present", "choice", FROM_NOW, is_needed=True),
        Field("detail", "More", "text", is_wide=True),
    ),
    codes=tuple(code for code, _ in SIGNS),
)
PLAN = Form(
    "plan",
    "flag",
    "Plan of treatment",
    "note",
    (
        Field("code", "Which", "choice", PLANS, is_wide=True, is_needed=True),
        Field("is_set", "In force", "choice", FROM_NOW, is_needed=True),
        Field("detail", "Why", "text", is_wide=True),
    ),
    codes=tuple(code for code, _ in PLANS),
    act=Act.PRESCRIBE,
)
STANDING = (SAFETY_CHECK, OBSERVATION_LEVEL, PRECAUTION, ALLERGIES, RESUSCITATION, SIGN, PLAN)
