"""Build: a snapshot from a catalogue's generation, in one pass over its products."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from data.catalogue.durable import write_file
from data.progress import Progress, Silent
from data.records import Product
from index.columns import DocumentOrder, build_columns, build_order
from index.columns.order import reading
from index.columns.pool import TextPool
from index.duplicates import DuplicateFinder, facts_of
from index.lexical import FieldTokens, build_segment, write_segment
from index.protocols import Embedder, Vectors
from index.snapshot.calibrate import calibrate
from index.snapshot.completions import PhraseCounter
from index.snapshot.elsewhere import elsewhere, lacking
from index.snapshot.housekeeping import prune_under_lock
from index.snapshot.language import NativeText, main_language
from index.snapshot.layout import next_number, publish, scratch_folder, sound_snapshots
from index.snapshot.lookup import ExactLookup, LookupCollector, identifiers_of
from index.snapshot.manifest import (
    MANIFEST,
    VERSION,
    FileEntry,
    LexicalSettings,
    ModelEntry,
    SnapshotManifest,
    package_version,
)
from index.snapshot.parameters import SnapshotParameters
from index.snapshot.quality import quality_of
from index.snapshot.snapshot import Snapshot
from index.snapshot.texts import ATTRIBUTES, DESCRIPTION, NAMES, TextSource, Tokeniser
from index.snapshot.value_words import value_words
from index.snapshot.vocabulary import Vocabulary, count_words
from index.text.fold import fold
from index.vectors.first_pass import build_first_pass

if TYPE_CHECKING:
    from data.catalogue import Catalogue

COLUMNS: Final = "columns"
LEXICAL: Final = "lexical"
VECTORS: Final = "vectors.npy"
CATEGORIES: Final = "categories.npy"
ELSEWHERE: Final = "elsewhere.npy"
VALUES: Final = "value_words"
BRANDS: Final = "brands"
_FEWEST_OF_BRAND: Final = 3
"""Products of a brand below which its name is as likely a word of theirs."""
_LANGUAGE_SAMPLE: Final = 500


def build_snapshot(
    catalogue: Catalogue,
    home: Path,
    *,
    embedders: Sequence[Embedder] = (),
    parameters: SnapshotParameters | None = None,
    progress: Progress | None = None,
    rebuild: bool = False,
) -> Snapshot:
    """The snapshot of the generation that a catalogue has open, built unless it is there.

    It is written in a scratch folder and named when it is whole, so that a build that is killed
    leaves what was there before. Snapshots of generations that are gone, and the one that this
    one takes the place of, are removed.

    Args:
        catalogue: open on the generation.
        home: that gets ``index/<generation>-<tag>-<n>/``.
        embedders: whose vectors it holds; the first one is asked first. None makes an index that
            searches by words only.
        parameters: None takes the defaults.
        progress: told how far it is.
        rebuild: build it even where it is there.

    Raises:
        CatalogueBusy: another process is building.
        CatalogueError: the home cannot be written.
    """
    chosen = parameters or SnapshotParameters()
    tag = chosen.tag([embedder.name for embedder in embedders])
    with scratch_folder(home) as scratch:
        generation = catalogue.generation
        same = [
            (folder, manifest)
            for folder, manifest in sound_snapshots(home)
            if (manifest.generation, manifest.tag) == (generation.id, tag)
        ]
        content = generation.manifest.content
        if same and not rebuild and same[0][1].content == content:
            return Snapshot.open(same[0][0])
        built = next_number(home, generation.id, tag)
        folder = scratch / "snapshot"
        folder.mkdir()
        build = _Build(catalogue, folder, embedders, chosen, progress or Silent())
        manifest = build.run(tag=tag, built=built)
        write_file(folder / MANIFEST, manifest.model_dump_json(indent=2).encode())
        published = publish(folder, home, f"{generation.id}-{tag}-{built}")
        prune_under_lock(home, scratch)
    return Snapshot.open(published)


@dataclass(slots=True)
class _Build:
    catalogue: Catalogue
    folder: Path
    embedders: Sequence[Embedder]
    parameters: SnapshotParameters
    progress: Progress
    _words: Counter[str] = field(default_factory=Counter)
    _native_words: Counter[str] = field(default_factory=Counter)
    _phrases: PhraseCounter = field(default_factory=PhraseCounter)
    _duplicates: DuplicateFinder = field(default_factory=DuplicateFinder)
    _keys: LookupCollector = field(default_factory=LookupCollector)
    _brands: Counter[str] = field(default_factory=Counter)

    def run(self, *, tag: str, built: int) -> SnapshotManifest:
        started = time.perf_counter()
        self.progress.start("Numbering products", 0)
        order = build_order(self.catalogue, self.folder)
        source = TextSource(self.catalogue.schema)
        language = self.parameters.language or self._main_language(order)
        vectors = self._vector_files(len(order))
        self.progress.start("Reading and embedding products", len(order))
        documents = self._documents(order, source, Tokeniser(language), vectors, language)
        segment, lengths = build_segment(documents, self.parameters.bm25)
        self.progress.start("Writing the index", 0)
        (self.folder / LEXICAL).mkdir()
        write_segment(segment, self.folder / LEXICAL)
        ExactLookup(*self._keys.sorted()).write(self.folder)
        Vocabulary.of(self._words, self._native_words).write(self.folder)
        self._phrases.completions().write(self.folder)
        TextPool.of(value_words(self.catalogue.schema)).write(self.folder, VALUES)
        known = sorted(name for name, n in self._brands.items() if n >= _FEWEST_OF_BRAND)
        TextPool.of(known).write(self.folder, BRANDS)
        clusters = self._duplicates.clusters()
        np.save(self.folder / "clusters.npy", clusters)
        by_cluster = np.argsort(clusters, kind="stable").astype(np.int32)
        np.save(self.folder / "by_cluster.npy", by_cluster)
        starts = np.concatenate([[0], np.cumsum(np.bincount(clusters))]).astype(np.int32)
        np.save(self.folder / "cluster_starts.npy", starts)
        self.progress.start("Writing filters and facets", 0)
        (self.folder / COLUMNS).mkdir()
        build_columns(self.catalogue, order, self.folder / COLUMNS)
        lacked = lacking(self._words, Tokeniser(language).whole_terms)
        models = tuple(self._models(order, vectors, lacked))
        self.progress.finish()
        generation = self.catalogue.generation
        bm25 = self.parameters.bm25
        return SnapshotManifest(
            version=VERSION,
            package=package_version(),
            created=datetime.now(UTC),
            generation=generation.id,
            content=generation.manifest.content,
            tag=tag,
            built=built,
            lexical=LexicalSettings(
                k1=bm25.k1, b=bm25.b, weights=dict(bm25.weights), language=language
            ),
            mean_lengths=lengths,
            models=models,
            products=len(order),
            clusters=int(clusters.max()) + 1 if len(clusters) else 0,
            terms=segment.terms,
            seconds=time.perf_counter() - started,
            files=FileEntry.all_of(self.folder),
        )

    def _documents(
        self,
        order: DocumentOrder,
        source: TextSource,
        tokeniser: Tokeniser,
        vectors: Mapping[str, Vectors],
        language: str,
    ) -> Iterator[FieldTokens]:
        skus = self._skus()
        quality = np.zeros(len(order), np.float32)
        is_native = NativeText(language)
        for start in range(0, len(order), self.parameters.batch):
            stop = min(start + self.parameters.batch, len(order))
            products = self.catalogue.products([order.id(n) for n in range(start, stop)])
            texts = [source.embedded(product) for product in products] if vectors else []
            for embedder in self.embedders:
                vectors[embedder.name][start:stop] = embedder.embed_documents(texts)
            for document, product in enumerate(products, start):
                quality[document] = quality_of(product)
                yield self._one(document, product, source, tokeniser, skus, is_native(product))
            self.progress.advance(stop / len(order), stop)
        np.save(self.folder / "quality.npy", quality)

    def _one(
        self,
        document: int,
        product: Product,
        source: TextSource,
        tokeniser: Tokeniser,
        skus: Mapping[str, Sequence[str]],
        native: bool,
    ) -> FieldTokens:
        texts = source.fields(product)
        spoken = [
            text
            for name, parts in texts.items()
            if name not in (ATTRIBUTES, NAMES, DESCRIPTION)
            for text in parts
        ]
        count_words(spoken, self._words)
        if native:
            count_words(spoken, self._native_words)
        if product.brand:
            self._brands[" ".join(fold(product.brand).split())] += 1
        self._phrases.add(product)
        self._duplicates.add(facts_of(product))
        keys = identifiers_of(product, skus.get(product.id, ()))
        self._keys.add(keys, document)
        return tokeniser.field_tokens(texts)

    def _skus(self) -> dict[str, list[str]]:
        skus: dict[str, list[str]] = {}
        with reading(self.catalogue) as cursor:
            found = cursor.execute(
                "SELECT product_id, sku FROM catalogue.offers WHERE sku IS NOT NULL"
            )
            while rows := found.fetchmany(10_000):
                for product_id, sku in rows:
                    skus.setdefault(product_id, []).append(sku)
        return skus

    def _main_language(self, order: DocumentOrder) -> str:
        step = max(1, len(order) // _LANGUAGE_SAMPLE)
        ids = [order.id(n) for n in range(0, len(order), step)]
        products = self.catalogue.products(ids)
        return main_language(f"{p.title}. {p.description or ''}" for p in products)

    def _vector_files(self, count: int) -> dict[str, npt.NDArray[np.float32]]:
        files: dict[str, npt.NDArray[np.float32]] = {}
        for number, embedder in enumerate(self.embedders):
            folder = self.folder / model_folder(number)
            folder.mkdir()
            if count:
                files[embedder.name] = np.lib.format.open_memmap(
                    folder / VECTORS, mode="w+", dtype=np.float32, shape=(count, embedder.dim)
                )
            else:
                files[embedder.name] = np.zeros((0, embedder.dim), np.float32)
                np.save(folder / VECTORS, files[embedder.name])
        return files

    def _models(
        self, order: DocumentOrder, vectors: Mapping[str, Vectors], lacked: Sequence[str]
    ) -> Iterator[ModelEntry]:
        for number, embedder in enumerate(self.embedders):
            self.progress.start("Measuring what is near and what is not", 0)
            found = vectors[embedder.name]
            if isinstance(found, np.memmap):
                found.flush()
            folder = self.folder / model_folder(number)
            categories = _category_vectors(embedder, order)
            np.save(folder / CATEGORIES, categories)
            named = categories[np.any(categories != 0.0, axis=1)]
            np.save(folder / ELSEWHERE, elsewhere(embedder, lacked, named))
            first = build_first_pass(found, self.parameters.vectors)
            if first is not None:
                first.write(folder)
            yield ModelEntry(
                name=embedder.name,
                dim=embedder.dim,
                folder=model_folder(number),
                calibration=calibrate(embedder, found, categories, order),
            )


def _category_vectors(embedder: Embedder, order: DocumentOrder) -> Vectors:
    """The names of categories, embedded as products are."""
    vectors = np.zeros((len(order.leaves), embedder.dim), np.float32)
    named = [n for n, leaf in enumerate(order.leaves) if leaf and leaf[-1].strip()]
    if named:
        vectors[named] = embedder.embed_documents([order.leaves[n][-1] for n in named])
    return vectors


def model_folder(number: int) -> str:
    """The folder of one model's vectors in a snapshot."""
    return f"vectors-{number}"
