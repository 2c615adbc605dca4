"""Downloads: files as responses, with names that every client reads the same."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

from fastapi import Response

from sourcing.service.file import File

_UNSAFE: Final = re.compile(r"[^\w.-]+")
_ATTRIBUTE: Final = "!#$&+-.^_`|~"
"""Signs that stand for themselves in an extended parameter (RFC 8187, section 3.2.1)."""


def download(file: File) -> Response:
    """A file that a browser saves instead of showing."""
    return Response(
        file.content,
        media_type=file.media_type,
        headers={"Content-Disposition": disposition(file.name)},
    )


def disposition(name: str) -> str:
    """``Content-Disposition`` of an attachment (RFC 6266), with a name that leads nowhere.

    A name that is not ASCII is sent a second time in UTF-8 (RFC 8187), for clients that know it.
    """
    safe = _UNSAFE.sub("-", name).strip("-.") or "file"
    plain = unicodedata.normalize("NFKD", safe).encode("ascii", "ignore").decode()
    plain = plain.strip("-.") or "file"
    found = f'attachment; filename="{plain}"'
    if plain != safe:
        found += f"; filename*=UTF-8''{quote(safe, safe=_ATTRIBUTE)}"
    return found


def file_responses(*media_types: str) -> dict[int | str, dict[str, object]]:
    """The answer 200 of a route that sends files, for its ``responses``."""
    bytes_ = {"schema": {"type": "string", "format": "binary"}}
    document = {"schema": {"type": "object"}}
    return {
        200: {
            "description": "The file",
            "content": {
                one: document if one == "application/json" else bytes_ for one in media_types
            },
            "headers": {
                "Content-Disposition": {
                    "description": "Name of the file (RFC 6266).",
                    "schema": {"type": "string"},
                }
            },
        }
    }
