"""Stays that come from files into the record, and go out of it again."""
