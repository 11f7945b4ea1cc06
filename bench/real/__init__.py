"""Real input: the twelve patients beside the project, turned into stay files."""
