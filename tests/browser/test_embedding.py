"""The widget in somebody else's page: neither changes how the other one looks."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from benchmarks.widget.visit import Visit

HOSTILE = """
body, body * { color: rgb(255, 0, 0) !important; font: 40px/3 fantasy !important; }
body * { display: block !important; }
button, textarea, input { border: 9px dotted lime !important; }
button, textarea { text-transform: uppercase !important; }
h2, h3, h4, p, li, ul, ol { margin: 77px !important; list-style: square !important; }
"""
LOOK = """(names) => {
  const style = getComputedStyle(globalThis.looked);
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
}"""
PARTS = (
    "sourcing-composer textarea",
    "sourcing-card h4",
    "sourcing-card button",
    "sourcing-need button",
)
LOOKED = (
    "color",
    "font-size",
    "display",
    "border-top-width",
    "border-top-style",
    "margin-top",
    "text-transform",
)


def looks(page: Page, selector: str) -> dict[str, str]:
    """How a part looks, as far as other style sheets could have changed it."""
    script = f"element => {{ globalThis.looked = element; return ({LOOK})({list(LOOKED)}); }}"
    found: dict[str, str] = page.locator(selector).first.evaluate(script)
    return found


def around(page: Page) -> list[dict[str, str]]:
    """How everything of the page outside of the widget looks."""
    script = f"""() => [...document.querySelectorAll('body, body *')]
      .filter((element) => !element.localName.startsWith('sourcing-'))
      .map((element) => {{ globalThis.looked = element; return ({LOOK})({list(LOOKED)}); }})"""
    found: list[dict[str, str]] = page.evaluate(script)
    return found


def test_journey_on_a_shop_page(visit: Callable[..., Visit]) -> None:
    buyer = visit(path="/demo")
    page = buyer.page
    buyer.say("20 electric forklifts")
    buyer.shortlist(0, 1)
    page.get_by_role("button", name="Compare", exact=True).last.click()
    # What is in a dialog is slotted into it, and so no descendant of it for a locator.
    expect(page.get_by_role("dialog", name="Compare")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Compare")).to_have_count(0)
    expect(buyer.composer).to_be_visible()
    page.get_by_role("button", name="Request quotations").last.click()
    expect(page.get_by_role("dialog", name="Request for quotation")).to_be_visible()
    page.get_by_role("button", name="Write it").click()
    expect(page.get_by_role("button", name="PDF", exact=True)).to_be_visible()


def test_style_of_the_page_does_not_leak_in(visit: Callable[..., Visit]) -> None:
    plain = visit(path="/demo")
    plain.say("electric forklifts")
    expected = {part: looks(plain.page, part) for part in PARTS}

    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + HOSTILE)

    plain.page.route(re.compile(r"/widget/demo\.css"), spoil)
    plain.page.reload()
    expect(plain.cards.first).to_be_visible()
    # The page itself did change, so the style sheet is there.
    assert plain.page.locator("h1").evaluate("element => getComputedStyle(element).color") == (
        "rgb(255, 0, 0)"
    )
    assert {part: looks(plain.page, part) for part in PARTS} == expected


def test_style_of_the_widget_does_not_leak_out(visit: Callable[..., Visit]) -> None:
    buyer = visit(path="/demo")
    buyer.say("electric forklifts")
    with_it = around(buyer.page)
    assert len(with_it) > 50
    bare = re.compile(r"/widget/sourcing-chat\.js")
    buyer.page.route(bare, lambda route: route.fulfill(body="", content_type="text/javascript"))
    buyer.page.reload()
    expect(buyer.page.locator("h1")).to_be_visible()
    assert around(buyer.page) == with_it


def test_a_colour_of_the_page_is_taken_over(visit: Callable[..., Visit]) -> None:
    buyer = visit(path="/demo")
    buyer.page.locator("sourcing-chat").first.evaluate(
        "element => element.style.setProperty('--sourcing-accent', 'rgb(1, 2, 3)')"
    )
    send = buyer.page.get_by_role("button", name="Send")
    expect(send).to_have_css("background-color", "rgb(1, 2, 3)")
