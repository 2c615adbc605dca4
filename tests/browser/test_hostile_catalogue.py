"""A catalogue whose every field is an attack: all of it is text, in every view."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from benchmarks.widget.service import ServedHome
from benchmarks.widget.visit import Visit
from data.catalogue import Catalogue
from data.ingest import ingest
from index.snapshot import build_snapshot

EVIL = "evil.example"
ADDRESSES = (
    "javascript:alert('address')",
    "JaVaScRiPt:alert('address')",
    "data:text/html,<script>alert('address')</script>",
    f"http://{EVIL}/address",
    f"//{EVIL}/address",
    f"https://{EVIL}/\" onerror=\"alert('address')",
)
ELEMENTS = (
    "img, script, iframe, object, embed, svg[onload], a[href^='javascript' i], a[href^='data' i]"
)
FOREIGN = f"""() => {{
  const found = [];
  const walk = (root) => {{
    for (const element of root.querySelectorAll('*')) {{
      if (element.shadowRoot) walk(element.shadowRoot);
      const named = [...element.attributes].some(({{ name }}) => name.startsWith('on'));
      const ours = element.localName === 'script' && element.src.startsWith(location.origin);
      const made = element.matches({json.dumps(ELEMENTS)});
      if (named || (made && !ours)) found.push(element.outerHTML);
    }}
  }};
  walk(document);
  return found;
}}"""


def attack(field: str) -> str:
    """Markup that would run, with the name of the field that it came in by.

    Reading a catalogue takes out tags that are closed; the last one is closed by what follows it.
    """
    closed = f"<script>alert('{field}')</script><svg onload=alert('{field}')>"
    return (
        f"\"'>{closed}${{alert(1)}}{{{{1+1}}}}<img src=http://{EVIL}/{field}.png onerror=alert(1) "
    )


def record(n: int) -> dict[str, object]:
    """A product with an attack in each of its fields."""
    return {
        "product_id": f"P{n}",
        "sku": f"S{n} {attack('sku')}",
        "mpn": f"M{n} {attack('mpn')}",
        "title": f"Forklift {n} {attack('title')}",
        "product_description": f"A forklift. {attack('description')}",
        "category_path": f"Lift trucks > Forklifts {attack('category')}",
        "brand": f"Brand {n % 3} {attack('brand')}",
        "certifications": f"CE {attack('certificate')}",
        "supplier_id": f"S{n % 4}",
        "supplier_name": f"Maker {n % 4} {attack('supplier')}",
        "supplier_country": "DE",
        "product_url": ADDRESSES[n % len(ADDRESSES)],
        "image_url": ADDRESSES[(n + 1) % len(ADDRESSES)],
        "price": str(10_000 + n),
        "currency": "EUR",
        "min_order_quantity": "1 pcs",
        "lead_time": "20 days",
        "warranty": f"12 months {attack('warranty')}",
        "payment_terms": attack("payment"),
        "attributes": [
            {"name": f"Mast {attack('name')}", "value": f"kind {n % 3} {attack('value')}"},
            {"name": "Load capacity", "value": f"{1000 + 500 * (n % 5)} kg"},
        ],
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedHome]:
    """A service over such a catalogue, from whose own place pictures would be allowed."""
    base = tmp_path_factory.mktemp("hostile")
    feed = base / "feed.jsonl"
    feed.write_text("\n".join(json.dumps(record(n)) for n in range(24)), encoding="utf-8")
    ingest([str(feed)], home=base / "home")
    with Catalogue.open(base / "home") as catalogue:
        build_snapshot(catalogue, base / "home")
    with ServedHome(base / "home") as served:
        yield served


def inert(buyer: Visit) -> None:
    """Nothing ran, nothing was made an element, nothing was asked for elsewhere."""
    assert buyer.page.evaluate(FOREIGN) == []
    assert [url for url in buyer.asked if EVIL in url] == []
    assert buyer.faults() == []


def test_it_is_text_in_every_view(visit: Callable[..., Visit], hostile: ServedHome) -> None:
    buyer = visit(address=hostile.address)
    page = buyer.page
    expect(page.locator("sourcing-start")).to_contain_text("alert('category')")
    inert(buyer)

    buyer.say("20 forklifts, at least 2 t")
    # It is there to be seen, as it was written: it was not left out before it came here.
    expect(buyer.cards.first.locator("h4")).to_contain_text(f"<img src=http://{EVIL}/title.png")
    expect(buyer.cards.first).to_contain_text("alert('supplier')")
    inert(buyer)

    buyer.cards.first.get_by_role("button", name=re.compile("Why this one")).click()
    buyer.shortlist(0, 1)
    inert(buyer)

    buyer.tab("Compare")
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("alert('title')")
    inert(buyer)
    for name, part in (("Suppliers", "slider"), ("Chart", "heading")):
        buyer.tab(name)
        page.get_by_role("main").get_by_role(part).first.wait_for()
        inert(buyer)

    buyer.tab("Request for quotation")
    page.get_by_role("button", name="Write it").click()
    paper = page.frame_locator("iframe[title=Preview]")
    paper.get_by_text("Harbour").or_(paper.get_by_text(re.compile("orklift"))).first.wait_for()
    assert paper.locator("script, img, svg[onload]").count() == 0
    assert [url for url in buyer.asked if EVIL in url] == []


def links(page: Page) -> list[str]:
    """Where the products' links lead to."""
    found: list[str] = page.locator("sourcing-card a").evaluate_all("all => all.map(a => a.href)")
    return found


def test_links_lead_to_web_pages_only(visit: Callable[..., Visit], hostile: ServedHome) -> None:
    buyer = visit(address=hostile.address)
    buyer.say("forklifts")
    found = links(buyer.page)
    assert all(one.startswith(("http://", "https://")) for one in found), found
    relations = buyer.page.locator("sourcing-card a").evaluate_all("all => all.map(a => a.rel)")
    assert all("noopener" in one and "noreferrer" in one for one in relations)


def test_words_of_the_buyer_are_text_too(visit: Callable[..., Visit], hostile: ServedHome) -> None:
    buyer = visit(address=hostile.address)
    words = f"forklifts {attack('words')}"
    buyer.say(words)
    expect(buyer.log.get_by_text("<script>alert('words')</script>").first).to_be_visible()
    inert(buyer)
    buyer.page.reload()
    expect(buyer.log.get_by_text("<script>alert('words')</script>").first).to_be_visible()
    inert(buyer)


def test_a_picture_comes_only_from_a_place_that_is_allowed(
    visit: Callable[..., Visit], hostile: ServedHome
) -> None:
    buyer = visit(address=hostile.address)
    buyer.say("forklifts")
    expect(buyer.cards.first.locator(".picture svg")).to_be_visible()
    assert buyer.page.locator("sourcing-card img").count() == 0
    assert [url for url in buyer.asked if EVIL in url] == []
