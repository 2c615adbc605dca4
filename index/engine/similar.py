"""Similar: products like a given one."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.records import Product
from index.engine.candidates import DEPTH
from index.engine.clock import Clock
from index.engine.encoder import QueryEncoder
from index.engine.evidence import fuse, lexical_evidence
from index.engine.found import Found
from index.engine.page import shown_of
from index.engine.reader import QueryReader
from index.engine.scoring import Scores
from index.engine.view import View
from index.fusion import Weights
from index.request import FusionSettings
from index.response import Hit, QueryReading, QueryType, SearchResponse

_WEIGHTS: Final = Weights(dense=0.6, coverage=0.5)
_LEAST_COVERED: Final = 0.3


def similar_to(
    view: View,
    document: int,
    product: Product,
    reader: QueryReader,
    encoder: QueryEncoder,
    *,
    size: int,
) -> SearchResponse:
    """Products whose titles share words with a product's, or whose meaning is near.

    Args:
        view: the documents.
        document: the product's.
        product: its record.
        reader: of the title.
        encoder: says in which model to compare; none compares words only.
        size: at most this many.
    """
    clock = Clock()
    query = reader.read_title(product.title, view)
    found = [view.lexical.search(query.terms, DEPTH, allowed=view.searchable)[0]]
    model = encoder.model(query.language)
    if model is not None:
        dense = view.dense[model.name]
        vector = dense.vector(document)
        found.append(dense.search(vector, DEPTH, allowed=view.searchable)[0])
    documents = np.unique(np.concatenate(found)).astype(np.int32)
    documents = documents[view.clusters[documents] != view.clusters[document]]
    words = lexical_evidence(view.lexical, query.units, documents)
    cosines = None
    near = words.coverage >= _LEAST_COVERED
    if model is not None:
        cosines = view.dense[model.name].scores(vector, documents).astype(np.float64)
        near |= cosines >= model.calibration.likely
        cosines = cosines[near]
    documents = documents[near]
    weights = Weights(0.0, _WEIGHTS.coverage) if model is None else _WEIGHTS
    fused = fuse(
        words.scores[near],
        cosines,
        words.ranking[near],
        settings=FusionSettings(),
        weights=weights,
        low=0.0,
    )
    zero = np.zeros(len(documents))
    scored = Found(documents, Scores(fused, zero, zero, zero), weights)
    shown = shown_of(view, scored, collapse=True)
    clock.lap("similar")
    return SearchResponse(
        query=QueryReading(QueryType.NATURAL_LANGUAGE, query.language, None, weights.dense),
        hits=tuple(
            Hit(view.id(int(documents[place])), float(shown.totals[place]))
            for place in shown.first(size)
        ),
        total=len(shown.places),
        timings=clock.timings(),
    )
