"""Ideas: what there is at all, for a buyer whose words bring nothing up or who has said none.

Categories that have something within the budget, and of each a product of the middle of what it
costs, so that the buyer sees what goods are meant before any specification is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, PRICE
from data.money import Money
from data.need import Need
from dialogue.acts import Want
from dialogue.belief.budget import within
from dialogue.belief.domain import Domain
from dialogue.protocols import CandidateSource
from dialogue.reply import Shown
from dialogue.state import Option, Question, QuestionKind, Reason

OFFERED: Final = 6

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ideas:
    """What to begin with.

    Attributes:
        question: which kind of product, counted within the budget.
        products: one of each kind offered, in the order of the options; none without a budget.
    """

    question: Question
    products: tuple[Shown, ...]


def ideas_of(
    source: CandidateSource, everything: Domain, need: Need, query: str, budget: Money | None
) -> Ideas | None:
    """The categories nearest in meaning to the words, where that can be told, else the largest.

    Args:
        source: the catalogue.
        everything: all of its products.
        need: so far.
        query: what the buyer said is wanted.
        budget: for the whole order; None leaves nothing out.
    """
    line = need.line()
    quantity = None if line is None or line.quantity is None else line.quantity.value.number
    fits = np.ones(len(everything), np.bool_)
    if budget is not None:
        fits = within(everything, budget, None if quantity is None else float(quantity)) > 0
        fits = fits if fits.any() else np.ones(len(everything), np.bool_)
    counts = _counts(everything, fits, [path for path in source.schema.categories if path])
    paths = [path for path, count in counts.items() if count]
    if not paths:
        return None
    chosen = _chosen(source, paths, counts, query, narrow=budget is not None)
    options = tuple(
        Option(
            id=str(n),
            acts=(Want(query=path[-1], category=path, line=None if line is None else line.id),),
            count=counts[path],
            label=path[-1],
        )
        for n, path in enumerate(chosen, start=1)
    )
    question = Question(
        QuestionKind.CATEGORY,
        options,
        Reason(candidates=int(np.count_nonzero(fits))),
        field=CATEGORY,
        line=None if line is None else line.id,
    )
    # Without a budget, products that have nothing to do with the words would only mislead.
    products = () if budget is None else _products(source, everything, fits, chosen)
    return Ideas(question, products)


def _chosen(
    source: CandidateSource,
    paths: Sequence[Path],
    counts: dict[Path, int],
    query: str,
    *,
    narrow: bool,
) -> list[Path]:
    """Categories to offer: those that goods are filed under where something narrows the choice."""
    near = source.similar_words(query, [path[-1] for path in paths]) if query.strip() else None
    leaves = [path for path in paths if not _has_below(path, paths)]
    if near is not None and len(near) and float(np.max(near)) > 0:
        score = dict(zip(paths, near.tolist(), strict=True))
        return sorted(leaves, key=lambda path: (-score[path], path))[:OFFERED]
    top = leaves if narrow else [path for path in paths if len(path) == 1]
    return sorted(top, key=lambda path: (-counts[path], path))[:OFFERED]


def _products(
    source: CandidateSource,
    everything: Domain,
    fits: npt.NDArray[np.bool_],
    chosen: Sequence[Path],
) -> tuple[Shown, ...]:
    price = everything.column(PRICE).low
    rows = []
    for path in chosen:
        inside = np.flatnonzero(fits & _member(everything, path))
        if price is not None:
            priced = inside[np.isfinite(price[inside])]
            inside = priced if len(priced) else inside
            inside = inside[np.argsort(price[inside], kind="stable")]
        rows.append(int(inside[len(inside) // 2]))
    ids = source.product_ids(everything.documents[rows])
    return tuple(Shown(one, n, 1.0) for n, one in enumerate(ids, start=1))


def _counts(
    everything: Domain, fits: npt.NDArray[np.bool_], paths: Sequence[Path]
) -> dict[Path, int]:
    """Products within the budget, per category with those below it."""
    found = dict.fromkeys(paths, 0)
    filed = np.bincount(everything.leaves[fits], minlength=len(everything.paths))
    for leaf, count in zip(everything.paths, filed.tolist(), strict=True):
        for depth in range(1, len(leaf) + 1):
            if leaf[:depth] in found:
                found[leaf[:depth]] += count
    return found


def _member(everything: Domain, path: Path) -> npt.NDArray[np.bool_]:
    inside = np.array([one[: len(path)] == path for one in everything.paths], np.bool_)
    return inside[everything.leaves]


def _has_below(path: Path, paths: Sequence[Path]) -> bool:
    return any(len(one) > len(path) and one[: len(path)] == path for one in paths)
