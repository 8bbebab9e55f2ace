"""Going on to another page of ours."""

from urllib.parse import urlsplit


def local_path(target: str) -> str:
    """`target` if it is a path of this site, else "/": nobody is sent to another site by a link that we accepted."""
    parts = urlsplit(target)
    plain = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc
    return target if plain and target.isprintable() else "/"
