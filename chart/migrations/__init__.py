"""How the schema came to be, one step a file. Steps only add; what was charted is never rewritten."""

REVISIONS = ("0001",)  # every step there is, oldest first; the last is what this code needs
