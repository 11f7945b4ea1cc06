"""When each person last looked at the unit's alerts, so that they are told what changed since."""
