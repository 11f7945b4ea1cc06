"""From what a save did to what its screen says."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from alerts.events import AlertEvent
from alerts.states import Kind
from chart import facts
from chart.actor import Actor
from chart.instrument import instruments
from chart.news2 import risk_of
from chart.ticks import to_tick
from dashboard import words
from dashboard.pages.beds.view import due_of, score_of
from dashboard.pages.charting.saved import RaisedLine, SavedScore, SavedView
from dashboard.pages.charting.view import band_words, form_name, form_of, score_words
from dashboard.pages.round.queries import my_round
from dashboard.pages.round.view import Round
from dashboard.queries import course_of, is_banner, stay_row
from dashboard.services import Services
from monitors.due import tasks
from monitors.known import Known
from monitors.rounds import Saved
from monitors.track import Track

OVERDUE = "overdue"  # the cause that is about rounds and not about the patient
LOUD = frozenset({Kind.RAISED, Kind.WORSENED, Kind.RETURNED})


def outcome(services: Services, actor: Actor, saved: Sequence[Saved]) -> SavedView:
    """What the screen after these saves says."""
    now = services.ward.clock.now()
    newest = saved[-1].entry
    with services.ward.database.read() as conn:
        row = stay_row(conn, actor, newest.stay_id)
        with course_of(conn, actor, services.courses, row) as kept:
            scores = tuple(score for each in saved for score in scores_of(each, kept.known))
            due = due_of(tasks(kept.cadence(services.ward.book.protocols), to_tick(now)), now)
    forms = [form_of(each.entry.content) for each in saved]
    return SavedView(
        stay_id=newest.stay_id,
        by=actor.name,
        at=newest.recorded_at,
        zone=services.zone,
        what=words.listed([form_name(form) for form in forms if form]),
        scores=scores,
        raised=raised_by(
            event
            for each in saved
            for event in each.events
            if not is_banner(services.ward.book, event.pattern, event.severity)
        ),
        is_examined=all(each.is_examined for each in saved),
        due=due,
        entry_id=newest.id,
        form=forms[-1],
        elsewhere=_elsewhere(my_round(services, actor), newest.stay_id),
    )


def raised_by(events: Iterable[AlertEvent]) -> tuple[RaisedLine, ...]:
    """What was raised, worst first, lateness after illness: each alert once, silent and historic ones left out."""
    lines: dict[str, tuple[bool, RaisedLine]] = {}
    for event in events:
        finding = event.detail.finding
        if event.kind in LOUD and finding is not None and not finding.is_silent and not finding.is_historic:
            lines[event.alert_id] = (event.cause == OVERDUE, RaisedLine(event.severity, finding.title))
    ordered = sorted(lines.values(), key=lambda each: (-each[1].severity, each[0]))
    return tuple(line for _, line in ordered)


def scores_of(saved: Saved, known: Known) -> list[SavedScore]:
    """The scores an entry comes to: that of its scale, or the NEWS2 of its vitals."""
    content = saved.entry.content
    if isinstance(content, facts.Assessment):
        return [_scale_score(content, known, saved)]
    if not isinstance(content, facts.Vitals):
        return []
    track = known.track("news2")
    mine = [place for place, key in enumerate(track.keys) if key[2] == saved.entry.id]
    if not mine or track.low[mine[0]] != track.high[mine[0]]:
        return [SavedScore("NEWS2", None, "Not all seven measured")]
    place, total = mine[0], int(track.low[mine[0]])
    change, since = _since(track, place)
    threes = known.track("news2.worst_part").low[place] >= 3
    return [
        SavedScore("NEWS2, all 7 measured", str(total), f"{risk_of(total, threes).capitalize()} risk", change, since)
    ]


def _scale_score(content: facts.Assessment, known: Known, saved: Saved) -> SavedScore:
    scale = instruments()[content.instrument]
    score = scale.counted(content.answers)
    if scale.triage and score.band:
        return SavedScore(scale.short_name, score.band.capitalize(), score_words(scale, score))
    if score.total is None and score.is_complete and len(scale.items) > 1:
        return SavedScore(scale.short_name, "–", "Does not apply")
    if score.total is None:
        answer = next(iter(content.answers.values()), None)
        if len(scale.items) == 1 and answer is not None:
            return SavedScore(scale.short_name, scale.shown(answer), scale.items[0].words(answer))
        asked = len(score.items) + len(score.missing)
        answered = f"{len(score.items)} of {asked} answered. The clock does not start anew."
        return SavedScore(scale.short_name, None, answered)
    if len(scale.items) == 1:
        said = scale.items[0].words(score.total)
    else:
        said = (band_words(scale, score) or f"of {scale.highest_total}").capitalize()
    tile = score_of(scale, known, saved.entry.observed_at)
    change = tile.change if tile and tile.observed_at == saved.entry.observed_at else None
    name = f"{scale.short_name}, all {len(scale.items)} answered" if len(scale.items) > 1 else scale.short_name
    return SavedScore(name, scale.shown(score.total), said, change, tile.since if tile and change is not None else "")


def _elsewhere(found: Round, stay_id: str) -> tuple[str, str] | None:
    """What is due first of one's own round at another bed."""
    rows = (row for rows in found.buckets.values() for row in rows if row.patient.stay_id != stay_id)
    first = min((row for row in rows if row.due and row.due.at), key=lambda row: row.order, default=None)
    if first is None:
        return None
    patient = first.patient
    return patient.stay_id, f"bed {patient.bed}, {patient.named.family_name}"


def _since(track: Track, place: int) -> tuple[float | None, str]:
    """The change from the exact value before, and over how long."""
    if not place or track.low[place - 1] != track.high[place - 1]:
        return None, ""
    length = timedelta(milliseconds=track.observed[place] - track.observed[place - 1])
    return track.low[place] - track.low[place - 1], f"in {words.span(length)}"
