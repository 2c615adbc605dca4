"""Category: the tree of the catalogue, and what can be asked for in each part of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from data.schema.model import AttributeKind, Direction
from sourcing.api.documents.base import Answer


class CategoryDocument(Answer):
    """A category with everything below it.

    Attributes:
        path: from the root; empty for the whole catalogue.
        products: in it and below it; ``own`` ones are in it itself.
    """

    name: str
    path: tuple[str, ...]
    products: int
    own: int
    children: tuple[CategoryDocument, ...]


class CategoriesAnswer(Answer):
    """The tree of the catalogue's categories."""

    root: CategoryDocument
    generation: str


class LabelDocument(Answer):
    """One value of an attribute.

    Attributes:
        label: as a constraint takes it.
        text: in the language of the answer.
        count: products that state it.
        variants: other spellings that mean it.
    """

    label: str
    text: str
    count: int
    variants: tuple[str, ...]


class DistributionDocument(Answer):
    """Distribution of a number over the products that state it, in the attribute's unit."""

    minimum: float
    p05: float
    p25: float
    median: float
    p75: float
    p95: float
    maximum: float


class AttributeDefinitionDocument(Answer):
    """One attribute of a category.

    Attributes:
        field: as a constraint names it.
        filterable: whether constraints can be set on it; free text and identifiers are only shown.
        coverage: share of the category's products that state a value that could be read.
        direction: which end of a number a buyer prefers, other things equal.
        importance: how much a buyer is likely to care, 0 to 1.
        values: commonest first, at most two hundred.
    """

    field: str
    label: str
    kind: AttributeKind
    filterable: bool
    dimension: str | None
    unit: str | None
    coverage: Annotated[float, Field(ge=0, le=1)]
    count: int
    distinct: int
    importance: float
    direction: Direction
    distribution: DistributionDocument | None
    values: tuple[LabelDocument, ...]


class CoreFieldDocument(Answer):
    """A field that every product can have, whatever its category."""

    field: str
    label: str


class CategorySchemaDocument(Answer):
    """What can be asked for in a category.

    Attributes:
        products: in it and below it.
        attributes: most important first.
        core: fields that every category has: price, minimum order, lead time, and so on.
    """

    path: tuple[str, ...]
    products: int
    attributes: tuple[AttributeDefinitionDocument, ...]
    core: tuple[CoreFieldDocument, ...]
    generation: str
