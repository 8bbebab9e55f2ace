"""Walls between households: the session events, the database role, and the one way around them.

Row-level security and composite keys in PostgreSQL are what holds; the session events fail earlier and in words.
"""

from expense_app.tenancy.checks import check_walls
from expense_app.tenancy.lookups import lookup, unscoped
from expense_app.tenancy.role import ROLE, make_role
from expense_app.tenancy.session import TenancyError, TenantSession, household_of, insert_once
from expense_app.tenancy.starting import UNPREPARED, start_as_the_role
from expense_app.tenancy.tables import HouseholdRoot, HouseholdScoped, owned_key, owned_table

__all__ = [
    "ROLE",
    "UNPREPARED",
    "HouseholdRoot",
    "HouseholdScoped",
    "TenancyError",
    "TenantSession",
    "check_walls",
    "household_of",
    "insert_once",
    "lookup",
    "make_role",
    "owned_key",
    "owned_table",
    "start_as_the_role",
    "unscoped",
]
