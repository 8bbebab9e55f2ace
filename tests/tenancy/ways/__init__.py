"""Every way that SQLAlchemy and the driver offer to read or write a row, tried on another household's."""

from tests.tenancy.ways import (
    bulk,
    connections,
    flushes,
    inserts,
    loads,
    nested,
    relations,
    selects,
    transactions,
    updates,
)
from tests.tenancy.ways.registry import WAYS, Way

__all__ = [
    "WAYS",
    "Way",
    "bulk",
    "connections",
    "flushes",
    "inserts",
    "loads",
    "nested",
    "relations",
    "selects",
    "transactions",
    "updates",
]
