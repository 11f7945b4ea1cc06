"""Stay: one patient's course on one time axis, the same as a table, and every entry with its corrections."""
