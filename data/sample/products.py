"""Make the products, and the listings by which suppliers offer them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.sample.codes import gtin13
from data.sample.dice import Dice
from data.sample.expression import compile_expression
from data.sample.facts import Fact, Facts, draw_facts
from data.sample.offers import SampleOffer, make_offer
from data.sample.specification import Category, Sentence, load_categories
from data.sample.suppliers import SampleSupplier
from data.sample.templates import fill

_SHARED = 0.26
"""Share of products that resellers offer beside their maker."""
_COPIED = 0.035
"""Share of products that a reseller lists a second time under an id of its own."""
_FRAUD_LISTINGS = 5


@dataclass(frozen=True, slots=True)
class SampleProduct:
    """A product, as it truly is.

    Attributes:
        copy_of: id of the product that this listing shows once more, or None.
    """

    id: str
    category: Category
    brand: str
    mpn: str
    gtin: str | None
    hs: str
    facts: tuple[Fact, ...]
    names: Mapping[str, Any]
    certifications: tuple[str, ...]
    copy_of: str | None = None

    @property
    def units(self) -> dict[str, str | None]:
        """Unit of each fact, for templates."""
        return {fact.id: fact.unit for fact in self.facts}


@dataclass(frozen=True, slots=True)
class Listing:
    """One supplier's presentation of one product: a row of a feed, before any dirt.

    Attributes:
        contradiction: a fraud's false claim in the title, in words; None for everyone else.
    """

    product: SampleProduct
    supplier: SampleSupplier
    offer: SampleOffer
    title: str
    description: str
    contradiction: str | None = None


def make_listings(
    suppliers: Sequence[SampleSupplier], *, seed: int, products: int | None
) -> Iterator[Listing]:
    """Every listing, category by category; a product's listings follow one another.

    Args:
        suppliers: all there are, from `make_suppliers` with the same seed.
        seed: names every stream of draws.
        products: how many products to make, spread over the categories in their usual shares
            with at least one each; None for the usual number.
    """
    categories = load_categories()
    honest = [supplier for supplier in suppliers if not supplier.blocked]
    for category, count in zip(categories, _shares(categories, products), strict=True):
        makers = _sellers(category, honest, manufacturers=True)
        resellers = _sellers(category, honest, manufacturers=False)
        frauds = [s for s in suppliers if s.fraud == category.key]
        yield from _Range(category, makers, resellers, frauds, seed).listings(count)


def _shares(categories: Sequence[Category], products: int | None) -> list[int]:
    usual = sum(category.share for category in categories)
    wanted = usual if products is None else products
    return [max(1, round(category.share * wanted / usual)) for category in categories]


def _sellers(
    category: Category, suppliers: Sequence[SampleSupplier], *, manufacturers: bool
) -> dict[SampleSupplier, float]:
    return {
        supplier: supplier.sells[category.key] * (1, 2.2, 4)[supplier.size]
        for supplier in suppliers
        if category.key in supplier.sells and (supplier.kind == "manufacturer") is manufacturers
    }


class _Range:
    """The products of one category."""

    def __init__(
        self,
        category: Category,
        makers: Mapping[SampleSupplier, float],
        resellers: Mapping[SampleSupplier, float],
        frauds: Sequence[SampleSupplier],
        seed: int,
    ) -> None:
        self._category = category
        self._makers = {supplier.id: supplier for supplier in makers}
        self._maker_weights = {s.id: weight for s, weight in makers.items()}
        self._resellers = {supplier.id: supplier for supplier in resellers}
        self._reseller_weights = {s.id: weight for s, weight in resellers.items()}
        self._frauds = frauds
        self._seed = seed
        self._models: set[tuple[str, str]] = set()
        self._number = 0

    def listings(self, count: int) -> Iterator[Listing]:
        prey: list[SampleProduct] = []
        for number in range(1, count + 1):
            dice = Dice(self._seed, self._category.key, number)
            maker = self._makers[dice.weighted(self._maker_weights)]
            product = self._product(number, maker, dice)
            self._number = 0
            yield self._listing(product, maker, dice)
            if self._resellers and dice.chance(_SHARED):
                for reseller in self._some_resellers(dice, dice.weighted({1: 6, 2: 3, 3: 1})):
                    yield self._listing(product, reseller, dice)
            if self._resellers and dice.chance(_COPIED):
                copy = replace(product, id=f"{product.id}-C", copy_of=product.id)
                yield self._listing(copy, self._some_resellers(dice, 1)[0], dice)
            if len(prey) < len(self._frauds) * _FRAUD_LISTINGS:
                prey.append(product)
        yield from self._fraudulent(prey)

    def _some_resellers(self, dice: Dice, count: int) -> list[SampleSupplier]:
        return [self._resellers[key] for key in dice.some(self._reseller_weights, count)]

    def _product(self, number: int, maker: SampleSupplier, dice: Dice) -> SampleProduct:
        category = self._category
        brand = dice.pick(maker.brands)
        facts, mpn = self._distinct(brand, dice)
        identity = Dice(self._seed, category.key, number, "identity")
        return SampleProduct(
            id=f"SYN-{category.code}{number:05d}",
            category=category,
            brand=brand,
            mpn=mpn,
            gtin=gtin13(identity) if identity.chance(0.62) else None,
            hs=str(compile_expression(category.hs)(facts.names, dice)),
            facts=facts.public,
            names=facts.names,
            certifications=tuple(
                identity.some(category.certificates, identity.integer(1, 3))
                if category.certificates
                else ()
            ),
        )

    def _distinct(self, brand: str, dice: Dice) -> tuple[Facts, str]:
        """Facts whose model number the brand does not use yet; a suffix when all seem taken."""
        for _ in range(12):
            facts = draw_facts(self._category, dice)
            mpn = fill(self._category.model, facts.names, {})
            if (brand, mpn) not in self._models:
                break
        stem, version = mpn, 2
        while (brand, mpn) in self._models:
            mpn, version = f"{stem}-V{version}", version + 1
        self._models.add((brand, mpn))
        return facts, mpn

    def _listing(
        self, product: SampleProduct, supplier: SampleSupplier, dice: Dice, *, lie: bool = False
    ) -> Listing:
        category = self._category
        self._number += 1
        offer = make_offer(
            category,
            product.names,
            supplier,
            offer_id=f"{product.id}-O{self._number}",
            sku=f"{category.code}-{supplier.id[-4:]}-{product.id.split('-')[1][2:]}",
            dice=dice,
        )
        names = {
            **product.names,
            **{fact.id: fact.value for fact in product.facts},
            "brand": product.brand,
            "model": product.mpn,
        }
        title = fill(dice.pick(category.titles), names, product.units)
        contradiction = None
        if lie:
            title, contradiction = _boast(title, product)
        description = _describe(category, names, product.units, dice)
        return Listing(product, supplier, offer, title, description, contradiction)

    def _fraudulent(self, prey: Sequence[SampleProduct]) -> Iterator[Listing]:
        """Listings of others' goods at impossible prices, some of which contradict themselves."""
        if not self._frauds:
            return
        for index, original in enumerate(prey):
            fraud = self._frauds[index % len(self._frauds)]
            dice = Dice(self._seed, self._category.key, "fraud", index)
            copy = replace(original, id=f"{original.id}-F", copy_of=original.id)
            self._number = 0
            yield self._listing(copy, fraud, dice, lie=index % 2 == 0)


def _boast(title: str, product: SampleProduct) -> tuple[str, str | None]:
    """Claim three times the first measured fact in the title."""
    for fact in product.facts:
        if isinstance(fact.value, float) and fact.unit is not None:
            claim = f"{fact.value * 3:.0f}{fact.unit}"
            return f"{title} {claim}", f"the title claims {fact.name} {claim}"
    return title, None


def _describe(
    category: Category, names: Mapping[str, Any], units: Mapping[str, str | None], dice: Dice
) -> str:
    """The first sentence that applies and one to four of the others, in their order."""
    usable = [
        sentence.say if isinstance(sentence, Sentence) else sentence
        for sentence in category.sentences
        if isinstance(sentence, str)
        or sentence.when is None
        or compile_expression(sentence.when)(names, dice)
    ]
    rest = dict.fromkeys(range(1, len(usable)), 1.0)
    chosen = [0, *dice.some(rest, dice.integer(1, 4))]
    return " ".join(fill(usable[index], names, units) for index in chosen)
