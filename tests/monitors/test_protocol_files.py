"""Protocol files are read strictly: what is wrong is named by file, pattern and key, and nothing starts."""

from datetime import date

import pytest

from alerts.board import Board
from chart.errors import RecordError
from chart.settings import Settings
from monitors.book import book_of
from monitors.checks import check_protocols, reviews_coming
from monitors.follow import Follow
from monitors.protocol import SHIPPED, read_protocols
from tests.monitors.ask import BOOK, followed, said
from tests.monitors.draw import stay, tick

OPIOID = (SHIPPED / "opioid.toml").read_text()
OWN = """
protocol = "own"
version = "3"
title = "Our own"
approver_role = "medical_director"
review_by = 2027-01-31

[patterns.OWN-01]
title = "COWS in our range"
rule = "COWS is {medium:g} or more (medium), {high:g} or more (high)."
why = "It was so before."
action = "Look."
source = "Unit default"
evidence = "unit default"
cause = "withdrawal score"
ends = { instrument = "cows" }
severity = { medium = "low", high = "medium" }
kind = "score_at_least"
of = "cows.total"
limit = { medium = 8, high = 20 }
scale = { medium = "cows.total", high = "cows.total" }
"""
RISE = """
[patterns.OWN-02]
title = "Pulse rising"
rule = "Resting pulse rose by {rise:g} or more within {within_hours:g} h."
why = "It was so before."
action = "Look."
source = "Unit default"
evidence = "unit default"
cause = "pulse"
ends = { minutes = 60 }
severity = { medium = "medium" }
kind = "rise"
of = "resting.heart_rate_bpm"
limit = { rise = 30, within_hours = 4 }
scale = { rise = "heart_rate_bpm" }
"""
OUTSIDE = """
[patterns.OWN-03]
title = "Temperature outside our range"
rule = "Temperature is below {lowest:g} or above {highest:g} °C."
why = "It was so before."
action = "Look."
source = "Unit default"
evidence = "unit default"
cause = "temperature"
ends = { minutes = 60 }
severity = { high = "high" }
kind = "outside"
of = "temperature_c"
limit = { lowest = 35.5, highest = 38.5 }
scale = { lowest = "temperature_c", highest = "temperature_c" }
status = "silent"
"""


