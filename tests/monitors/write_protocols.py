"""Write docs/protocols.md, docs/cases.md and docs/vignettes.md: `python -m tests.monitors.write_protocols`."""

from tests.monitors.document import DOCS, DOCUMENTS

if __name__ == "__main__":
    for name, told in DOCUMENTS.items():
        (DOCS / name).write_text(told(), encoding="utf-8")
