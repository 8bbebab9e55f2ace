from uuid import uuid4


def new_address() -> str:
    """An IPv6 address in a network that no other test comes from."""
    digits = uuid4().hex
    return f"2001:db8:{digits[:4]}:{digits[4:8]}::{digits[8:12]}"
