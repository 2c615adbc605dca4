"""`sourcing revise`: the next revision of an RFQ that was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.options import Json
from sourcing.rfqs.exports import Export


def revise(
    file: Annotated[Path, typer.Argument(help="The RFQ, JSON or UBL.", metavar="FILE")],
    set_: Annotated[
        list[str],
        typer.Option(
            "--set",
            help="What is different: header.respond_by=2027-01-31T17:00:00+01:00, "
            "lines[1].quantity.number=12; null empties a field. Can be given several times.",
            metavar="PATH=VALUE",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="Write the files into this folder.", metavar="FOLDER"),
    ],
    formats: Annotated[
        list[Export] | None,
        typer.Option(
            "--format",
            help="What to write. Can be given several times.",
            show_default="json",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            help="Language of the documents: en, zh, zh-Hant or es.",
            metavar="LANGUAGE",
            show_default="the RFQ's",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Write the next revision of a request for quotation, and say what is different."""
    from datetime import UTC, datetime

    from rich.text import Text

    from rfq.revision import diff
    from rfq.wording.changes import change_words
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, plain
    from sourcing.rfqs.exports import export, write_files
    from sourcing.rfqs.read import read_rfq
    from sourcing.rfqs.revised import revised

    before = read_rfq(file)
    after = revised(before, set_, issued=datetime.now(UTC).astimezone())
    written = write_files(output, export(after, formats or [Export.JSON], language=language))
    if json:
        emit_json({"rfq": after, "changes": diff(before, after), "files": list(map(str, written))})
        return
    console = out()
    wording = language or after.header.language
    for one in diff(before, after):
        if not one.is_bookkeeping:
            words = change_words(one, before, after, language=wording)
            console.print(Text(plain(words)), soft_wrap=True)
    for path in written:
        console.print(Text(plain(f"Written: {path}")), soft_wrap=True)
