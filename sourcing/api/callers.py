"""Callers: who sends a request, and whether they may.

Three kinds of caller are known:

- a **key** (``Authorization: Bearer sk_…``), with the scopes that it was made with;
- a **visitor** (``Authorization: Visitor v_…``): a browser without a key. The token is a random
  value that `GET /v1/session` gives out; who holds it owns what was made with it. Nothing is kept
  of it but a hash in what it owns. It keeps visitors apart, not the public out: visitors are
  answered where the settings say so;
- in open mode, whoever is on this machine and sends neither, as ``local``.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from sourcing.api import kinds
from sourcing.api.origins import is_foreign_page, is_local, is_own_page
from sourcing.api.problems import Refused
from sourcing.api.rates import Rates, shared_file
from sourcing.service.caller import EVERYTHING, Caller, Scope

if TYPE_CHECKING:
    from sourcing.settings import ServiceSettings
    from sourcing.state.protocols import KeyStore

COOKIE: Final = "sourcing_visitor"
"""Carries a visitor's token where a page cannot send a header: pictures, downloads, frames."""
VISITOR: Final = frozenset({Scope.SEARCH, Scope.CONVERSE, Scope.RFQ, Scope.FEEDBACK})

_TOKEN: Final = re.compile(r"v_[A-Za-z0-9_-]{43}")
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_REMEMBERED: Final = 1024
_FOR: Final = 5.0
"""Seconds that a verified key is taken at its word: a revoked one works no longer than that."""


def new_token() -> str:
    """A visitor's token, of 256 random bits."""
    return f"v_{secrets.token_urlsafe(32)}"


def owner_of(token: str) -> str:
    """Who owns what is made with a visitor's token; the token cannot be found from it."""
    return f"visitor:{hashlib.sha256(token.encode()).hexdigest()[:40]}"


class Callers:
    """Finds out who calls, and counts.

    Args:
        settings: which callers are answered.
        keys: that were given out.
    """

    def __init__(self, settings: ServiceSettings, keys: KeyStore) -> None:
        self._keys = keys
        self._origins = frozenset(settings.allowed_origins)
        self._open = settings.is_open
        self._visitors = settings.takes_visitors
        self._rates = Rates(
            {
                "key": settings.rate_key,
                "visitor": settings.rate_visitor,
                "address": settings.rate_address,
                "refused": settings.rate_refused,
            },
            shared=shared_file(settings.workers),
        )
        self._known: OrderedDict[bytes, tuple[float, frozenset[Scope], str]] = OrderedDict()
        self._lock = Lock()

    def remembered(self, request: Request) -> bool:
        """Whether `identify` will answer from memory, without the database."""
        token = _credentials(request)[1]
        return not token.startswith("sk_") or self._recall(_digest(token)) is not None

    def identify(self, request: Request) -> tuple[Caller, Mapping[str, str]]:
        """Who calls, and the headers that tell them how many requests are left.

        Raises:
            Refused: nobody that is known, a page of a stranger, or too many requests.
            StateUnavailable: the keys cannot be read.
        """
        client = request.client
        address = "" if client is None else client.host
        scheme, token = _credentials(request)
        if scheme == "bearer":
            return self._key(token, address)
        if request.method not in _SAFE and is_foreign_page(request, self._origins):
            # A browser sends some requests for any page; only the answer would be kept from it.
            raise Refused(
                kinds.FORBIDDEN,
                "pages of this origin may not change anything here",
                field="Origin",
                value=request.headers.get("origin"),
            )
        if scheme == "visitor" or (not scheme and self._has_cookie(request)):
            token = token or request.cookies.get(COOKIE, "")
            if _TOKEN.fullmatch(token) and self._admits(request):
                return self._visitor(token, address)
            raise self._unknown(address, "this visitor is not known here")
        if not scheme and self._open and is_local(request):
            return Caller("local", EVERYTHING, address), {}
        raise self._unknown(address, "no key was sent, and no visitor's token")

    def forget_keys(self) -> None:
        """Ask the database about every key again: one was changed.

        Other processes ask again after a few seconds by themselves.
        """
        with self._lock:
            self._known.clear()

    def newcomer(self, request: Request) -> str | None:
        """A token for who sends none, where visitors are answered."""
        return new_token() if self._admits(request) else None

    def _key(self, token: str, address: str) -> tuple[Caller, Mapping[str, str]]:
        digest = _digest(token)
        known = self._recall(digest)
        if known is None:
            if self._rates.spent("refused", address):
                raise self._unknown(address, "too many keys were tried")
            key = self._keys.verify(token)
            if key is None:
                raise self._unknown(address, "this key is not known, or is revoked or expired")
            known = frozenset(Scope(one.value) for one in key.scopes), key.owner
            with self._lock:
                self._known[digest] = (time.monotonic() + _FOR, *known)
                while len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        scopes, owner = known
        return Caller(owner, scopes, address), self._counted("key", owner)

    def _recall(self, digest: bytes) -> tuple[frozenset[Scope], str] | None:
        with self._lock:
            found = self._known.get(digest)
            if found is None or found[0] < time.monotonic():
                return None
            return found[1:]

    def _visitor(self, token: str, address: str) -> tuple[Caller, Mapping[str, str]]:
        self._counted("address", address)
        owner = owner_of(token)
        return Caller(owner, VISITOR, address), self._counted("visitor", owner)

    def _admits(self, request: Request) -> bool:
        if self._open and is_local(request):
            return True
        if not self._visitors:
            return False
        return request.headers.get("origin") in self._origins or is_own_page(request)

    def _has_cookie(self, request: Request) -> bool:
        # SameSite keeps it from other sites; of the same site, only our own pages' requests count.
        if COOKIE not in request.cookies:
            return False
        return request.headers.get("sec-fetch-site") in ("same-origin", "none")

    def _counted(self, name: str, subject: str) -> Mapping[str, str]:
        counted = self._rates.count(name, subject)
        if counted is None:
            return {}
        if not counted.allowed:
            raise Refused(
                kinds.TOO_MANY,
                f"more than {counted.limit} requests in {counted.window} seconds",
                headers=counted.headers(),
            )
        return counted.headers()

    def _unknown(self, address: str, message: str) -> Refused:
        try:
            self._counted("refused", address)
        except Refused as refused:
            return refused
        return Refused(
            kinds.UNAUTHENTICATED,
            message,
            field="Authorization",
            accepted=("Bearer sk_…", "Visitor v_…"),
        )


def _credentials(request: Request) -> tuple[str, str]:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return scheme.casefold(), token.strip()


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
