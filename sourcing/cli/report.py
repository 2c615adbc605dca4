"""The closing summary of an ingest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from sourcing.cli.terminal import Cell, err, out, plain, table
from sourcing.cli.words import count, counted, seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.ingest import IngestReport


def report_document(report: IngestReport) -> Mapping[str, object]:
    """The summary as a JSON document."""
    return {
        "generation": report.generation,
        "read": report.read,
        "accepted": report.accepted,
        "rejected": report.rejected,
        "unchanged": report.unchanged,
        "unread_fields": report.unread,
        "added": report.added,
        "updated": report.updated,
        "deleted": report.deleted,
        "products": report.products,
        "offers": report.offers,
        "suppliers": report.suppliers,
        "rejects_path": report.rejects_path,
        "seconds": round(report.elapsed, 3),
        "sources": [
            {
                "id": source.id,
                "name": source.name,
                "format": source.format,
                "read": source.read,
                "accepted": source.accepted,
                "rejected": source.rejected,
                "unchanged": source.unchanged,
                "mapping": source.mapping.model_dump(mode="json", exclude_defaults=True),
            }
            for source in report.sources
        ],
    }


def print_report(report: IngestReport, *, dry_run: bool = False) -> None:
    """The summary for people: per source, in all, and what the catalogue holds now."""
    console = out()
    folder, names = short_names([source.name for source in report.sources])
    if folder:
        console.print(Text(f"From {plain(folder)}"), soft_wrap=True)
    rows: list[Sequence[Cell]] = [
        (
            name,
            source.format,
            count(source.read),
            count(source.accepted),
            _rejected(source.rejected),
            count(source.unchanged),
        )
        for name, source in zip(names, report.sources, strict=True)
    ]
    if len(report.sources) > 1:
        rows.append(
            (
                Text(f"{len(report.sources)} sources", style="bold"),
                "",
                Text(count(report.read), style="bold"),
                Text(count(report.accepted), style="bold"),
                _rejected(report.rejected),
                Text(count(report.unchanged), style="bold"),
            )
        )
    headers = ("Source", "Format", "Read =", "Accepted +", "Rejected +", "Unchanged")
    console.print(table(headers, rows, right=headers[2:], fold=("Source",), keep=headers[1:]))
    console.print()
    for line in _closing(report, dry_run=dry_run):
        console.print(line, soft_wrap=True)


def short_names(names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The folder that several files share, and their names in it; without one, names as given."""
    paths = [Path(name) for name in names]
    shared = {path.parent for path in paths}
    if len(paths) < 2 or len(shared) > 1 or shared == {Path()}:
        return "", tuple(names)
    return str(shared.pop()), tuple(path.name for path in paths)


def _rejected(number: int) -> Text:
    return Text(count(number), style="yellow" if number else "")


def _closing(report: IngestReport, *, dry_run: bool) -> list[Text]:
    holds = ", ".join(
        (
            counted(report.products, "product"),
            counted(report.offers, "offer"),
            counted(report.suppliers, "supplier"),
        )
    )
    if dry_run:
        first = Text(
            f"Dry run: into an empty catalogue this would be {holds}; nothing was written  "
            f"({seconds(report.elapsed)})"
        )
    elif report.generation is None:
        first = Text(f"Nothing changed; the catalogue holds {holds}  ({seconds(report.elapsed)})")
    else:
        changes = ", ".join(
            f"{count(number)} {word}"
            for number, word in (
                (report.added, "added"),
                (report.updated, "updated"),
                (report.deleted, "deleted"),
            )
            if number
        )
        first = Text.assemble(
            "Generation ",
            (report.generation, "bold"),
            f": {holds}",
            f"; {changes}" if changes else "",
            f"  ({seconds(report.elapsed)})",
        )
    lines = [first]
    if report.unread:
        lines.append(
            Text(
                f"{counted(report.unread, 'field')} could not be read for sure and "
                f"{'is' if report.unread == 1 else 'are'} unknown; the text is kept",
                style="dim",
            )
        )
    if report.rejects_path is not None:
        lines.append(
            Text(f"Rejected rows, with the reason of each: {plain(str(report.rejects_path))}")
        )
    return lines


def note(message: str) -> None:
    """A remark on standard error."""
    err().print(Text(plain(message), style="dim"), soft_wrap=True)
