"""Searching: a search as a client asks for it, and its answer in the client's language."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from data.constraint import CATEGORY, Constraint, Operator
from data.errors import InputError, MissingDependency, UnitError
from index.request import FusionSettings, SearchRequest
from sourcing.api.documents.search import HitDocument, SearchAnswer, SearchOrder, SimilarAnswer
from sourcing.service.cards import Place, cards_of
from sourcing.service.cursors import bound, unbound
from sourcing.service.search_words import SearchWriter, contributions

if TYPE_CHECKING:
    from decimal import Decimal

    from index.response import SearchResponse
    from sourcing.service.shelf import Shelf


def search(order: SearchOrder, shelf: Shelf) -> SearchAnswer:
    """Answer a search.

    Raises:
        InputError: the category is not in the catalogue, a constraint names a field that is not
            there or its values do not fit, the cursor belongs to another request, or the mode or
            reranker asked for needs what is not installed.
        StaleCursor: the cursor is of a generation that is no longer served.
        UnitError: a unit is not known, or of another dimension.
    """
    request = _request(order, shelf)
    try:
        response = shelf.index.search(request)
    except MissingDependency as error:
        # To the caller it is one of the values that this service does not take.
        raise InputError(
            error.message, field=error.field, value=error.value, accepted=error.accepted
        ) from error
    except InputError as error:
        raise _located(error, request, shelf) from error
    started = time.perf_counter()
    writer = SearchWriter(shelf, order.language, _category_of(response, shelf))
    outcomes = [writer.outcomes(hit.outcomes) for hit in response.hits]
    cards = {}
    if order.cards:
        places = [
            Place(hit.product_id, number, hit.score, stated, alike=hit.duplicates)
            for number, (hit, stated) in enumerate(zip(response.hits, outcomes, strict=True), 1)
        ]
        listed = cards_of(
            shelf,
            places,
            language=order.language,
            quantity=order.quantity,
            currency=order.currency,
        )
        cards = {card.product_id: card for card in listed}
    hits = tuple(
        HitDocument(
            product_id=hit.product_id,
            score=hit.score,
            outcomes=stated,
            duplicates=hit.duplicates,
            contributions=contributions(hit),
            card=cards.get(hit.product_id),
        )
        for hit, stated in zip(response.hits, outcomes, strict=True)
    )
    facets = tuple(writer.facet(one) for one in response.facets)
    timings = {**response.timings, "documents": 1000.0 * (time.perf_counter() - started)}
    return SearchAnswer(
        query=writer.query(response.query),
        total=response.total,
        hits=hits,
        facets=facets,
        relaxations=tuple(writer.relaxation(one) for one in response.relaxations),
        cursor=bound(response.cursor, shelf.generation),
        nearest_category=response.nearest_category,
        timings={stage: round(ms, 3) for stage, ms in timings.items()},
        generation=shelf.generation,
    )


def similar(
    product_id: str,
    shelf: Shelf,
    *,
    size: int,
    language: str,
    quantity: Decimal | None = None,
    currency: str | None = None,
) -> SimilarAnswer:
    """Products like a given one.

    Raises:
        NotFound: the catalogue does not hold it.
    """
    response = shelf.index.similar(product_id, size=size)
    places = [
        Place(hit.product_id, number, hit.score, alike=hit.duplicates)
        for number, hit in enumerate(response.hits, 1)
    ]
    cards = cards_of(shelf, places, language=language, quantity=quantity, currency=currency)
    return SimilarAnswer(product_id=product_id, cards=cards, generation=shelf.generation)


def _request(order: SearchOrder, shelf: Shelf) -> SearchRequest:
    constraints = tuple(one.constraint() for one in order.constraints)
    if order.category is not None:
        constraints = (*constraints, category_constraint(order.category, shelf))
    fusion = order.fusion
    return SearchRequest(
        text=order.text,
        constraints=constraints,
        quantity=order.quantity,
        facets=order.facets,
        facet_count=order.facet_count,
        size=order.size,
        cursor=unbound(order.cursor, shelf.generation),
        known_only=order.known_only,
        collapse=order.collapse,
        explain=order.explain,
        mode=order.mode,
        fusion=FusionSettings(
            fusion.method, fusion.dense_weight, fusion.coverage_weight, fusion.rrf_k
        ),
        rerank=order.rerank,
    )


def _located(error: InputError, request: SearchRequest, shelf: Shelf) -> InputError:
    """The same error, with the place in the order of the constraint that it is about."""
    for number, one in enumerate(request.constraints):
        try:
            shelf.index.search(SearchRequest(constraints=(one,), size=1, facets=(), facet_count=0))
        except InputError as own:
            inner = "/unit" if isinstance(own, UnitError) else ""
            value = one.unit if inner else own.value
            return type(own)(
                own.message,
                field=f"/constraints/{number}{inner}",
                value=one.field if value is None else value,
                accepted=own.accepted,
            )
    return error


def category_constraint(path: tuple[str, ...], shelf: Shelf) -> Constraint:
    """Only products of a category and below it.

    Raises:
        InputError: the catalogue has no such category.
    """
    schema = shelf.catalogue.schema
    if path not in schema.categories:
        above = next(
            (path[:n] for n in range(len(path) - 1, -1, -1) if path[:n] in schema.categories), ()
        )
        below = sorted(
            {
                one[len(above)]
                for one in schema.categories
                if one[: len(above)] == above and len(one) > len(above)
            }
        )
        raise InputError(
            "the catalogue has no such category",
            field="category",
            value=list(path),
            accepted=[" > ".join((*above, one)) for one in below[:20]],
        )
    return Constraint(CATEGORY, Operator.EQUAL, (" > ".join(path),))


def _category_of(response: SearchResponse, shelf: Shelf) -> tuple[str, ...]:
    """The category of most of the hits, whose names for fields come first."""
    view = shelf.index.view
    numbers = [view.number(hit.product_id) for hit in response.hits]
    categories = Counter(view.path_of(number) for number in numbers if number is not None)
    return categories.most_common(1)[0][0] if categories else ()
