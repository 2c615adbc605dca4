"""What was understood is changed: in words, by its chip, by undo, and by starting over."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from benchmarks.widget.visit import Visit

NEED = "20 electric forklifts, at least 2 t"


def editor(page: Page, name: str):
    """What has opened to change something."""
    return page.locator("sourcing-chip-editor").filter(has=page.get_by_role("heading", name=name))


def test_in_words(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(NEED)
    buyer.say("no, at least 3 t")
    expect(buyer.chip(re.compile("Load capacity at least 3"))).to_be_visible()
    expect(buyer.chip(re.compile("Load capacity at least 2"))).to_have_count(0)


def test_by_a_chip(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(NEED)
    buyer.chip(re.compile("Load capacity")).click()
    form = editor(buyer.page, "Load capacity")
    form.get_by_label("Value").fill("3")
    buyer.turn(form.get_by_role("button", name="Apply").click)
    expect(buyer.chip(re.compile("Load capacity at least 3 t"))).to_be_visible()


def test_a_must_becomes_a_wish(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(NEED)
    buyer.chip(re.compile("Power source")).click()
    form = editor(buyer.page, "Power source")
    form.get_by_label("Nice to have").check()
    buyer.turn(form.get_by_role("button", name="Apply").click)
    expect(buyer.chip(re.compile("Power source Electric Wish"))).to_be_visible()


def test_a_chip_is_removed_and_had_back(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(NEED)
    buyer.chip(re.compile("Load capacity")).click()
    form = editor(buyer.page, "Load capacity")
    buyer.turn(form.get_by_role("button", name="Remove").click)
    expect(buyer.chip(re.compile("Load capacity"))).to_have_count(0)
    buyer.turn(buyer.page.get_by_role("button", name="Undo the last step").click)
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()


def test_a_number_that_is_none_is_refused_in_place(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(NEED)
    buyer.chip(re.compile("Load capacity")).click()
    form = editor(buyer.page, "Load capacity")
    form.get_by_label("Value").fill("")
    form.get_by_role("button", name="Apply").click()
    expect(form.get_by_role("alert")).to_be_visible()
    form.get_by_role("button", name="Cancel").click()
    assert len(buyer.document()["turns"]) == 1


def test_starting_over_is_one_click_and_can_be_undone(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(NEED)
    buyer.turn(buyer.page.get_by_role("button", name="Start over").click)
    expect(buyer.chip(re.compile("Load capacity"))).to_have_count(0)
    expect(buyer.cards).to_have_count(0)
    toast = buyer.page.locator("sourcing-toast")
    buyer.turn(toast.get_by_role("button", name="Undo").click)
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()
    expect(buyer.cards.first).to_be_visible()


def test_a_product_that_is_not_wanted_goes_away_and_comes_back(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("electric forklifts")
    first = buyer.cards.first.locator("h4")
    title = first.get_attribute("title") or ""
    reject = buyer.cards.first.get_by_role("button", name=re.compile("Not for me"))
    buyer.turn(reject.click)
    expect(buyer.page.get_by_title(title, exact=True)).to_have_count(0)
    toast = buyer.page.locator("sourcing-toast")
    buyer.turn(toast.get_by_role("button", name="Undo").click)
    expect(first).to_have_attribute("title", title)
