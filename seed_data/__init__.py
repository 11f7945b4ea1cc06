"""A pretend unit, to look around in and to test with."""
