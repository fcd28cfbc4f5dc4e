"""An id is 128 bits. Portkey shows them as a UUID, the native API as 26 characters."""

import uuid

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def to_uuid(native: str) -> str:
    assert len(native) == 26, native
    bits = 0
    for character in native:
        bits = bits << 5 | ALPHABET.index(character)
    return str(uuid.UUID(int=bits))


def to_native(shown: str) -> str:
    bits = uuid.UUID(shown).int
    return "".join(ALPHABET[bits >> shift & 31] for shift in range(125, -1, -5))