def book_with(folder, **files):
    """The book of the shipped files and those of a site."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text)
    return book_of(read_protocols(folder))


WRONG = [
    ("a key nobody knows", 'why = "Level', 'wy = "Level', "opioid.toml: pattern OPI-11: .*wy"),
    (
        "a key that is missing",
        'why = "Level and speed of opioid withdrawal."\n',
        "",
        "opioid.toml: pattern OPI-11: .*why",
    ),
    (
        "a word where a number stands",
        "total_high = 25",
        'total_high = "25"',
        "pattern OPI-11: limit total_high: .*float",
    ),
    ("a number where a word stands", 'cause = "withdrawal score"', "cause = 4", "pattern OPI-11: .*str.*cause"),
    (
        "a number without a source",
        'source = "COWS bands (TIP 40 form); smallest important change: Front Psychiatry 2023"',
        'source = ""',
        "pattern OPI-11: .*source",
    ),
    (
        "no grade of evidence",
        'evidence = "sourced"\ncause = "withdrawal score"',
        'cause = "withdrawal score"',
        "pattern OPI-11: .*evidence",
    ),
    (
        "a grade of evidence nobody knows",
        'evidence = "sourced"\ncause = "withdrawal',
        'evidence = "sure"\ncause = "withdrawal',
        "pattern OPI-11: .*sure.*evidence",
    ),
    (
        "a limit beyond its scale",
        "total_high = 25",
        "total_high = 49",
        "pattern OPI-11: limit total_high 49 is outside 0 to 48",
    ),
    ("hours beyond reason", "within_hours = 4, total", "within_hours = -4, total", "limit within_hours -4 is outside"),
    ("a limit without a scale", 'total_high = "cows.total", ', "", "pattern OPI-11: limit total_high needs a scale"),
    ("a scale that is no code", 'total_high = "cows.total"', 'total_high = "cows.sum"', "scale total_high is cows.sum"),
    (
        "a scale without a limit",
        'scale = { rise = "cows.total"',
        'scale = { fast = "cows.total", rise = "cows.total"',
        "pattern OPI-11: scale fast",
    ),
    ("a limit that its formula lacks", "limit = { rise = 6, ", "limit = { ", "pattern OPI-11: limit rise is missing"),
    (
        "a limit that its formula never asks for",
        "limit = { rise = 6, ",
        "limit = { speed_hours = 6, rise = 6, ",
        "pattern OPI-11: limit speed_hours is not used",
    ),
    (
        "a grade that its formula has not",
        'critical = "critical" }\nlimit = { rise',
        'critical = "critical", low = "low" }\nlimit = { rise',
        "pattern OPI-11: severity low is no grade of its formula, which has critical, high, medium",
    ),
    (
        "a grade that is missing",
        'medium = "medium", high = "high", critical = "critical" }\nlimit = { rise',
        'medium = "medium", high = "high" }\nlimit = { rise',
        "pattern OPI-11: severity critical is missing",
    ),
    (
        "a severity nobody knows",
        'severity = { medium = "medium", high = "high", critical = "critical" }\nlimit = { rise',
        'severity = { medium = "worrying", high = "high", critical = "critical" }\nlimit = { rise',
        "pattern OPI-11: severity medium: .*worrying",
    ),
    (
        "a rule that quotes no limit",
        "above {total_critical:g} (critical)",
        "above {total_worst:g} (critical)",
        "pattern OPI-11: rule quotes 'total_worst'",
    ),
    ("a class nobody knows", 'applies_to = ["opioid"]', 'applies_to = ["opiate"]', "pattern OPI-11: .*opiate"),
    (
        "two ways to end",
        'ends = { instrument = "cows" }',
        'ends = { instrument = "cows", minutes = 60 }',
        "OPI-11: .*ends needs one",
    ),
    (
        "an end nobody charts",
        'ends = { instrument = "cows" }',
        'ends = { instrument = "sows" }',
        "OPI-11: ends with instrument sows",
    ),
    (
        "a pattern it supersedes that is none",
        'applies_to = ["opioid"]\nends',
        'applies_to = ["opioid"]\nsupersedes = ["OPI-99"]\nends',
        "pattern OPI-11: supersedes OPI-99",
    ),
    (
        "a pattern without a formula",
        "[patterns.OPI-11]",
        "[patterns.OPI-99]",
        "opioid.toml: pattern OPI-99: it has no formula",
    ),
    (
        "a pattern of another file",
        "[patterns.OPI-11]",
        "[patterns.GEN-01]",
        "opioid.toml: pattern GEN-01 stands in general.toml too",
    ),
    ("no TOML", "[patterns.OPI-11]", "[patterns.OPI-11", "opioid.toml is not TOML"),
    (
        "a round on an unknown instrument",
        'tasks = ["cows", "vitals"]',
        'tasks = ["cows", "pulse"]',
        "round Opioid withdrawal: tasks has pulse",
    ),
    (
        "a round driven by nothing",
        'driver = "cows"',
        'driver = "sows"',
        "round Opioid withdrawal: driver sows has no total",
    ),
    ("a step off the scale", "{ from = 25, minutes", "{ from = 60, minutes", "steps from 60 is outside 0 to 48"),
    ("steps that do not go down to 0", "{ from = 0, minutes", "{ from = 1, minutes", "opioid.toml: .*steps of a round"),
    ("an interval of nothing", "minutes = 480", "minutes = 0", "opioid.toml: .*minutes"),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_file_is_refused_with_its_place(tmp_path, old, new, message):
    head, mark, tail = OPIOID.partition("[patterns.OPI-11]")
    text = head + (mark + tail).replace(old, new, 1) if old in mark + tail else OPIOID.replace(old, new, 1)
    assert text != OPIOID
    with pytest.raises(RecordError, match=message):
        book_with(tmp_path, opioid=text)


def test_a_formula_without_a_place_in_a_file_is_refused(tmp_path):
    with pytest.raises(RecordError, match="pattern OPI-11 has a formula but stands in no protocol file"):
        book_with(tmp_path, opioid=OPIOID.partition("[patterns.OPI-11]")[0])


def test_the_terms_stand_in_exactly_one_file(tmp_path):
    terms = (SHIPPED / "general.toml").read_text().partition("[terms]")[2].partition("[[rounds]]")[0]
    with pytest.raises(
        RecordError, match=r"exactly one protocol file carries \[terms\], not 2: general.toml, own.toml"
    ):
        book_with(tmp_path, own=OWN + "[terms]" + terms)


def test_two_rounds_of_one_name_are_refused(tmp_path):
    again = OPIOID[OPIOID.index("[[rounds]]") : OPIOID.index("[patterns.OPI-01]")]
    with pytest.raises(RecordError, match=r"own.toml: round opi Opioid withdrawal stands in opioid.toml too"):
        book_with(tmp_path, own=OWN + again)


def test_a_sites_own_file_stands_in_for_the_shipped_one_of_its_name(tmp_path):
    text = OPIOID.replace('version = "1"', 'version = "1 ours"').replace("total_high = 25", "total_high = 24")
    book = book_with(tmp_path, opioid=text)
    assert book.by_name["OPI-11"].limits.total_high == 24
    assert book.by_name["OPI-11"].version == "opioid 1 ours"
    assert book.by_name["ALC-04"].version == "alcohol 1"
    drawn = stay("class opioid\ntime | cows\n08:00 | 24")
    assert "OPI-11" not in said(drawn, "08:00")
    assert {each.pattern for each in followed(drawn, "08:00", book).findings(tick("08:00"))} == {"OPI-11"}


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("time | cows\n08:00 | 7", {}),
        ("time | cows\n08:00 | 8", {"OWN-01": "low"}),
        ("time | cows\n08:00 | 20", {"OWN-01": "medium"}),
        ("time | hr\n08:00 | 70\n12:00 | 99", {}),
        ("time | hr\n08:00 | 70\n12:00 | 100", {"OWN-02": "medium"}),
        ("time | temp\n08:00 | 35.5", {}),
        ("time | temp\n08:00 | 35.4", {"OWN-03": "high"}),
        ("time | temp\n08:00 | 38.6", {"OWN-03": "high"}),
    ],
)
def test_a_simple_threshold_needs_a_file_alone(tmp_path, table, found):
    follow = followed(stay(table), "12:00", book_with(tmp_path, own=OWN + RISE + OUTSIDE))
    findings = [each for each in follow.findings(tick("12:00")) if each.pattern.startswith("OWN")]
    assert {each.pattern: each.severity.name.lower() for each in findings} == found
    assert {each.is_silent for each in findings if each.pattern == "OWN-03"} <= {True}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('kind = "score_at_least"', 'kind = "score"', "own.toml: pattern OWN-01: kind score is not one of"),
        ('of = "cows.total"', 'of = "cows.totl"', "own.toml: pattern OWN-01: of cows.totl is no code of the chart"),
        ('of = "cows.total"\n', "", "own.toml: pattern OWN-01: of None is no code"),
    ],
)
def test_a_threshold_made_from_a_file_names_a_code_of_the_chart(tmp_path, old, new, message):
    with pytest.raises(RecordError, match=message):
        book_with(tmp_path, own=OWN.replace(old, new))


POINTER = """
[patterns.OWN-04]
title = "Sedation with us"
points_to = ["GEN-05a"]
why = "Our stairs are steep."
action = "Keep in bed."
source = "Unit default"
evidence = "unit default"
applies_to = ["ghb"]
"""
DROWSY = """
    class {}; admitted 07:00
    time  | rass | vitals
    08:00 | -2   | calm
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["GEN-05a"]', '["GEN-05"]', "own.toml: pattern OWN-04: points_to GEN-05, which is no pattern"),
        ('["GEN-05a"]', '["OWN-04"]', "own.toml: pattern OWN-04: points_to OWN-04, which is no pattern"),
        ("\napplies_to", '\nrule = "Drowsy."\napplies_to', "OWN-04: what points to other patterns has no rule"),
        ("\napplies_to", "\nends = { minutes = 60 }\napplies_to", "OWN-04: what points to other patterns has no ends"),
        ("\napplies_to", "\nlimit = { rass = -2 }\napplies_to", "OWN-04: what points to other patterns has no limit"),
        ('points_to = ["GEN-05a"]\n', "", "OWN-04: rule is missing"),
    ],
)
def test_what_points_to_other_patterns_is_read_as_strictly(tmp_path, old, new, message):
    with pytest.raises(RecordError, match=message):
        book_with(tmp_path, own=OWN + POINTER.replace(old, new))


