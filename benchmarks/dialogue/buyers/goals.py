"""Hidden goals, drawn from what a catalogue holds; what is acceptable is computed with SQL.

A **need** is three to five wishes about one category, on attributes that its products state, with
at least five products that meet all of them. A **target** is one product. Nothing here uses the
dialogue's own code: values are read from the catalogue's tables.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from data.catalogue import Catalogue
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, Direction

TRIES: Final = 400
LEAST_ACCEPTABLE: Final = 5
MOST_ACCEPTABLE: Final = 0.25
LEAST_CATEGORY: Final = 60
LEAST_COVERAGE: Final = 0.3

ASKED_KINDS: Final = frozenset(
    {AttributeKind.NUMBER, AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF, AttributeKind.BOOLEAN}
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a buyer wants of one attribute.

    Attributes:
        low, high: of a number, in ``unit``; an open end is infinite; NaN for labels.
        labels: any of them will do; "yes" or "no" for a boolean.
    """

    field: str
    kind: AttributeKind
    low: float = math.nan
    high: float = math.nan
    unit: str | None = None
    labels: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether it is about a number."""
        return self.kind is AttributeKind.NUMBER


@dataclass(frozen=True, slots=True)
class Goal:
    """What one simulated buyer is after.

    Attributes:
        category: path.
        name: what the buyer calls the thing.
        wishes: what the buyer cares about; of a target, all that it states.
        told: how many of the wishes, from the first, are in the first request.
        acceptable: ids of the products that will do.
        candidates: number of products in the category.
    """

    category: tuple[str, ...]
    name: str
    wishes: tuple[Wish, ...]
    told: int
    acceptable: frozenset[str]
    candidates: int
    target: str | None = None

    def wish(self, field: str) -> Wish | None:
        """The wish about a field, or None when the buyer does not care."""
        return next((wish for wish in self.wishes if wish.field == field), None)


@dataclass(frozen=True, slots=True)
class Stated:
    """What one product states on one attribute: all its numbers span, or its labels."""

    low: float
    high: float
    labels: tuple[str, ...]


class GoalSource:
    """Draws goals from one catalogue, the same ones for the same seed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._schemas = _categories(catalogue)
        self._members: dict[tuple[str, ...], list[str]] = {}
        self._values: dict[tuple[str, ...], dict[str, dict[str, Stated]]] = {}

    def needs(self, count: int, seed: int) -> list[Goal]:
        """That many needs; fewer when the catalogue does not give them."""
        random = Random(f"needs {seed}")
        found = [self._need(random) for _ in range(count)]
        return [goal for goal in found if goal is not None]

    def targets(self, count: int, seed: int) -> list[Goal]:
        """That many targets."""
        random = Random(f"targets {seed}")
        found = [self._target(random) for _ in range(count)]
        return [goal for goal in found if goal is not None]

    def stated(self, category: tuple[str, ...]) -> dict[str, dict[str, Stated]]:
        """Per product of a category and attribute, what it states."""
        return self._stated(self._catalogue.schema.category(category))

    @staticmethod
    def met(wish: Wish, stated: Stated) -> bool:
        """Whether what a product states meets a wish."""
        if wish.numeric:
            return wish.low <= stated.low and stated.high <= wish.high
        return bool(set(wish.labels) & set(stated.labels))

    def _need(self, random: Random) -> Goal | None:
        for _ in range(TRIES):
            schema = self._category(random)
            values = self._stated(schema)
            product = random.choice(self._products(schema))
            fields = _cared(schema, values.get(product, {}), random.randint(3, 5), random)
            if len(fields) < 3:
                continue
            wishes = tuple(_wish(one, values[product][one.id], random) for one in fields)
            acceptable = self._acceptable(schema, wishes)
            most = MOST_ACCEPTABLE * len(self._products(schema))
            if LEAST_ACCEPTABLE <= len(acceptable) <= most:
                name = self._name(schema, product)
                told = random.randint(1, 2)
                size = len(self._products(schema))
                return Goal(schema.category, name, wishes, told, acceptable, size)
        return None

    def _target(self, random: Random) -> Goal | None:
        for _ in range(TRIES):
            schema = self._category(random)
            values = self._stated(schema)
            product = random.choice(self._products(schema))
            stated = values.get(product, {})
            if len(stated) < 4:
                continue
            known = [one for one in schema.attributes if one.id in stated]
            wishes = [_exactly(one, stated[one.id]) for one in known]
            random.shuffle(wishes)
            alike = frozenset(id_ for id_, other in values.items() if other == stated)
            name, size = self._name(schema, product), len(self._products(schema))
            told = 1
            return Goal(schema.category, name, tuple(wishes), told, alike, size, product)
        return None

    def _category(self, random: Random) -> CategorySchema:
        weights = [math.sqrt(schema.products) for schema in self._schemas]
        return random.choices(self._schemas, weights)[0]

    def _products(self, schema: CategorySchema) -> list[str]:
        """Products of the category that a buyer can be offered."""
        if schema.category not in self._members:
            rows = self._catalogue.sql(
                """
                SELECT id FROM products p
                WHERE category = ? AND NOT (
                    EXISTS (SELECT 1 FROM offers o WHERE o.product_id = p.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM offers o LEFT JOIN suppliers s ON s.id = o.supplier_id
                        WHERE o.product_id = p.id AND NOT coalesce(s.blocked, false)))
                ORDER BY id
                """,
                [list(schema.category)],
            ).rows
            self._members[schema.category] = [str(id_) for (id_,) in rows]
        return self._members[schema.category]

    def _stated(self, schema: CategorySchema) -> dict[str, dict[str, Stated]]:
        """Per product and attribute, what is stated and readable."""
        if schema.category not in self._values:
            asked = {
                one.id
                for one in schema.attributes
                if one.kind in ASKED_KINDS and one.is_askable and one.coverage >= LEAST_COVERAGE
            }
            rows = self._catalogue.sql(
                """
                SELECT v.product_id, v.attribute, min(v.low), max(v.high),
                    list_sort(list_distinct(list(v.label) FILTER (v.label IS NOT NULL))),
                    bool_or(v.flag)
                FROM attribute_values v JOIN products p ON p.id = v.product_id
                WHERE p.category = ? AND v.known AND v.kind <> 'dimensions'
                GROUP BY v.product_id, v.attribute
                """,
                [list(schema.category)],
            ).rows
            found: dict[str, dict[str, Stated]] = {}
            for product, attribute, low, high, labels, flag in rows:
                if attribute not in asked:
                    continue
                words = tuple(labels or ())
                if flag is not None:
                    words = ("yes" if flag else "no",)
                if low is None and not words:
                    continue
                stated = Stated(
                    math.nan if words or low is None else float(low),
                    math.nan if words or high is None else float(high),
                    words,
                )
                found.setdefault(str(product), {})[str(attribute)] = stated
            offered = set(self._products(schema))
            self._values[schema.category] = {
                product: values for product, values in found.items() if product in offered
            }
        return self._values[schema.category]

    def _acceptable(self, schema: CategorySchema, wishes: Sequence[Wish]) -> frozenset[str]:
        """Products that are known to meet every wish."""
        query = "SELECT id FROM products p WHERE category = ?"
        parameters: list[object] = [list(schema.category)]
        for wish in wishes:
            query += (
                " AND EXISTS (SELECT 1 FROM attribute_values v WHERE v.product_id = p.id"
                " AND v.attribute = ? AND v.known AND "
            )
            parameters.append(wish.field)
            if wish.numeric:
                query += "v.low >= ? AND v.high <= ?)"
                parameters += [wish.low, wish.high]
            elif wish.kind is AttributeKind.BOOLEAN:
                query += "v.flag = ?)"
                parameters.append(wish.labels[0] == "yes")
            else:
                query += f"v.label IN ({', '.join('?' * len(wish.labels))}))"
                parameters += wish.labels
        offered = set(self._products(schema))
        rows = self._catalogue.sql(query, parameters).rows
        return frozenset(str(id_) for (id_,) in rows if id_ in offered)

    def _name(self, schema: CategorySchema, product: str) -> str:
        """What a buyer calls it: the category's name, or where there is none, a word of its title
        that many products share.
        """
        if schema.category:
            return schema.category[-1].lower()
        (title,) = self._catalogue.sql("SELECT title FROM products WHERE id = ?", [product]).rows[0]
        words = [word for word in str(title).split() if word.isalpha() and len(word) > 3]
        counted = [
            (self._catalogue.sql("SELECT count(*) FROM products WHERE contains(title, ?)", [w]), w)
            for w in words
        ]
        return max(((result.rows[0][0], word) for result, word in counted), default=(0, title))[1]


