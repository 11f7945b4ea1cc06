"""docs/protocols.md: every pattern, every round and every term of the protocol files, in the words of a clinician."""

from collections.abc import Iterator
from string import Formatter

from chart.instrument import instruments
from monitors.protocol import PatternText, ProtocolFile
from tests.monitors.document.markdown import WRITTEN_BY, details, facts, joined, link, table
from tests.monitors.document.of_calls import calling_told
from tests.monitors.document.of_rounds import round_heading, round_told, terms_told
from tests.monitors.document.says import counted, in_words
from tests.monitors.document.wording import EVIDENCE, FILES, PROTOCOLS, beside, evidence, heading
from tests.monitors.vignettes import CASES, VIGNETTES

DRAWN, WORKED = "cases.md", "vignettes.md"
ALERT = {
    "alert": "as an alert",
    "before saving": "before the dose is saved, as advice; never as an alert",
    "banner": "as a banner for as long as it holds",
}
CLASSES = {"alcohol": "alcohol", "ghb": "GHB"}
ROLES = {"medical_director": "medical director"}
HEAD = f"""# Protocols

Everything Tidewatch looks for, and how often it wants somebody to look, read from `monitors/protocols/*.toml` and from
the stays that the tests play.

{WRITTEN_BY} writes it, and a test fails when it is out of date.

Software states patterns; people decide. It knows only what was charted, names no drug dose, and must never be the only
alarm: emergencies go by voice. A score, a threshold or a quiet board is no evidence of safety. Verify at the bedside.

Every pattern has its worked cases: at its limit, just short of it, and for want of data. Each is a stay that a test
plays; [{DRAWN}]({DRAWN}) draws them all, [{WORKED}]({WORKED}) draws whole worked stays, line by line.

## How far to trust a number

| it says | it means |
| --- | --- |
| {EVIDENCE["sourced"]} | read in the source that is named; where the source line says so, some figures are not |
| {EVIDENCE["unverified"]} | nobody read a document for it |
| {EVIDENCE["unit default"]} | a number chosen for this product, with no authority behind it; the unit's to change |

A change is a new version with a name, a time and an approval. It applies forward only: what was said stays as it was.

## Words

| word | meaning |
| --- | --- |
| critical, high, medium, low | what a pattern is called on this unit, worst first |
| cannot be judged | what is charted decides it neither way; the board says what is missing, and it ends no alert |
| cause | patterns of one cause page together, once, at the worst severity; each stays a line of evidence |
| live, silent | a silent pattern is judged, kept and counted, and pages nobody |
| resolved | a person says that it is done with; critical and high stay open until then |
"""