@pytest.mark.parametrize("key", ["rule", "cause", "ends", "severity"])
def test_a_pattern_of_its_own_has_all_its_words(tmp_path, key):
    text = "\n".join(line for line in OWN.splitlines() if not line.startswith(f"{key} ="))
    with pytest.raises(RecordError, match=f"own.toml: pattern OWN-01: {key} is missing"):
        book_with(tmp_path, own=text)


def test_what_points_to_other_patterns_is_never_judged(tmp_path):
    book = book_with(tmp_path, own=OWN + POINTER)
    assert "OWN-04" not in book.by_name
    assert {"ALC-14", "BZD-11", "STI-05"} == BOOK.protocols.pointers.keys()
    assert not BOOK.protocols.pointers.keys() & BOOK.by_name.keys()


def test_a_class_adds_its_words_to_the_card_of_its_own_stays_alone(tmp_path):
    book = book_with(tmp_path, own=OWN + POINTER)
    cards = {}
    for drug_class in ("ghb", "opioid"):
        follow = Follow(book, Board.empty("stay"))
        events = follow.run(stay(DROWSY.format(drug_class)).entries, tick("08:00"))
        (cards[drug_class],) = (event.evidence for event in events if event.pattern == "GEN-05a")
    added = {key: cards["ghb"][key].removeprefix(cards["opioid"][key]) for key in ("why", "action", "source")}
    assert added["action"].endswith(" Keep in bed.")
    assert added["why"].endswith(" Our stairs are steep.")
    assert added["source"].endswith("; Unit default")


