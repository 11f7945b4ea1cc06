"""A protocol tried out on past stays, as they were known then: what it would have said, and what that would change."""
