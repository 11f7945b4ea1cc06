"""docs/protocols.md, docs/cases.md and docs/vignettes.md say what the protocol files and the drawn stays say."""

import re

import pytest

from tests.monitors.document import DOCS, DOCUMENTS
from tests.monitors.document.markdown import anchor
from tests.monitors.document.wording import PROTOCOLS, heading
from tests.monitors.vignettes import CASES, VIGNETTES

TEXTS = {name: (DOCS / name).read_text(encoding="utf-8") for name in DOCUMENTS}
LONGEST = 6000


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_written_from_the_files_in_force(name):
    renew = "the protocols or their cases have changed: run `python -m tests.monitors.write_protocols`"
    assert TEXTS[name] == DOCUMENTS[name](), renew


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_a_heading(name):
    links = set(re.findall(r"\]\(([\w.]*)#([^)]+)\)", TEXTS[name]))
    assert links
    assert {(document, place) for document, place in links if place not in places(document or name)} == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_two_headings_lead_to_one_place(name):
    found = [anchor(each) for each in headings(name)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["protocols.md", "vignettes.md"])
def test_what_is_read_from_end_to_end_has_an_end(name):
    assert len(TEXTS[name].splitlines()) < LONGEST


def test_every_pattern_and_round_has_its_heading():
    found = set(headings("protocols.md"))
    for file in PROTOCOLS.files:
        assert {heading(name) for name in file.patterns} <= found
        assert {f"{each.protocol}: {each.title}" for each in file.rounds} <= found


@pytest.mark.parametrize(("name", "text"), [*PROTOCOLS.patterns.items(), *PROTOCOLS.pointers.items()])
def test_a_pattern_is_told_with_its_rule_its_numbers_and_how_far_to_trust_them(name, text):
    told = section("protocols.md", heading(name))
    assert text.rule.format(**text.limit) in told
    for words in (text.why, text.action, text.known_limits, *text.severity.values(), *text.points_to):
        assert words in told
    grade = "general knowledge, unverified" if text.evidence == "unverified" else text.evidence
    assert f"**{grade}**" in told
    assert text.source in told.replace("**", "") or text.source.lower() == grade
    assert all(case.shows in told for case in CASES.get(name, ()))


def test_what_nobody_signed_is_told_as_an_unsigned_unit_default():
    unsigned = sum(file.approved_on is None for file in PROTOCOLS.files)
    assert TEXTS["protocols.md"].count("| **unsigned unit default** |") == unsigned


def test_every_line_of_every_vignette_is_told():
    for name, vignette in VIGNETTES.items():
        told = section("vignettes.md", f"{name}: {vignette.title}")
        for expected in vignette.expected:
            (line,) = [each for each in told.splitlines() if each.startswith(f"| {expected.at} | ") and _says(each)]
            assert all(f"**{severity}** [{pattern}]" in line for pattern, severity in expected.fires.items())
            assert all(pattern in line for pattern in (*expected.silent, *expected.unknown))


def _says(line):
    return "**" in line or "| nothing |" in line


def headings(name):
    return re.findall(r"^#+ (.+)$", TEXTS[name], re.M)


def places(name):
    return {anchor(each) for each in headings(name)}


def section(name, title):
    """What stands under a heading, up to the next."""
    _, _, rest = TEXTS[name].partition(f"# {title}\n")
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.M)[0]
