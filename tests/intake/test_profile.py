"""The intake risk profile, factor by factor: what makes a level, and what an answer nobody gave does."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart.errors import RecordError
from chart.facts import SubstanceUse
from monitors.intake import Factor, Risk, Rules, Told, intake_rules, profile, proposed_protocols, read_rules
from tests.ward import MONDAY

RULES = intake_rules()
NO = {question.code: False for question in RULES.question}
READINGS = {"pawss.total": 0, "brac_g_210l": 0.0, "ciwa_ar.total": 0, "temperature_c": 36.8, "news2": 0,
            "phq9.total": 0, "phq9.q9": 0, "bmi": 24}  # fmt: skip


def use(drug_class: str, agent: str = "", hours: float | None = 200, **more: Any) -> SubstanceUse:
    """A substance last used so many hours ago, years of it, tapered."""
    last = None if hours is None else MONDAY - timedelta(hours=hours)
    said = {"last_use_within_hours": None if last is None else 0.0, "years": 3.0, "is_tapered": True} | more
    return SubstanceUse(drug_class=drug_class, agent=agent or drug_class, last_use_at=last, **said)


def told(*uses: SubstanceUse, yes: tuple[str, ...] = (), born: date | None = date(1980, 5, 1), **more: Any) -> Told:
    """Everything asked and answered with no but what is named."""
    readings = {code: (figure, figure) for code, figure in (READINGS | more.pop("readings", {})).items()}
    said = {"newest": readings, "first": readings, "bands": {"cssrs": "none"}} | more
    return Told(MONDAY, uses or (use("alcohol"),), NO | dict.fromkeys(yes, True), born, **said)


def risk(domain: str, all_told: Told) -> Risk:
    return next(each for each in profile(all_told) if each.domain == domain)


BOTH = (use("opioid", "heroin", 3), use("benzodiazepine", "diazepam", 20))


@pytest.mark.parametrize(
    ("domain", "level", "all_told"),
    [
        ("seizure_delirium", "none found", told()),
        ("seizure_delirium", "high", told(yes=("prior_withdrawal_seizure",))),
        ("seizure_delirium", "high", told(yes=("prior_dt",))),
        ("seizure_delirium", "none found", told(readings={"pawss.total": 3})),
        ("seizure_delirium", "high", told(readings={"pawss.total": 4})),
        ("seizure_delirium", "none found", told(use("stimulant"), readings={"pawss.total": 9})),
        ("seizure_delirium", "high", told(yes=("seizure_this_episode",))),
        ("seizure_delirium", "high", told(events=frozenset({"seizure"}))),
        ("seizure_delirium", "high", told(use("alcohol"), use("benzodiazepine"))),
        ("seizure_delirium", "high", told(use("ghb"))),
        ("seizure_delirium", "none found", told(readings={"brac_g_210l": 0.199})),
        ("seizure_delirium", "raised", told(readings={"brac_g_210l": 0.2})),
        ("seizure_delirium", "none found", told(born=date(1960, 3, 3))),
        ("seizure_delirium", "raised", told(born=date(1960, 3, 2))),
        ("seizure_delirium", "raised", told(yes=("head_injury",))),
        ("seizure_delirium", "raised", told(use("benzodiazepine", is_tapered=False, years=0.1))),
        ("seizure_delirium", "none found", told(use("benzodiazepine", is_tapered=False, years=0.05))),
        ("seizure_delirium", "raised", told(readings={"ciwa_ar.total": 10})),
        ("seizure_delirium", "raised", told(yes=("many_prior_detoxes",))),
        ("breathing", "high", told(*BOTH)),
        ("breathing", "none found", told(use("opioid", hours=3), use("alcohol", hours=25))),
        ("breathing", "high", told(yes=("apnoea_or_copd",))),
        ("breathing", "raised", told(yes=("overdose_90_days",))),
        ("breathing", "raised", told(yes=("unknown_supply",))),
        ("volume", "high", told(yes=("vomiting_or_diarrhoea", "orthostatic_change"))),
        ("volume", "none found", told(yes=("vomiting_or_diarrhoea",))),
        ("volume", "raised", told(use("opioid", hours=24))),
        ("volume", "none found", told(use("opioid", hours=23.9))),
        ("volume", "none found", told(use("opioid", hours=120.1))),
        ("suicide", "high", told(bands={"cssrs": "moderate"})),
        ("suicide", "none found", told(bands={"cssrs": "low"})),
        ("suicide", "high", told(yes=("attempt_3_months",))),
        ("suicide", "raised", told(use("stimulant", hours=96))),
        ("suicide", "raised", told(readings={"phq9.total": 15})),
        ("suicide", "raised", told(readings={"phq9.q9": 1})),
        ("precipitated", "high", told(use("opioid", "fentanyl", 24), yes=("buprenorphine_planned",))),
        ("precipitated", "none found", told(use("opioid", "fentanyl", 25), yes=("buprenorphine_planned",))),
        ("precipitated", "high", told(use("opioid", "methadone", 72), yes=("buprenorphine_planned",))),
        ("precipitated", "raised", told(use("opioid", "Unknown opioid"))),
        ("precipitated", "raised", told(use("opioid"), readings={"bmi": 30})),
        ("medical", "high", told(yes=("pregnancy",))),
        ("medical", "high", told(readings={"temperature_c": 38.5})),
        ("medical", "none found", told(readings={"temperature_c": 38.4})),
        ("medical", "high", told(readings={"news2": 5})),
        ("medical", "raised", told(yes=("diabetes",))),
    ],
)  # fmt: skip
def test_the_level_of_a_domain(domain: str, level: str, all_told: Told) -> None:
    assert risk(domain, all_told).level == level


def test_when_all_is_asked_nothing_is_unknown() -> None:
    assert [each.unknown for each in profile(told())] == [()] * 6


def test_when_nothing_is_asked_nothing_is_found_and_everything_is_unknown() -> None:
    found = profile(Told(MONDAY))
    assert {each.level for each in found} == {"none found"}
    assert all(each.unknown for each in found)
    assert "Withdrawal seizure before" in found[0].unknown
    assert "PAWSS" in found[0].unknown


def test_one_reason_is_enough_whatever_else_is_unknown() -> None:
    found = risk("medical", Told(MONDAY, answers={"pregnancy": True}))
    assert (found.level, [each.because for each in found.because]) == ("high", ["pregnancy"])
    assert "Chest pain" in found.unknown


def test_a_last_use_that_is_not_exact_leaves_open_what_it_leaves_open() -> None:
    vague = use("opioid", hours=26, last_use_within_hours=4.0)
    assert "time of last use" in risk("volume", told(vague)).unknown
    assert "time of last use" in risk("volume", told(use("opioid", hours=None))).unknown
    assert risk("volume", told(use("opioid", hours=30, last_use_within_hours=4.0))).level == "raised"
    assert risk("volume", told(use("opioid", hours=10, last_use_within_hours=4.0))).unknown == ()


@pytest.mark.parametrize("hours", [2, 26, 300])
def test_a_last_use_told_without_how_exactly_it_is_known_is_not_taken_as_exact(hours: float) -> None:
    as_told = told(use("opioid", hours=hours, last_use_within_hours=None))
    found = risk("volume", as_told)
    assert (found.level, found.unknown) == ("none found", ("time of last use",))
    on_the_ward = told(
        use("stimulant", hours=hours, last_use_within_hours=None), admitted_at=MONDAY - timedelta(hours=97)
    )
    assert ("time of last use" in risk("suicide", on_the_ward).unknown) is (hours < 97)


@pytest.mark.parametrize("agent", ["", "unknown", "Opioid ", "unknown opioid"])
def test_an_opioid_that_nobody_named_may_be_fentanyl(agent: str) -> None:
    planned = ("buprenorphine_planned",)
    found = risk("precipitated", told(msgspec.structs.replace(use("opioid", hours=20), agent=agent), yes=planned))
    assert (found.level, [each.because for each in found.because]) == ("raised", ["an opioid whose name is not known"])
    assert found.unknown == ("which opioid it was",)
    long_ago = told(msgspec.structs.replace(use("opioid", hours=73), agent=agent), yes=planned)
    assert risk("precipitated", long_ago).unknown == ()
    assert risk("precipitated", told(use("opioid", "heroin", 20), yes=planned)).unknown == ()


def test_a_sedative_that_nobody_named_is_no_fentanyl() -> None:
    nameless = msgspec.structs.replace(use("benzodiazepine", hours=2), agent="")
    found = risk("precipitated", told(nameless, yes=("buprenorphine_planned",)))
    assert (found.level, found.unknown) == ("none found", ())


def test_fentanyl_by_name_counts_beside_an_opioid_that_nobody_named() -> None:
    both = told(use("opioid", "unknown opioid", 5), use("opioid", "Fentanyl", 20), yes=("buprenorphine_planned",))
    assert risk("precipitated", both).level == "high"


@pytest.mark.parametrize(("reading", "level", "is_unknown"), [
    ((5, 9), "high", False), ((5, 5), "high", False), ((3, 5), "none found", True), ((0, 4), "none found", False),
])  # fmt: skip
def test_a_range_counts_where_both_its_ends_reach_the_limit(
    reading: tuple[float, float], level: str, is_unknown: bool
) -> None:
    sure = {code: (figure, figure) for code, figure in READINGS.items()}
    found = risk("medical", told(first=sure | {"news2": reading}))
    assert (found.level, found.unknown == ("NEWS2 on arrival",)) == (level, is_unknown)


def test_a_benzodiazepine_that_ended_nobody_knows_how_is_unknown() -> None:
    found = risk("seizure_delirium", told(use("benzodiazepine", is_tapered=None)))
    assert "how the use ended, and for how long it went on" in found.unknown
    assert risk("seizure_delirium", told(use("benzodiazepine", is_tapered=None, years=0.01))).unknown == ()


@given(st.dictionaries(st.sampled_from(sorted(NO)), st.sampled_from([True, False, None])), st.sampled_from(sorted(NO)))
def test_an_answer_more_never_lowers_a_level_by_being_forgotten(answers: dict[str, Any], one: str) -> None:
    before = profile(Told(MONDAY, (use("alcohol"),), answers))
    without = profile(Told(MONDAY, (use("alcohol"),), {**answers, one: None}))
    for known, less in zip(before, without, strict=True):
        lost = answers.get(one) is True and RULES.asks(one) in less.unknown
        assert known.level == less.level or lost


def test_protocols_are_proposed_by_class_and_agent() -> None:
    assert proposed_protocols((use("opioid"), use("alcohol"))) == ["intake", "news2", "alc-asam", "intake-alc", "opi"]
    assert proposed_protocols((use("ghb"), use("barbiturate"))) == ["intake", "news2", "bzd", "bzd-ghb"]
    assert proposed_protocols((use("stimulant", "Cocaine"),)) == ["intake", "news2", "sti", "sti-cssrs", "sti-cssa"]
    assert proposed_protocols(()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"reading": "news2", "name": "NEWS2"},
        {"at_least": 3},
        {"band_of": "cssrs", "name": "C-SSRS"},
        {"reading": "news2", "at_least": 5},
        {"tolled": "pregnancy"},
        {"agents": ["fentanyl"]},
    ],
)
def test_a_factor_that_is_half_written_is_no_factor(wrong: dict[str, Any]) -> None:
    with pytest.raises((msgspec.ValidationError, ValueError)):
        msgspec.convert({"level": "high", "because": "x", "source": "D", **wrong}, Factor)


def test_a_factor_asks_only_what_the_form_asks() -> None:
    factor = {"level": "high", "because": "x", "source": "D", "told": "shoe_size"}
    rules = {
        "version": "1",
        "arrival": {"within_hours": 4, "source": "D"},
        "question": [],
        "protocols": {},
        "domain": {"feet": {"title": "Feet", "factors": [factor]}},
    }
    with pytest.raises(msgspec.ValidationError, match="not asked"):
        msgspec.convert(rules, Rules)


@pytest.mark.parametrize("text", ["version = 1", 'version = "1"\ncolour = "blue"'])
def test_a_file_that_is_no_rules_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(RecordError, match=r"intake\.toml"):
        read_rules(text)


def test_every_factor_says_where_it_comes_from() -> None:
    assert RULES.arrival.source
    assert all(factor.source and factor.because for domain in RULES.domain.values() for factor in domain.factors)
