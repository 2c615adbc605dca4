"""Lab: one query ranked by words, by meaning and by both, so that what fusion does can be seen."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from data.errors import MissingDependency
from index.request import FusionSettings, Mode, SearchRequest
from sourcing.api.documents.lab import LabAnswer, LabHit, LabOrder, LabRanking
from sourcing.service.cards import Place, cards_of
from sourcing.service.search_words import SearchWriter, contributions
from sourcing.service.searching import category_constraint

if TYPE_CHECKING:
    from index.response import SearchResponse
    from sourcing.service.shelf import Shelf


def lab_search(order: LabOrder, shelf: Shelf, grades: Mapping[str, int]) -> LabAnswer:
    """Rank one query in each way.

    Near-duplicates are shown one by one: judgements are of single products.

    Args:
        order: the query and how both sides are brought together.
        shelf: that is searched.
        grades: of products for this query.

    Raises:
        InputError: the catalogue has no such category.
    """
    fusion = order.fusion
    both = SearchRequest(
        text=order.text,
        constraints=() if order.category is None else (category_constraint(order.category, shelf),),
        facets=(),
        facet_count=0,
        size=order.size,
        collapse=False,
        explain=True,
        fusion=FusionSettings(
            fusion.method, fusion.dense_weight, fusion.coverage_weight, fusion.rrf_k
        ),
    )
    found: dict[Mode, tuple[SearchResponse | None, float, str | None]] = {}
    for mode in (Mode.LEXICAL, Mode.DENSE, Mode.HYBRID):
        started = time.perf_counter()
        response, missing = None, None
        try:
            response = shelf.index.search(replace(both, mode=mode))
        except MissingDependency as error:
            missing = error.message
        found[mode] = response, 1000.0 * (time.perf_counter() - started), missing
    ranks = {mode: _ranks(response) for mode, (response, _, _) in found.items()}

    def ranking(mode: Mode) -> LabRanking:
        response, milliseconds, missing = found[mode]
        hits = () if response is None else response.hits
        return LabRanking(
            total=0 if response is None else response.total,
            hits=tuple(
                LabHit(
                    product_id=hit.product_id,
                    score=hit.score,
                    words_rank=ranks[Mode.LEXICAL].get(hit.product_id),
                    meaning_rank=ranks[Mode.DENSE].get(hit.product_id),
                    both_rank=ranks[Mode.HYBRID].get(hit.product_id),
                    contributions=contributions(hit),
                    grade=grades.get(hit.product_id),
                )
                for hit in hits
            ),
            milliseconds=round(milliseconds, 3),
            unavailable=missing,
        )

    response, _, _ = found[Mode.HYBRID]
    if response is None:
        raise MissingDependency("this query can be ranked in no way")
    ids = list(dict.fromkeys(one for each in ranks.values() for one in each))
    places = [Place(one, number, 0.0) for number, one in enumerate(ids, 1)]
    cards = cards_of(shelf, places, language=order.language, currency=order.currency)
    return LabAnswer(
        query=SearchWriter(shelf, order.language).query(response.query),
        words=ranking(Mode.LEXICAL),
        meaning=ranking(Mode.DENSE),
        both=ranking(Mode.HYBRID),
        cards={card.product_id: card for card in cards},
        generation=shelf.generation,
    )


def _ranks(response: SearchResponse | None) -> dict[str, int]:
    hits = () if response is None else response.hits
    return {hit.product_id: rank for rank, hit in enumerate(hits, 1)}
