"""Where the product on a data folder answers, noted for the commands that send people there."""

from pathlib import Path

_NAME = "address"


def note_address(data_dir: Path, url: str) -> None:
    (data_dir / _NAME).write_text(url, encoding="utf-8")


def noted_address(data_dir: Path) -> str | None:
    """The address of the latest start on this folder, None before the first one."""
    noted = data_dir.expanduser() / _NAME
    return noted.read_text(encoding="utf-8") if noted.exists() else None
