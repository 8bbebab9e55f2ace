"""Providers' keys at rest: AES-256-GCM, bound to the household and the provider that they belong to."""

import base64
import binascii
import hashlib
import os
from collections.abc import Sequence
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from expense_app.llm.key import Key

_PURPOSE = b"expense-app provider key"
_FORMAT = b"\x01"
_ID_BYTES = 8
_NONCE_BYTES = 12
_HEAD = len(_FORMAT) + _ID_BYTES
_KEY_BYTES = 32


class Vault:
    """Seals under the first of the operator's `secrets`, opens what any of them sealed.

    A sealed key is: format (1 byte), id of the secret (8), nonce (12), ciphertext with its tag.
    """

    def __init__(self, secrets: Sequence[str]) -> None:
        keys = [_derive(secret) for secret in secrets]
        self._ciphers = {_id_of(key): AESGCM(key) for key in keys}
        self._newest = _id_of(keys[0])

    def seal(self, key: str, household_id: UUID, provider: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        cipher = self._ciphers[self._newest]
        return _FORMAT + self._newest + nonce + cipher.encrypt(nonce, key.encode(), _bond(household_id, provider))

    def open(self, sealed: bytes | None, household_id: UUID, provider: str) -> Key | None:
        """None where there is no key, or none that can be read: sealed for another household or provider, under
        a secret that is gone, or damaged."""
        cipher = self._ciphers.get(sealed[len(_FORMAT) : _HEAD]) if sealed and sealed.startswith(_FORMAT) else None
        if sealed is None or cipher is None:
            return None
        nonce, ciphertext = sealed[_HEAD : _HEAD + _NONCE_BYTES], sealed[_HEAD + _NONCE_BYTES :]
        try:
            return Key(cipher.decrypt(nonce, ciphertext, _bond(household_id, provider)).decode())
        except (InvalidTag, ValueError):
            return None

    def is_newest(self, sealed: bytes) -> bool:
        """Whether it was sealed under the newest secret."""
        return sealed.startswith(_FORMAT + self._newest)


def _bond(household_id: UUID, provider: str) -> bytes:
    return b"\0".join((_PURPOSE, household_id.bytes, provider.encode()))


def _derive(secret: str) -> bytes:
    """The 32 bytes that a secret stands for: its own where it is base64 of 32, else stretched by scrypt."""
    try:
        given = base64.b64decode(secret.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        given = b""
    if len(given) == _KEY_BYTES:
        return given
    return hashlib.scrypt(secret.encode(), salt=_PURPOSE, n=2**14, r=8, p=1, dklen=_KEY_BYTES)


def _id_of(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=_ID_BYTES, person=b"key-id").digest()
