"""The user that owns the tables, where it is neither a superuser nor has BYPASSRLS, as on some managed databases."""

from sqlalchemy import Connection, text

_OWNER_IS_BOUND = text("SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user")
_WITHOUT_PASSAGE = text(
    """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity AND relowner = current_user::regrole
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polroles = ARRAY[relowner])
    """
)


def let_the_owner_through(connection: Connection) -> None:
    """Give an owner that forced row-level security binds what BYPASSRLS would: a policy of its own on every table.

    Without it data migrations would change nothing, in silence, and the narrow look-ups, which run as the owner, would
    find nobody. What holds the product is untouched: it runs as the plain role, for which this policy does not exist.
    """
    if connection.execute(_OWNER_IS_BOUND).scalar_one():
        for table in connection.execute(_WITHOUT_PASSAGE).scalars().all():
            connection.execute(text(f"CREATE POLICY owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)"))
