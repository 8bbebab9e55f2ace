"""Values that travel through a client's hands and must come back as they left."""

from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from expense_app.web.client import settings_of
from expense_app.web.negotiation import Connection


def seal(connection: Connection, purpose: str, value: Any) -> str:  # noqa: ANN401 - any JSON
    """`value` as signed text, fit for an address; it can be opened for the same purpose only."""
    return _serializer(connection, purpose).dumps(value)


def unseal(connection: Connection, purpose: str, sealed: str) -> Any:  # noqa: ANN401 - any JSON
    """What was sealed for this purpose. Raises ValueError for anything else."""
    try:
        return _serializer(connection, purpose).loads(sealed)
    except BadData:
        raise ValueError("not sealed by us") from None


def _serializer(connection: Connection, purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(settings_of(connection).app_secret, salt=purpose)
