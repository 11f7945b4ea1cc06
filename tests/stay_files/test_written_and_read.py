"""A stay that is written and read again is the same stay."""

from hypothesis import HealthCheck, given, settings

from chart.stay_file import StayFile, parse_stay, stay_document
from tests.stay_files.generated import stays


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stays())
def test_a_written_stay_reads_as_it_was(stay: StayFile) -> None:
    text = stay_document(stay.zone, stay.patient, stay.stay_id, stay.entries)
    assert parse_stay(text, "stay.json") == stay
