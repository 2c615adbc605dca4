"""From an empty cache to the first paint, to a place to write, and to the first product.

The connection and the processor are slowed down by the browser itself, over its debugging protocol.
The words are sent as soon as there is a place for them, so that loading is part of the answer.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from benchmarks.widget.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

NEED: Final = "20 electric forklifts, at least 2 t"
DESKTOP: Final[ViewportSize] = {"width": 1440, "height": 900}


@dataclass(frozen=True, slots=True)
class Link:
    """A connection and a processor.

    Attributes:
        rtt: round trip, in milliseconds.
        down: bits a second.
        up: bits a second.
        processor: how many times slower than this machine's.
    """

    name: str
    rtt: float
    down: float
    up: float
    processor: float = 1.0

    def document(self) -> dict[str, Any]:
        """For the raw results."""
        return asdict(self)


LINKS: Final = (
    Link("slow 4G", rtt=150, down=1.6e6, up=750e3),
    Link("slow 4G, processor 4x slower", rtt=150, down=1.6e6, up=750e3, processor=4),
    Link("loopback", rtt=0, down=-1, up=-1),
)
"""``-1`` is not limited. Slow 4G is what Lighthouse takes for a phone's connection."""

# Asked for every frame, because a card is in shadow roots that no observer reaches into.
FIRST_CARD: Final = """() => new Promise((resolve) => {
  const holds = (root) => [...root.querySelectorAll('*')].some((element) =>
    element.localName === 'sourcing-card'
      ? element.getBoundingClientRect().height > 0
      : element.shadowRoot && holds(element.shadowRoot));
  const look = () => {
    if (holds(document)) requestAnimationFrame(() => resolve(performance.now()));
    else requestAnimationFrame(look);
  };
  look();
})"""
"""Milliseconds since the page was asked for, at the frame after the first product is laid out."""


def load(browser: Browser, address: str, link: Link) -> dict[str, float]:
    """Load the full page once; milliseconds since it was asked for, and bytes over the wire."""
    context = browser.new_context(viewport=DESKTOP, locale="en-US")
    try:
        visit = Visit(context.new_page(), address)
        page = visit.page
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        received: list[float] = []
        wire.on(
            "Network.loadingFinished", lambda event: received.append(event["encodedDataLength"])
        )
        wire.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": link.rtt,
                "downloadThroughput": link.down / 8 if link.down > 0 else -1,
                "uploadThroughput": link.up / 8 if link.up > 0 else -1,
            },
        )
        wire.send("Emulation.setCPUThrottlingRate", {"rate": link.processor})
        visit.open()
        ready = page.evaluate("performance.now()")
        loaded = sum(received)
        sent = page.evaluate("performance.now()")
        visit.send(NEED)
        answered = page.evaluate(FIRST_CARD)
        paints = page.evaluate(
            "Object.fromEntries(performance.getEntriesByType('paint')"
            ".map(({ name, startTime }) => [name, startTime]))"
        )
        return {
            "first_paint_ms": paints["first-paint"],
            "first_contentful_paint_ms": paints["first-contentful-paint"],
            "place_to_write_ms": ready,
            "first_product_ms": answered,
            "first_product_after_sending_ms": answered - sent,
            "bytes_until_place_to_write": loaded,
        }
    finally:
        context.close()
