"""The embedded default: a real PostgreSQL, a real Valkey and the secrets, all in one data folder."""

from expense_app.local.errors import CannotStart, FolderInUse
from expense_app.local.postgres import RunningPostgres, start_postgres
from expense_app.local.secrets import LocalSecrets, local_secrets
from expense_app.local.valkey import RunningValkey, start_valkey

__all__ = [
    "CannotStart",
    "FolderInUse",
    "LocalSecrets",
    "RunningPostgres",
    "RunningValkey",
    "local_secrets",
    "start_postgres",
    "start_valkey",
]
