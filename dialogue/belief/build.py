"""BeliefBuilder: from a line of a need to the belief over products."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, Importance, Operator
from data.errors import NotFound
from data.money import Money
from data.need import CategoryBelief, NeedLine, Origin, Requirement
from data.schema import AttributeSchema, Direction
from dialogue.belief.belief import Belief
from dialogue.belief.budget import BEYOND, within
from dialogue.belief.care import AT_ONCE, CERTAIN, LESSER, MINOR, UNOFFERED, Replies, care
from dialogue.belief.categories import categories_of
from dialogue.belief.cells import Factor
from dialogue.belief.domain import Domain
from dialogue.belief.likelihood import likelihood
from dialogue.belief.relaxed import relaxation
from dialogue.belief.suits import suits
from dialogue.protocols import CandidateSource, Documents, Retrieved

Floats = npt.NDArray[np.float64]
Path = tuple[str, ...]
K = TypeVar("K")
V = TypeVar("V")

_RETRIEVED: Final = 2_000
_ALL: Final = 1_000_000_000
_WORDS: Final = 3.0
"""How much words tell products of one category apart: exp(-3) between a full fit and none."""
_UNLIKELY: Final = 0.03
"""Probability of a category below which its products are not weighed."""
_REMEMBERED: Final = 32
_RANGES: Final = (Operator.BETWEEN, Operator.AT_LEAST, Operator.AT_MOST)


class _Memory(Generic[K, V]):
    """The values last used, by key."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            return None

    def put(self, key: K, value: V) -> V:
        with self._lock:
            self._held[key] = value
            while len(self._held) > self._size:
                self._held.popitem(last=False)
            return value


@dataclass(frozen=True, slots=True)
class _Found:
    """What the words of a line bring up."""

    categories: tuple[CategoryBelief, ...]
    nearest: Path | None


