"""Pages: the browser's side, as files that were built from `sourcing/widget`.

Files whose names change with their content are cached for ever; all others are asked for again
each time. Everything under ``/widget/`` may be loaded by pages of other
origins, because that is what an embedded widget is.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles

import sourcing
from data.errors import NotFound

router = APIRouter()

BUILT: Final = Path(sourcing.__file__).parent / "widget" / "dist"
"""Where the built files are, in a checkout and in an installed package alike."""

PAGES: Final = {
    "/": "index.html",
    "/admin": "admin.html",
    "/demo": "demo.html",
    "/relevance": "relevance.html",
}
"""Addresses of pages, and the file of each."""

_HASHED: Final = re.compile(r"(?:chunks|assets)/[\w.-]+-[\w-]{8}\.\w+")
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK: Final = "no-cache"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
"""By name, not by what the machine's own table of types says: a wrong one there breaks a page."""

_files: Final = StaticFiles(directory=BUILT, check_dir=False)


async def _page(request: Request) -> Response:
    # Always whole, never "not modified": a browser takes the headers of that answer for the page
    # that it has, and the policy of an answer without a body would forbid the page its script.
    path, _ = _found(PAGES[request.url.path], request)
    return FileResponse(path, media_type=_TYPES[".html"], headers={"Cache-Control": _ASK})


async def _built(request: Request) -> Response:
    name: str = request.path_params["name"]
    path, found = _found(name, request)
    response = _files.file_response(path, found, request.scope)
    if "content-type" in response.headers:
        response.headers["Content-Type"] = _TYPES[Path(name).suffix]
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = _FOR_EVER if _HASHED.fullmatch(name) else _ASK
    return response


def _found(name: str, request: Request) -> tuple[str, os.stat_result]:
    """Where a built file is.

    Raises:
        NotFound: there is none of that name, or it is of no kind that is served.
    """
    clean = not name.endswith("/") and "\0" not in name
    path, found = _files.lookup_path(name) if clean else ("", None)
    if Path(name).suffix not in _TYPES or found is None or not stat.S_ISREG(found.st_mode):
        raise NotFound("there is no such file", field="path", value=request.url.path)
    return path, found


for _address in PAGES:
    router.add_route(_address, _page, methods=["GET"], include_in_schema=False)
router.add_route("/widget/{name:path}", _built, methods=["GET"], include_in_schema=False)
