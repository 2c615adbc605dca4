"""`sourcing ingest`: product files in, a new generation of the catalogue out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sourcing.cli.exit_codes import ExitCode
from sourcing.cli.options import Json, MapFile, Sources
from sourcing.cli.state import state

if TYPE_CHECKING:
    from data.ingest import IngestReport
    from data.mapping.model import Mapping as ColumnsMapping
    from data.readers import RowBatch, SourceFile
    from sourcing.cli.progress import Bar
    from sourcing.cli.rejected import Reject


def ingest(
    context: typer.Context,
    sources: Sources,
    map_file: MapFile = None,
    save_map: Annotated[
        Path | None,
        typer.Option(
            help="Write the mapping that was used (YAML); a folder takes one per source.",
            metavar="FILE",
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Read everything, say what would become of it, and keep nothing."
        ),
    ] = False,
    dataset: Annotated[
        str,
        typer.Option(help="Name of the feed that the sources belong to.", metavar="NAME"),
    ] = "default",
    overlay: Annotated[
        Path | None,
        typer.Option(
            help="Refine the learnt schema with this file (YAML); later ingests keep to it.",
            metavar="FILE",
        ),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Delete what the dataset holds and these sources do not mention."
        ),
    ] = False,
    constants: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="Say what the file does not: `--set product.category='Solar modules'`. "
            "May be repeated.",
            metavar="TARGET=VALUE",
        ),
    ] = None,
    keep: Annotated[
        int, typer.Option(min=1, help="Generations kept to roll back to.", metavar="N")
    ] = 5,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 when any row was rejected.")
    ] = False,
    json: Json = False,
) -> None:
    """Read product files into the catalogue.

    CSV, TSV, JSON, JSON Lines, Parquet, XLSX, schema.org Product JSON-LD and BMEcat XML; plain or
    gzip. Columns are recognised and shown; columns that are nothing else become attributes. Rows
    that cannot be used go to a rejects file with the reason. The same file twice changes nothing,
    and a run that is interrupted leaves the catalogue as it was.
    """
    if overlay is not None:
        from data.schema import load_overlay

        load_overlay(overlay)  # a mistake in it is told before anything is read, not after
    options = state(context)
    shown = not (json or options.quiet)
    given = Settings(
        dataset=dataset,
        mapping=map_file,
        constants=parse_constants(constants or ()),
        overlay=overlay,
        replace=replace,
        keep=keep,
    )
    if dry_run:
        report, rows = _rehearse(sources, given, shown=shown, quiet=options.quiet)
    else:
        home = options.application().home
        report = run_ingest(sources, given, home=home, show_mapping=shown, quiet=options.quiet)
        rows = None
    if save_map is not None:
        _save_mappings(report, save_map)
    if json:
        from sourcing.cli.jsonout import emit_json
        from sourcing.cli.report import report_document

        extra = {} if rows is None else {"dry_run": True, "rejects": rows}
        emit_json({**report_document(report), **extra})
    elif shown:
        from sourcing.cli.report import print_report

        print_report(report, dry_run=dry_run)
    if strict and report.rejected:
        raise typer.Exit(ExitCode.REJECTED)


def _rehearse(
    sources: Sequence[str], given: Settings, *, shown: bool, quiet: bool
) -> tuple[IngestReport, list[Reject]]:
    """Ingest everything into a scratch home, and forget it."""
    import tempfile
    from dataclasses import replace

    from sourcing.cli.rejected import print_rejects, read_rejects

    with tempfile.TemporaryDirectory(prefix="sourcing-dry-run-") as scratch:
        home = Path(scratch)
        report = run_ingest(sources, given, home=home, show_mapping=shown, quiet=quiet)
        rows = read_rejects(report.rejects_path)
    if shown and rows:
        print_rejects(rows, limit=20)
    return replace(report, generation=None, rejects_path=None), rows


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pipeline is told besides the sources; see `data.ingest.ingest`."""

    dataset: str = "default"
    mapping: Path | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    overlay: Path | None = None
    replace: bool = False
    keep: int = 5


def run_ingest(
    sources: Sequence[str],
    given: Settings,
    *,
    home: Path,
    show_mapping: bool = False,
    quiet: bool = False,
) -> IngestReport:
    """Run the pipeline with a progress bar, showing each mapping as it is found."""
    import sys

    from data.ingest import ingest as pipeline
    from sourcing.cli.progress import progress

    with progress(quiet=quiet) as bar:
        return pipeline(
            sources,
            home=home,
            dataset=given.dataset,
            mapping=given.mapping,
            constants=given.constants,
            overlay=given.overlay,
            replace=given.replace,
            keep=given.keep,
            stdin=sys.stdin.buffer,
            progress=bar,
            on_mapping=_Shower(bar) if show_mapping else None,
        )


class _Shower:
    """Prints each mapping once: files of one feed usually share theirs."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._seen: dict[tuple[str, ...], str] = {}

    def __call__(self, source: SourceFile, mapping: ColumnsMapping, batch: RowBatch) -> None:
        from data.mapping import mapping_rows
        from sourcing.cli.recognised import print_mapping, print_same_mapping

        columns = tuple(column.name for column in batch.columns)
        first = self._seen.setdefault(columns, source.name)
        with self._bar.paused():
            if first == source.name:
                rows = mapping_rows(mapping, batch)
                print_mapping(source.name, mapping, rows, shorten=True)
            else:
                print_same_mapping(source.name, first)


def parse_constants(given: Sequence[str]) -> dict[str, str]:
    """``TARGET=VALUE`` options as a mapping's constants.

    Raises:
        InputError: not of that form, or not a target that can be set for a whole source.
    """
    from data.errors import InputError
    from data.mapping.model import TARGETS

    settable = [target for target in TARGETS if "." in target]
    constants = {}
    for text in given:
        target, equals, value = text.partition("=")
        target = target.strip()
        if not equals or not value.strip() or target not in settable:
            raise InputError(
                "not a constant for a whole source",
                field="--set",
                value=text,
                accepted=f"TARGET=VALUE, where TARGET is one of {', '.join(settable)}",
            )
        constants[target] = value.strip()
    return constants


def _save_mappings(report: IngestReport, target: Path) -> None:
    from data.errors import InputError
    from data.mapping import save_mapping

    if len(report.sources) == 1 and not target.is_dir():
        save_mapping(report.sources[0].mapping, target)
        return
    if target.exists() and not target.is_dir():
        raise InputError(
            "several sources need a folder for their mappings",
            field="--save-map",
            value=str(target),
            accepted="a folder",
        )
    target.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for source in report.sources:
        stem = Path(source.name).name.partition(".")[0].replace("real:", "") or "source"
        name = stem if stem not in taken else f"{stem}-{source.id}"
        taken.add(name)
        save_mapping(source.mapping, target / f"{name}.mapping.yaml")
