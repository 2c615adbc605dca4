"""What all products on a shortlist agree on: only that may be said of what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from data.records import Offer, Product
from rfq.document.line import HS, Classification
from rfq.document.text import plain_line

_INTERNATIONAL: Final = 6
"""Digits of an HS code that mean the same in every country; the rest is national."""


def agreed_classifications(products: Sequence[Product]) -> tuple[Classification, ...]:
    """The codes that every product states, one per scheme, with the products as evidence.

    Products that agree on the six international digits of an HS code but not on the national
    ones agree on the six. A scheme that one of them does not state is left out: what it does not
    say is unknown.
    """
    if not products:
        return ()
    schemes = dict.fromkeys(one.scheme for product in products for one in product.classifications)
    evidence = tuple(plain_line(product.id) for product in products)
    found = []
    for scheme in schemes:
        stated = [
            {one.code for one in product.classifications if one.scheme == scheme}
            for product in products
        ]
        code = _one_code(stated, international=scheme == HS)
        if code is not None:
            versions = {
                one.version
                for product in products
                for one in product.classifications
                if one.scheme == scheme and one.code == code
            }
            version = versions.pop() if len(versions) == 1 else None
            found.append(
                Classification(
                    scheme=plain_line(scheme),
                    code=plain_line(code),
                    version=plain_line(version) if version else None,
                    evidence=evidence,
                )
            )
    return tuple(found)


def _one_code(stated: Sequence[set[str]], *, international: bool) -> str | None:
    shared = set.intersection(*stated)
    if len(shared) == 1 and all(len(codes) == 1 for codes in stated):
        return shared.pop()
    if not international or not all(stated):
        return None
    short = {code[:_INTERNATIONAL] for codes in stated for code in codes}
    code = short.pop()
    return code if not short and len(code) == _INTERNATIONAL else None


def agreed_category(products: Sequence[Product]) -> tuple[str, ...]:
    """The path down to where the products' categories part."""
    shared: list[str] = []
    # The shortest path ends the walk.
    for names in zip(*(product.category for product in products), strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return tuple(shared)


def agreed_unit(offers: Iterable[Offer]) -> str | None:
    """The unit of sale of every offer that states one, or None where they differ."""
    units = {offer.unit_of_sale for offer in offers if offer.unit_of_sale is not None}
    return units.pop() if len(units) == 1 else None
