"""The course of many stays at once, in columns: the same questions as the plain one, for many moments in one call."""
