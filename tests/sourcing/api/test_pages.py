"""Pages and built files, as a browser gets them."""

from __future__ import annotations

import re

import httpx
import pytest

from sourcing.api.protect.security_headers import SecurityHeaders
from sourcing.api.routes.pages import BUILT, PAGES


def built() -> list[str]:
    return sorted(path.relative_to(BUILT).as_posix() for path in BUILT.rglob("*") if path.is_file())


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_comes_with_the_policy_of_pages(api: httpx.Client, page: str) -> None:
    answer = api.get(page)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_that_is_known_comes_whole_again(api: httpx.Client, page: str) -> None:
    # The headers of "not modified" would replace those of the page, and its policy with them.
    known = api.get(page).headers["etag"]
    again = api.get(page, headers={"If-None-Match": known})
    assert again.status_code == 200
    assert "script-src 'self'" in again.headers["content-security-policy"]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_has_nothing_that_the_policy_refuses(api: httpx.Client, page: str) -> None:
    text = api.get(page).text
    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:", text) == []


@pytest.mark.parametrize("page", sorted(PAGES))
def test_all_that_a_page_names_is_there(api: httpx.Client, page: str) -> None:
    named = re.findall(r'(?:src|href)="(/widget/[^"]+)"', api.get(page).text)
    assert named
    assert {name: api.get(name).status_code for name in named} == dict.fromkeys(named, 200)


@pytest.mark.parametrize("name", built())
def test_a_built_file_has_its_type_and_can_be_embedded(api: httpx.Client, name: str) -> None:
    answer = api.get(f"/widget/{name}", headers={"Origin": "https://shop.example"})
    kinds = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
    expected = kinds.get("." + name.rpartition(".")[2], "image/svg+xml")
    assert answer.headers["content-type"].partition(";")[0] == expected
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_names_that_change_with_their_content_are_kept_for_ever(api: httpx.Client) -> None:
    chunks = [name for name in built() if name.startswith("chunks/")]
    assert chunks
    kept = {name: api.get(f"/widget/{name}").headers["cache-control"] for name in built()}
    assert {name for name, how in kept.items() if "immutable" in how} == set(chunks)
    assert kept["sourcing-chat.js"] == "no-cache"


def test_a_built_file_that_is_known_is_not_sent_again(api: httpx.Client) -> None:
    first = api.get("/widget/sourcing-chat.js")
    again = api.get("/widget/sourcing-chat.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        "nothing.js",
        "chunks/",
        "../package.json",
        "%2e%2e/package.json",
        "..%2f..%2fapi%2fapp.py",
        "chunks/%00.js",
        "sourcing-chat.js/",
        "",
    ],
)
def test_nothing_else_is_served(api: httpx.Client, path: str) -> None:
    answer = api.get(f"/widget/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_pages_may_have_parameters_that_nobody_reads(api: httpx.Client) -> None:
    assert api.get("/?utm_source=mail").status_code == 200


def test_pictures_come_from_allowed_places_only() -> None:
    from starlette.datastructures import MutableHeaders

    headers = MutableHeaders({"content-type": "text/html"})
    policy = SecurityHeaders(image_origins=["https://images.example"])
    policy.put(headers, {"type": "http", "path": "/", "scheme": "http"})
    assert "img-src 'self' data: https://images.example;" in headers["content-security-policy"]
