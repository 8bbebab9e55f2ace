"""The data of a local instance as one file, and back."""

from expense_app.backup.archive import Manifest
from expense_app.backup.restoring import Restored, restore
from expense_app.backup.saving import Saved, has_data, save

__all__ = ["Manifest", "Restored", "Saved", "has_data", "restore", "save"]
