"""BeliefBuilder: from a line of a need to the belief over products."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, Importance, Operator
from data.errors import NotFound
from data.money import Money
from data.need import CategoryBelief, NeedLine, Origin, Requirement
from data.schema import AttributeSchema
from dialogue.belief.belief import Belief
from dialogue.belief.budget import BEYOND, limit_of, within
from dialogue.belief.care import Replies
from dialogue.belief.categories import able_to_state, categories_of
from dialogue.belief.domain import Domain
from dialogue.belief.domains import ALL, Domains
from dialogue.belief.likelihood import likelihood
from dialogue.belief.memory import Memory
from dialogue.belief.relaxed import relaxation
from dialogue.belief.unspoken import open_fields
from dialogue.protocols import CandidateSource, Retrieved

Floats = npt.NDArray[np.float64]
Path = tuple[str, ...]

_RETRIEVED: Final = 2_000
_WORDS: Final = 3.0
"""How much words tell products of one category apart: exp(-3) between a full fit and none."""
_UNLIKELY: Final = 0.03
"""Probability of a category below which its products are not weighed."""
_REMEMBERED: Final = 32
_FITS: Final = 256
"""Words whose fit is remembered, 8 bytes a product: a conversation keeps its words for long."""
_LARGE: Final = 50_000
"""Products from which a belief is not remembered: it takes some 200 bytes for each."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the words of a line bring up."""

    categories: tuple[CategoryBelief, ...]
    nearest: Path | None


@dataclass(frozen=True, slots=True)
class _Judged:
    """What products state on a requirement, and how likely it is of each."""

    truths: npt.NDArray[np.int8]
    likelihood: Floats


