"""Cover against withdrawal from benzodiazepines, barbiturates, GHB: windows, gaps, and how fast a taper goes down."""

from monitors.course import Course
from monitors.grades import Grades, grades
from monitors.pattern import Limits, pattern
from monitors.reading import Reading
from monitors.verdict import Verdict, all_of, any_of

SHORT = ("benzodiazepine_short", "barbiturate_short", "ghb")
LONG = ("benzodiazepine_long", "barbiturate_long")
BARBITURATES = ("barbiturate_short", "barbiturate_long")
OTHERS = ("benzodiazepine_short", "benzodiazepine_long", "ghb")
AT_HOME = "home.diazepam_mg"
PLAN = "taper.diazepam_mg"
A_STAY = 24.0 * 365  # "ever in this stay"


@pattern("BZD-04")
def seizure_window(course: Course, limit: Limits) -> Grades:
    """In the window of an agent, with a risk and a sign. Another sedative used beside the agent is a risk."""
    risk = any_of(
        course.history("prior_withdrawal_seizure"),
        _at_home(course) >= limit.daily_mg,
        course.if_charted(PLAN) >= limit.daily_mg,
        course.is_set("uses.alcohol"),
    )
    likely = any_of(
        _in_window(course, limit, BARBITURATES) & risk,
        _in_window(course, limit, OTHERS) & (risk | course.is_set("uses.barbiturate")),
    )
    signs = (course.last("ciwa_b.q19") >= limit.tremor) | (course.last("heart_rate_bpm") >= limit.heart_rate)
    return grades(high=likely & signs)


def _in_window(course: Course, limit: Limits, agents: tuple[str, ...]) -> Verdict:
    """Whether the last use of any of these lies in its own window; the limits go by its name."""
    return any_of(
        *(
            course.used_within(agent, getattr(limit, f"{agent}_from_hours"), getattr(limit, f"{agent}_to_hours"))
            for agent in agents
        )
    )


def _at_home(course: Course) -> Reading:
    """The highest daily amount that was told of home."""
    return course.highest(AT_HOME, course.when_last(AT_HOME).up_to(A_STAY))


@pattern("BZD-06")
def uncovered_gap(course: Course, limit: Limits) -> Grades:
    """Nothing that covers was taken or given: a short-acting one covers for less long than a long-acting one."""
    used_up = any_of(
        *(course.unused_for(agent, limit.short_hours) for agent in SHORT),
        *(course.unused_for(agent, limit.long_hours) for agent in LONG),
    )
    covered = any_of(
        course.happened("dose.gaba_ergic", limit.short_hours),
        course.happened("dose.gaba_ergic_long", limit.long_hours),
    )
    return grades(high=all_of(used_up, ~covered, ~course.is_set("flag.gaba_stop_documented")))


@pattern("BZD-07")
def fast_taper(course: Course, limit: Limits) -> Grades:
    """The plan in force against the one of two weeks before, and against the step before; else against home."""
    begun = course.when_last(PLAN)
    two_weeks_before = begun.after(-A_STAY, -limit.apart_hours)
    plan, step_before = course.latest(PLAN, 2, A_STAY)
    home, then = _at_home(course), course.newest(PLAN, two_weeks_before)
    had_plan, had_step = course.when_last(PLAN, two_weeks_before).exists, course.when_nth(PLAN, 2).exists
    deep = (had_plan & _fell(then, plan, limit.fall_percent)) | (~had_plan & _fell(home, plan, limit.fall_percent))
    steep = any_of(
        had_step & _fell(step_before, plan, limit.step_percent), ~had_step & _fell(home, plan, limit.step_percent)
    )
    return grades(low=all_of(begun.exists, deep, steep))


def _fell(before: Reading, plan: Reading, percent: float) -> Verdict:
    """Whether the plan lies more than so many percent below what was before."""
    return ((before - plan) / before * 100.0).named("taper.fall_percent") > percent


@pattern("BZD-10")
def late_onset(course: Course, limit: Limits) -> Grades:
    """Home before the symptoms of a long-acting agent may have begun."""
    return grades(low=any_of(*(course.planned_within_use(agent, limit.to_hours) for agent in LONG)))
