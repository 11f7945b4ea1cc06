"""The record: every table of the first release, as it was then."""

from alembic import op
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
    insert,
    text,
)

from chart.columns import Json, Sealed, UtcDateTime
from chart.guards import drop_guards

revision = "0001"
down_revision = None

record = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# INTEGER on SQLite, where only that can be the rowid and count itself up.
Ordinal = BigInteger().with_variant(Integer(), "sqlite")

Table(
    "unit",
    record,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("beds", Json, nullable=False),
)

Table(
    "patient",
    record,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
)

Table(
    "identity",
    record,
    Column("patient_id", ForeignKey("patient.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("family_name", Sealed, nullable=False),
    Column("given_name", Sealed, nullable=False),
    Column("birth_on", Sealed, nullable=True),
    Column("record_number", Sealed, nullable=True),
)

Table(
    "stay",
    record,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("patient_id", ForeignKey("patient.id"), nullable=False, index=True),
)

Table(
    "merging",
    record,
    Column("seq", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("patient_id", ForeignKey("patient.id"), nullable=False, index=True),
    Column("into_id", ForeignKey("patient.id"), nullable=True),
    Column("stays", Json, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(40), nullable=False),
    Column("reason", Text, nullable=False),
)

Table(
    "entry",
    record,
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
    Index("ix_entry_unit_kind_observed", "unit_id", "kind", "observed_at", "stay_id", "id"),
)

Table(
    "protocol_version",
    record,
    Column("id", String(80), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("protocol", String(40), nullable=False),
    Column("toml", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("status", String(40), nullable=False),
    Column("signed_by", String(40), nullable=True),
    Column("signed_at", UtcDateTime, nullable=True),
    Column("effective_from", UtcDateTime, nullable=False),
)

Table(
    "examined",
    record,
    Column("stay_id", ForeignKey("stay.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("last_seq", Integer, nullable=False, server_default="0"),
    Column("examined_seq", Integer, nullable=False, server_default="0"),
    Column("last_recorded_at", UtcDateTime, nullable=True),
    Column("through_at", UtcDateTime, nullable=True),
    Column("next_at", UtcDateTime, nullable=True),
    Column("standing", Json, nullable=True),
    Index("ix_examined_unit_id_last_recorded_at", "unit_id", "last_recorded_at"),
    Index("ix_examined_next_at", "next_at"),
    Index(
        "ix_examined_behind",
        "stay_id",
        sqlite_where=text("last_seq > examined_seq"),
        postgresql_where=text("last_seq > examined_seq"),
    ),
)

Table(
    "course_copy",
    record,
    Column("stay_id", ForeignKey("stay.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("reading", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

Table(
    "alert_event",
    record,
    Column("seq", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("alert_id", String(40), nullable=False, index=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("stay_id", ForeignKey("stay.id"), nullable=False, index=True),
    Column("pattern", String(40), nullable=False),
    Column("about", String(40), nullable=False, server_default=""),
    Column("cause", String(40), nullable=False),
    Column("event", String(40), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("since_at", UtcDateTime, nullable=False),
    Column("known_at", UtcDateTime, nullable=False),
    Column("noticed_at", UtcDateTime, nullable=False),
    Column("by", String(40), nullable=True),
    Column("reason", Text, nullable=False, server_default=""),
    Column("detail", Json, nullable=True),
)

Table(
    "alert",
    record,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("stay_id", ForeignKey("stay.id"), nullable=False),
    Column("pattern", String(40), nullable=False),
    Column("about", String(40), nullable=False, server_default=""),
    Column("cause", String(40), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("is_silent", Boolean, nullable=False, server_default=text("false")),
    Column("severity", Integer, nullable=False),
    Column("worst", Integer, nullable=False),
    Column("condition", String(20), nullable=False),
    Column("owner", String(40), nullable=True),
    Column("since_at", UtcDateTime, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("last_event_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=True),
    Column("state", Json, nullable=False),
    Column("evidence", Json, nullable=True),
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

Table(
    "outbox",
    record,
    Column("id", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("dedupe_key", String(120), nullable=False, unique=True),
    Column("stay_id", ForeignKey("stay.id"), nullable=False),
    Column("alert_id", ForeignKey("alert.id"), nullable=False),
    Column("cause", String(40), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("to_role", String(40), nullable=False),
    Column("body", Json, nullable=False),
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

Table(
    "heartbeat",
    record,
    Column("process", String(80), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=True),
    Column("role", String(20), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("real_at", UtcDateTime, nullable=False),
    Column("ward_at", UtcDateTime, nullable=False),
    Column("monotonic_s", Float, nullable=False),
    Column("sweep_no", Integer, nullable=False),
    Column("stays_seen", Integer, nullable=False),
    Column("stays_judged", Integer, nullable=False),
    Column("faults", Integer, nullable=False, server_default="0"),
)

Table(
    "leadership",
    record,
    Column("id", Integer, primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("holder", String(80), nullable=False),
)

Table(
    "clock_step",
    record,
    Column("id", Ordinal, Identity(always=False), primary_key=True, autoincrement=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("noticed_at", UtcDateTime, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("is_at_least", Boolean, nullable=False, server_default=text("false")),
    Column("seen_by", String(40), nullable=True),
    Column("seen_at", UtcDateTime, nullable=True),
    Index(
        "ix_clock_step_unseen",
        "unit_id",
        sqlite_where=text("seen_at is null"),
        postgresql_where=text("seen_at is null"),
    ),
)

Table(
    "ward_clock",
    record,
    Column("id", Integer, primary_key=True),
    Column("real_at", UtcDateTime, nullable=False),
    Column("ward_at", UtcDateTime, nullable=False),
    Column("rate", Float, nullable=False),
)

Table(
    "person",
    record,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("login", String(80), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", String(40), nullable=False),
    Column("password_hash", Text, nullable=True),
    Column("is_disabled", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", UtcDateTime, nullable=False),
)

Table(
    "duty",
    record,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("role", String(40), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Index("ix_duty_unit_ends", "unit_id", "ends_at"),
)

Table(
    "look",
    record,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("looked_at", UtcDateTime, nullable=False),
    Column("before_at", UtcDateTime, nullable=True),
)

Table(
    "own_beds",
    record,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("beds", Json, nullable=False),
    Column("until_at", UtcDateTime, nullable=False),
)

Table(
    "session",
    record,
    Column("id_hash", LargeBinary(32), primary_key=True),
    Column("person_id", ForeignKey("person.id"), nullable=False, index=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
)

Table(
    "device",
    record,
    Column("id", String(40), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    Column("scopes", Json, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=True),
    Column("revoked_at", UtcDateTime, nullable=True),
)

Table(
    "audit",
    record,
    Column("seq", Ordinal, primary_key=True, autoincrement=False),
    Column("unit_id", String(40), nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("role", String(40), nullable=False),
    Column("act", String(60), nullable=False),
    Column("category", String(40), nullable=False),
    Column("subjects", Json, nullable=False),
    Column("origin", String(80), nullable=True),
    Column("result", String(20), nullable=False),
    Column("detail", Json, nullable=True),
    Column("prev_mac", LargeBinary(32), nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
)

Table(
    "audit_head",
    record,
    Column("id", Integer, primary_key=True),
    Column("seq", Ordinal, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
)


def upgrade() -> None:
    """Make the tables, and the head that the audit's chain hangs from."""
    record.create_all(op.get_bind())
    op.execute(insert(record.tables["audit_head"]).values(id=1, seq=0, mac=bytes(32)))


def downgrade() -> None:
    """Take everything away."""
    drop_guards(op.get_bind())
    record.drop_all(op.get_bind())
