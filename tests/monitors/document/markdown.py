"""Tables, links and headings of a document."""

import re
from collections.abc import Iterable, Sequence

WRITTEN_BY = "`python -m tests.monitors.write_protocols`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """What is told of one thing, a line each; what is empty is left out."""
    return table(("", ""), [(name, words) for name, words in rows if words])


def details(summary: str, body: str) -> str:
    """Folded away until somebody opens it."""
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def drawing(text: str) -> str:
    return f"```text\n{text}\n```"


def link(heading: str, words: str = "", document: str = "") -> str:
    return f"[{words or heading}]({document}#{anchor(heading)})"


def anchor(heading: str) -> str:
    """The place of a heading, as a Markdown reader makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def joined(words: Iterable[str], last: str = "and") -> str:
    *before, end = list(words) or [""]
    return f"{', '.join(before)} {last} {end}" if before else end


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
