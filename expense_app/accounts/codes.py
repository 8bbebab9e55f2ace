"""Session tokens and invite codes. The database keeps only their hashes."""

import hashlib
import secrets

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 12


def new_session_token() -> str:
    return secrets.token_urlsafe(32)


def new_invite_code() -> str:
    """Twelve characters that nobody mistakes for others when they are read out, about 59 bits: "K7QM-2XWD-PHRT"."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, _LENGTH, 4))


def hash_token(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()


def hash_invite_code(code: str) -> bytes:
    """The hash of a code as a person may type it: any case, with or without dashes and spaces."""
    return hash_token("".join(character for character in code.upper() if character.isalnum()))