class BeliefBuilder:
    """Builds beliefs over one source; safe to share between conversations.

    Only what does not depend on a conversation is remembered, so the same need always gives the
    same belief.

    Args:
        source: the catalogue.
    """

    def __init__(self, source: CandidateSource) -> None:
        self._source = source
        self._found: _Memory[tuple[str, str, tuple[Path, ...]], _Found] = _Memory(256)
        self._domains: _Memory[tuple[str, tuple[Path, ...], str | None], Domain] = _Memory(
            _REMEMBERED
        )
        self._fits: _Memory[tuple[str, str, tuple[Path, ...]], Floats] = _Memory(_REMEMBERED)

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
        found = self._categories(line)
        paths = tuple(one.path for one in found.categories)
        domain = self._domain(paths, currency)
        chances = self._chances(domain, found.categories)
        words = self._words(domain, line.query, paths)
        prior = chances * np.exp(-_WORDS * (1.0 - words))
        affordable = np.ones(len(domain), np.bool_)
        if budget is not None:
            affordable = within(domain, budget, quantity) >= 0
            prior = np.where(affordable, prior, BEYOND * prior)
        truths, likelihoods = self._judged(domain, line, prior, quantity)
        excluded = self._excluded(domain, line)
        belief = Belief(
            domain=domain,
            line=line,
            categories=found.categories,
            prior=prior,
            words=words,
            truths=truths,
            likelihoods=likelihoods,
            open={},
            suited={},
            excluded=excluded,
            affordable=affordable,
            nearest_category=found.nearest,
        )
        opened, suited = self._open(belief, replies or Replies())
        given = relaxation(belief, quantity=quantity)
        return replace(belief, open=opened, suited=suited, relaxation=given)

    def everything(self, currency: str | None = None) -> Domain:
        """All products of the catalogue."""
        known = self._source.schema.categories
        paths = tuple(path for path in known if len(path) == 1) or ((),)
        return self._domain(paths, currency)

    def warm(self) -> None:
        """Read what the products of the largest categories state, before anybody asks for them."""
        known = self._source.schema.categories
        above = {path[:-1] for path in known if path}
        filed = [path for path in known if path not in above] or list(known)
        filed.sort(key=lambda path: (-known[path].products, path))
        # Last comes what should be forgotten last.
        for path in reversed(filed[:_REMEMBERED]):
            domain = self._domain((path,), None)
            for one in domain.fields:
                domain.cells(one.name)

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
            return self._found.put(key, _Found((), None))
        retrieved = self._source.retrieve(line.query, count=_RETRIEVED)
        categories = categories_of(self._source, retrieved)
        kept = tuple(one for one in categories if one.probability >= _UNLIKELY) or categories
        whole = sum(one.probability for one in kept)
        kept = tuple(CategoryBelief(one.path, one.probability / whole) for one in kept)
        return self._found.put(key, _Found(kept, retrieved.nearest_category))

    def _domain(self, paths: tuple[Path, ...], currency: str | None) -> Domain:
        wanted = tuple(sorted(set(paths)))
        key = (self._source.generation, wanted, currency)
        known = self._domains.get(key)
        if known is not None:
            return known
        parts: list[Documents] = [np.empty(0, np.int32)]
        parts += [self._source.retrieve("", count=_ALL, category=path).documents for path in wanted]
        documents = np.unique(np.concatenate(parts)).astype(np.int32)
        return self._domains.put(key, Domain.of(self._source, documents, currency=currency))

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
            found: Retrieved = self._source.retrieve(query, count=_ALL, category=path)
            places = np.searchsorted(domain.documents, found.documents)
            fits[places] = np.maximum(fits[places], found.scores)
        best = float(fits.max(initial=0.0))
        return self._fits.put(key, fits / best if best > 0 else np.ones(len(domain)))

    def _excluded(self, domain: Domain, line: NeedLine) -> npt.NDArray[np.bool_]:
        """Products that the buyer has rejected, with their near-duplicates."""
        if not line.rejected:
            return np.zeros(len(domain), np.bool_)
        rejected = self._source.documents(line.rejected)
        return np.isin(domain.clusters, self._source.clusters(rejected))

    def _judged(
        self, domain: Domain, line: NeedLine, prior: Floats, quantity: float | None
    ) -> tuple[tuple[npt.NDArray[np.int8], ...], tuple[Floats, ...]]:
        truths = tuple(
            self._source.truths(one.constraint, domain.documents, quantity=quantity)
            for one in line.requirements
        )
        likelihoods = tuple(
            likelihood(one, held, domain.column(one.constraint.field), prior)
            for one, held in zip(line.requirements, truths, strict=True)
        )
        return truths, likelihoods

    def _open(
        self, belief: Belief, replies: Replies
    ) -> tuple[Mapping[str, float], Mapping[str, Factor]]:
        """Fields that nobody has spoken of, and the factor that each puts on the score."""
        domain, line = belief.domain, belief.line
        fields = domain.fields
        chances = care([one.importance for one in fields], replies)
        settled = {one.constraint.field for one in line.requirements} | line.indifferent
        ranges = {one.constraint.field for one in line.requirements if _leaves_open(one, domain)}
        opened: dict[str, float] = {}
        suited: dict[str, Factor] = {}
        weight = belief.weight
        for one, chance in zip(fields, chances.tolist(), strict=True):
            if one.name in settled and one.name not in ranges:
                continue
            cells = domain.cells(one.name)
            if cells is None:
                continue
            mass = cells.mass(weight)
            known = float(mass.sum())
            if known <= 0:
                continue
            # Who requires what hardly any product states finds nothing: few do.
            chance *= known**0.5
            if one.name in ranges or one.name in line.matters:
                chance = CERTAIN
            elif one.name in line.minor:
                chance *= LESSER if replies.named >= AT_ONCE else MINOR
            elif line.matters:
                chance *= UNOFFERED
            opened[one.name] = chance
            table = 1.0 - chance * (1.0 - suits(cells, mass, one.direction))
            suited[one.name] = Factor(cells, table, 1.0 - chance)
        return opened, suited


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


def _leaves_open(requirement: Requirement, domain: Domain) -> bool:
    """Whether it is a bound that was offered: what is needed may well be more than that.

    Of other ranges, a buyer chooses all that will do.
    """
    constraint = requirement.constraint
    field = next((one for one in domain.fields if one.name == constraint.field), None)
    return (
        requirement.provenance.origin is Origin.CHOSEN
        and constraint.operator in _RANGES
        and field is not None
        and field.direction is not Direction.NEITHER
        and domain.column(constraint.field).low is not None
    )
