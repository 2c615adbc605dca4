"""Pages: the browser's side, as files that were built from `sourcing/widget`.

Files whose names change with their content are cached for ever; all others are asked for again
with their entity tag each time. Everything under ``/widget/`` may be loaded by pages of other
origins, because that is what an embedded widget is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.staticfiles import StaticFiles

import sourcing
from data.errors import NotFound

router = APIRouter()

BUILT: Final = Path(sourcing.__file__).parent / "widget" / "dist"
"""Where the built files are, in a checkout and in an installed package alike."""

PAGES: Final = {
    "/": "index.html",
    "/demo": "demo.html",
}
"""Addresses of pages, and the file of each."""

_HASHED: Final = re.compile(r"(?:chunks|assets)/[\w.-]+-[\w-]{8}\.\w+")
_FOR_EVER: Final = "public, max-age=31536000, immutable"
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
    return await _file(PAGES[request.url.path], request)


async def _built(request: Request) -> Response:
    name: str = request.path_params["name"]
    response = await _file(name, request)
    response.headers["Access-Control-Allow-Origin"] = "*"
    if _HASHED.fullmatch(name):
        response.headers["Cache-Control"] = _FOR_EVER
    return response


async def _file(name: str, request: Request) -> Response:
    """A built file, or that it is unchanged.

    Raises:
        NotFound: there is none of that name.
    """
    kind = _TYPES.get(Path(name).suffix)
    path, found = _files.lookup_path(name)
    if kind is None or found is None or not Path(path).is_file():
        raise NotFound("there is no such file", field="path", value=request.url.path)
    response = _files.file_response(path, found, request.scope)
    response.headers["Cache-Control"] = "no-cache"
    if "content-type" in response.headers:
        response.headers["Content-Type"] = kind
    return response


for _address in PAGES:
    router.add_route(_address, _page, methods=["GET"], include_in_schema=False)
router.add_route("/widget/{name:path}", _built, methods=["GET"], include_in_schema=False)
