"""A provider's key on its way from the vault to one request."""

import re
from hashlib import blake2b
from secrets import token_bytes
from typing import NoReturn

_USABLE = re.compile(r"[!-~]{1,512}", re.ASCII)
_TELLING = 8
_BEGINNING = 16
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_SALT = token_bytes(16)


class Key:
    """Holds a secret that no repr, log, pickle or comparison shows."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        return self._secret

    @property
    def usable(self) -> bool:
        """Whether the key can stand in a header at all: a pasted line break or emoji cannot."""
        return _USABLE.fullmatch(self._secret) is not None

    @property
    def fingerprint(self) -> bytes:
        """Tells two keys apart within this process, and says nothing outside of it."""
        return blake2b(self._secret.encode("utf-8", "replace"), key=_SALT, digest_size=8).digest()

    def is_in(self, text: str) -> bool:
        """Whether `text`, a repr, or JSON with escapes gives the key away, if only its beginning: texts are cut to
        length. So short a key as "test" is in many a text."""
        if len(self._secret) < _TELLING:
            return False
        told = self._secret[:_BEGINNING]
        plain = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)
        return any(told in each or repr(told)[1:-1] in each for each in (text, plain))

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is never pickled")
