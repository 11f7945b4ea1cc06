"""The pretend unit itself: its name, its twenty beds, the people who work there. All names are made up."""

UNIT_NAME = "Harbour detox unit"
BEDS = tuple(f"{number:02}" for number in range(1, 21))

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
