"""Random histories of a stay: what is charted, late, corrected and taken back, and when somebody looks."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from chart.facts import (
    Admitted,
    AnyContent,
    Assessment,
    Dose,
    Event,
    Fluid,
    FluidsOrdered,
    ProtocolAssigned,
    Status,
    SubstanceUse,
    Vitals,
    Void,
    Weight,
)
from chart.instrument import instruments

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
OPENING: tuple[AnyContent, ...] = (
    Admitted("03"),
    SubstanceUse("alcohol", "alcohol", last_use_at=START - timedelta(hours=8)),
    SubstanceUse("opioid", "heroin"),
    SubstanceUse("stimulant", "cocaine"),
    ProtocolAssigned("alc-asam"),
    ProtocolAssigned("opi"),
    ProtocolAssigned("sti"),
    ProtocolAssigned("news2"),
    FluidsOrdered(True),
    Weight(70.0, True),
)


@dataclass(frozen=True, slots=True)
class Save:
    """One save: `after` minutes after the one before; observed `late` minutes earlier; corrects the n-th before it."""

    after: float
    late: float
    content: AnyContent
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A sweep, `after` minutes after what came before."""

    after: float


def answers(code: str, may_miss: bool = True) -> st.SearchStrategy[AnyContent]:
    items = {item.code: st.sampled_from(item.values) for item in instruments()[code].items}
    whole = st.fixed_dictionaries(items)
    some = st.fixed_dictionaries({}, optional=items).filter(bool) if may_miss else whole
    return st.builds(
        Assessment,
        st.just(code),
        st.one_of(whole, whole, some),
        confirms_longer_interval=st.booleans(),
    )


def maybe(values: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.one_of(values, values, values, st.none())


vitals = st.builds(
    Vitals,
    heart_rate_bpm=maybe(st.integers(40, 150)),
    respiration_per_min=maybe(st.integers(6, 30)),
    spo2_percent=maybe(st.integers(84, 100)),
    on_oxygen=st.sampled_from([False, False, True, None]),
    systolic_mmhg=maybe(st.integers(80, 200)),
    diastolic_mmhg=maybe(st.integers(45, 75)),
    temperature_c=st.one_of(st.integers(355, 400).map(lambda tenths: tenths / 10), st.none()),
    consciousness=st.sampled_from(["A", "A", "C", "V", None]),
    position=st.sampled_from(["lying", "standing", None]),
)
fluids = st.builds(
    Fluid,
    st.sampled_from(["oral", "iv", "urine", "emesis", "stool"]),
    st.one_of(st.sampled_from([50.0, 200.0, 900.0]), st.none()),
    is_loose=st.sampled_from([True, False, None]),
)
contents = st.one_of(
    answers("ciwa_ar"),
    answers("ciwa_ar"),
    answers("cows"),
    answers("rass", may_miss=False),
    answers("mood", may_miss=False),
    vitals,
    vitals,
    fluids,
    st.builds(Event, st.sampled_from(["seizure", "fall"])),
    st.builds(Dose, st.just("methadone"), st.just(("opioid",)), is_sedating=st.just(True)),
    st.builds(Weight, st.integers(600, 720).map(lambda tenths: tenths / 10), st.booleans()),
    st.builds(Status, st.sampled_from(["asleep", "refused", "off_unit", "back_on_unit"])),
)
saves = st.builds(
    Save,
    st.one_of(st.just(0.0), st.integers(1, 300).map(float)),
    st.one_of(st.just(0.0), st.just(0.0), st.integers(-4, 400).map(float)),
    st.one_of(contents, contents, contents, contents, st.just(Void())),
    st.one_of(st.none(), st.none(), st.integers(0, 6)),
)
looks = st.builds(Look, st.integers(1, 900).map(float))
histories = st.lists(st.one_of(saves, saves, saves, looks), min_size=1, max_size=14)
