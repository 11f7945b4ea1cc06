"""Steps of the machine's clock: kept, told, and seen by somebody."""
