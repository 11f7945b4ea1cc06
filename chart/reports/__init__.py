"""What the unit says of its past stays: lengths, ways of leaving, occupancy, each by a printed definition."""
