"""What was saved or brought back, for the person at the terminal."""

from expense_app.backup.archive import Manifest
from expense_app.backup.restoring import Restored
from expense_app.backup.saving import Saved

_NAMES = {
    "household": ("household", "households"),
    "user": ("person", "people"),
    "expense": ("expense", "expenses"),
    "chat_message": ("message", "messages"),
}


def saved(done: Saved) -> str:
    return (
        f"Saved {_holdings(done.manifest)} in {done.file} ({_size(done.size)}), and read it back.\n"
        "The secrets of this instance are in it too, so whoever has the file can read everything. Keep it safe."
    )


def restored(done: Restored) -> str:
    moment = f"{done.manifest.made_at:%d %B %Y, %H:%M} UTC"
    told = f"Restored {_holdings(done.manifest)}, as they were on {moment}."
    if done.aside:
        told += f"\nWhat was there before is in {done.aside}: remove it when all is well."
    return told


def _holdings(manifest: Manifest) -> str:
    counts = [(manifest.rows.get(table, 0), names) for table, names in _NAMES.items()]
    *most, last = [f"{count:,} {names[count != 1]}" for count, names in counts]
    return f"{', '.join(most)} and {last}"


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} kB"
