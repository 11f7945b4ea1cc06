"""Write docs/real-patients.md and show its first table: `python -m tests.real.write_page`."""

import sys

from bench.real.mimic import real_stays
from tests.real.conftest import TABLES
from tests.real.loads import by_patient, played_here
from tests.real.page import PAGE, page

if __name__ == "__main__":
    found = played_here(real_stays(TABLES))
    PAGE.write_text(page(found), encoding="utf-8")
    sys.stdout.write(by_patient(found) + "\n")
