"""Answer: the page that was asked for of what was found, with facets over all of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from index.engine.cursor import Cursor, digest_of
from index.engine.facets import facets_of
from index.engine.found import Finder, Found
from index.engine.hits import Explain, hits_of
from index.engine.page import page_of, shown_of
from index.response import Facet, QueryReading, QueryType, SearchResponse

Value = TypeVar("Value")


def answer(
    finder: Finder, found: Found, *, cursor: Cursor | None, explain: Explain | None
) -> SearchResponse:
    """What was found, as a response.

    Args:
        finder: that found it.
        found: the candidates with their scores.
        cursor: of the page before; None begins.
        explain: takes a hit's score apart; None leaves that out.
    """
    view, query, request, clock = finder.view, finder.query, finder.request, finder.clock
    # Who browses everything is shown the same each time: of a million products, putting them in
    # order and counting facets takes half a second.
    everything = query.type is QueryType.EMPTY and not request.constraints
    once = view.once if everything else _each_time
    shown = once(
        ("shown", request.collapse), lambda: shown_of(view, found, collapse=request.collapse)
    )
    places, more = page_of(view, found, shown, size=request.size, cursor=cursor)
    clock.lap("ordering")
    facets: tuple[Facet, ...] = ()
    fields, count = request.facets, request.facet_count
    if len(shown.places) and (fields or (fields is None and count > 0)):
        facets = once(
            ("facets", request.collapse, fields, count, view.level(finder.terms)),
            lambda: facets_of(view, found.documents[shown.places], fields, count, finder.terms),
        )
    clock.lap("facets")
    hits = hits_of(finder, found, places, shown.totals, explain=explain)
    clock.lap("hits")
    last = None
    if more and hits:
        last = Cursor(digest_of(request), hits[-1].score, hits[-1].product_id).encode()
    return SearchResponse(
        query=QueryReading(
            query.type,
            query.language,
            query.corrected,
            found.weights.dense,
            tuple(figure.alternatives[0] for figure in query.conditions),
        ),
        hits=hits,
        total=len(shown.places),
        facets=facets,
        relaxations=found.relaxations,
        cursor=last,
        nearest_category=found.nearest,
        timings=clock.timings(),
    )


def _each_time(key: Hashable, make: Callable[[], Value]) -> Value:
    """In the place of `index.engine.once.Once` where nothing is to be kept."""
    del key
    return make()