class BeliefBuilder:
    """Builds beliefs over one source; safe to share between conversations.

    Only what does not depend on a conversation is remembered, so the same need always gives the
    same belief.

    Args:
        source: the catalogue.
    """

    def __init__(self, source: CandidateSource) -> None:
        self._source = source
        self._found: Memory[tuple[str, str, tuple[Path, ...]], _Found] = Memory(256)
        self._domains = Domains(source)
        self._beliefs: Memory[Hashable, Belief] = Memory(_REMEMBERED)
        self._judgements: Memory[Hashable, _Judged] = Memory(4 * _REMEMBERED)
        self._fits: Memory[tuple[str, str, tuple[Path, ...]], Floats] = Memory(_FITS)

    @property
    def source(self) -> CandidateSource:
        """The catalogue."""
        return self._source

    def build(
        self,
        line: NeedLine,
        *,
        quantity: float | None = None,
        currency: str | None = None,
        budget: Money | None = None,
        replies: Replies | None = None,
    ) -> Belief:
        """The belief that follows from a line.

        Args:
            line: what is wanted; its own categories count only where the buyer has chosen one
                (a probability of 1).
            quantity: at which prices and lead times count.
            currency: that prices are compared in.
            budget: for the whole order of this line.
            replies: how the buyer has replied to questions so far.
        """
        # What is believed of its categories is worked out, not read from the line.
        key = (
            self._source.generation,
            replace(line, categories=()),
            quantity,
            currency,
            budget,
            replies,
        )
        known = self._beliefs.get(key)
        if known is None:
            known = self._build(line, quantity, currency, budget, replies or Replies())
            if len(known) <= _LARGE:
                self._beliefs.put(key, known)
        return known

    def _build(
        self,
        line: NeedLine,
        quantity: float | None,
        currency: str | None,
        budget: Money | None,
        replies: Replies,
    ) -> Belief:
        found = self._categories(line)
        categories = found.categories
        if not chosen_categories(line, self._source.schema):
            categories = able_to_state(categories, line, self._source.schema)
        paths = tuple(one.path for one in categories)
        domain = self._domains.of(paths, currency=currency, quantity=quantity)
        chances = self._chances(domain, categories)
        words = self._words(domain, line.query, paths)
        prior = chances * np.exp(-_WORDS * (1.0 - words))
        affordable = np.ones(len(domain), np.bool_)
        if budget is not None:
            affordable = within(domain, budget, quantity) >= 0
            prior = np.where(affordable, prior, BEYOND * prior)
        told = (self._source.generation, paths, currency, line.query, budget, quantity)
        judged = [self._judged(one, domain, prior, quantity, told) for one in line.requirements]
        excluded = self._excluded(domain, line)
        evidence = np.where(excluded, 0.0, prior)
        for one in judged:
            evidence *= one.likelihood
        belief = Belief(
            domain=domain,
            line=line,
            categories=categories,
            prior=prior,
            words=words,
            truths=tuple(one.truths for one in judged),
            likelihoods=tuple(one.likelihood for one in judged),
            evidence=evidence,
            weight=_weight(domain, evidence),
            open={},
            suited={},
            excluded=excluded,
            affordable=affordable,
            budget=None if budget is None else limit_of(budget, quantity),
            nearest_category=found.nearest,
            replies=replies,
        )
        opened, suited = open_fields(belief, replies)
        given = relaxation(belief, quantity=quantity)
        return replace(belief, open=opened, suited=suited, relaxation=given)

    def everything(self, currency: str | None = None) -> Domain:
        """All products of the catalogue."""
        return self._domains.of(self._domains.whole, currency=currency)

    def warm(self) -> None:
        """Read what is asked of most products before anybody asks for it."""
        self._domains.warm()

    def _categories(self, line: NeedLine) -> _Found:
        chosen = chosen_categories(line, self._source.schema)
        key = (self._source.generation, line.query, chosen)
        known = self._found.get(key)
        if known is not None:
            return known
        if chosen:
            even = tuple(CategoryBelief(path, 1.0 / len(chosen)) for path in chosen)
            return self._found.put(key, _Found(even, None))
        if not line.query.strip():
            # Without categories, requirements say as much as there is to say: all goods are meant.
            sorts = any(self._source.schema.categories)
            everything = () if sorts else (CategoryBelief((), 1.0),)
            return self._found.put(key, _Found(everything, None))
        retrieved = self._source.retrieve(line.query, count=_RETRIEVED)
        categories = categories_of(self._source, retrieved)
        kept = tuple(one for one in categories if one.probability >= _UNLIKELY) or categories
        whole = sum(one.probability for one in kept)
        kept = tuple(CategoryBelief(one.path, one.probability / whole) for one in kept)
        return self._found.put(key, _Found(kept, retrieved.nearest_category))

    def _chances(self, domain: Domain, categories: Sequence[CategoryBelief]) -> Floats:
        """Probability of each product's category: that of the narrowest believed one."""
        chances = np.zeros(len(domain.paths))
        depths = np.full(len(domain.paths), -1)
        for one in categories:
            for n, path in enumerate(domain.paths):
                depth = len(one.path)
                if path[:depth] == one.path and depth > depths[n]:
                    chances[n], depths[n] = one.probability, depth
        return chances[domain.leaves] if len(domain) else np.empty(0)

    def _words(self, domain: Domain, query: str, paths: tuple[Path, ...]) -> Floats:
        """How well each product fits the words, 0 to 1."""
        if not query.strip() or not len(domain):
            return np.ones(len(domain))
        wanted = tuple(sorted(set(paths)))
        key = (self._source.generation, query, wanted)
        known = self._fits.get(key)
        if known is not None:
            return known
        fits = np.zeros(len(domain))
        for path in wanted:
            found: Retrieved = self._source.retrieve(query, count=ALL, category=path)
            inside = np.isin(found.documents, domain.documents, assume_unique=True)
            places = np.searchsorted(domain.documents, found.documents[inside])
            fits[places] = np.maximum(fits[places], found.scores[inside])
        best = float(fits.max(initial=0.0))
        return self._fits.put(key, fits / best if best > 0 else np.ones(len(domain)))

    def _excluded(self, domain: Domain, line: NeedLine) -> npt.NDArray[np.bool_]:
        """Products that the buyer has rejected, with their near-duplicates."""
        if not line.rejected:
            return np.zeros(len(domain), np.bool_)
        rejected = self._source.documents(line.rejected)
        return np.isin(domain.clusters, self._source.clusters(rejected))

    def _judged(
        self,
        requirement: Requirement,
        domain: Domain,
        prior: Floats,
        quantity: float | None,
        told: Hashable,
    ) -> _Judged:
        """What products state on a requirement; remembered, as it is the same next turn.

        Args:
            requirement: of the line.
            domain: the products.
            prior: of them.
            quantity: wanted.
            told: all that the domain and the prior follow from.
        """
        key = (told, requirement)
        known = self._judgements.get(key)
        if known is not None:
            return known
        constraint = requirement.constraint
        truths = self._source.truths(constraint, domain.documents, quantity=quantity)
        column = domain.column(constraint.field)
        found = _Judged(truths, likelihood(requirement, truths, column, prior))
        return found if len(domain) > _LARGE else self._judgements.put(key, found)


def _weight(domain: Domain, evidence: Floats) -> Floats:
    """The evidence, shared out within each category, so that it sums to 1 or is 0 throughout."""
    sizes = np.bincount(domain.leaves, minlength=len(domain.paths))
    found = evidence / np.maximum(sizes, 1)[domain.leaves]
    total = float(found.sum())
    return found / total if total > 0 else found


def chosen_categories(line: NeedLine, schema: AttributeSchema) -> tuple[Path, ...]:
    """Categories that the buyer has named for certain."""
    chosen: list[Path] = []
    for one in line.on(CATEGORY):
        binding = one.constraint.importance is Importance.MUST
        positive = one.constraint.operator in (Operator.EQUAL, Operator.ONE_OF)
        if binding and positive and one.provenance.origin is not Origin.INFERRED:
            for value in one.constraint.values:
                try:
                    chosen.append(schema.category(str(value)).category)
                except NotFound:
                    continue
    return tuple(dict.fromkeys(chosen))
