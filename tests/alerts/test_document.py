"""docs/alerts.md says what the tables say."""

from alerts.diagram import BEGIN, DOCUMENT, DRAWINGS, drawn_into


def test_the_document_is_drawn_from_the_tables_in_force() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert all(BEGIN.format(name=name) in text for name in DRAWINGS)
    assert drawn_into(text) == text, "the tables have changed: run `python -m alerts.diagram`"
