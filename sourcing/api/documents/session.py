"""Session: who is calling, and what the service has for them."""

from __future__ import annotations

from typing import Literal

from sourcing.api.documents.base import Answer
from sourcing.service.caller import Scope


class LimitsDocument(Answer):
    """What a client can send.

    Attributes:
        requests: policy of the caller's rate limit, such as ``300/minute``; empty is none.
        body: bytes of a JSON body.
        upload: bytes of an uploaded feed.
    """

    requests: str
    body: int
    upload: int


class SessionDocument(Answer):
    """Who is calling, and what the service has for them.

    Attributes:
        kind: of caller: a key, a browser without one, or this machine in open mode.
        visitor: a new token for a browser that sent none, to be kept and sent from now on as
            ``Authorization: Visitor v_…``; null when the caller is known already.
        generation: of the catalogue in use; null while it is being opened.
        languages: that conversations are held in (BCP 47).
        currencies: that prices can be shown in (ISO 4217): those of which a rate is known, most
            traded first.
        image_origins: that product pictures may be loaded from.
    """

    kind: Literal["key", "visitor", "local"]
    scopes: tuple[Scope, ...]
    visitor: str | None
    version: str
    generation: str | None
    languages: tuple[str, ...]
    currencies: tuple[str, ...]
    units: tuple[Literal["metric", "us"], ...]
    image_origins: tuple[str, ...]
    limits: LimitsDocument