def _categories(catalogue: Catalogue) -> list[CategorySchema]:
    """Categories that products are filed under and that are large enough to ask about."""
    filed = {
        tuple(path): int(count)
        for path, count in catalogue.sql(
            "SELECT category, count(*) FROM products GROUP BY category"
        ).rows
    }
    return [
        schema
        for path, schema in sorted(catalogue.schema.categories.items())
        if filed.get(path, 0) >= LEAST_CATEGORY
    ]


def _cared(
    schema: CategorySchema, stated: Mapping[str, Stated], count: int, random: Random
) -> list[AttributeDefinition]:
    """Attributes that this buyer cares about: nine cares of ten follow the importance that the
    catalogue itself shows (more than in proportion), one of ten is anybody's.
    """
    left = [one for one in schema.attributes if one.id in stated]
    chosen: list[AttributeDefinition] = []
    squares = sum(one.importance**2 for one in left) / max(1, len(left))
    while left and len(chosen) < count:
        weights = [0.9 * one.importance**2 + 0.1 * squares + 1e-9 for one in left]
        one = random.choices(left, weights)[0]
        chosen.append(one)
        left.remove(one)
    return chosen


def _wish(definition: AttributeDefinition, stated: Stated, random: Random) -> Wish:
    """A wish that the product meets: at least, at most or about its number; its label."""
    if not stated.labels and not math.isnan(stated.low):
        low, high = stated.low, stated.high
        if definition.direction is Direction.MORE:
            shape = "least"
        elif definition.direction is Direction.LESS:
            shape = "most"
        else:
            shape = random.choice(("least", "most", "about"))
        if shape == "least":
            low, high = low, math.inf
        elif shape == "most":
            low, high = -math.inf, high
        else:
            span = max(abs(low), abs(high)) * 0.1
            low, high = low - span, high + span
        return Wish(definition.id, AttributeKind.NUMBER, low, high, definition.unit)
    return Wish(definition.id, definition.kind, labels=(random.choice(stated.labels),))


def _exactly(definition: AttributeDefinition, stated: Stated) -> Wish:
    if stated.labels:
        return Wish(definition.id, definition.kind, labels=stated.labels)
    return Wish(definition.id, AttributeKind.NUMBER, stated.low, stated.high, definition.unit)
