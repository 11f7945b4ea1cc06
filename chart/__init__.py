"""The record: what happened to each patient, who saw it, and when it became known."""
