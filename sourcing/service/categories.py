"""Categories: the tree of the catalogue, and the attribute schema of each part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.constraint import CORE_FIELDS
from data.errors import NotFound
from data.schema.model import AttributeKind
from dialogue.wording import speaker_of
from sourcing.api.documents.category import (
    AttributeDefinitionDocument,
    CategoriesAnswer,
    CategoryDocument,
    CategorySchemaDocument,
    CoreFieldDocument,
    DistributionDocument,
    LabelDocument,
)

if TYPE_CHECKING:
    from data.catalogue.categories import CategoryNode
    from data.schema import AttributeDefinition
    from dialogue.wording.names import Names
    from sourcing.service.shelf import Shelf

MOST_VALUES: Final = 200
_SHOWN_ONLY: Final = (AttributeKind.TEXT, AttributeKind.IDENTIFIER)


def categories(shelf: Shelf) -> CategoriesAnswer:
    """The tree of categories, with counts."""
    return CategoriesAnswer(root=_node(shelf.catalogue.categories()), generation=shelf.generation)


def category_schema(
    path: tuple[str, ...], shelf: Shelf, *, language: str
) -> CategorySchemaDocument:
    """What can be asked for in a category; the empty path is the whole catalogue.

    Raises:
        NotFound: the catalogue has no such category.
    """
    schema = shelf.catalogue.schema.categories.get(path)
    if schema is None and path:
        raise NotFound(
            "the catalogue has no such category", field="category", value=" > ".join(path)
        )
    names = speaker_of(shelf.catalogue.schema, language).names
    names = replace(names, path=path)
    return CategorySchemaDocument(
        path=path,
        products=shelf.catalogue.categories().products if schema is None else schema.products,
        attributes=tuple(
            _attribute(one, names) for one in (() if schema is None else schema.attributes)
        ),
        core=tuple(
            CoreFieldDocument(field=one, label=names.field(one)) for one in sorted(CORE_FIELDS)
        ),
        generation=shelf.generation,
    )


def _node(node: CategoryNode) -> CategoryDocument:
    return CategoryDocument(
        name=node.name,
        path=node.path,
        products=node.products,
        own=node.own,
        children=tuple(map(_node, node.children)),
    )


def _attribute(one: AttributeDefinition, names: Names) -> AttributeDefinitionDocument:
    figures = one.quantiles
    return AttributeDefinitionDocument(
        field=one.id,
        label=names.field(one.id),
        kind=one.kind,
        filterable=one.kind not in _SHOWN_ONLY,
        dimension=one.dimension,
        unit=one.unit,
        coverage=one.coverage,
        count=one.count,
        distinct=one.distinct,
        importance=one.importance,
        direction=one.direction,
        distribution=None if figures is None else DistributionDocument.model_validate(figures),
        values=tuple(
            LabelDocument(
                label=value.label,
                text=names.label(one.id, value.label),
                count=value.count,
                variants=value.variants,
            )
            for value in one.values[:MOST_VALUES]
        ),
    )
