"""My round: what is due at whose bed, by when; two taps to the right form."""
