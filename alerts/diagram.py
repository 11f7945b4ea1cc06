"""The life of an alert as drawn in docs/alerts.md, from the very tables that decide it.

`python -m alerts.diagram` draws it anew after the tables have changed.
"""

from pathlib import Path

from alerts.states import CONDITIONS, OPEN, RIGHTS, STAGES, Kind, Stage

DOCUMENT = Path(__file__).parent.parent / "docs" / "alerts.md"
BEGIN, END = "<!-- drawn from alerts/states.py: {name} -->", "<!-- end of {name} -->"


def stages_drawn() -> str:
    """The stages as a diagram: what leads from one to another."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for kind, row in STAGES.items():
        for before, after in row.items():
            if before is not after:
                arrows.setdefault((before.value if before else "[*]", after.value), []).append(kind.value)
    lines = [f"    {before} --> {after}: {', '.join(kinds)}" for (before, after), kinds in arrows.items()]
    ends = [f"    {stage.value} --> [*]" for stage in Stage if stage not in OPEN]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, *ends, "```"])


def events_drawn() -> str:
    """Every event with the stages it leads to, and what it says of the condition."""
    head = ["event", *(stage.value for stage in Stage), "the condition then"]
    rows = [
        [kind.value, *(_cell(kind, stage) for stage in Stage), CONDITIONS[kind].value if kind in CONDITIONS else ""]
        for kind in Kind
    ]
    return _table(head, rows)


def rights_drawn() -> str:
    """Who may do what, up to which severity."""
    roles = list(dict.fromkeys(role for row in RIGHTS.values() for role in row))
    rows = [
        [kind.value, *(f"up to {row[role].name.lower()}" if role in row else "" for role in roles)]
        for kind, row in RIGHTS.items()
    ]
    return _table(["", *(role.replace("_", " ") for role in roles)], rows)


DRAWINGS = {"stages": stages_drawn, "events": events_drawn, "rights": rights_drawn}


def drawn_into(text: str) -> str:
    """The document with every drawing renewed."""
    for name, draw in DRAWINGS.items():
        begin, end = BEGIN.format(name=name), END.format(name=name)
        before, _, rest = text.partition(begin)
        _, _, after = rest.partition(end)
        text = f"{before}{begin}\n{draw()}\n{end}{after}"
    return text


def _cell(kind: Kind, stage: Stage) -> str:
    if kind is Kind.RAISED:
        return ""
    after = STAGES[kind].get(stage)
    if after is None:
        return ""
    return "stays" if after is stage else after.value


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    DOCUMENT.write_text(drawn_into(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
