"""Tables, the plain role, row-level security and the narrow look-ups before a household is known."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROLE = "expense_app_member"

SCOPED = (
    "user",
    "user_session",
    "invite",
    "category",
    "category_rule",
    "chat_message",
    "expense",
    "expense_event",
    "idempotency_key",
    "llm_setting",
    "parse_log",
)

MINE = "nullif(current_setting('app.household_id', true), '')::uuid"


def upgrade() -> None:
    make_role()
    make_tables()
    for table in ("household", *SCOPED):
        wall_off(table, "id" if table == "household" else "household_id")
    op.execute(f"REVOKE UPDATE, DELETE ON expense_event FROM {ROLE}")
    make_lookups()


def make_role() -> None:
    """A user who may make no roles can be given this one beforehand; without it the next statement says so."""
    op.execute(
        f"""
        DO $$ BEGIN
            CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
                    RAISE EXCEPTION 'this database user may not make the role {ROLE}: use one with CREATEROLE, or have '
                        'an administrator run: CREATE ROLE {ROLE} NOLOGIN; GRANT {ROLE} TO %', current_user;
                END IF;
        END $$
        """
    )
    # Since PostgreSQL 16 whoever makes a role is a member that may not take it on, until it grants itself that.
    op.execute(
        f"""
        DO $$ BEGIN
            IF current_setting('is_superuser') = 'off' THEN
                GRANT {ROLE} TO CURRENT_USER;
            END IF;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
        END $$
        """
    )
    op.execute(f"GRANT USAGE ON SCHEMA public TO {ROLE}")
    op.execute(f"GRANT SELECT ON alembic_version TO {ROLE}")


def wall_off(table: str, owner: str) -> None:
    op.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO {ROLE}')
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY household ON "{table}" USING ({owner} = {MINE}) WITH CHECK ({owner} = {MINE})')


def make_lookups() -> None:
    lookup(
        "find_session(hash bytea, at timestamptz)",
        """TABLE (session_id uuid, household_id uuid, user_id uuid, full_name varchar, email varchar,
                  role varchar, household_name varchar, currency varchar, timezone varchar, locale varchar)""",
        """
        UPDATE user_session SET last_seen_at = at
            WHERE token_hash = hash AND last_seen_at < at - interval '5 minutes'
              AND last_seen_at > at - interval '14 days' AND expires_at > at;
        SELECT s.id, s.household_id, u.id, u.full_name, u.email, u.role,
               h.name, h.currency, h.timezone, h.locale
            FROM user_session s
            JOIN "user" u ON u.id = s.user_id
            JOIN household h ON h.id = s.household_id
            WHERE s.token_hash = hash AND s.last_seen_at > at - interval '14 days' AND s.expires_at > at
        """,
        volatile=True,
    )
    lookup(
        "find_login(address text)",
        "TABLE (household_id uuid, user_id uuid, password_hash varchar)",
        'SELECT household_id, id, password_hash FROM "user" WHERE lower(email) = lower(address)',
    )
    lookup(
        "find_invite(hash bytea, at timestamptz)",
        "TABLE (invite_id uuid, household_id uuid, household_name varchar, invited_by varchar)",
        """
        SELECT i.id, i.household_id, h.name, u.full_name
            FROM invite i
            JOIN household h ON h.id = i.household_id
            JOIN "user" u ON u.id = i.made_by_user_id
            WHERE i.code_hash = hash AND i.used_at IS NULL AND i.expires_at > at
        """,
    )
    lookup(
        "find_unfinished_messages(before timestamptz, most integer)",
        "TABLE (household_id uuid, message_id uuid)",
        """
        SELECT household_id, id FROM chat_message
            WHERE status = 'reading' AND created_at < before ORDER BY created_at LIMIT most
        """,
    )


def lookup(signature: str, returns: str, query: str, *, volatile: bool = False) -> None:
    op.execute(
        f"""
        CREATE FUNCTION {signature} RETURNS {returns}
            LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
            {"VOLATILE" if volatile else "STABLE"}
            AS $$ {query} $$
        """
    )
    op.execute(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO {ROLE}")


def make_tables() -> None:
    op.create_table(
        "household",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("locale", sa.String(length=35), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_household_currency_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
    )
    op.create_table(
        "category",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_category_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_category_household_id_id")),
    )
    op.create_index(
        "uq_category_key",
        "category",
        ["household_id", "key"],
        unique=True,
        postgresql_where=sa.text("key IS NOT NULL"),
    )
    op.create_index("uq_category_name", "category", ["household_id", sa.literal_column("lower(name)")], unique=True)
    op.create_table(
        "llm_setting",
        sa.Column("provider", sa.String(length=20), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.Column("encrypted_key", sa.LargeBinary(), nullable=True),
        sa.Column("key_hint", sa.String(length=4), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_selected", sa.Boolean(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("last_error_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("provider IN ('openai', 'gemini')", name=op.f("ck_llm_setting_provider")),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_llm_setting_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_llm_setting")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_llm_setting_household_id_id")),
    )
    op.create_index("uq_llm_setting_provider", "llm_setting", ["household_id", "provider"], unique=True)
    op.create_table(
        "user",
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("full_name", sa.String(length=100), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("role IN ('admin', 'member')", name=op.f("ck_user_role")),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_user_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_user_household_id_id")),
    )
    op.create_index("uq_user_email", "user", [sa.literal_column("lower(email)")], unique=True)
    op.create_table(
        "category_rule",
        sa.Column("phrase", sa.String(length=200), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=False),
        sa.Column("made_by_user_id", sa.Uuid(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "category_id"],
            ["category.household_id", "category.id"],
            name=op.f("fk_category_rule_household_id_category_id_category"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "made_by_user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_category_rule_household_id_made_by_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_category_rule_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_rule")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_category_rule_household_id_id")),
    )
    op.create_index("uq_category_rule_phrase", "category_rule", ["household_id", "phrase"], unique=True)
    op.create_table(
        "chat_message",
        sa.Column("author_user_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("route", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("reader", sa.String(length=10), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("answer", postgresql.JSONB(), nullable=True),
        sa.Column("outcome", postgresql.JSONB(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("reader IN ('built-in', 'openai', 'gemini')", name=op.f("ck_chat_message_reader")),
        sa.CheckConstraint("status IN ('reading', 'ready', 'failed')", name=op.f("ck_chat_message_status")),
        sa.ForeignKeyConstraint(
            ["household_id", "author_user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_chat_message_household_id_author_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_chat_message_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_message")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_chat_message_household_id_id")),
    )
    op.create_index(
        "ix_chat_message_reading",
        "chat_message",
        ["created_at"],
        unique=False,
        postgresql_where=sa.text("status = 'reading'"),
    )
    op.create_index(
        "uq_chat_message_client_id",
        "chat_message",
        ["household_id", "client_id"],
        unique=True,
    )
    op.create_index("ix_chat_message_newest", "chat_message", ["household_id", "id"])
    op.create_table(
        "idempotency_key",
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("answer", postgresql.JSONB(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_idempotency_key_household_id_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_idempotency_key_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency_key")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_idempotency_key_household_id_id")),
    )
    op.create_index("uq_idempotency_key_key", "idempotency_key", ["household_id", "key"], unique=True)
    op.create_table(
        "invite",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_by_user_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "made_by_user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_invite_household_id_made_by_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_invite_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_invite_household_id_id")),
    )
    op.create_index("uq_invite_code_hash", "invite", ["code_hash"], unique=True)
    op.create_table(
        "user_session",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_user_session_household_id_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_user_session_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_session")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_user_session_household_id_id")),
    )
    op.create_index("ix_user_session_user_id", "user_session", ["household_id", "user_id"], unique=False)
    op.create_index("uq_user_session_token_hash", "user_session", ["token_hash"], unique=True)
    op.create_table(
        "expense",
        sa.Column("logged_by_user_id", sa.Uuid(), nullable=False),
        sa.Column("paid_by_user_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=16, scale=4), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("date_incurred", sa.Date(), nullable=False),
        sa.Column("is_recurring", sa.Boolean(), nullable=False),
        sa.Column("recurrence_day", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("doubts", postgresql.JSONB(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("recurring_source_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("possible_duplicate_of_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_user_id", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(status = 'confirmed') = (confirmed_at IS NOT NULL)", name=op.f("ck_expense_confirmed_at")),
        sa.CheckConstraint("currency ~ '^[A-Z]{3}$'", name=op.f("ck_expense_currency_code")),
        sa.CheckConstraint("status IN ('draft', 'confirmed')", name=op.f("ck_expense_status")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_expense_amount_positive")),
        sa.CheckConstraint("recurrence_day BETWEEN 1 AND 31", name=op.f("ck_expense_recurrence_day")),
        sa.ForeignKeyConstraint(
            ["household_id", "category_id"],
            ["category.household_id", "category.id"],
            name=op.f("fk_expense_household_id_category_id_category"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "confirmed_by_user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_expense_household_id_confirmed_by_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "logged_by_user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_expense_household_id_logged_by_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "message_id"],
            ["chat_message.household_id", "chat_message.id"],
            name=op.f("fk_expense_household_id_message_id_chat_message"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "paid_by_user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_expense_household_id_paid_by_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "possible_duplicate_of_id"],
            ["expense.household_id", "expense.id"],
            name=op.f("fk_expense_household_id_possible_duplicate_of_id_expense"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "recurring_source_id"],
            ["expense.household_id", "expense.id"],
            name=op.f("fk_expense_household_id_recurring_source_id_expense"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_expense_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_expense_household_id_id")),
        sa.UniqueConstraint(
            "household_id",
            "recurring_source_id",
            "due_on",
            name=op.f("uq_expense_household_id_recurring_source_id_due_on"),
        ),
    )
    op.create_index("ix_expense_message", "expense", ["household_id", "message_id"], unique=False)
    op.create_index(
        "ix_expense_newest",
        "expense",
        ["household_id", "date_incurred", "id"],
        unique=False,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_expense_totals",
        "expense",
        ["household_id", "date_incurred"],
        unique=False,
        postgresql_include=["amount", "currency", "category_id", "paid_by_user_id"],
        postgresql_where=sa.text("status = 'confirmed' AND deleted_at IS NULL"),
    )
    op.create_index(
        "ix_expense_waiting",
        "expense",
        ["household_id"],
        unique=False,
        postgresql_where=sa.text("status = 'draft' AND deleted_at IS NULL"),
    )
    op.create_table(
        "parse_log",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.String(length=20), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.Column("prompt_version", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raw_output", sa.Text(), nullable=False),
        sa.Column("errors", postgresql.JSONB(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("duration_ms", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "message_id"],
            ["chat_message.household_id", "chat_message.id"],
            name=op.f("fk_parse_log_household_id_message_id_chat_message"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_parse_log_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parse_log")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_parse_log_household_id_id")),
    )
    op.create_index("ix_parse_log_created_at", "parse_log", ["created_at"], unique=False)
    op.create_index("ix_parse_log_message", "parse_log", ["household_id", "message_id"], unique=False)
    op.create_table(
        "expense_event",
        sa.Column("expense_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("changes", postgresql.JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id", "expense_id"],
            ["expense.household_id", "expense.id"],
            name=op.f("fk_expense_event_household_id_expense_id_expense"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id", "user_id"],
            ["user.household_id", "user.id"],
            name=op.f("fk_expense_event_household_id_user_id_user"),
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name=op.f("fk_expense_event_household_id_household"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense_event")),
        sa.UniqueConstraint("household_id", "id", name=op.f("uq_expense_event_household_id_id")),
    )
    op.create_index("ix_expense_event_expense", "expense_event", ["household_id", "expense_id", "id"], unique=False)
