"""`sourcing mapping`: how the columns of a source would be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.options import Json, MapFile, Sources


def mapping(
    sources: Sources,
    map_file: MapFile = None,
    yaml: Annotated[
        bool,
        typer.Option("--yaml", help="Write the mapping as YAML, to edit and pass to `--map`."),
    ] = False,
    json: Json = False,
) -> None:
    """Show how the columns of a source are recognised. Nothing is ingested.

    The first 1,000 rows of each source are read. The table says what each column is read as, how
    sure that is, and why. `--yaml` writes what `--map` reads.
    """
    if yaml and not json:
        _write_yaml(sources, map_file=map_file)
    else:
        _show(sources, map_file=map_file, json=json)


def _show(sources: Sequence[str], *, map_file: Path | None, json: bool) -> None:
    from data.mapping import mapping_rows
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.recognised import print_mapping
    from sourcing.recognise import recognise

    documents = []
    for one in recognise(sources, given=map_file):
        rows = mapping_rows(one.mapping, one.batch)
        if json:
            documents.append(
                {
                    "name": one.source.name,
                    "format": one.source.format,
                    "columns": rows,
                    "mapping": one.mapping.model_dump(mode="json", exclude_defaults=True),
                }
            )
        else:
            print_mapping(one.source.name, one.mapping, rows, shorten=False)
    if json:
        emit_json({"sources": documents})


def _write_yaml(sources: Sequence[str], *, map_file: Path | None) -> None:
    from data.errors import InputError
    from data.mapping import dump_mapping
    from sourcing.cli.terminal import write_bytes
    from sourcing.recognise import recognise

    found = list(recognise(sources, given=map_file))
    if len(found) != 1:
        raise InputError(
            "a mapping as YAML is written for one source at a time",
            field="SOURCE",
            value=", ".join(one.source.name for one in found),
            accepted="one file",
        )
    write_bytes(dump_mapping(found[0].mapping).rstrip("\n").encode())
