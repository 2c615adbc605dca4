"""Refine the attribute schema with an overlay, without reading any source again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.catalogue import CatalogueStore, Generation
    from data.schema import AttributeSchema


def preview(generation: Generation, overlay: Path) -> AttributeSchema:
    """The schema that an overlay would make of a generation; nothing is written.

    Raises:
        OverlayError: the overlay is not valid or names what the catalogue does not have.
    """
    import duckdb

    from data.schema import learn_schema, load_overlay

    refinements = load_overlay(overlay)
    with duckdb.connect(str(generation.database), read_only=True) as connection:
        return learn_schema(connection, refinements)


def refine(store: CatalogueStore, overlay: Path) -> Generation:
    """Publish a generation with the same records under a schema refined by an overlay.

    The overlay takes the place of the one the catalogue has; later ingests keep to it.

    Raises:
        NoCatalogue: nothing has been ingested yet.
        OverlayError: the overlay is not valid or names what the catalogue does not have.
        CatalogueBusy: another process is writing.
    """
    from data.catalogue.tables import TABLES
    from data.schema import apply_schema, learn_schema, load_overlay

    refinements = load_overlay(overlay)
    store.get()
    with store.build() as builder:
        base = store.get()
        for table in TABLES:
            if table != "attribute_values":  # made anew below
                builder.connection.execute(
                    f"INSERT INTO {table} BY NAME SELECT * FROM base.{table}"  # noqa: S608
                )
        schema = learn_schema(builder.connection, refinements)
        apply_schema(builder.connection, schema)
        return builder.publish(
            sources=base.sources, schema=schema.to_json(), overlay=overlay.read_bytes()
        )
