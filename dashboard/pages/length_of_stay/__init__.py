"""Length of stay: how long people stay, how stays end, who is still here, with every definition printed."""
