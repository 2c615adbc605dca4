"""Words alone, beside rank-bm25, in a process of its own.

``python -m benchmarks.speed.lexical PRODUCTS CACHE QUERIES`` prints one line of JSON. Both score
the same terms of the same titles and descriptions for the same queries and keep the best hundred.
*Interleaved*: the two take turns, query by query, so that each finds the other's data in the
caches. *Warm loop*: each answers all queries in a row, twice, and the second round counts.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from benchmarks.speed.build import home_of
from benchmarks.speed.queries import texts
from benchmarks.speed.serve import summary, timed
from data.catalogue import Catalogue
from index.lexical import Bm25Parameters, LexicalIndex, build_segment
from index.text import Analyzer

TOP: Final = 100

Answer = tuple[npt.NDArray[Any], npt.NDArray[Any]]
Ask = Callable[[Sequence[str]], Answer]


def main() -> None:
    """Build both, ask both, and print what that took."""
    products, cache, count = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    analyzer = Analyzer()
    with Catalogue.open(home_of(cache, products)) as catalogue:
        rows = catalogue.product_batches(4096)
        tokens = [
            analyzer.terms(f"{product.title} {product.description}")
            for batch in rows
            for product in batch
        ]
    started = time.process_time()
    reference = BM25Okapi(tokens)
    reference_s = time.process_time() - started
    parameters = Bm25Parameters(weights={"text": 1.0}, idf="okapi")
    # The loops are compiled or loaded before the clock starts.
    build_segment([{"text": ["a"]}], parameters)
    started = time.process_time()
    segment, _ = build_segment(({"text": one} for one in tokens), parameters)
    ours_s = time.process_time() - started
    index = LexicalIndex(segment, parameters)
    asked = [[t.text for t in analyzer.query_terms(text)] for text in texts(count)]

    def rank_bm25(terms: Sequence[str]) -> Answer:
        scores = reference.get_scores(terms)
        best = np.argpartition(-scores, TOP)[:TOP]
        best = best[np.argsort(-scores[best], kind="stable")]
        return best, scores[best]

    def ours(terms: Sequence[str]) -> Answer:
        return index.search([(term, 1.0) for term in terms], TOP)[:2]

    contenders: dict[str, Callable[[Sequence[str]], Answer]] = {
        "rank-bm25": rank_bm25,
        "ours": ours,
    }
    for ask in contenders.values():
        ask(asked[0])
    interleaved: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    largest = 0.0
    for terms in asked:
        scores = {}
        for name, ask in contenders.items():
            answer, wall, cpu = timed(partial(ask, terms))
            interleaved[name].append((wall, cpu))
            scores[name] = np.sort(answer[1])[::-1]
        largest = max(largest, float(np.abs(scores["rank-bm25"] - scores["ours"]).max()))
    warm: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for name, ask in contenders.items():
        for rounds in range(2):
            for terms in asked:
                _, wall, cpu = timed(partial(ask, terms))
                if rounds:
                    warm[name].append((wall, cpu))
    print(
        json.dumps(
            {
                "queries": count,
                "build_cpu_s": {"rank-bm25": round(reference_s, 2), "ours": round(ours_s, 2)},
                "largest_difference_of_scores": largest,
                "interleaved": _compared(interleaved),
                "warm_loop": _compared(warm),
            }
        )
    )


def _compared(times: dict[str, list[tuple[float, float]]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, at in (("wall_ms", 0), ("cpu_ms", 1)):
        each = {name: [pair[at] for pair in pairs] for name, pairs in times.items()}
        found[kind] = {name: summary(spent) for name, spent in each.items()}
        found[f"times_faster_{kind[:-3]}"] = round(
            float(np.median(each["rank-bm25"]) / np.median(each["ours"])), 1
        )
    return found


if __name__ == "__main__":
    main()
