"""Words alone, beside rank-bm25, in a process of its own.

``python -m benchmarks.speed.lexical PRODUCTS CACHE QUERIES`` prints one line of JSON. Both score
the same terms of the same titles and descriptions for the same queries and keep the best hundred.
*Interleaved*: the two take turns, query by query, so that each finds the other's data in the
caches. *Warm loop*: each answers all queries in a row. Both are done several times; of each query
the median counts, so that one that another process disturbed does not. Factors are the median over
queries of one time over the other, with a 95 % bootstrap interval, and by how many terms queries
have: rank-bm25 goes through every document once for each term, in the catalogue or not.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
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
ROUNDS: Final = 3
LENGTHS: Final = ((1, 3), (4, 9), (10, 99))

Answer = tuple[npt.NDArray[Any], npt.NDArray[Any]]
Ask = Callable[[Sequence[str]], Answer]


def main() -> None:
    """Build both, ask both, and print what that took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.lexical", description=__doc__)
    parser.add_argument("products", type=int, help="of the catalogue in the cache")
    parser.add_argument("cache", type=Path, help="folder that benchmarks.speed has built")
    parser.add_argument("queries", type=int, help="how many are asked")
    given = parser.parse_args()
    products, cache, count = given.products, given.cache, given.queries
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
        return index.search([(term, 1.0) for term in terms], TOP)

    contenders: dict[str, Callable[[Sequence[str]], Answer]] = {
        "rank-bm25": rank_bm25,
        "ours": ours,
    }
    for ask in contenders.values():
        ask(asked[0])
    interleaved, warm = _Times(contenders, len(asked)), _Times(contenders, len(asked))
    largest = 0.0
    for turn in range(ROUNDS):
        for n, terms in enumerate(asked):
            scores = {}
            # Who comes first finds more of its own in the caches: they change places.
            for name in sorted(contenders, reverse=(turn + n) % 2 == 1):
                answer, wall, cpu = timed(partial(contenders[name], terms))
                interleaved.add(name, n, wall, cpu)
                scores[name] = np.sort(answer[1])[::-1]
            largest = max(largest, float(np.abs(scores["rank-bm25"] - scores["ours"]).max()))
    for name, ask in contenders.items():
        for turn in range(ROUNDS + 1):
            for n, terms in enumerate(asked):
                _, wall, cpu = timed(partial(ask, terms))
                if turn:
                    warm.add(name, n, wall, cpu)
    lengths = np.array([len(terms) for terms in asked])
    print(
        json.dumps(
            {
                "queries": count,
                "build_cpu_s": {"rank-bm25": round(reference_s, 2), "ours": round(ours_s, 2)},
                "largest_difference_of_scores": largest,
                "rounds": ROUNDS,
                "interleaved": interleaved.compared(lengths),
                "warm_loop": warm.compared(lengths),
            }
        )
    )


class _Times:
    """Wall and processor milliseconds of each contender, query and round."""

    def __init__(self, names: Iterable[str], queries: int) -> None:
        self._each: dict[str, list[list[tuple[float, float]]]] = {
            name: [[] for _ in range(queries)] for name in names
        }

    def add(self, name: str, query: int, wall: float, cpu: float) -> None:
        """One answer."""
        self._each[name][query].append((wall, cpu))

    def compared(self, lengths: npt.NDArray[np.int64]) -> dict[str, Any]:
        """Times, and how many times as fast ours is.

        Args:
            lengths: of the queries, in terms.
        """
        found: dict[str, Any] = {}
        for kind, at in (("wall_ms", 0), ("cpu_ms", 1)):
            each = {
                name: np.array([np.median([one[at] for one in some]) for some in queries])
                for name, queries in self._each.items()
            }
            found[kind] = {name: summary(spent.tolist()) for name, spent in each.items()}
            times = each["rank-bm25"] / each["ours"]
            drawn = np.random.default_rng(1).choice(times, (2_000, len(times)))
            low, high = np.percentile(np.median(drawn, axis=1), [2.5, 97.5])
            found[f"times_faster_{kind[:-3]}"] = round(float(np.median(times)), 1)
            found[f"interval_{kind[:-3]}"] = [round(float(low), 1), round(float(high), 1)]
            found[f"by_terms_{kind[:-3]}"] = {
                f"{low} to {high}": {
                    "queries": int(here.sum()),
                    "times_faster": round(float(np.median(times[here])), 1),
                }
                for low, high in LENGTHS
                if (here := (lengths >= low) & (lengths <= high)).any()
            }
        return found


if __name__ == "__main__":
    main()
