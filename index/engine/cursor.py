"""Cursor: where a page ends, so that the next one begins there whatever its size."""

from __future__ import annotations

import binascii
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Self

from data.errors import InputError
from index.request import SearchRequest

_HEAD: Final = struct.Struct(">8sd")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last hit of a page.

    Attributes:
        request: digest of what was asked.
        score: of the hit, to the last bit.
        product_id: of the hit.
    """

    request: bytes
    score: float
    product_id: str

    def encode(self) -> str:
        """As text that a URL can carry."""
        packed = _HEAD.pack(self.request, self.score) + self.product_id.encode()
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, request: SearchRequest) -> Self:
        """The cursor of a request.

        Raises:
            InputError: it is not one, or belongs to another request.
        """
        try:
            packed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
            digest, score = _HEAD.unpack_from(packed)
            product_id = packed[_HEAD.size :].decode()
        except (binascii.Error, struct.error, ValueError) as error:
            raise _refused(text, "it is not one") from error
        if digest != digest_of(request):
            raise _refused(text, "it belongs to another request")
        return cls(digest, score, product_id)


def digest_of(request: SearchRequest) -> bytes:
    """Eight bytes that are equal for requests whose hits come in one order."""
    said = repr(
        (
            request.text,
            request.constraints,
            request.quantity,
            request.known_only,
            request.collapse,
            request.mode,
            request.fusion,
            request.rerank,
        )
    )
    return blake2b(said.encode(), digest_size=8).digest()


def _refused(text: str, why: str) -> InputError:
    return InputError(
        f"this cursor cannot be used: {why}",
        field="cursor",
        value=text,
        accepted="the cursor of the previous page of the same request",
    )
