"""Fit: how well documents fit some words, for those who weigh that beside other evidence.

A ranking needs an order; a belief needs numbers that mean something. BM25 and a cosine order
documents that say the same by how long their texts are, and that must not pass for evidence. So
the fit of a document is the share of the query's worth that it covers, as in
`index.engine.floor`, relative to the best covered; what words leave open, nearness of meaning may
fill, on the scale that the catalogue itself gives:

    fit = 1 - (1 - coverage) · (1 - nearness),
    nearness = (cosine - unlikely) / (2 · (likely - unlikely)), between 0 and 4/5.

Where the words say the whole name of a category, documents outside it fit half as well. A product
that is named by its number fits wholly, and beside it the others hardly do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns import Terms
from index.engine.candidates import retrieve
from index.engine.encoder import QueryEncoder
from index.engine.evidence import Floats, lexical_evidence
from index.engine.nearest_category import nearest_category
from index.engine.query import Query
from index.engine.view import View
from index.protocols import Documents
from index.request import Mode
from index.snapshot.manifest import Calibration

_MOST_NEAR: Final = 0.8
_OUTSIDE: Final = 0.5
_BESIDE_NAMED: Final = 0.1
_NEAREST_ASKED: Final = 4096
"""Documents of a category, those that words cover best, whose meaning is compared."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Documents that have to do with some words, best first.

    Attributes:
        scores: float32, 0 to 1; comparable within one retrieval.
        nearest: when there are none, the category nearest to the words.
    """

    documents: Documents
    scores: npt.NDArray[np.float32]
    nearest: tuple[str, ...] | None = None


def fit_of_query(view: View, query: Query, encoder: QueryEncoder, *, floor: bool) -> Fit:
    """What a query brings up in the whole catalogue."""
    candidates, model = retrieve(
        view, query, encoder, mode=Mode.HYBRID, met=None, terms=Terms(), floor=floor, lap=_nothing
    )
    kept = candidates.kept()
    if not len(kept.documents):
        nearest = nearest_category(view, query, candidates)
        return Fit(kept.documents, np.empty(0, np.float32), nearest)
    nearness = None
    if model is not None and kept.cosines is not None:
        nearness = _nearness(kept.cosines, model.calibration)
    return _ordered(query, kept.documents, kept.lexical.coverage, nearness)


def fit_in_category(
    view: View, query: Query, encoder: QueryEncoder, category: tuple[str, ...]
) -> Fit:
    """How well every document of a category fits a query; those it says nothing of fit by 0."""
    documents = documents_of(view, category)
    if not len(documents):
        return Fit(documents, np.empty(0, np.float32))
    coverage = lexical_evidence(view.lexical, query.units, documents).coverage
    model = encoder.model(query.language)
    nearness: Floats | None = None
    if model is not None and float(coverage.min()) < 1.0:
        order = np.argsort(-coverage, kind="stable")[:_NEAREST_ASKED]
        asked = np.sort(order)
        vector = encoder.encode(model, query.meant)
        cosines = view.dense[model.name].scores(vector, documents[asked]).astype(np.float64)
        nearness = np.zeros(len(documents))
        nearness[asked] = _nearness(cosines, model.calibration)
    return _ordered(query, documents, coverage, nearness)


def documents_of(view: View, category: tuple[str, ...]) -> Documents:
    """The documents of a category and below it that a search may answer, ascending."""
    order, depth = view.snapshot.order, len(category)
    first, last = order.leaf_range(category)
    found = np.arange(order.starts[first], order.starts[last], dtype=np.int32)
    if view.delta is not None:
        added = [
            view.base + n
            for n, product in enumerate(view.delta.products)
            if product.category[:depth] == category
        ]
        found = np.concatenate([found, np.array(added, np.int32)])
    return found if view.searchable is None else found[view.searchable[found]]


def _ordered(query: Query, documents: Documents, coverage: Floats, nearness: Floats | None) -> Fit:
    best = float(coverage.max(initial=0.0))
    fit = coverage / best if best > 0 else coverage.copy()
    if nearness is not None:
        fit = 1.0 - (1.0 - fit) * (1.0 - nearness)
    if query.categories:
        inside = np.zeros(len(documents), np.bool_)
        for category in query.categories:
            inside |= (documents >= category.start) & (documents < category.stop)
        if inside.any():
            fit = np.where(inside, fit, fit * _OUTSIDE)
    if len(query.named):
        named = np.isin(documents, query.named)
        if named.any():
            fit = np.where(named, 1.0, fit * _BESIDE_NAMED)
    order = np.lexsort((documents, -fit))
    return Fit(documents[order], fit[order].astype(np.float32))


def _nearness(cosines: Floats, marks: Calibration) -> Floats:
    width = max(2.0 * (marks.likely - marks.unlikely), 1e-6)
    return np.clip((cosines - marks.unlikely) / width, 0.0, _MOST_NEAR)


def _nothing(_: str) -> None:
    """No stage is timed."""
