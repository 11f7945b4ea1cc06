"""The wall: bed, priority and time, to be read from three metres by everybody who walks by. No names, no drugs."""