def test_every_shipped_pattern_has_words_a_source_and_its_numbers_in_the_rule():
    for name, pattern in BOOK.by_name.items():
        said_rule = pattern.text.rule.format(**pattern.text.limit)
        assert "{" not in said_rule, name
        assert pattern.text.source, name


@pytest.mark.parametrize(
    ("today", "problems", "coming"),
    [
        (date(2026, 11, 30), [], []),
        (date(2026, 12, 2), [], ["own.toml: its review is due on 2027-01-31"]),
        (date(2027, 1, 31), [], ["own.toml: its review is due on 2027-01-31"]),
        (date(2027, 2, 1), ["own.toml: its review was due on 2027-01-31, and it is still in force"], []),
    ],
)
def test_an_overdue_review_is_a_problem_and_a_coming_one_is_told(tmp_path, today, problems, coming):
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "own.toml").write_text(OWN)
    assert check_protocols(Settings(home=tmp_path), today) == problems
    assert reviews_coming(Settings(home=tmp_path), today) == coming


def test_a_wrong_file_is_a_problem_in_one_sentence(tmp_path):
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "opioid.toml").write_text(OPIOID.replace("total_high = 25", "total_high = 49"))
    assert check_protocols(Settings(home=tmp_path), date(2026, 12, 1)) == [
        "opioid.toml: pattern OPI-11: limit total_high 49 is outside 0 to 48"
    ]
