"""From Enter to the first product on screen, over loopback, and the service's share of it.

Every measured turn is the first one after starting over, so that no product is on screen before it.
The share of the service is asked for apart from the browser: the same words in a conversation of
their own, until the event with the products has come.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import httpx

from benchmarks.widget.paint import DESKTOP, FIRST_CARD
from benchmarks.widget.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

MEMORY_AFTER: Final = 20
ENTER: Final = """() => addEventListener('keydown', (event) => {
  if (event.key === 'Enter') globalThis.entered = performance.now();
}, true)"""


def needs(address: str) -> Iterator[str]:
    """What is asked for: the categories with products and none below them, again and again."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        root = client.get("/v1/categories").raise_for_status().json()
    names = [one["path"][-1] for one in _leaves(root.get("root", root))]
    while True:
        yield from names


def _leaves(category: dict[str, Any]) -> Iterator[dict[str, Any]]:
    children = [one for one in category["children"] if one["products"]]
    if not children and category.get("path"):
        yield category
    for one in children:
        yield from _leaves(one)


def measure(browser: Browser, address: str, turns: int) -> dict[str, Any]:
    """So many turns; milliseconds of each, and memory before and after."""
    context = browser.new_context(viewport=DESKTOP, locale="en-US", reduced_motion="reduce")
    try:
        visit = Visit(context.new_page(), address)
        page = visit.page
        wire = context.new_cdp_session(page)
        wire.send("Performance.enable")
        visit.open()
        page.evaluate(ENTER)
        memory = {"0": heap(wire)}
        found = []
        words = needs(address)
        # The first turn opens what later ones have open.
        for n in range(turns + 1):
            text = f"20 {next(words)}"
            visit.composer.fill(text)
            # As long as a buyer takes from the last letter to Enter, and no longer.
            page.wait_for_timeout(100)
            before = page.evaluate("turned")
            visit.composer.press("Enter")
            shown = page.evaluate(FIRST_CARD) - page.evaluate("entered")
            page.wait_for_function("before => turned > before", arg=before)
            found.append({"said": text, "shown_ms": shown, "service_ms": service(address, text)})
            if n + 1 in {1, MEMORY_AFTER}:
                memory[str(n + 1)] = heap(wire)
            restart = page.get_by_role("button", name="Start over")
            visit.turn(restart.click)
            page.wait_for_function(f"!({HAS_CARD})()")
        return {"turns": found[1:], "first": found[0], "memory": memory}
    finally:
        context.close()


HAS_CARD: Final = """() => {
  const holds = (root) => [...root.querySelectorAll('*')].some((element) =>
    element.localName === 'sourcing-card' || (element.shadowRoot && holds(element.shadowRoot)));
  return holds(document);
}"""


def service(address: str, text: str) -> float:
    """Milliseconds until the service's event with the products of a first turn has come."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        made = client.post("/v1/conversations", json={}).raise_for_status().json()
        path = f"/v1/conversations/{made['id']}/messages"
        headers = {"Accept": "text/event-stream"}
        begun = time.perf_counter()
        with client.stream("POST", path, json={"text": text}, headers=headers) as answer:
            answer.raise_for_status()
            for line in answer.iter_lines():
                if line.startswith("event: products"):
                    return (time.perf_counter() - begun) * 1000
    return float("nan")


def heap(wire: CDPSession) -> dict[str, float]:
    """Bytes of JavaScript that are in use after what is not has been collected, and nodes."""
    wire.send("HeapProfiler.collectGarbage")
    found = {one["name"]: one["value"] for one in wire.send("Performance.getMetrics")["metrics"]}
    return {"heap_bytes": found["JSHeapUsedSize"], "nodes": found["Nodes"]}
