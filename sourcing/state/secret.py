"""Secret: the tokens of API keys, and what is kept in their place."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Final

_PREFIX: Final = "sk"
_ID_BYTES: Final = 8
_SECRET_BYTES: Final = 32
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Token:
    """A token in its parts.

    Attributes:
        id: of the key; no secret.
        secret: 256 random bits.
    """

    id: str
    secret: str = field(repr=False)

    def __str__(self) -> str:
        return f"{_PREFIX}_{self.id}_{self.secret}"


def new_token(id_: str | None = None) -> Token:
    """A token with a new secret, for a new key or for one that there is."""
    return Token(id_ or secrets.token_hex(_ID_BYTES), secrets.token_urlsafe(_SECRET_BYTES))


def read_token(text: str) -> Token | None:
    """The parts of what a client sends; None where it is no token."""
    if len(text) > _LONGEST or not text.isascii() or not text.isprintable():
        return None
    prefix, _, rest = text.partition("_")
    id_, _, secret = rest.partition("_")
    return Token(id_, secret) if prefix == _PREFIX and id_ and secret else None


def digest_of(secret: str) -> bytes:
    """SHA-256 of a secret: 32 bytes.

    Slow, salted hashes protect what people make up and can be guessed one by one. These secrets are
    256 random bits: nobody guesses one, whatever the hash costs, and a fast one lets every request
    be checked.
    """
    return hashlib.sha256(secret.encode()).digest()


def same_digest(one: bytes, other: bytes) -> bool:
    """Whether two digests are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)
