"""Which beds somebody looks after in this shift, as they say themselves."""
