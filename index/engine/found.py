"""Found: the candidates of one request that pass everything, scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from data.constraint import Constraint, Importance
from data.errors import InputError
from index.columns import Scope, Terms
from index.columns.truths import passes
from index.engine.candidates import Candidates, model_for, retrieve
from index.engine.clock import Clock
from index.engine.encoder import QueryEncoder
from index.engine.nearest_category import nearest_category
from index.engine.query import Query
from index.engine.scoring import Scores, adjustments, score
from index.engine.view import Mask, View
from index.fusion import Parts, Weights, fitted_weights
from index.protocols import Documents
from index.request import Mode, SearchRequest
from index.response import QueryType, Relaxation

if TYPE_CHECKING:
    from index.columns.relax import Relaxed

NO_WEIGHTS: Final = Weights(0.0, 0.0)
ONLY_MEANING: Final = Weights(1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Found:
    """What a request brings up.

    Attributes:
        documents: that pass floor and musts, ascending.
        weights: of the parts of the fused score.
        relaxations: of musts, where nothing met all.
        nearest: when there are no documents, the category that is nearest.
        kept: the documents' evidence; None when nothing was asked in words.
        model: that meaning was asked of.
    """

    documents: Documents
    scores: Scores
    weights: Weights
    relaxations: tuple[Relaxation, ...] = ()
    nearest: tuple[str, ...] | None = None
    kept: Candidates | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds candidates of one request on one view."""

    view: View
    query: Query
    encoder: QueryEncoder
    request: SearchRequest
    terms: Terms
    clock: Clock
    floor: bool = True

    def find(self) -> Found:
        """The candidates, scored.

        Raises:
            InputError, UnitError: a constraint does not fit the catalogue.
            MissingDependency: the mode asks for meaning, and there is no model.
        """
        if self.query.type is QueryType.EMPTY:
            return self._browse()
        model = model_for(self.query, self.encoder, self.request.mode)
        if model is not None:
            self.encoder.begin(model, self.query.meant)
        constraints = self.request.constraints
        met = self._met(constraints)
        candidates, weights = self._retrieve(met)
        kept = candidates.kept()
        if len(kept.documents) or met is None:
            return self._scored(candidates, kept, constraints, weights)
        # Nothing that has to do with the query meets every must: which one is in the way?
        free, _ = self._retrieve(None)
        relevant = free.kept()
        if not len(relevant.documents):
            return self._scored(free, relevant, constraints, weights)
        relaxed = self._relax(relevant.documents)
        self.clock.lap("relaxation")
        candidates, weights = self._retrieve(self._met(relaxed.constraints))
        kept = candidates.kept()
        return self._scored(candidates, kept, relaxed.constraints, weights, relaxed.relaxations)

    def _browse(self) -> Found:
        """All that meets the constraints, the best described first."""
        if not self.request.constraints:
            return self.view.once("everything", self._met_by)
        return self._met_by()

    def _met_by(self) -> Found:
        constraints = self.request.constraints
        relaxations: tuple[Relaxation, ...] = ()
        documents = self._meeting(constraints)
        if not len(documents) and constraints:
            relaxed = self._relax(self._meeting(()))
            constraints, relaxations = relaxed.constraints, relaxed.relaxations
            documents = self._meeting(constraints)
        quality = self.view.quality[documents].astype(np.float64)
        most = float(quality.max()) if len(quality) else 0.0
        zero = np.zeros(len(documents))
        fused = Parts(quality / (most or 1.0), zero, zero)
        scores = Scores(fused, zero, *adjustments(self.view, documents, constraints, self.terms))
        self.clock.lap("browsing")
        return Found(documents, scores, NO_WEIGHTS, relaxations)

    def behind(self, documents: Documents) -> list[Sequence[int]]:
        """The other documents of each one's cluster that musts and block list let through."""
        view = self.view
        members = [view.members(int(view.clusters[document])) for document in documents]
        others = [some[some != one] for some, one in zip(members, documents, strict=True)]
        asked = np.concatenate(others) if others else documents
        if not len(asked):
            return [()] * len(documents)
        shown = np.ones(len(asked), np.bool_) if view.searchable is None else view.searchable[asked]
        musts = [c for c in self.request.constraints if c.importance is Importance.MUST]
        if musts:
            truths = view.conjunction_of(musts, asked, self.terms)
            shown = shown & passes(truths, known_only=self.request.known_only)
        bounds = np.cumsum([len(some) for some in others])[:-1]
        kept = np.split(np.where(shown, asked, -1), bounds)
        return [some[some >= 0].tolist() for some in kept]

    def _meeting(self, constraints: tuple[Constraint, ...]) -> Documents:
        met, searchable = self._met(constraints), self.view.searchable
        if met is None and searchable is None:
            return np.arange(self.view.size, dtype=np.int32)
        mask = np.ones(self.view.size, np.bool_) if met is None else met
        if searchable is not None:
            mask = mask & searchable
        return np.flatnonzero(mask).astype(np.int32)

    def _met(self, constraints: tuple[Constraint, ...]) -> Mask | None:
        """Per document, whether the musts let it through; None when there are none."""
        musts = [c for c in constraints if c.importance is Importance.MUST]
        if not musts:
            return None
        truths = self.view.truths(musts, self.terms)
        self.clock.lap("filters")
        return passes(truths, known_only=self.request.known_only)

    def _retrieve(self, met: Mask | None) -> tuple[Candidates, Weights]:
        candidates, model = retrieve(
            self.view,
            self.query,
            self.encoder,
            mode=self.request.mode,
            met=met,
            terms=self.terms,
            floor=self.floor,
            lap=self.clock.lap,
        )
        return candidates, self._weights(meaning=model is not None)

    def _weights(self, *, meaning: bool) -> Weights:
        """Those that were asked for, else those fitted for what the query is."""
        query, settings, fitted = self.query, self.request.fusion, fitted_weights()
        if self.request.mode is Mode.DENSE or (meaning and not query.units):
            return ONLY_MEANING
        if query.brand:
            chosen = fitted["brand"]
        elif not query.foreign or query.type is QueryType.IDENTIFIER:
            chosen = fitted[query.type]
        else:
            chosen = fitted["foreign"]
        if query.conditions:
            told = fitted["with conditions"]
            chosen = replace(told, dense=chosen.dense) if query.foreign else told
        dense = chosen.dense if settings.dense_weight is None else settings.dense_weight
        if query.brand:
            # Whatever is asked for: a name is not near to anything in meaning.
            dense = 0.0
        coverage = chosen.coverage
        if settings.coverage_weight is not None:
            coverage = settings.coverage_weight
        return Weights(dense if meaning else 0.0, coverage)

    def _scored(
        self,
        candidates: Candidates,
        kept: Candidates,
        constraints: tuple[Constraint, ...],
        weights: Weights,
        relaxations: tuple[Relaxation, ...] = (),
    ) -> Found:
        scores = score(
            self.view,
            self.query,
            kept,
            constraints,
            self.terms,
            settings=self.request.fusion,
            weights=weights,
        )
        nearest = (
            None if len(kept.documents) else nearest_category(self.view, self.query, candidates)
        )
        self.clock.lap("fusion")
        model = self.encoder.model(self.query.language) if kept.cosines is not None else None
        name = None if model is None else model.name
        return Found(kept.documents, scores, weights, relaxations, nearest, kept, name)

    def _relax(self, documents: Documents) -> Relaxed:
        """The least relaxation that lets one of some documents through."""
        view, constraints, known_only = self.view, self.request.constraints, self.request.known_only
        stores = [(view.snapshot.columns, Scope.of(documents[documents < view.base]))]
        if view.delta is not None:
            added = documents[documents >= view.base] - np.int32(view.base)
            stores.append((view.delta.columns, Scope.of(added)))
        if not len(documents):
            return stores[0][0].relax(constraints, stores[0][1], self.terms, known_only=known_only)
        found: list[Relaxed] = []
        refused: list[InputError] = []
        for columns, scope in stores:
            try:
                if len(scope):
                    found.append(
                        columns.relax(constraints, scope, self.terms, known_only=known_only)
                    )
            except InputError as error:
                refused.append(error)
        if not found:
            raise refused[0]
        least = min(one.cost for one in found)
        counted = [self._counted(one, documents) for one in found if one.cost == least]
        return max(counted, key=lambda one: max((r.found for r in one.relaxations), default=0))

    def _counted(self, relaxed: Relaxed, documents: Documents) -> Relaxed:
        """With how many of all the documents meet what is left."""
        musts = [c for c in relaxed.constraints if c.importance is Importance.MUST]
        count = len(documents)
        if musts:
            truths = self.view.conjunction_of(musts, documents, self.terms)
            count = int(passes(truths, known_only=self.request.known_only).sum())
        relaxations = tuple(replace(one, found=count) for one in relaxed.relaxations)
        return replace(relaxed, relaxations=relaxations)
