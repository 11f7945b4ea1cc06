"""The years before, put into the record piece by piece: newest first, killable anywhere, never twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chart.database import Database
from chart.facts import StayId, UnitId
from seed_data.corrections import as_lived
from seed_data.entries import entries_of_stay, id_at
from seed_data.names import somebody
from seed_data.now import dice_of
from seed_data.past import DAYS_OF_YEAR, YEARS, past_stays
from seed_data.past_courses import stay_of
from seed_data.past_stay import Past
from seed_data.store import History, put_past, stays_there

RECENT = timedelta(days=90)
AT_ONCE = 40  # stays in one transaction: a save waits for it a quarter of a second at most


@dataclass(frozen=True, slots=True)
class Years:
    """Three years of past stays of a unit, as of the moment it was made. nurse: who charted them."""

    unit: UnitId
    nurse: str
    made_at: datetime
    stays: Sequence[Past]

    @classmethod
    def before(cls, made_at: datetime, unit: UnitId, nurse: str, zone: str) -> "Years":
        """The years before a moment: always the same ones."""
        return cls(unit, nurse, made_at, past_stays(made_at, ZoneInfo(zone)))

    @property
    def recent(self) -> Sequence[Past]:
        """The stays that ended in the last 90 days."""
        return [each for each in self.stays if self.made_at - each.left_at <= RECENT]

    def put(self, database: Database, stays: Sequence[Past]) -> Iterator[int]:
        """Put in what is not there yet, a transaction at a time; yields how many of the stays are in by then."""
        for begin in range(0, len(stays), AT_ONCE):
            piece = stays[begin : begin + AT_ONCE]
            with database.read() as conn:
                there = stays_there(conn, [stay_id_of(past) for past in piece])
            histories = [self.history(past) for past in piece if stay_id_of(past) not in there]
            if histories:
                with database.write() as conn:
                    put_past(conn, self.unit, histories)
            yield begin + len(piece)

    def history(self, past: Past) -> History:
        """One past stay with its entries; who it was comes with the newest stay of a patient, which is put in first."""
        dice = dice_of(past.name)
        stay = stay_of(past, dice)
        stay_id = stay_id_of(past)
        plain = entries_of_stay(
            stay, past.came_at, past.hours, unit=self.unit, stay_id=stay_id, by=self.nurse, dice=dice
        )  # fmt: skip
        made = as_lived(plain, dice_of(f"{past.name} corrections"))
        chance = dice_of(f"patient {past.patient}")
        patient_id = id_at(self.made_at - timedelta(days=YEARS * DAYS_OF_YEAR), chance)
        who = somebody(past.patient, past.came_at.date(), chance) if past.is_last else None
        return History(stay_id, patient_id, who, made)


def stay_id_of(past: Past) -> StayId:
    """The id of a past stay."""
    return StayId(id_at(past.came_at, dice_of(f"{past.name} id")))
