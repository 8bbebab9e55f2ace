"""Static files under names that change with their content, so that browsers may keep them for ever.

The stylesheets and scripts stay one small file per component; each kind is served as one file, joined in the
order of their names. There is no build step: the joining happens in memory at start.
"""

import gzip
import hashlib
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import CacheControlHeader
from litestar.params import FromPath

from expense_app.config import ROOT
from expense_app.errors import NotFound
from expense_app.web.compression import UNCOMPRESSED

STATIC = ROOT / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


class Assets:
    """All static files, read once."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._files = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.suffix in _TYPES
        }
        for bundle, part, suffix in (("app.css", "css/", ".css"), ("app.js", "js/", ".js")):
            self._files[bundle] = b"\n".join(
                content for name, content in self._files.items() if name.startswith(part) and name.endswith(suffix)
            )
        self._small = {name: gzip.compress(content, mtime=0) for name, content in self._files.items()}
        self._versions = {name: hashlib.sha256(content).hexdigest()[:12] for name, content in self._files.items()}

    def version(self, name: str) -> str | None:
        return self._versions.get(name)

    def url(self, name: str) -> str:
        """The address of a file. Raises KeyError for one that does not exist."""
        return f"/static/{name}?v={self._versions[name]}"

    def read(self, name: str, *, small: bool) -> bytes:
        """The content of a file, or its gzip where it may be `small`. Raises NotFound."""
        if name not in self._files:
            raise NotFound
        return (self._small if small else self._files)[name]


@get("/static/{name:path}", opt={"auth": "none", UNCOMPRESSED: True}, include_in_schema=False, sync_to_thread=False)
def static_file(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """A file for ever where this very version of it was asked for; one that an older or newer process made the page
    of, for a minute."""
    assets: Assets = request.app.state.assets
    path = name.lstrip("/")
    current = request.query_params.get("v") == assets.version(path)
    cache = CacheControlHeader(public=True, max_age=31_536_000 if current else 60, immutable=current or None)
    small = "gzip" in request.headers.get("accept-encoding", "")
    return Response(
        assets.read(path, small=small),
        media_type=_TYPES[Path(path).suffix],
        headers={
            "cache-control": cache.to_header(),
            "vary": "Accept-Encoding",
            **({"content-encoding": "gzip"} if small else {}),
        },
    )
