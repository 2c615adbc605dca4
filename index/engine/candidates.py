"""Candidates: documents that words or meaning bring up, with the evidence on both sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns import Terms
from index.engine.category_names import (
    in_nearest,
    named_nearness,
    nearest_elsewhere,
    with_names,
)
from index.engine.encoder import QueryEncoder
from index.engine.evidence import Floats, LexicalEvidence, lexical_evidence
from index.engine.figures import Figure
from index.engine.floor import COVERED_IN_NAMED, Nearness, concentration, passes_floor
from index.engine.query import Query
from index.engine.view import Mask, View
from index.lexical.parameters import lucene_idf
from index.protocols import Documents, Vectors
from index.request import Mode
from index.selection import among, union
from index.snapshot.manifest import ModelEntry
from index.vectors import DenseIndex

DEPTH: Final = 1000
"""Documents each side brings up. Fixed, so that no score depends on the size of a page."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents, ascending, with their evidence.

    Attributes:
        cosines: with the query; None when meaning was not asked.
        relevant: whether each passes the relevance floor.
        meaning: what of meaning ranks: the cosines, or where the query is in another language than
            the catalogue their mean with the cosines of the categories' names.
        low: where the scale of that begins: at the last document that meaning brought up.
    """

    documents: Documents
    lexical: LexicalEvidence
    cosines: Floats | None
    relevant: Mask
    meaning: Floats | None = None
    low: float = 0.0

    def kept(self) -> Candidates:
        """Those that pass the floor."""
        keep = self.relevant
        return Candidates(
            self.documents[keep],
            self.lexical.of(keep),
            None if self.cosines is None else self.cosines[keep],
            keep[keep],
            None if self.meaning is None else self.meaning[keep],
            self.low,
        )


def retrieve(
    view: View,
    query: Query,
    encoder: QueryEncoder,
    *,
    mode: Mode,
    met: Mask | None,
    terms: Terms,
    floor: bool,
    lap: Callable[[str], None],
) -> tuple[Candidates, ModelEntry | None]:
    """Bring up what may have to do with a query.

    Args:
        view: the documents.
        query: as read.
        encoder: of queries.
        mode: which evidence ranks.
        met: per document, whether the musts let it through; None lets all through.
        terms: on which constraints are judged.
        floor: whether to leave out what has nothing to do with the query.
        lap: told when a stage ends.

    Raises:
        MissingDependency: meaning is asked for by the mode, and cannot be.
    """
    allowed = _both(met, view.searchable)
    named = query.named if met is None else query.named[met[query.named]]
    found: list[Documents] = [named]
    conditions = [_meeting(view, terms, one) for one in query.conditions]
    if mode is not Mode.DENSE:
        found.append(view.lexical.search(query.terms, DEPTH, allowed=allowed)[0])
        if conditions:
            all_met = np.logical_and.reduce([meets for _, meets in conditions])
            inside = all_met if allowed is None else all_met & allowed
            found.append(view.lexical.search(query.terms, DEPTH, allowed=inside)[0])
        lap("lexical")
    model = model_for(query, encoder, mode)
    nearest = np.empty(0, np.int32)
    if model is not None:
        vector = encoder.encode(model, query.meant)
        lap("embedding")
        dense = view.dense[model.name]
        nearest, near = dense.search(vector, DEPTH, allowed=allowed)
        found.append(nearest)
        named_near = named_nearness(view, model, vector)
        if named_near is not None and query.foreign:
            found += in_nearest(view, dense, vector, named_near, allowed)
        lap("dense")
    documents = union(found)
    units = () if mode is Mode.DENSE else query.units
    lexical = lexical_evidence(
        view.lexical,
        units,
        documents,
        partial(_stating, view, terms),
        [] if mode is Mode.DENSE else [(worth, meets[documents]) for worth, meets in conditions],
    )
    nearness: Nearness | None = None
    meaning: Floats | None = None
    low = 0.0
    if model is not None:
        cosines = _cosines(dense, vector, documents, nearest, near)
        low = float(near[-1]) if len(near) else 0.0
        meaning = cosines
        both = None if named_near is None else with_names(view, documents, cosines, named_near)
        if both is not None and query.foreign:
            meaning = both
            low = float(both[np.searchsorted(documents, nearest)].min(initial=low))
        nearness = Nearness(
            cosines=cosines,
            calibration=model.calibration,
            concentration=concentration(view.leaves_of(nearest), view.size),
            native=not query.foreign or query.doubtful,
            with_names=both,
            nearest_name=None if named_near is None else float(named_near.max()),
            elsewhere=nearest_elsewhere(view, model, vector),
        )
    if floor:
        relevant = _relevant(query, documents, named, lexical, nearness)
    else:
        relevant = np.ones(len(documents), np.bool_)
    lap("evidence")
    cosines_kept = None if nearness is None else nearness.cosines
    return Candidates(documents, lexical, cosines_kept, relevant, meaning, low), model


def _meeting(view: View, terms: Terms, condition: Figure) -> tuple[float, Mask]:
    """What a condition tells, as a word does that as many documents have, and who meets it."""
    meets = np.zeros(view.size, np.bool_)
    for one in condition.alternatives:
        meets |= view.truths((one,), terms) > 0
    return lucene_idf(view.size, int(np.count_nonzero(meets))), meets


def _stating(view: View, terms: Terms, figure: Figure, documents: Documents) -> Mask:
    """Which of some documents state what a figure says."""
    states = np.zeros(len(documents), np.bool_)
    for one in figure.alternatives:
        states |= view.truths_of(one, documents, terms) > 0
    return states


def _cosines(
    dense: DenseIndex,
    vector: Vectors,
    documents: Documents,
    nearest: Documents,
    near: npt.NDArray[np.float32],
) -> Floats:
    """Cosine of each document; those of the nearest are known already."""
    found = np.empty(len(documents))
    rest = np.ones(len(documents), np.bool_)
    at = np.searchsorted(documents, nearest)
    found[at], rest[at] = near, False
    found[rest] = dense.scores(vector, documents[rest])
    return found


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other


def model_for(query: Query, encoder: QueryEncoder, mode: Mode) -> ModelEntry | None:
    """The model that a query is asked in; None where it is asked by words only.

    Raises:
        MissingDependency: the mode asks for meaning, and it cannot be asked.
    """
    if mode is Mode.LEXICAL:
        return None
    return encoder.require(query.language) if mode is Mode.DENSE else encoder.model(query.language)


def _relevant(
    query: Query,
    documents: Documents,
    named: Documents,
    lexical: LexicalEvidence,
    nearness: Nearness | None,
) -> npt.NDArray[np.bool_]:
    coverage = lexical.coverage
    if nearness is not None and query.foreign:
        # Measures are all that words can show: who has all that were asked for is let through.
        coverage = np.maximum(coverage, lexical.spelled)
    relevant = passes_floor(coverage, nearness)
    relevant |= among(documents, named)
    for category in query.categories:
        inside = (documents >= category.start) & (documents < category.stop)
        relevant |= inside & (lexical.coverage >= COVERED_IN_NAMED)
    return relevant
