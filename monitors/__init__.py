"""What we look for: courses, protocols, patterns, rounds and the scheduler."""
