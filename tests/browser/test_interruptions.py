"""A conversation outlives a browser, a network and a service, and repeats nothing."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.widget.service import ServedHome
from benchmarks.widget.visit import Visit

FIRST, SECOND, THIRD = "electric forklifts", "at least 2 t", "20 pieces"


@pytest.fixture
def mortal(browser_home: Path, tmp_path: Path) -> Iterator[ServedHome]:
    """A service of the test's own, which it may end."""
    shutil.copytree(browser_home, tmp_path / "home")
    with ServedHome(tmp_path / "home") as served:
        yield served


def second_window(buyer: Visit, watched: list[Visit]) -> Visit:
    """Another tab of the same browser."""
    other = Visit(buyer.page.context.new_page(), buyer.address)
    watched.append(other)
    other.open()
    return other


def test_reload_in_the_middle(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(FIRST)
    buyer.say(SECOND)
    buyer.shortlist(0)
    question = buyer.question.get_by_role("heading").inner_text()
    first = buyer.cards.first.inner_text()
    buyer.composer.fill("not sent yet")
    buyer.page.reload()
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()
    expect(buyer.question.get_by_role("heading")).to_have_text(question)
    expect(buyer.cards.first).to_have_text(first, use_inner_text=True)
    expect(buyer.cards.first.get_by_role("button", pressed=True)).to_be_visible()
    expect(buyer.composer).to_have_value("not sent yet")
    buyer.say(THIRD)
    assert buyer.said() == [FIRST, SECOND, THIRD]


def test_network_cut_and_back(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(FIRST)
    buyer.page.context.set_offline(True)
    buyer.send(SECOND)
    buyer.send(THIRD)
    expect(buyer.page.get_by_text("Your message will be sent once.")).to_be_visible()
    expect(buyer.log.get_by_text(THIRD)).to_be_visible()
    buyer.page.context.set_offline(False)
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()
    expect(buyer.chip(re.compile("Quantity 20"))).to_be_visible()
    assert buyer.said() == [FIRST, SECOND, THIRD]


def test_what_was_queued_outlives_the_page(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(FIRST)
    service = re.compile(r"/v1/")
    buyer.page.route(service, lambda route: route.abort("connectionfailed"))
    buyer.send(SECOND)
    expect(buyer.page.get_by_text("The service cannot be reached.")).to_be_visible()
    buyer.page.unroute(service)
    buyer.page.reload()
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()
    assert buyer.said() == [FIRST, SECOND]


def test_an_answer_that_was_lost_is_asked_for_again_and_is_one_turn(
    visit: Callable[..., Visit],
) -> None:
    buyer = visit()
    buyer.say(FIRST)
    lost: list[str] = []

    def lose(route) -> None:
        # The service has the message; its answer never arrives.
        lost.append(route.request.headers["idempotency-key"])
        if len(lost) == 1:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    buyer.page.route(re.compile("/messages"), lose)
    buyer.say(SECOND)
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()
    assert len(lost) == 2
    assert lost[0] == lost[1]
    assert buyer.said() == [FIRST, SECOND]


def test_service_dies_in_the_middle_and_comes_back(
    visit: Callable[..., Visit], mortal: ServedHome
) -> None:
    buyer = visit(address=mortal.address)
    buyer.say(FIRST)
    mortal.stop(signal.SIGKILL)
    buyer.send(SECOND)
    expect(buyer.page.get_by_text("The service cannot be reached.")).to_be_visible()
    mortal.start()
    # Until its index is open it answers 503, which is waited out like a network that is away.
    expect(buyer.chip(re.compile("Load capacity at least 2 t"))).to_be_visible(timeout=120_000)
    buyer.refusals.clear()
    buyer.say(THIRD)
    assert buyer.said() == [FIRST, SECOND, THIRD]


def test_two_windows_see_what_is_done_in_either(
    visit: Callable[..., Visit], watched: list[Visit]
) -> None:
    one = visit()
    one.say(FIRST)
    other = second_window(one, watched)
    expect(other.chip(re.compile("Power source Electric"))).to_be_visible()
    one.say(SECOND)
    expect(other.chip(re.compile("Load capacity at least 2 t"))).to_be_visible()
    other.say(THIRD)
    expect(one.chip(re.compile("Quantity 20"))).to_be_visible()
    assert one.said() == [FIRST, SECOND, THIRD]


def test_edits_in_two_windows_at_once_are_both_kept(
    visit: Callable[..., Visit], watched: list[Visit]
) -> None:
    one = visit()
    one.say(FIRST)
    other = second_window(one, watched)
    expect(other.cards.nth(1)).to_be_visible()
    titles = [one.cards.nth(n).locator("h4").get_attribute("title") for n in (0, 1)]
    # Each is made on the same version: one of them comes second, and is made again.
    for window, n in ((one, 0), (other, 1)):
        window.cards.nth(n).locator(".actions button").first.click(no_wait_after=True)
    for window in (one, other):
        expect(window.page.get_by_text("2 on the shortlist")).to_be_visible()
    for title in titles:
        card = one.cards.filter(has=one.page.get_by_title(title or "", exact=True))
        expect(card.get_by_role("button", pressed=True)).to_be_visible()
    # That its version was no longer the newest was an answer 412 to one of them.
    one.refusals.clear()
    other.refusals.clear()


def test_a_conversation_that_was_erased_is_said_to_be(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say(FIRST)
    path = f"{buyer.address}/v1/conversations/{buyer.conversation}"
    assert buyer.page.context.request.delete(path).ok
    buyer.send(SECOND)
    expect(buyer.page.get_by_text("no longer exists")).to_be_visible()
    buyer.refusals.clear()
    buyer.page.get_by_role("button", name="Start a new conversation").click()
    buyer.say(FIRST)
    assert buyer.said()[-1] == FIRST
