"""What the unit's alerts cost it: how many, how often again, when, and what people did about them."""
