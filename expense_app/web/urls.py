"""Addresses that leave the site, such as an invite link."""

from typing import Any

from litestar import Request

from expense_app.web.client import scheme, settings_of


def absolute_url(request: Request[Any, Any, Any], path: str) -> str:
    """The address under which people reach `path`: the configured one, else the one that was asked for."""
    base = settings_of(request).base_url or f"{scheme(request)}://{request.headers.get('host', 'localhost')}"
    return base + path
