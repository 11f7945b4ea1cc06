"""Forms for medicines: a dose that was given, one that is ordered for later, the daily amount of a taper."""

from chart.medicine import medicine_list
from chart.people import Act
from chart.withdrawal import agents_of
from dashboard.components.fields import YES_NO, Field
from dashboard.pages.charting.form import Form, figure

ROUTES = (
    ("oral", "By mouth"),
    ("sublingual", "Under the tongue"),
    ("iv", "IV"),
    ("im", "IM"),
    ("intranasal", "Nose"),
    ("transdermal", "Patch"),
    ("other", "Other"),
)
# Asked of a medicine that is not on the unit's list. Some classes go together: each choice is all of them, with commas.
MEDICINE_CLASSES = (
    ("benzodiazepine", "Benzodiazepine"),
    ("z_drug", "Z-drug"),
    ("barbiturate", "Barbiturate"),
    ("opioid,buprenorphine", "Buprenorphine"),
    ("opioid,methadone,full_agonist_methadone", "Methadone"),
    ("opioid,full_agonist_short", "Opioid, short-acting"),
    ("opioid,full_agonist_extended", "Opioid, extended-release"),
    ("opioid", "Opioid, kind not known"),
    ("antipsychotic", "Antipsychotic"),
    ("alpha_2_agonist", "Alpha-2 agonist"),
    ("beta_blocker", "Beta-blocker"),
    ("gabapentinoid", "Gabapentinoid"),
    ("antihistamine", "Antihistamine"),
    ("naloxone", "Naloxone"),
    ("thiamine", "Thiamine"),
    ("other", "Other"),
)
MEDICINE = Field("medicine", "Medicine", "line", is_needed=True, offered=medicine_list().names)
CLASSES = Field("classes", "Class", "choice", MEDICINE_CLASSES, is_wide=True, is_if_unlisted=True)

DOSE = Form(
    "dose",
    "dose",
    "Dose",
    "pill",
    (
        MEDICINE,
        Field("amount", "As given", "line", hint="noted, not computed with"),
        Field("route", "Route", "choice", ROUTES, is_wide=True),
        Field("for_withdrawal", "For withdrawal", "choice", YES_NO),
        CLASSES,
        Field("is_sedating", "Makes drowsy", "choice", YES_NO, is_if_unlisted=True),
        Field("is_long_acting", "Long-acting", "choice", YES_NO, is_if_unlisted=True),
    ),
)
DOSE_SCHEDULED = Form(
    "dose_scheduled",
    "dose_scheduled",
    "Dose ordered for later",
    "clock",
    (MEDICINE, Field("due_at", "Due at", "clock", is_needed=True, hint="the next time the clock shows it"), CLASSES),
)
TAPER_STEP = Form(
    "taper_step",
    "taper_step",
    "Taper step",
    "level",
    (
        Field("substance", "What is tapered", "line", is_needed=True, offered=agents_of("benzodiazepine")),
        figure("diazepam_mg_per_day", "Daily amount from now, as diazepam", "mg a day", is_needed=True),
    ),
    act=Act.PRESCRIBE,
)
DOSES = (DOSE_SCHEDULED, TAPER_STEP)
