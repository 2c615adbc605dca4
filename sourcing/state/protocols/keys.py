"""KeyStore: API keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from sourcing.service.caller import Scope
from sourcing.state.records import IssuedKey, Key


class KeyStore(Protocol):
    """API keys."""

    def create(
        self, name: str, scopes: Iterable[Scope], *, expires: datetime | None = None
    ) -> IssuedKey:
        """Make a key; its secret is given back here and nowhere else.

        Raises:
            InputError: no name, no scope, or an expiry that is past or has no zone.
        """
        ...

    def verify(self, token: str) -> Key | None:
        """The key that a client sends; None when there is none, or it is revoked or expired.

        Writes down that it was used, once a minute at most.
        """
        ...

    def list(self) -> tuple[Key, ...]:
        """All keys, oldest first, revoked and expired ones too."""
        ...

    def revoke(self, key: str) -> Key:
        """Refuse it from now on; revoking again changes nothing.

        Raises:
            NotFound: there is no such key.
        """
        ...

    def rotate(self, key: str, *, overlap: timedelta = timedelta(0)) -> IssuedKey:
        """Give it a new secret; id, owner, scopes and expiry stay.

        For as long as the ``overlap``, the old secret works beside the new one.

        Raises:
            NotFound: there is no such key.
            InputError: it is revoked or expired, or the overlap is negative.
        """
        ...
