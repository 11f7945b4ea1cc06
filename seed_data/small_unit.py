"""A small pretend unit: twelve beds, eight patients, seven people. All names and numbers are made up."""

from chart.facts import Flag, Precaution, RiskFact
from seed_data.curves import Patient
from seed_data.stories import Story

UNIT_NAME = "Harbour detox unit"
BEDS = tuple(f"{number:02}" for number in range(1, 13))

# login, name, role
PEOPLE = (
    ("nora", "Nora Lindqvist", "nurse"),
    ("pham", "Dr Minh Pham", "physician"),
    ("cleo", "Cleo Adeyemi", "charge_nurse"),
    ("helle", "Dr Helle Sørby", "medical_director"),
    ("ada", "Ada Moreau", "administrator"),
    ("ivo", "Ivo Kral", "system_administrator"),
    ("rut", "Rut Aaltonen", "security_officer"),
)

STORIES = (
    Story("01", "Marchetti", "Paolo", "1971-05-02", "T 104 220", Patient("alcohol", 0.30), "alcohol", 90.0, 10.0),
    Story("02", "Nyström", "Eva", "1984-11-19", "T 104 377", Patient("opioid", 0.30), "heroin", 110.0, 12.0),
    Story(
        "04", "Okoro", "Chidi", "1979-03-14", "T 104 401", Patient("alcohol", 0.85, hallucinates=True), "alcohol",
        26.0, 5.0, told=(RiskFact("prior_withdrawal_seizure", True), Precaution("seizure", True)),
    ),
    Story(
        "05", "Brandt", "Lena", "1990-07-30", "T 104 415", Patient("opioid", 0.75), "fentanyl", 40.0, 9.0,
        measures_fluids=True, told=(Precaution("falls", True),),
    ),
    Story(
        "07", "Silva", "Rui", "1995-01-08", "T 104 420", Patient("stimulant", 1.0), "methamphetamine", 38.0, 8.0,
        told=(Precaution("suicide", True),),
    ),
    Story("08", "Haugen", "Turid", "1966-09-23", "T 104 311", Patient("alcohol", 0.35), "alcohol", 60.0, 14.0),
    Story("10", "Petrov", "Anton", "1988-12-01", "T 104 433", Patient("opioid", 0.35), "heroin", 18.0, 10.0),
    Story(
        "11", "Dumas", "Claire", "1958-04-17", "T 104 398", Patient("benzodiazepine", 0.4), "diazepam", 70.0, 30.0,
        told=(Flag("fall_risk", True),),
    ),
)  # fmt: skip
