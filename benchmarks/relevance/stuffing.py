"""Whether keyword stuffing pays: ``python -m benchmarks.relevance.stuffing [--engine HOME]``.

Products of the sample catalogue get two copies: one whose title and description say the name of
their category once, which helps whoever looks for it, and one where they say it again and again.
Both are asked for by that name, and by brand and name; what is counted is how often saying it again
puts a copy before the one that says it once.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final

import platformdirs

from benchmarks.machine import commit, machine
from benchmarks.relevance.arms.engines import Engine
from benchmarks.relevance.datasets.catalogue import SAMPLE, open_catalogue
from data.records import Product
from index.engine import EmbeddedIndex
from index.request import SearchRequest

_REPEATS: Final = {"title": 6, "description": 40}
_DEEP: Final = 2000


def copy_of(product: Product, *, title: int, description: int) -> Product:
    """A copy that says the name of its category so many times more."""
    name = product.category[-1]
    return replace(
        product,
        id=f"copy-{title}-{product.id}",
        title=" ".join([product.title, *[name] * title]),
        description=" ".join([product.description or "", *[name] * description]),
        mpn=None,
        gtin=None,
    )


def measure(index: EmbeddedIndex, count: int, seed: int) -> dict[str, Any]:
    """Per way of asking: pairs, stuffed copies ahead, and the median places of both."""
    dice = random.Random(seed)
    by_category: dict[tuple[str, ...], list[Product]] = {}
    for product in index.catalogue.iter_products():
        if product.category and product.brand:
            by_category.setdefault(product.category, []).append(product)
    paths = sorted(by_category)
    chosen = {dice.choice(by_category[paths[n % len(paths)]]).id for n in range(count)}
    products = [index.catalogue.product(id_) for id_ in sorted(chosen)]
    found: dict[str, Any] = {}
    for way in ("category", "brand and category"):
        places: list[tuple[int, int]] = []
        for product in products:
            # One product at a time, as one seller would do it.
            once = copy_of(product, title=1, description=1)
            again = copy_of(product, **_REPEATS)
            index.apply([once, again])
            name = product.category[-1]
            text = name if way == "category" else f"{product.brand} {name}"
            request = SearchRequest(text, size=_DEEP, facet_count=0, collapse=False)
            ids = [hit.product_id for hit in index.search(request).hits]
            index.apply(deleted=[once.id, again.id])
            if once.id in ids and again.id in ids:
                places.append((ids.index(once.id) + 1, ids.index(again.id) + 1))
        found[way] = {
            "pairs": len(places),
            "stuffed_ahead": sum(again < once for once, again in places),
            "stuffed_in_first_ten": sum(again <= 10 for _, again in places),
            "once_in_first_ten": sum(once <= 10 for once, _ in places),
            "median_place_once": median(once for once, _ in places) if places else None,
            "median_place_stuffed": median(again for _, again in places) if places else None,
        }
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance.stuffing",
        description="Whether copies of products that repeat their keywords rise.",
    )
    parser.add_argument("--engine", metavar="HOME", help="home that holds the sample catalogue")
    parser.add_argument("--count", type=int, default=80, help="products to copy")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--out", type=Path, help="raw results, as JSON")
    parser.add_argument(
        "--cache", type=Path, default=Path(platformdirs.user_cache_dir("sourcing")) / "relevance"
    )
    options = parser.parse_args(argv)
    if options.engine is None:
        open_catalogue(SAMPLE, options.cache).close()
    home = Path(options.engine) if options.engine else options.cache / "catalogues" / SAMPLE
    index = Engine(home).index
    found = measure(index, options.count, options.seed)
    for way, row in found.items():
        print(
            f"{way}: {row['stuffed_ahead']} of {row['pairs']} stuffed copies before the plain one; "
            f"median place {row['median_place_once']} said once, "
            f"{row['median_place_stuffed']} stuffed"
        )
    if options.out is not None:
        said = {
            "benchmark": "relevance stuffing",
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
            "commit": commit(),
            "machine": machine(),
            "models": index.models,
            "repeats": _REPEATS,
            "ways": found,
        }
        options.out.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
