"""By keyboard alone: no test here moves a pointer or clicks."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from benchmarks.widget.visit import Visit

STOPS = 80
"""Stops of the Tab key that are gone through at most to find something."""
FOCUSED = """() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return '';
  const named = active.ariaLabel || active.innerText || active.title || active.placeholder || '';
  // A bar that is drawn over the line between two columns takes the place of an outline there.
  const drawn = getComputedStyle(active, '::after').content !== 'none';
  const outlined = drawn || getComputedStyle(active).outlineStyle !== 'none';
  const label = active.labels?.[0]?.innerText ?? '';
  const name = `${active.localName} ${label} ${named}${outlined ? '' : ' (no outline)'}`;
  return name.replace(/\\s+/g, ' ').trim();
}"""


def focused(page: Page) -> str:
    """What has the focus: its element's name and what it is called."""
    found: str = page.evaluate(FOCUSED)
    return found


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until something of that name has the focus."""
    seen = []
    for _ in range(STOPS):
        page.keyboard.press(key)
        seen.append(focused(page))
        if re.search(name, seen[-1]):
            return
    raise AssertionError(f"{name!r} cannot be reached; on the way: {seen}")


def test_journey(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    page, press = buyer.page, buyer.page.keyboard.press

    # The first stop leads to where one writes.
    go_to(page, "Skip to writing")
    press("Enter")
    expect(buyer.composer).to_be_focused()
    page.keyboard.type("20 electric forklifts")
    buyer.turn(lambda: press("Enter"))
    expect(buyer.composer).to_be_focused()

    # Options are one stop with arrow keys between them.
    go_to(page, "^button .*\\d products?$", key="Shift+Tab")
    go_to(page, "Load capacity", key="ArrowRight")
    press("Space")
    go_to(page, "Choose 1")
    buyer.turn(lambda: press("Enter"))
    expect(buyer.question.get_by_role("heading")).to_contain_text("load capacity")

    # What had the focus is gone, so it is at the question; a slider goes by arrow keys.
    go_to(page, "Lowest")
    for _ in range(8):
        press("ArrowRight")
    go_to(page, "Use this range")
    buyer.turn(lambda: press("Enter"))
    expect(buyer.chip(re.compile("Load capacity"))).to_be_visible()

    # A chip is opened, left by Esc, and has the focus again.
    go_to(page, "Change: Quantity", key="Shift+Tab")
    press("Enter")
    expect(page.locator("sourcing-chip-editor form")).to_be_visible()
    press("Escape")
    expect(page.locator("sourcing-chip-editor form")).not_to_be_visible()
    expect(buyer.chip(re.compile("Quantity"))).to_be_focused()

    for n in (1, 2):
        go_to(page, "^button Shortlist")
        buyer.turn(lambda: press("Enter"))
        expect(page.get_by_text(f"{n} on the shortlist")).to_be_visible()
    go_to(page, "^button Compare")
    press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(3)

    go_to(page, "^button Compare", key="Shift+Tab")
    go_to(page, "Request for quotation", key="ArrowRight")
    if page.get_by_role("tab", selected=True).inner_text() != "Request for quotation":
        press("Enter")
    go_to(page, "Write it")
    press("Enter")
    expect(page.get_by_label("Buyer", exact=True)).to_be_visible()
    go_to(page, "^input Buyer")
    page.keyboard.type("Harbour Logistics B.V.")
    go_to(page, "^button PDF")
    with page.expect_download() as download:
        press("Enter")
    assert download.value.suggested_filename.endswith(".pdf")


def test_every_stop_is_seen(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("20 electric forklifts")
    page = buyer.page
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = focused(page)
        if "(no outline)" in name and not re.match("textarea", name):
            unseen.append(name)
    assert unseen == []


def test_a_turn_is_announced_once_and_whole(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    page = buyer.page
    page.evaluate("""() => {
      globalThis.announced = [];
      const chat = document.querySelector('sourcing-app').shadowRoot.querySelector('sourcing-chat');
      const live = chat.shadowRoot.querySelector('[aria-live="polite"]');
      new MutationObserver(() => announced.push(live.textContent.trim()))
        .observe(live, { childList: true, characterData: true, subtree: true });
    }""")
    buyer.say("20 electric forklifts")
    expect(page.locator("[aria-live=polite]").filter(has_text="Question:")).to_have_count(1)
    announced = page.evaluate("announced")
    assert len(announced) == 1
    assert "products shown" in announced[0]
