"""What screens are built from: small pure functions from a value to a piece of a page."""
