"""Stays as Hypothesis makes them up: every kind of entry, any text, late entries, amendments and voids."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from chart import facts
from chart.facts import Entry, EntryId, PersonId, StayId
from chart.plausible import refusals
from chart.stay_document import FileIdentity, FilePatient
from chart.stay_file import ELSEWHERE, StayFile
from chart.vitals import VITALS

START = datetime(2024, 1, 1, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)
CODE = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
MOMENT = st.integers(0, 10 * 86_400_000).map(lambda ms: START + timedelta(milliseconds=ms))
ZONED = st.builds(lambda at, hours: at.astimezone(timezone(timedelta(hours=hours))), MOMENT, st.integers(-11, 12))
BEFORE = st.integers(0, 1_000).map(lambda hours: START - timedelta(hours=hours))
ITEMS = ("nausea_vomiting", "tremor", "sweats", "anxiety", "agitation", "tactile", "auditory", "visual", "headache")


def _figure(field: str) -> st.SearchStrategy[float | None]:
    vital = VITALS[field]
    lowest, highest = vital.lowest, vital.highest
    if field.endswith(("_c", "_kg", "_l_min")):
        return st.none() | st.integers(round(lowest * 10), round(highest * 10)).map(lambda tenths: tenths / 10)
    return st.none() | st.integers(round(lowest), round(highest))


ASSESSMENT = st.one_of(
    st.builds(
        facts.Assessment,
        st.just("ciwa_ar"),
        st.dictionaries(st.sampled_from(ITEMS), st.integers(0, 7), min_size=1),
        st.booleans(),
    ),
    st.builds(facts.Assessment, st.just("rass"), st.fixed_dictionaries({"rass": st.integers(-5, 4)})),
    st.builds(facts.Assessment, st.just("poss"), st.fixed_dictionaries({"poss": st.sampled_from("S1234")})),
)
VITAL_SIGNS = st.builds(
    facts.Vitals,
    **{field: _figure(field) for field in facts.Vitals.__struct_fields__ if field in VITALS},
    on_oxygen=st.none() | st.booleans(),
    consciousness=st.none() | st.sampled_from("ACVPU"),
)
GRADE = st.sampled_from(get_args(facts.RiskGrade))
CONTENT = st.one_of(
    st.builds(facts.Moved, TEXT),
    st.builds(facts.WentOnLeave, TEXT),
    st.builds(facts.Returned, st.none() | TEXT),
    st.builds(facts.Discharged, st.sampled_from(get_args(facts.Disposition)), st.none() | st.booleans()),
    st.builds(facts.DischargePlanned, st.none() | ZONED),
    st.builds(facts.SubstanceUse, st.sampled_from(get_args(facts.DrugClass)), TEXT, st.none() | BEFORE),
    st.builds(facts.RiskFact, CODE, st.none() | st.booleans(), st.just("") | TEXT),
    st.builds(facts.RiskLevel, CODE, GRADE, GRADE, TEXT),
    st.builds(facts.SafetyCheck, st.sampled_from(["asleep", "calm", "distressed"]), TEXT),
    st.builds(facts.LevelOfCare, st.sampled_from(["3rd", "4th"]), TEXT, TEXT),
    st.builds(facts.Flag, CODE, st.booleans()),
    st.builds(facts.Precaution, CODE, st.booleans()),
    st.builds(facts.ObservationLevel, st.sampled_from(["routine", "q30", "q15", "1:1"])),
    st.builds(facts.FluidsOrdered, st.booleans()),
    st.builds(facts.ProtocolAssigned, CODE, st.booleans()),
    ASSESSMENT,
    VITAL_SIGNS,
    st.builds(facts.Orthostatic, lying_systolic_mmhg=_figure("systolic_mmhg"), had_near_syncope=st.booleans()),
    st.builds(facts.Fluid, st.sampled_from(get_args(facts.FluidWay)), st.none() | st.floats(0, 3000)),
    st.builds(facts.Dose, TEXT, st.lists(CODE, max_size=3).map(tuple), for_withdrawal=st.booleans()),
    st.builds(facts.Event, CODE, st.just("") | TEXT, st.booleans()),
    st.builds(facts.Weight, _figure("weight_kg").filter(lambda kg: kg is not None)),
    st.builds(facts.Measurement, st.just("glucose_mg_dl"), st.floats(10, 1500)),
    st.builds(facts.Note, TEXT),
    st.builds(facts.Status, st.sampled_from(["asleep", "refused", "unable"]), st.just("ciwa_ar"), TEXT),
).filter(lambda content: not refusals(content))


@st.composite
def stays(draw: st.DrawFn, zone: str = "Europe/Oslo") -> StayFile:
    """One stay with ids that no other has: admission, then anything."""
    number = str(draw(st.uuids()))
    stay_id = StayId(number)
    contents: list[facts.AnyContent] = [facts.Admitted("07"), *draw(st.lists(CONTENT, max_size=12))]
    known = sorted(draw(st.lists(MOMENT, min_size=len(contents), max_size=len(contents))))
    made: list[Entry] = []
    for seq, (content, recorded_at) in enumerate(zip(contents, known, strict=True), start=1):
        late = timedelta(milliseconds=draw(st.integers(-300_000, 50 * 3_600_000)))
        before = draw(st.none() | st.sampled_from([*_replaceable(made, content), None]))
        made.append(
            Entry(
                id=EntryId(f"{number[:30]}-{seq}"),
                unit_id=ELSEWHERE,
                stay_id=stay_id,
                observed_at=max(recorded_at - late, known[0] - timedelta(hours=20)),
                recorded_at=recorded_at,
                recorded_by=PersonId(draw(st.sampled_from(["nora", "pham", "cleo"]))),
                content=facts.Void() if before and draw(st.booleans()) else content,
                seq=seq,
                device=draw(st.none() | TEXT),
                supersedes=before,
                reason=draw(TEXT) if before else None,
            )
        )
    return StayFile(zone, stay_id, FilePatient(number, draw(st.none() | IDENTITY)), made)


IDENTITY = st.builds(FileIdentity, TEXT, TEXT, st.none() | st.dates(), st.none() | TEXT)


def _replaceable(made: list[Entry], content: facts.AnyContent) -> list[EntryId]:
    gone = {entry.supersedes for entry in made}
    return [
        entry.id
        for entry in made
        if entry.id not in gone and entry.kind == facts.kind_of(content) and not isinstance(entry.content, facts.Void)
    ]
