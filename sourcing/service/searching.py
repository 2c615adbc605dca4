"""Searching: a search as a client asks for it, and its answer in the client's language."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.constraint import CATEGORY, COUNTRY, Constraint, Operator
from data.errors import InputError, MissingDependency, UnitError
from dialogue.wording import speaker_of
from index.request import FusionSettings, SearchRequest
from sourcing.api.documents.constraint import OutcomeDocument
from sourcing.api.documents.search import (
    BucketDocument,
    ContributionDocument,
    FacetDocument,
    HitDocument,
    QueryDocument,
    RelaxationDocument,
    SearchAnswer,
    SearchOrder,
    SimilarAnswer,
    WordedConstraint,
)
from sourcing.service.cards import Place, cards_of
from sourcing.service.cursors import bound, unbound

if TYPE_CHECKING:
    from decimal import Decimal

    from dialogue.wording.speaker import Speaker
    from index.response import (
        Bucket,
        Facet,
        Hit,
        Outcome,
        QueryReading,
        Relaxation,
        SearchResponse,
    )
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


class SearchWriter:
    """Words what a search answers; each constraint once, however many hits there are."""

    def __init__(self, shelf: Shelf, language: str, category: tuple[str, ...] = ()) -> None:
        speaker: Speaker = speaker_of(shelf.catalogue.schema, language)
        self._speaker = replace(speaker, names=replace(speaker.names, path=category))
        self._known: dict[int, tuple[str, str]] = {}

    def query(self, reading: QueryReading) -> QueryDocument:
        """How a query was read."""
        return QueryDocument(
            type=reading.type,
            language=reading.language,
            corrected=reading.corrected,
            dense_weight=reading.dense_weight,
            conditions=tuple(self.constraint(one) for one in reading.conditions),
        )

    def constraint(self, given: Constraint) -> WordedConstraint:
        """A requirement with its words."""
        return WordedConstraint(
            field=given.field,
            operator=given.operator,
            values=tuple(map(_finite, given.values)),
            unit=given.unit,
            importance=given.importance,
            text=self._speaker.constraint(given),
        )

    def outcomes(self, outcomes: Sequence[Outcome]) -> tuple[OutcomeDocument, ...]:
        """How a hit stands to each constraint."""
        found = []
        for one in outcomes:
            constraint = one.constraint
            words = self._known.get(id(constraint))
            if words is None:
                label = self._speaker.names.field(constraint.field)
                words = self._known[id(constraint)] = label, self._speaker.condition(constraint)
            found.append(
                OutcomeDocument(
                    field=constraint.field,
                    label=words[0],
                    importance=constraint.importance,
                    truth=one.truth,
                    required=words[1],
                    value=self._value(constraint.field, one.value),
                )
            )
        return tuple(found)

    def _value(self, field: str, value: str | None) -> str | None:
        if value is None or field != COUNTRY:
            return value
        return ", ".join(map(self._speaker.names.country, value.split(", ")))

    def facet(self, facet: Facet) -> FacetDocument:
        """A facet with its values in words."""
        return FacetDocument(
            field=facet.field,
            label=self._speaker.names.field(facet.field),
            unit=facet.unit,
            known=facet.known,
            unknown=facet.unknown,
            entropy=facet.entropy,
            minimum=facet.minimum,
            maximum=facet.maximum,
            buckets=tuple(self._bucket(facet, one) for one in facet.buckets),
        )

    def _bucket(self, facet: Facet, bucket: Bucket) -> BucketDocument:
        if bucket.label is not None:
            text = self._speaker.names.label(facet.field, bucket.label)
        else:
            low = -math.inf if bucket.low is None else bucket.low
            high = math.inf if bucket.high is None else bucket.high
            text = self._speaker.measured(facet.field, low, high, facet.unit)
        return BucketDocument(
            label=bucket.label, low=bucket.low, high=bucket.high, count=bucket.count, text=text
        )

    def relaxation(self, one: Relaxation) -> RelaxationDocument:
        """A must that was given up."""
        constraint = self.constraint(one.constraint)
        relaxed = None if one.relaxed is None else self.constraint(one.relaxed)
        text = constraint.text if relaxed is None else f"{constraint.text} → {relaxed.text}"
        return RelaxationDocument(
            constraint=constraint, relaxed=relaxed, found=one.found, text=text
        )


def contributions(hit: Hit) -> tuple[ContributionDocument, ...]:
    """What a hit's score is made of."""
    return tuple(
        ContributionDocument(part=one.part, field=one.field, token=one.token, score=one.score)
        for one in hit.contributions
    )


def _finite(value: float | str | bool) -> float | str | bool | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
