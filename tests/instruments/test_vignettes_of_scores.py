"""The score parts of vignettes V1, V6 and V10, worked by hand in the clinical reference."""

import pytest

from chart.errors import Refused
from chart.facts import Vitals
from chart.instrument import instrument
from chart.news2 import news2

V1 = dict(
    nausea_vomiting=1,
    tremor=4,
    sweats=3,
    anxiety=4,
    agitation=2,
    tactile=1,
    auditory=0,
    visual=2,
    headache=2,
    orientation=0,
)
V6 = dict(
    pulse=2,
    sweating=2,
    restlessness=3,
    pupils=2,
    aches=2,
    nose_tears=2,
    gi=3,
    tremor=2,
    yawning=1,
    anxiety=2,
    gooseflesh=3,
)
V10 = Vitals(
    respiration_per_min=21,
    spo2_percent=95,
    on_oxygen=True,
    oxygen_flow_l_min=2,
    systolic_mmhg=112,
    heart_rate_bpm=96,
    consciousness="A",
    temperature_c=37.9,
)


@pytest.mark.parametrize(
    ("headache", "bands", "total", "band"),
    [
        (2, "asam2020", 19, "severe"),
        (2, "classic", 19, "severe"),
        (1, "asam2020", 18, "moderate"),
        (1, "classic", 18, "severe"),
    ],
)
def test_v1_lies_on_the_edge_of_severe(headache, bands, total, band):
    score = instrument("ciwa_ar").score(V1 | {"headache": headache}, bands)
    assert (score.total, score.band, score.is_complete) == (total, band, True)


@pytest.mark.parametrize(("item", "value"), [("orientation", 5), ("tremor", 8)])
def test_v1_with_an_answer_beyond_the_scale_is_refused(item, value):
    with pytest.raises(Refused) as refused:
        instrument("ciwa_ar").score(V1 | {item: value})
    assert refused.value.field == item


def test_v1_without_headache_has_no_total():
    score = instrument("ciwa_ar").score({code: answer for code, answer in V1.items() if code != "headache"})
    assert (score.total, score.band, score.is_complete, score.missing) == (None, None, False, ("headache",))


@pytest.mark.parametrize(("gi", "total", "band"), [(3, 24, "moderate"), (5, 26, "moderately severe")])
def test_v6_rises_a_band_with_the_bowels(gi, total, band):
    score = instrument("cows").score(V6 | {"gi": gi})
    assert (score.total, score.band) == (total, band)


def test_v6_pupils_of_3_are_refused_with_what_is_allowed():
    with pytest.raises(Refused, match=r"^COWS pupils 3 is not one of 0, 1, 2, 5$"):
        instrument("cows").score(V6 | {"pupils": 3})


def test_v6_a_heart_rate_of_104_is_a_pulse_item_of_2():
    rule = instrument("cows").item("pulse").from_vital
    assert rule is not None
    assert (rule.vital, rule.answer(104)) == ("heart_rate_bpm", 2)


@pytest.mark.parametrize(
    ("scale", "parts", "total", "risk"),
    [(2, [2, 2, 2, 0, 1, 0, 0], 7, "high"), (1, [2, 1, 2, 0, 1, 0, 0], 6, "medium")],
)
def test_v10_the_scale_of_saturation_decides(scale, parts, total, risk):
    score = news2(V10, scale)
    assert (list(score.parts.values()), score.total, score.risk) == (parts, total, risk)


def test_v10_a_saturation_of_94_on_air_is_nothing_on_scale_2():
    normal = Vitals(
        respiration_per_min=16,
        spo2_percent=94,
        on_oxygen=False,
        systolic_mmhg=120,
        heart_rate_bpm=80,
        consciousness="A",
        temperature_c=37.0,
    )
    assert news2(normal, 2).total == 0
