"""`sourcing schema`: the attributes of a category, learnt from the rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.errors import InputError
from sourcing.cli.options import Generation, Json
from sourcing.cli.state import state


def schema(
    context: typer.Context,
    category: Annotated[
        str | None,
        typer.Argument(
            help="A category's path, or its name where that is unique.",
            metavar="CATEGORY",
            show_default="an overview of all",
        ),
    ] = None,
    overlay: Annotated[
        Path | None,
        typer.Option(
            help="Refine the schema with this file (YAML) and show the result.", metavar="FILE"
        ),
    ] = None,
    save: Annotated[
        bool,
        typer.Option("--save", help="With `--overlay`: keep the result, as a new generation."),
    ] = False,
    template: Annotated[
        bool,
        typer.Option(
            "--template", help="Write an overlay (YAML) that says what is learnt, to be edited."
        ),
    ] = False,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Show which attributes matter in a category and what they are.

    Each attribute has a kind (number with its unit, one-of, several-of, boolean, dimensions, text,
    identifier), the share of products that state it, and how its values are distributed. An arrow
    says whether more or less is better, where a person has said so. An overlay sets labels,
    synonyms, question wording, importance and direction.
    """
    from sourcing.cli.described import print_category, print_overview
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.report import note
    from sourcing.cli.terminal import write_bytes
    from sourcing.refine import preview, refine

    options = state(context)
    application = options.application()
    if save and overlay is None:
        raise InputError("there is nothing to save", field="--save", accepted="with --overlay FILE")
    if save and overlay is not None:
        published = refine(application.store(), overlay)
        if not options.quiet:
            note(f"Saved as generation {published.id}")
        learnt = application.catalogue().schema
    elif overlay is not None:
        learnt = preview(application.store().get(generation), overlay)
    else:
        with application.catalogue(generation=generation) as catalogue:
            learnt = catalogue.schema
    found = None if category is None else learnt.category(category)
    if template:
        from data.schema import Overlay

        chosen = learnt.category(()) if found is None else found
        write_bytes(Overlay.template(chosen).rstrip("\n").encode())
    elif json:
        emit_json(found if found is not None else {"categories": list(learnt.categories.values())})
    elif found is not None:
        print_category(found)
    else:
        print_overview(learnt)
