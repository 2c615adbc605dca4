"""The Content-Security-Policy is kept by every page in every state; `conftest.py` watches it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from benchmarks.widget.visit import Visit


@pytest.mark.parametrize("path", ["/", "/relevance", "/admin", "/demo"])
def test_a_page_keeps_its_policy(visit: Callable[..., Visit], path: str) -> None:
    buyer = visit(path=path, ready="h1")
    buyer.page.wait_for_load_state("networkidle")
    assert buyer.faults() == []


def test_every_view_keeps_it(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    page = buyer.page
    buyer.say("20 electric forklifts")
    for name, part in (("Compare", "columnheader"), ("Suppliers", "slider"), ("Chart", "heading")):
        buyer.tab(name)
        page.get_by_role("main").get_by_role(part).first.wait_for()
    buyer.tab("Request for quotation")
    page.get_by_role("button", name="Write it").click()
    paper = page.frame_locator("iframe[title=Preview]")
    expect(paper.get_by_text(re.compile("forklifts")).first).to_be_visible()
    assert buyer.faults() == []


def test_nothing_is_asked_of_other_places(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("electric forklifts")
    assert [url for url in buyer.asked if not url.startswith((buyer.address, "data:"))] == []


def test_a_violation_would_be_found(visit: Callable[..., Visit], watched: list[Visit]) -> None:
    buyer = visit()
    buyer.page.evaluate("""() => {
      const picture = new Image();
      picture.src = 'https://elsewhere.example/picture.png';
      document.body.append(picture);
    }""")
    buyer.page.wait_for_function("violations.length > 0")
    assert any("img-src https://elsewhere.example" in one for one in buyer.faults())
    watched.remove(buyer)