def protocols() -> str:
    contents = "\n".join(line for file in FILES for line in _contents(file))
    parts = [HEAD, _versions(), f"## Contents\n\n{contents}", *(_file(file) for file in FILES)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _versions() -> str:
    rows = [
        (link(file.title), file.protocol, file.version, ROLES.get(file.approver_role, file.approver_role),
         str(file.approved_on or "**unsigned unit default**"), str(file.effective_from or "–"), str(file.review_by))
        for file in FILES
    ]  # fmt: skip
    head = ("protocol", "file", "version", "approved by", "approved on", "in force from", "review by")
    return f"## Versions and approval\n\n{table(head, rows)}"


def _contents(file: ProtocolFile) -> Iterator[str]:
    yield f"- {link(file.title)}"
    if file.rounds:
        yield f"  - Rounds: {', '.join(link(round_heading(each)) for each in file.rounds)}"
    if file.terms:
        yield f"  - {link('How late is late, and how long a value counts')}"
    if file.calling:
        yield f"  - {link('Who is called, and when')}"
    for name in file.patterns:
        yield f"  - {link(heading(name))}"


def _file(file: ProtocolFile) -> str:
    signed = f"approved on {file.approved_on}" if file.approved_on else "an unsigned unit default"
    parts = [
        f"## {file.title}",
        f"Version {file.version}, {signed}. To be approved by the {ROLES.get(file.approver_role, file.approver_role)}; "
        f"to be reviewed by {file.review_by}.",
    ]
    if file.rounds:
        parts += [f"### Rounds: {file.title}", "What is to be charted, and how often."]
        parts += [round_told(each) for each in file.rounds]
    if file.terms:
        parts += ["### How late is late, and how long a value counts", terms_told(file.terms)]
    if file.calling:
        parts += ["### Who is called, and when", calling_told(file.calling)]
    return "\n\n".join([*parts, *(_pattern(name, text) for name, text in file.patterns.items())])


def _pattern(name: str, text: PatternText) -> str:
    parts = [f"### {heading(name)}", *([f"> {text.rule.format(**text.limit)}"] if text.rule else [])]
    rows = [
        ("severity", _severities(text)),
        ("why", text.why),
        ("action", text.action),
        ("source", evidence(text.source, text.evidence)),
        ("known limits", text.known_limits),
        ("numbers beside the rule", _unquoted(text)),
        ("for", _for_whom(text)),
        ("shown", f"{ALERT[text.shown]}; {text.status}" if not text.points_to else _points(text)),
        ("pages with", _cause(name, text)),
        ("ends", _ends(text)),
        ("stands for", joined(link(heading(each), each) for each in text.supersedes) if text.supersedes else ""),
        ("worded for a class by", joined(link(heading(each), each) for each in _pointers(name))),
        ("seen in", ", ".join(_worked(name))),
    ]
    parts.append(facts((key, words) for key, words in rows if words))
    if cases := CASES.get(name):
        lines = [(case.shows, case.at, in_words(case.says)) for case in cases]
        body = table(("the stay shows", "at", "the pattern says"), lines)
        parts.append(details(counted(cases), f"{body}\n\n{link(heading(name), 'Drawn out', DRAWN)}"))
    return "\n\n".join(parts)


def _severities(text: PatternText) -> str:
    said = [called if called == grade else f"{called} (the rule's {grade})" for grade, called in text.severity.items()]
    return ", ".join(said)


def _unquoted(text: PatternText) -> str:
    """Numbers that its sentence does not tell."""
    quoted = {name for _, name, _, _ in Formatter().parse(text.rule) if name}
    return "; ".join(beside(name, text.limit[name]) for name in text.limit if name not in quoted)


def _for_whom(text: PatternText) -> str:
    classes = [CLASSES.get(each, f"{each}s") for each in text.applies_to]
    return f"stays treated for {joined(classes, 'or')}" if classes else "every stay"


def _points(text: PatternText) -> str:
    others = joined(link(heading(each), each) for each in text.points_to)
    return f"never by itself: its words are added to the alerts of {others} in such stays"


def _cause(name: str, text: PatternText) -> str:
    others = [each for each, other in PROTOCOLS.patterns.items() if other.cause == text.cause and each != name]
    with_others = f": {', '.join(link(heading(each), each) for each in others)}" if others else ", alone"
    return f"{text.cause}{with_others}" if text.cause and text.shown == "alert" else ""


def _ends(text: PatternText) -> str:
    if text.points_to or text.shown == "before saving":
        return ""
    if text.about:
        return "one alert an event; when a person resolves it"
    called = set(text.severity.values())
    loud, quiet = [
        joined(each for each in names if each in called) for names in (("critical", "high"), ("medium", "low"))
    ]
    ways = [f"{loud}: when a person resolves it"] if loud else []
    return "; ".join([*ways, f"{quiet}: {_by_itself(text)}, or when a person resolves it"] if quiet else ways)


def _by_itself(text: PatternText) -> str:
    if text.ends.instrument is None:
        return "when the task is done" if text.ends.at_once else f"after {text.ends.minutes} min without it"
    named = instruments().get(text.ends.instrument)
    what = f"complete {named.short_name}" if named else "sets of vital signs"
    return f"after two {what} without it"


def _pointers(name: str) -> list[str]:
    return [each for each, text in PROTOCOLS.pointers.items() if name in text.points_to]


def _worked(name: str) -> Iterator[str]:
    for vignette, drawn in VIGNETTES.items():
        if any(name in expected.fires for expected in drawn.expected):
            yield link(f"{vignette}: {drawn.title}", vignette, WORKED)
