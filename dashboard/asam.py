"""What each dimension of the ASAM Criteria is about, in short words of our own; editions cut them differently."""

from chart.facts import LevelOfCare

TOPICS = {
    "3rd": ("withdrawal risk", "body", "mind and behaviour", "readiness to change", "relapse risk", "surroundings"),
    "4th": ("withdrawal and medicines", "body", "mind", "risks of use", "surroundings", "what matters to the person"),
}


def dimension_label(number: int) -> str:
    """A dimension with its topic, once where the editions agree: "4 · 3rd: readiness to change · 4th: risks of use"."""
    third, fourth = (TOPICS[edition][number - 1] for edition in ("3rd", "4th"))
    return f"{number} · {third}" if third == fourth else f"{number} · 3rd: {third} · 4th: {fourth}"


def care_words(care: LevelOfCare) -> str:
    """A level as it was chosen, with its edition, and what was written of each dimension."""
    level = f"{care.level or 'not chosen'}, ASAM Criteria {care.edition} edition"
    topics = enumerate(TOPICS[care.edition], start=1)
    written = [f"{topic}: {said}" for number, topic in topics if (said := getattr(care, f"dimension_{number}"))]
    return " · ".join([level, *written])
