"""`sourcing changes`: what is different between two revisions of an RFQ."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.options import Json


def changes(
    old: Annotated[Path, typer.Argument(help="The earlier one, JSON or UBL.", metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="The later one, JSON or UBL.", metavar="NEW")],
    language: Annotated[
        str | None,
        typer.Option(
            help="Language to say it in: en, zh, zh-Hant or es.",
            metavar="LANGUAGE",
            show_default="the later one's",
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Also where things came from, the revision's number and its date."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Say what is different between two requests for quotation, or two revisions of one.

    With --json, the changes are data: applied to the earlier document they give the later one.
    """
    from rich.text import Text

    from rfq.revision import diff
    from rfq.wording.changes import change_words
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import dim, out, plain
    from sourcing.rfqs.read import read_rfq

    before, after = read_rfq(old), read_rfq(new)
    found = diff(before, after)
    if json:
        emit_json({"from": before.header.id, "to": after.header.id, "changes": found})
        return
    told = [one for one in found if everything or not one.is_bookkeeping]
    console = out()
    wording = language or after.header.language
    for one in told:
        words = change_words(one, before, after, language=wording)
        console.print(Text(plain(words)), soft_wrap=True)
    if not told:
        console.print(dim("no differences"))
