"""Pages on their way to people: which channel is tried when, at least once, and what became of it."""
