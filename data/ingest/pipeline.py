"""Ingest: sources in, a new generation out; atomic, idempotent, in bounded memory."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import duckdb
import numpy as np

from data.catalogue.builder import GenerationBuilder
from data.catalogue.manifest import REJECTS, SourceEntry
from data.catalogue.store import CatalogueStore
from data.errors import SourceError
from data.ingest.cells import CellStore
from data.ingest.identity import KnownRows
from data.ingest.merge import Merger, MergeReport, attach_empty_base
from data.ingest.normalise import Normaliser
from data.ingest.overlays import Overlays
from data.ingest.rejects import Reject, RejectsFile
from data.ingest.report import IngestReport, SourceReport
from data.ingest.staging import create_staging, stage
from data.ingest.suppliers import SupplierBook
from data.mapping import dump_mapping, extend_mapping, infer_mapping, load_mapping
from data.mapping.model import Mapping
from data.progress import Progress, Silent
from data.readers import expand_sources, open_reader
from data.readers.base import BadRow, RowBatch, SourceFile
from data.schema import apply_schema, learn_schema

BATCH_ROWS: Final = 20_000
_SPARSE: Final = frozenset({"json", "jsonl", "jsonld", "bmecat"})

OnMapping = Callable[[SourceFile, Mapping, RowBatch], None]
"""Told how each source will be read, with its first rows, before any of it is."""


def ingest(
    sources: Sequence[str],
    *,
    home: Path,
    dataset: str = "default",
    mapping: Path | None = None,
    constants: MappingOf[str, str] | None = None,
    overlay: Path | None = None,
    replace: bool = False,
    keep: int = 5,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    on_mapping: OnMapping | None = None,
) -> IngestReport:
    """Read sources into a new generation of the catalogue at ``home``.

    Nothing of it is visible before all of it is there; a run that dies at any moment leaves the
    catalogue as it was. Records the catalogue already holds unchanged are counted and left
    alone; when nothing at all changes, no generation is made.

    Args:
        sources: files, folders, globs, ``-`` for ``stdin``, ``real:NAME``.
        home: folder that holds all state.
        dataset: the feed these sources are; ids and ``replace`` are scoped to it.
        mapping: YAML of column mappings; what it says wins over what is recognised.
        constants: mapping target to value for every record, such as
            ``{"product.category": "Solar modules"}``.
        overlay: YAML that refines the learnt schema, in place of the one the catalogue has; kept
            for later generations.
        replace: delete what the dataset held and these sources do not.
        keep: generations to keep on disk, the new one included.
        stdin: read when ``-`` is among the sources.
        progress: told how the run advances.
        on_mapping: told how each source will be read; may raise to stop the run.

    Raises:
        SourceError: a source cannot be read at all.
        MappingError: the mapping does not fit its source.
        CatalogueBusy: another process is writing this catalogue.
    """
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sourcing-ingest-") as scratch:
        files = expand_sources(sources, stdin=stdin, scratch=Path(scratch))
        if not files:
            raise SourceError("no file to read", field="source", value=list(sources))
        store = CatalogueStore(home)
        with store.build() as builder:
            run = _Run(
                builder,
                home=home,
                dataset=dataset,
                given=None if mapping is None else load_mapping(mapping),
                constants=dict(constants or {}),
                overlay=overlay,
                replace=replace,
                progress=progress or Silent(),
                on_mapping=on_mapping,
            )
            return run.go(files, keep=keep, started=started)


class _Run:
    """One ingest into one generation under construction."""

    def __init__(
        self,
        builder: GenerationBuilder,
        *,
        home: Path,
        dataset: str,
        given: Mapping | None,
        constants: dict[str, str],
        overlay: Path | None,
        replace: bool,
        progress: Progress,
        on_mapping: OnMapping | None,
    ) -> None:
        self._builder = builder
        self._con: duckdb.DuckDBPyConnection = builder.connection
        self._home = home
        self._dataset = dataset
        self._given = given
        self._files = 0
        self._constants = constants
        self._overlay = overlay
        self._replace = replace
        self._progress = progress
        self._on_mapping = on_mapping
        self._rejects = RejectsFile(builder.rejects_path)
        self._reports: dict[str, SourceReport] = {}
        self._cells = CellStore()
        self._next = 0

    def go(self, files: Sequence[SourceFile], *, keep: int, started: float) -> IngestReport:
        if self._builder.base is None:
            attach_empty_base(self._con)
        staging = self._builder.scratch / "staging.duckdb"
        self._con.execute(f"ATTACH '{_quoted(staging)}' AS staging")
        create_staging(self._con)
        book = SupplierBook(dataset=self._dataset)
        book.load(self._con)
        known = self._known_rows()
        self._files = len(files)
        with self._rejects:
            for file in files:
                self._read(file, known, book)
            merged = self._merge(book)
        overlays = Overlays.gather(self._overlay, files, self._builder.base)
        changed = merged.changed or overlays.changed
        counts = self._counts() if changed else self._base_counts()
        generation = None
        rejects = self._rejects.path if self._rejects.count else None
        if changed:
            schema = self._learn(overlays)
            self._con.execute("DETACH staging")
            staging.unlink()
            self._progress.start("publishing", 0)
            published = self._builder.publish(
                sources=self._sources(),
                schema=schema,
                mappings={r.id: dump_mapping(r.mapping).encode() for r in self._reports.values()},
                overlay=overlays.text,
                keep=keep,
            )
            self._progress.finish()
            generation = published.id
            if rejects is not None:
                rejects = published.path / REJECTS
        elif rejects is not None:
            rejects = self._keep_rejects(rejects)
        return IngestReport(
            sources=tuple(self._reports.values()),
            generation=generation,
            products=counts["products"],
            offers=counts["offers"],
            suppliers=counts["suppliers"],
            added=merged.added,
            updated=merged.updated,
            deleted=merged.deleted,
            unread=counts["unread_fields"],
            rejects_path=rejects,
            elapsed=time.monotonic() - started,
        )

    def _read(self, file: SourceFile, known: KnownRows, book: SupplierBook) -> None:
        report = self._reports.setdefault(
            file.id,
            SourceReport(
                id=file.id,
                name=file.name,
                format=file.format,
                size=file.size,
                sha256=file.sha256,
            ),
        )
        reader = open_reader(file)
        normaliser: Normaliser | None = None
        self._progress.start(file.name, file.size)
        for item in reader.batches(BATCH_ROWS):
            if isinstance(item, BadRow):
                report.read += 1
                self._reject(
                    report, Reject(file.name, item.number, item.field, item.value, item.reason)
                )
                continue
            report.read += len(item.rows)
            if normaliser is None:
                mapping = self._mapping(file, item, reader.targets)
                normaliser = Normaliser(
                    file,
                    mapping,
                    dataset=self._dataset,
                    known=known,
                    book=book,
                    store=self._cells,
                )
            elif any(c.name not in normaliser.mapping.columns for c in item.columns):
                normaliser.extend(extend_mapping(normaliser.mapping, item))
            report.mapping = normaliser.mapping
            staged = normaliser.normalise(item, first=self._next)
            self._next += len(item.rows)
            for name, table in staged.tables.items():
                stage(self._con, name, table)
            for reject in staged.rejects:
                self._reject(report, reject)
            report.accepted += staged.parsed
            report.unchanged += staged.unchanged
            self._progress.advance(reader.progress, report.read)
        self._progress.finish()

    def _mapping(self, file: SourceFile, batch: RowBatch, targets: MappingOf[str, str]) -> Mapping:
        given = self._given
        if given is None and "mapping" in file.companions:
            given = load_mapping(file.companions["mapping"])
        if self._constants:
            base = given or Mapping()
            given = base.model_copy(update={"constants": {**base.constants, **self._constants}})
        # A first batch of JSON need not show every column, nor does each of several files have
        # every column of the one mapping given for all.
        mapping = infer_mapping(
            batch,
            fixed=targets,
            given=given,
            source_name=file.name,
            complete=self._files == 1 and file.format not in _SPARSE,
        )
        if self._on_mapping is not None:
            self._on_mapping(file, mapping, batch)
        return mapping

    def _reject(self, report: SourceReport, reject: Reject) -> None:
        report.rejected += 1
        self._rejects.write(reject)

    def _merge(self, book: SupplierBook) -> MergeReport:
        self._progress.start("merging", 0)
        merger = Merger(self._con, dataset=self._dataset, replace=self._replace)
        names = {report.id: report.name for report in self._reports.values()}
        merged = merger.merge(book, names)
        by_name = {report.name: report for report in self._reports.values()}
        for orphan in merged.orphans:
            report = by_name[orphan.source]
            report.accepted -= 1
            self._reject(report, orphan)
        for source, count in merged.unchanged.items():
            self._reports[source].accepted -= count
            self._reports[source].unchanged += count
        self._progress.finish()
        return merged

    def _sources(self) -> list[SourceEntry]:
        """This run's sources, and those of earlier runs that records still come from."""
        entries = [
            SourceEntry(
                id=report.id,
                name=report.name,
                format=report.format,
                size=report.size,
                sha256=report.sha256,
                dataset=self._dataset,
                read=report.read,
                accepted=report.accepted,
                rejected=report.rejected,
                unchanged=report.unchanged,
            )
            for report in self._reports.values()
        ]
        if self._builder.base is None:
            return entries
        used = {
            source
            for table in ("products", "offers", "suppliers", "source_rows")
            for (source,) in self._con.execute(
                f"SELECT DISTINCT source FROM {table}"  # noqa: S608
            ).fetchall()
        }
        old = self._builder.base.manifest.sources
        return [e for e in old if e.id in used and e.id not in self._reports] + entries

    def _learn(self, overlays: Overlays) -> bytes:
        self._progress.start("learning the schema", 0)
        schema = learn_schema(self._con, overlays.given, kept=overlays.kept)
        apply_schema(self._con, schema)
        self._progress.finish()
        return schema.to_json()

    def _known_rows(self) -> KnownRows:
        columns = self._con.execute(
            """SELECT fingerprint_high, fingerprint_low, superseded
               FROM base.source_rows WHERE dataset = ?""",
            [self._dataset],
        ).fetchnumpy()
        words = np.column_stack([columns["fingerprint_high"], columns["fingerprint_low"]])
        return KnownRows(words.astype(np.uint64), columns["superseded"].astype(np.bool_))

    def _counts(self, schema: str = "main") -> dict[str, int]:
        counts: dict[str, int] = {}
        for table in ("products", "offers", "suppliers", "unread_fields"):
            row = self._con.execute(f"SELECT count(*) FROM {schema}.{table}").fetchone()  # noqa: S608
            counts[table] = int(row[0]) if row else 0
        return counts

    def _base_counts(self) -> dict[str, int]:
        return self._counts("base")

    def _keep_rejects(self, rejects: Path) -> Path:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        kept = self._home / "rejects" / f"{stamp}.jsonl"
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(rejects, kept)
        return kept


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
