"""Every table, on one page.

Append-only: entry, merging, protocol_version, alert_event, audit: triggers refuse UPDATE and DELETE on both (`guards`).
Everything else is state that can be built again from those, or administration.
`unit_id` is on every table, so that several units can share a database without meeting.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from chart.columns import Json, Sealed, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

APPEND_ONLY = ("entry", "merging", "protocol_version", "alert_event", "audit")

# INTEGER on SQLite, where only that can be the rowid and count itself up.
Ordinal = BigInteger().with_variant(Integer(), "sqlite")

unit = Table(
    "unit",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("beds", Json, nullable=False),  # names in bed order
)

# ---- who is here -----------------------------------------------------------------------------------------------------

patient = Table(
    "patient",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
)

identity = Table(
    "identity",
    metadata,
    Column("patient_id", ForeignKey("patient.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("family_name", Sealed, nullable=False),
    Column("given_name", Sealed, nullable=False),
    Column("birth_on", Sealed, nullable=True),  # ISO date
    Column("record_number", Sealed, nullable=True),
)

stay = Table(
    "stay",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("patient_id", ForeignKey("patient.id"), nullable=False, index=True),
)

# Two patients turned out to be one person, or not after all; the newest row of a patient is what holds.
merging = Table(
    "merging",
    metadata,
    Column("seq", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("patient_id", ForeignKey("patient.id"), nullable=False, index=True),
    Column("into_id", ForeignKey("patient.id"), nullable=True),  # None: undone
    Column("stays", Json, nullable=False),  # those that changed hands
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(40), nullable=False),
    Column("reason", Text, nullable=False),
)

# ---- what happened (append-only) -------------------------------------------------------------------------------------

entry = Table(
    "entry",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("stay_id", ForeignKey("stay.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("observed_at", UtcDateTime, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("recorded_by", String(40), nullable=False),
    Column("device", Text, nullable=True),
    Column("supersedes", ForeignKey("entry.id"), nullable=True, unique=True),
    Column("reason", Text, nullable=True),
    Column("content", Json, nullable=False),
    UniqueConstraint("stay_id", "seq"),
    # With the stay and the id in it, open stays are found among years of others without reading an entry.
    Index("ix_entry_unit_kind_observed", "unit_id", "kind", "observed_at", "stay_id", "id"),
)

protocol_version = Table(
    "protocol_version",
    metadata,
    Column("id", String(80), primary_key=True),  # "<protocol> <version> <first 12 of sha256>"
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("protocol", String(40), nullable=False),
    Column("toml", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("status", String(40), nullable=False),  # unsigned unit default | approved | signed
    Column("signed_by", String(40), nullable=True),
    Column("signed_at", UtcDateTime, nullable=True),
    Column("effective_from", UtcDateTime, nullable=False),
)

# ---- how far each stay has been looked at ----------------------------------------------------------------------------

# One row per stay. It is the stay's lock and its counter: a save raises last_seq in the transaction that adds the
# entry; an examination raises examined_seq and through_at in the one that stores what it found. An entry that was
# never examined (last_seq > examined_seq) is therefore found by the next sweep, whatever crashed in between.
examined = Table(
    "examined",
    metadata,
    Column("stay_id", ForeignKey("stay.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("last_seq", Integer, nullable=False, server_default="0"),
    Column("examined_seq", Integer, nullable=False, server_default="0"),
    Column("last_recorded_at", UtcDateTime, nullable=True),
    Column("through_at", UtcDateTime, nullable=True),
    Column("next_at", UtcDateTime, nullable=True),  # the next moment that can change without news; None: never
    Column("standing", Json, nullable=True),  # what each pattern says now, unknowns with what is missing
    Index("ix_examined_unit_id_last_recorded_at", "unit_id", "last_recorded_at"),
    Index("ix_examined_next_at", "next_at"),
    Index(
        "ix_examined_behind",
        "stay_id",
        sqlite_where=text("last_seq > examined_seq"),
        postgresql_where=text("last_seq > examined_seq"),
    ),
)

# A closed stay in columns, for the lab: no more than its entries say, and thrown away when they or `reading` change.
course_copy = Table(
    "course_copy",
    metadata,
    Column("stay_id", ForeignKey("stay.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("reading", String(64), nullable=False),  # a digest of what read it
    Column("content", LargeBinary, nullable=False),
)

# ---- what we say about it --------------------------------------------------------------------------------------------

alert_event = Table(
    "alert_event",
    metadata,
    Column("seq", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("alert_id", String(40), nullable=False, index=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("stay_id", ForeignKey("stay.id"), nullable=False, index=True),
    Column("pattern", String(40), nullable=False),
    Column("about", String(40), nullable=False, server_default=""),  # an event's entry id, if the pattern is about one
    Column("cause", String(40), nullable=False),
    Column("event", String(40), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("since_at", UtcDateTime, nullable=False),
    Column("known_at", UtcDateTime, nullable=False),
    Column("noticed_at", UtcDateTime, nullable=False),
    Column("by", String(40), nullable=True),
    Column("reason", Text, nullable=False, server_default=""),
    Column("detail", Json, nullable=True),  # evidence, protocol version, action taken, recheck …
)

alert = Table(
    "alert",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("stay_id", ForeignKey("stay.id"), nullable=False),
    Column("pattern", String(40), nullable=False),
    Column("about", String(40), nullable=False, server_default=""),
    Column("cause", String(40), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("is_silent", Boolean, nullable=False, server_default=text("false")),
    Column("severity", Integer, nullable=False),  # now
    Column("worst", Integer, nullable=False),  # the highest since it opened
    Column("condition", String(20), nullable=False),  # holds | unknown | ended | retracted | historic
    Column("owner", String(40), nullable=True),
    Column("since_at", UtcDateTime, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("last_event_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=True),  # escalation, recheck or end of pause: the next thing time does to it
    Column("state", Json, nullable=False),  # the whole folded state
    Column("evidence", Json, nullable=True),  # the newest evidence card
    Index("ix_alert_unit_open", "unit_id", "is_open"),
    Index("ix_alert_unit_raised", "unit_id", "raised_at"),
    Index("ix_alert_stay", "stay_id"),
    Index("ix_alert_unit_last_event", "unit_id", "last_event_at"),
    Index(
        "uq_alert_open",
        "stay_id",
        "pattern",
        "about",
        unique=True,
        sqlite_where=text("is_open"),
        postgresql_where=text("is_open"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("dedupe_key", String(120), nullable=False, unique=True),
    Column("stay_id", ForeignKey("stay.id"), nullable=False),
    Column("alert_id", ForeignKey("alert.id"), nullable=False),
    Column("cause", String(40), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("to_role", String(40), nullable=False),
    Column("body", Json, nullable=False),  # bed and priority; no name, no drug
    Column("is_taken_back", Boolean, nullable=False, server_default=text("false")),
    Column("made_at", UtcDateTime, nullable=False),
    Column("first_tried_at", UtcDateTime, nullable=True),
    Column("tried_at", UtcDateTime, nullable=True),
    Column("sent_at", UtcDateTime, nullable=True),
    Column("given_up_at", UtcDateTime, nullable=True),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("last_error", Text, nullable=True),
    Index("ix_outbox_alert", "alert_id"),
    Index(
        "ix_outbox_waiting",
        "unit_id",
        sqlite_where=text("sent_at is null and given_up_at is null"),
        postgresql_where=text("sent_at is null and given_up_at is null"),
    ),
)

# ---- the watcher is watched ------------------------------------------------------------------------------------------

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("process", String(80), primary_key=True),  # host, pid and start
    Column("unit_id", ForeignKey("unit.id"), nullable=True),
    Column("role", String(20), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("real_at", UtcDateTime, nullable=False),  # process clock
    Column("ward_at", UtcDateTime, nullable=False),  # ward clock
    Column("monotonic_s", Float, nullable=False),
    Column("sweep_no", Integer, nullable=False),
    Column("stays_seen", Integer, nullable=False),
    Column("stays_judged", Integer, nullable=False),
    Column("faults", Integer, nullable=False, server_default="0"),
)

leadership = Table(
    "leadership",
    metadata,
    Column("id", Integer, primary_key=True),  # always 1
    Column("epoch", Integer, nullable=False),  # a leader's writes carry it; a deposed one is refused
    Column("holder", String(80), nullable=False),
)

clock_step = Table(  # somebody set the machine's clock; stands on every page until a person has seen it
    "clock_step",
    metadata,
    Column("id", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("noticed_at", UtcDateTime, nullable=False),  # by the clock as it was after
    Column("seconds", Float, nullable=False),  # below 0: set back
    Column("is_at_least", Boolean, nullable=False, server_default=text("false")),  # nobody watched while it was set
    Column("seen_by", String(40), nullable=True),
    Column("seen_at", UtcDateTime, nullable=True),
    Index(
        "ix_clock_step_unseen",
        "unit_id",
        sqlite_where=text("seen_at is null"),
        postgresql_where=text("seen_at is null"),
    ),
)

ward_clock = Table(
    "ward_clock",
    metadata,
    Column("id", Integer, primary_key=True),  # always 1; no row: real time
    Column("real_at", UtcDateTime, nullable=False),
    Column("ward_at", UtcDateTime, nullable=False),
    Column("rate", Float, nullable=False),
)

# ---- people and machines ---------------------------------------------------------------------------------------------

person = Table(
    "person",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("login", String(80), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", String(40), nullable=False),
    Column("password_hash", Text, nullable=True),
    Column("is_disabled", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", UtcDateTime, nullable=False),
)

duty = Table(  # who is on duty in which role; may be changed, each change is audited
    "duty",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("role", String(40), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Index("ix_duty_unit_ends", "unit_id", "ends_at"),
)

look = Table(  # when each person looked at the alerts
    "look",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("looked_at", UtcDateTime, nullable=False),
    Column("before_at", UtcDateTime, nullable=True),  # when the visit before ended
)

own_beds = Table(  # which beds each person looks after, until their turn ends
    "own_beds",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("beds", Json, nullable=False),
    Column("until_at", UtcDateTime, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("id_hash", LargeBinary(32), primary_key=True),  # SHA-256 of the id, which is only in the cookie
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),  # process clock, all three
    Column("seen_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
)

device = Table(  # principals that are no people: wall displays, services, enrolled tablets
    "device",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("kind", String(20), nullable=False),  # display | service | tablet | pairing
    Column("name", Text, nullable=False),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    Column("scopes", Json, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=True),
    Column("revoked_at", UtcDateTime, nullable=True),
)

# ---- who did what (append-only, chained) -----------------------------------------------------------------------------

audit = Table(
    "audit",
    metadata,
    Column("seq", Ordinal, primary_key=True, autoincrement=False),
    Column("unit_id", String(40), nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(40), nullable=False),  # a person's, device's or process's id
    Column("role", String(40), nullable=False),
    Column("act", String(60), nullable=False),
    Column("category", String(40), nullable=False),
    Column("subjects", Json, nullable=False),  # patient or stay ids
    Column("origin", String(80), nullable=True),  # address
    Column("result", String(20), nullable=False),  # done | denied | failed
    Column("detail", Json, nullable=True),
    Column("prev_mac", LargeBinary(32), nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True),  # always 1; its row lock keeps the chain single
    Column("seq", Ordinal, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
)
