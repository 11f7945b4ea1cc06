"""What holds for any figures a nurse may type."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from chart.facts import Fluid, Measurement, Vitals, Weight
from chart.plausible import Beside, questions, refusals
from chart.vitals import FLUIDS, MEASUREMENTS

WHOLE = st.none() | st.integers(-10, 1000)
FIGURE = st.none() | st.floats() | st.integers(-10, 20_000)
VITALS = st.builds(
    Vitals,
    heart_rate_bpm=WHOLE,
    respiration_per_min=WHOLE,
    spo2_percent=WHOLE,
    on_oxygen=st.none() | st.booleans(),
    oxygen_flow_l_min=FIGURE,
    systolic_mmhg=WHOLE,
    diastolic_mmhg=WHOLE,
    temperature_c=FIGURE,
    consciousness=st.sampled_from([None, "A", "C", "V", "P", "U"]),
)
TYPED = (
    VITALS
    | st.builds(Fluid, way=st.sampled_from(sorted(FLUIDS)), volume_ml=FIGURE)
    | st.builds(Measurement, code=st.sampled_from(sorted(MEASUREMENTS)), value=FIGURE, word=st.none())
    | st.builds(Weight, weight_kg=st.floats() | st.integers(-10, 1000))
)
BESIDE = st.builds(
    Beside,
    rass=st.none() | st.integers(-5, 4),
    poss=st.sampled_from([None, "S", "1", "2", "3", "4"]),
    weight_kg=st.none() | st.floats(25, 350),
    has_glucose_in_mmol=st.booleans(),
)


@given(TYPED, BESIDE)
def test_whatever_is_typed_is_taken_asked_about_or_refused_and_never_breaks(content, beside):
    told = refusals(content)
    assert all(refused.message for refused in told)
    if not told:
        fields = {question.field for question in questions(content, beside)}
        assert fields <= set(content.__struct_fields__)


@given(VITALS, st.data())
def test_a_figure_taken_away_never_adds_a_refusal_of_another(vitals, data):
    field = data.draw(st.sampled_from(vitals.__struct_fields__))
    fewer = msgspec.structs.replace(vitals, **{field: None})
    before = {refused.field for refused in refusals(vitals)}
    assert {refused.field for refused in refusals(fewer)} <= before | {None}
