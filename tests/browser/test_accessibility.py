"""axe-core finds nothing in any state of the journey: light and dark, desktop and phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.widget.visit import Visit

DESKTOP, PHONE = (1440, 900), (390, 844)
RULES = {
    "resultTypes": ["violations"],
    # The preview of a request is in a frame where no script runs, axe-core neither.
    "iframes": False,
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
}
AXE = Axe()


def violations(page: Page) -> list[str]:
    """What axe-core objects to: its rule and the elements."""
    # As the debugger does, not by a script element: the page's policy would refuse that.
    found = AXE.run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {one['help']}: "
        + "; ".join(str(node["target"]) for node in one["nodes"][:4])
        for one in found
    ]


def states(buyer: Visit) -> Iterator[str]:
    """Goes through the journey and stops at every state of it."""
    page = buyer.page
    phone = (page.viewport_size or {})["width"] == PHONE[0]
    view = (
        page.get_by_role("navigation").get_by_role
        if phone
        else page.get_by_role("tablist").get_by_role
    )
    role = "button" if phone else "tab"
    page.locator("sourcing-start li").first.wait_for()
    yield "start"
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_label("Language")).to_be_visible()
    yield "settings"
    page.keyboard.press("Escape")
    buyer.say("20 electric forklifts, at least 2 t")
    yield "products and a question"
    buyer.cards.first.get_by_role("button", name=re.compile("Why this one")).click()
    buyer.shortlist(0, 1)
    yield "reasons and a shortlist"
    buyer.chip(re.compile("Load capacity")).click()
    page.locator("sourcing-chip-editor form").wait_for()
    yield "a chip that is changed"
    page.keyboard.press("Escape")
    buyer.say("with at least 90 t")
    yield "nothing meets everything"
    for name, part in (
        ("Compare", "columnheader"),
        ("Suppliers", "heading"),
        ("Chart", "heading"),
    ):
        view(role, name=re.compile(f"^{name}")).click()
        page.get_by_role("main").get_by_role(part).last.wait_for()
        yield name.lower()
    view(role, name=re.compile("^Request")).click()
    page.get_by_role("button", name="Write it").click()
    page.get_by_role("button", name="PDF", exact=True).wait_for()
    yield "request for quotation"
    view(role).first.click()
    page.context.set_offline(True)
    buyer.send("20 pieces")
    page.get_by_text("Your message will be sent once.").wait_for()
    yield "network away"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_journey(visit: Callable[..., Visit], size: tuple[int, int], scheme: str) -> None:
    buyer = visit(size=size, color_scheme=scheme)
    found = {state: violations(buyer.page) for state in states(buyer)}
    assert {state: many for state, many in found.items() if many} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/relevance", "/admin", "/demo"])
def test_other_pages(visit: Callable[..., Visit], path: str, scheme: str) -> None:
    buyer = visit(path=path, color_scheme=scheme, ready="h1")
    assert violations(buyer.page) == []


def test_what_is_wrong_would_be_found(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.page.evaluate("document.body.append(document.createElement('button'))")
    assert any(one.startswith("button-name") for one in violations(buyer.page))
