"""Who is on duty when, as somebody wrote it down."""
