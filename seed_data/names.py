"""Names for those who stayed in earlier years. All of them are put together by chance; the numbers are made up."""

from datetime import date, timedelta
from random import Random

from chart.entries import Identity

FAMILY = (
    "Aalto", "Abara", "Acosta", "Ahmadi", "Almeida", "Andersen", "Arslan", "Bakker", "Banda", "Barros", "Bauer",
    "Berglund", "Bianchi", "Boateng", "Borg", "Carvalho", "Castillo", "Chen", "Costa", "Dahl", "Danso", "Diaz",
    "Dubois",
    "Eriksen", "Fabre", "Farkas", "Fischer", "Fofana", "Garcia", "Gomez", "Haddad", "Hansen", "Hoang", "Horvat",
    "Ibrahim", "Jansen", "Kaplan", "Karlsen", "Keita", "Khan", "Klein", "Kovac", "Lam", "Larsen", "Lefevre", "Lopez",
    "Madsen", "Maier", "Marino", "Mbeki", "Meyer", "Moller", "Morales", "Nagy", "Nguyen", "Nilsen", "Novak", "Obi",
    "Olsen", "Ortiz", "Park", "Pereira", "Popescu", "Ramos", "Reyes", "Ricci", "Rossi", "Sato", "Schmidt", "Singh",
    "Solberg", "Sow", "Tamm", "Torres", "Toure", "Vargas", "Virtanen", "Vogel", "Weber", "Yilmaz", "Zeller",
)  # fmt: skip
GIVEN = (
    "Ada", "Agnes", "Alba", "Amir", "Anders", "Anita", "Aron", "Bela", "Bruno", "Camila", "Carl", "Cecilie", "Daniel",
    "Dora", "Edith", "Elias", "Ella", "Emil", "Erik", "Esther", "Eva", "Felix", "Frida", "Gabriel", "Greta", "Hana",
    "Hassan", "Hugo", "Ida", "Ines", "Ivan", "Jakob", "Jana", "Jonas", "Julia", "Karim", "Klara", "Lars", "Laura",
    "Leo",
    "Lucia", "Malik", "Mara", "Mateo", "Mia", "Milan", "Nadia", "Nina", "Olav", "Olga", "Omar", "Oskar", "Paula",
    "Rafael", "Rita", "Sara", "Simon", "Sofia", "Tara", "Teo", "Tove", "Viktor", "Yara", "Zoe",
)  # fmt: skip
YOUNGEST_YEARS, OLDEST_YEARS = 19, 71
FIRST_NUMBER = 20_000


def somebody(number: int, on: date, dice: Random) -> Identity:
    """The patient of a number, of an age for this unit on a day."""
    age_days = round(dice.triangular(YOUNGEST_YEARS, OLDEST_YEARS, 38) * 365.25)
    thousands, rest = divmod(FIRST_NUMBER + number, 1000)
    return Identity(
        family_name=dice.choice(FAMILY),
        given_name=dice.choice(GIVEN),
        birth_on=(on - timedelta(days=age_days)).isoformat(),
        record_number=f"T {thousands} {rest:03}",
    )
