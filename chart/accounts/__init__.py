"""How people are known to the unit: their passwords, their sessions, and how many wrong tries are borne."""
