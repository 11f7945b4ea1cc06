"""When a page is tried again, over which channel, and when it is given up. Pure; worked out from stored times."""

from datetime import datetime, timedelta

import msgspec

from alerts.finding import Severity

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=5)
NEXT_CHANNEL = {Severity.CRITICAL: timedelta(minutes=2), Severity.HIGH: timedelta(minutes=2)}
NEXT_CHANNEL_OTHERWISE = timedelta(minutes=10)
GIVEN_UP = {Severity.CRITICAL: timedelta(hours=1), Severity.HIGH: timedelta(hours=1)}
GIVEN_UP_OTHERWISE = timedelta(hours=4)


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """One page that has not been sent.

    is_taken_back: it tells that a call before it was for nothing. made_at: ward time. first_tried_at, tried_at: real
    time, None before the first try.
    """

    id: int
    unit_id: str
    stay_id: str
    alert_id: str
    dedupe_key: str
    to_role: str
    bed: str | None
    severity: Severity
    made_at: datetime
    tries: int = 0
    is_taken_back: bool = False
    first_tried_at: datetime | None = None
    tried_at: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to try: at once, then after waits that double up to five minutes.

        What was tried later than now was tried by a clock that was set back since.
        """
        if self.tried_at is None or now < self.tried_at:
            return True
        wait = FIRST_WAIT * (1 << min(self.tries - 1, 10))
        return now >= self.tried_at + min(wait, LONGEST_WAIT)

    def channel(self, count: int, now: datetime) -> int:
        """Which of so many channels is tried now: the next one when one has failed for long enough, then round."""
        each = NEXT_CHANNEL.get(self.severity, NEXT_CHANNEL_OTHERWISE)
        return ((now - self.first_tried_at) // each) % count if self.first_tried_at else 0

    def is_stale(self, ward_now: datetime) -> bool:
        """Whether it is so old when it can first be sent that it would only confuse."""
        longest = GIVEN_UP.get(self.severity, GIVEN_UP_OTHERWISE)
        return self.first_tried_at is None and ward_now - self.made_at >= longest

    def is_given_up(self, now: datetime) -> bool:
        """Whether it has failed for so long that a person must see it instead."""
        longest = GIVEN_UP.get(self.severity, GIVEN_UP_OTHERWISE)
        return self.first_tried_at is not None and now - self.first_tried_at >= longest
