"""Kinds of problem: what can be wrong with a request, each with an address that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem.

    Attributes:
        name: last part of its address, ``/problems/<name>``.
        meaning: when it is answered, and what a client can do.
    """

    name: str
    status: int
    title: str
    meaning: str

    @property
    def address(self) -> str:
        """What a problem has as its ``type``."""
        return f"/problems/{self.name}"


MALFORMED: Final = Kind(
    "malformed",
    400,
    "The request cannot be read",
    "The body is not JSON in UTF-8, nests deeper than is read, or a header is not well-formed. "
    "Mend the request; the same one fails again.",
)
UNAUTHENTICATED: Final = Kind(
    "unauthenticated",
    401,
    "The service does not know who is calling",
    "Send an API key as `Authorization: Bearer sk_…`, or as a page's visitor the token of "
    "`GET /v1/session` as `Authorization: Visitor v_…`. A key may be revoked or expired.",
)
FORBIDDEN: Final = Kind(
    "forbidden",
    403,
    "The caller may not do this",
    "The key lacks the scope that is named, or the page that sent the request is of an origin "
    "that is not allowed. Use a key with that scope, or allow the origin in the settings.",
)
NOT_FOUND: Final = Kind(
    "not-found",
    404,
    "There is no such thing",
    "No route has this address, or the catalogue or the caller has nothing with this id. What "
    "belongs to another caller does not exist for this one.",
)
METHOD: Final = Kind(
    "method-not-allowed",
    405,
    "The address does not take this method",
    "The `Allow` header names the methods that it takes.",
)
NOT_ACCEPTABLE: Final = Kind(
    "not-acceptable",
    406,
    "The answer is not to be had in this format",
    "The `Accept` header leaves out every format that this address answers in; they are named.",
)
TIMEOUT: Final = Kind(
    "request-timeout",
    408,
    "The request did not arrive in time",
    "The body came too slowly. Send it again over a better connection.",
)
CONFLICT: Final = Kind(
    "conflict",
    409,
    "The request does not fit the state of things",
    "Something has changed in the meantime, or is being changed. Read the present state and try "
    "again from there.",
)
BUSY: Final = Kind(
    "busy",
    409,
    "Another change is in progress",
    "The same request, or another writer of the catalogue, has not ended yet. Try again after the "
    "seconds that `Retry-After` names.",
)
STALE: Final = Kind(
    "stale-cursor",
    410,
    "The list that this page belongs to is gone",
    "The catalogue has changed since the first page. Ask for the first page again.",
)
OUTDATED: Final = Kind(
    "outdated",
    412,
    "The document has changed since it was read",
    "`If-Match` names another version than the present one, which is in `version`. Read the "
    "document again, apply the change to it, and send it with the new entity tag.",
)
TOO_LARGE: Final = Kind(
    "too-large",
    413,
    "The body is too large",
    "The limit is named in `accepted`.",
)
TOO_LONG: Final = Kind(
    "address-too-long", 414, "The address is too long", "The limit is named in `accepted`."
)
MEDIA_TYPE: Final = Kind(
    "unsupported-media-type",
    415,
    "The body is in a format that is not read here",
    "Send it with a `Content-Type` that is named in `accepted`, without content encoding.",
)
MISDIRECTED: Final = Kind(
    "misdirected",
    421,
    "The request is for another host",
    "The `Host` header names none of the service's own names. Use its own address; behind a proxy, "
    "name the public host in the settings.",
)
INVALID: Final = Kind(
    "invalid",
    422,
    "The request says something that cannot be used",
    "Each entry of `faults` has a JSON pointer to a field, the value received, and what is "
    "accepted.",
)
KEY_REUSED: Final = Kind(
    "idempotency-key-reused",
    422,
    "The idempotency key was used for another request",
    "A repeated request must be the same to the last byte. Make a new key for a new request.",
)
NO_CONDITION: Final = Kind(
    "condition-required",
    428,
    "The change must say which version it was made from",
    "Send the document's entity tag as `If-Match`.",
)
TOO_MANY: Final = Kind(
    "too-many-requests",
    429,
    "Too many requests",
    "`RateLimit-Policy` says how many are answered; wait the seconds that `Retry-After` names.",
)
HEADERS: Final = Kind(
    "headers-too-large",
    431,
    "The header fields are too large",
    "The limit is named in `accepted`.",
)
FAULT: Final = Kind(
    "fault",
    500,
    "The service failed",
    "The cause is in the service's log under the request id. The same request may succeed later.",
)
MISSING: Final = Kind(
    "not-installed",
    501,
    "This installation cannot do that",
    "An optional package is not installed; the detail says which one.",
)
UNAVAILABLE: Final = Kind(
    "unavailable",
    503,
    "The service cannot answer now",
    "The catalogue is being opened, or the database cannot be reached. Try again after the seconds "
    "that `Retry-After` names.",
)
TOO_SLOW: Final = Kind(
    "too-slow",
    504,
    "The answer took too long",
    "The work was given up. Ask for less at once, or try again later.",
)

KINDS: Final = {
    one.name: one
    for one in (
        MALFORMED,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD,
        NOT_ACCEPTABLE,
        TIMEOUT,
        CONFLICT,
        BUSY,
        STALE,
        OUTDATED,
        TOO_LARGE,
        TOO_LONG,
        MEDIA_TYPE,
        MISDIRECTED,
        INVALID,
        KEY_REUSED,
        NO_CONDITION,
        TOO_MANY,
        HEADERS,
        FAULT,
        MISSING,
        UNAVAILABLE,
        TOO_SLOW,
    )
}
