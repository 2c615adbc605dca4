"""Reranking arm: another arm's best documents put in order by a reranker."""

from __future__ import annotations

from benchmarks.relevance.arms.corpus import Corpus
from benchmarks.relevance.ranker import Ranker
from index.protocols import Reranker


class Reranked:
    """The first ``depth`` documents of a ranking, reordered; the rest stay behind them."""

    def __init__(
        self, corpus: Corpus, first: Ranker, reranker: Reranker, *, depth: int = 50
    ) -> None:
        self.name = f"{first.name} + {reranker.name}"
        self._texts = {document.id: document.text for document in corpus.dataset.documents}
        self._first = first
        self._reranker = reranker
        self._depth = depth

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents, scored by place so that both parts compare."""
        found = [document for document, _ in self._first.rank(query, max(count, self._depth))]
        head = found[: self._depth]
        scores = self._reranker.scores(query, [self._texts[document] for document in head])
        order = sorted(range(len(head)), key=lambda place: (-float(scores[place]), place))
        ranking = [head[place] for place in order] + found[self._depth :]
        return [(document, float(-place)) for place, document in enumerate(ranking[:count])]
