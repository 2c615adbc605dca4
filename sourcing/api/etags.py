"""Entity tags: which version of a document a client has, and made a change from."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from fastapi import Request, Response

from sourcing.api import kinds
from sourcing.api.problems import Refused

_VERSION: Final = re.compile(r'"(\d{1,18})"')
_TAGS: Final = re.compile(r'\s*((?:W/)?"[\x21\x23-\x7e]*")\s*(?:,|$)')


def etag_of(version: int) -> str:
    """The entity tag of a version of a document that can be changed."""
    return f'"{version}"'


def etag_of_bytes(body: bytes) -> str:
    """The entity tag of what is not changed by version: of its bytes, in any encoding."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def expected_version(request: Request, *, required: bool = False) -> int | None:
    """The version that a change was made from (``If-Match``); None when any will do.

    Args:
        request: that changes something.
        required: a change has to say it; ``*`` says that any will do.

    Raises:
        Refused: it is required and missing (428), is not well-formed (400), or is a tag that no
            version has (412).
    """
    given = request.headers.get("if-match")
    if given is None:
        if required:
            raise Refused(
                kinds.NO_CONDITION,
                "say which version the change was made from",
                field="If-Match",
                accepted='the document\'s ETag, such as "3", or *',
            )
        return None
    if given.strip() == "*":
        return None
    tags = _tags(given, "If-Match")
    versions = [int(found[1]) for one in tags if (found := _VERSION.fullmatch(one))]
    if len(tags) == 1 and len(versions) == 1:
        return versions[0]
    if len(tags) != 1:
        raise Refused(
            kinds.MALFORMED,
            "a change is made from one version",
            field="If-Match",
            value=given,
            accepted='one entity tag, such as "3"',
        )
    # Well-formed, and of no version of ours: so it is not the present one.
    raise Refused(
        kinds.OUTDATED,
        "no version has this entity tag",
        field="If-Match",
        value=given,
        accepted='the document\'s ETag, such as "3"',
    )


def not_modified(request: Request, etag: str) -> Response | None:
    """The answer for a client that has the document already (``If-None-Match``); else None.

    Raises:
        Refused: the header is not well-formed.
    """
    given = request.headers.get("if-none-match")
    if given is None:
        return None
    known = given.strip() == "*" or _weak(etag) in map(_weak, _tags(given, "If-None-Match"))
    if not known:
        return None
    return Response(status_code=304, headers={"ETag": etag, "Cache-Control": "private, no-cache"})


def _tags(given: str, header: str) -> list[str]:
    tags: list[str] = []
    at = 0
    while at < len(given):
        found = _TAGS.match(given, at)
        if found is None:
            raise Refused(
                kinds.MALFORMED,
                "this is not a list of entity tags",
                field=header,
                value=given,
                accepted='such as "3"',
            )
        tags.append(found[1])
        at = found.end()
    return tags


def _weak(tag: str) -> str:
    return tag.removeprefix("W/")
