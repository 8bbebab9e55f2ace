"""Addresses that clients send: going on to another page of ours, and only there."""

from urllib.parse import SplitResult, urlsplit


def local_path(target: str) -> str:
    """`target` if it is a path of this site, else "/": nobody is sent to another site by a link that we accepted."""
    parts = address_parts(target)
    plain = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc
    return target if plain and target.isprintable() else "/"


def address_parts(sent: str) -> SplitResult:
    """The parts of an address; of one that cannot be read ("http://["), nothing."""
    try:
        return urlsplit(sent)
    except ValueError:
        return urlsplit("")
