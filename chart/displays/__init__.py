"""Wall displays: how one is let in by a code that works once, and sent away again."""
