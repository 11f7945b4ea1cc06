"""The versions of protocols: which is in force on a day, and what was."""
