"""Whether everything that the product stands on holds, for whoever sets it up."""

from expense_app.check.parts import check_database, check_queue, check_worker
from expense_app.check.settings import check_names, check_settings

__all__ = ["check_database", "check_names", "check_queue", "check_settings", "check_worker"]
