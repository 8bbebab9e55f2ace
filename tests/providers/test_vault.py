import base64
import os
from uuid import uuid4

import pytest

from expense_app.providers.vault import Vault

OLD, NEW = (base64.b64encode(os.urandom(32)).decode() for _ in range(2))
KEY = "sk-a-providers-key"


def test_what_was_sealed_opens_for_its_own_household_and_provider_only() -> None:
    vault, household = Vault([OLD]), uuid4()

    sealed = vault.seal(KEY, household, "openai")

    opened = vault.open(sealed, household, "openai")
    assert opened is not None
    assert opened.reveal() == KEY
    assert vault.open(sealed, uuid4(), "openai") is None
    assert vault.open(sealed, household, "gemini") is None


def test_the_same_key_is_never_sealed_alike_and_never_stands_in_the_blob() -> None:
    vault, household = Vault([OLD]), uuid4()

    first, second = (vault.seal(KEY, household, "openai") for _ in range(2))

    assert first != second
    assert KEY.encode() not in first + second


def test_every_flipped_byte_is_noticed() -> None:
    vault, household = Vault([OLD]), uuid4()
    sealed = vault.seal(KEY, household, "openai")

    for place in range(len(sealed)):
        broken = bytearray(sealed)
        broken[place] ^= 1
        assert vault.open(bytes(broken), household, "openai") is None


@pytest.mark.parametrize("sealed", [None, b"", b"\x01", b"\x02" * 60, b"\x01" + b"k" * 8, b"\x01" + b"k" * 80])
def test_what_is_no_sealed_key_counts_as_missing(sealed: bytes | None) -> None:
    assert Vault([OLD]).open(sealed, uuid4(), "openai") is None


def test_the_newest_secret_seals_and_every_one_opens() -> None:
    household = uuid4()
    before = Vault([OLD]).seal(KEY, household, "openai")
    both = Vault([NEW, OLD])

    after = both.seal(KEY, household, "openai")

    assert both.open(before, household, "openai")
    assert (both.is_newest(before), both.is_newest(after)) == (False, True)
    assert Vault([NEW]).open(after, household, "openai")
    assert Vault([NEW]).open(before, household, "openai") is None


def test_a_pass_phrase_does_as_well_as_base64() -> None:
    household, phrase = uuid4(), "correct horse battery staple and then some more"

    sealed = Vault([phrase]).seal(KEY, household, "openai")

    assert Vault([phrase]).open(sealed, household, "openai")
    assert Vault([phrase + "!"]).open(sealed, household, "openai") is None


def test_base64_means_the_same_in_either_alphabet() -> None:
    household, secret = uuid4(), b"\xfb\xef\xff" * 10 + b"ok"

    sealed = Vault([base64.b64encode(secret).decode()]).seal(KEY, household, "openai")

    assert Vault([base64.urlsafe_b64encode(secret).decode()]).open(sealed, household, "openai")
