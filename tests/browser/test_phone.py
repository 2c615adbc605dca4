"""A phone: one view at a time, nothing wider than the screen, targets for a thumb."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from benchmarks.widget.visit import Visit

PHONE = (390, 844)


def overflow(page: Page) -> int:
    """Pixels that the page is wider than the screen."""
    script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(script))


def test_journey(visit: Callable[..., Visit]) -> None:
    buyer = visit(size=PHONE)
    page = buyer.page
    bar = page.get_by_role("navigation")
    assert overflow(page) == 0
    buyer.say("20 electric forklifts, at least 2 t")
    expect(buyer.cards.first).to_be_visible()
    assert overflow(page) == 0
    buyer.shortlist(0, 1)
    page.get_by_role("button", name="Compare", exact=True).last.tap()
    expect(page.get_by_role("columnheader")).to_have_count(3)
    assert overflow(page) == 0
    bar.get_by_role("button", name="Request").tap()
    page.get_by_role("button", name="Write it").tap()
    expect(page.get_by_role("button", name="PDF", exact=True)).to_be_visible()
    assert overflow(page) == 0
    bar.get_by_role("button").first.tap()
    expect(buyer.composer).to_be_visible()


def test_where_to_write_is_in_reach_whatever_is_asked(visit: Callable[..., Visit]) -> None:
    buyer = visit(size=PHONE)
    buyer.say("electric forklifts")
    expect(buyer.composer).to_be_in_viewport(ratio=1)
    expect(buyer.question.get_by_role("heading")).to_be_in_viewport()


def test_options_are_answered_by_a_tap(visit: Callable[..., Visit]) -> None:
    buyer = visit(size=PHONE)
    buyer.say("20 electric forklifts")
    buyer.options.filter(has_text="Load capacity").tap()
    buyer.turn(buyer.question.get_by_role("button", name="Choose 1").tap)
    expect(buyer.question.get_by_role("heading")).to_contain_text(re.compile("load capacity"))


def test_targets_are_large_enough(visit: Callable[..., Visit]) -> None:
    buyer = visit(size=PHONE)
    buyer.say("20 electric forklifts")
    small = buyer.page.evaluate("""() => {
      const found = [];
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          if (!element.matches('button, select, input:not([type=range]), textarea')) continue;
          const { width, height } = element.getBoundingClientRect();
          const seen = element.checkVisibility({ visibilityProperty: true });
          if (seen && width && (width < 24 || height < 24)) found.push(element.outerHTML);
        }
      };
      walk(document);
      return found;
    }""")
    assert small == []
