"""This project's engine, by words alone and whole, over a catalogue made from the documents."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.peers.workload import Workload
from data.catalogue import Catalogue
from data.ingest import ingest
from index.engine import EmbeddedIndex
from index.request import Mode, SearchRequest
from index.snapshot import build_snapshot
from index.vectors import DenseIndex
from index.vectors.embed import CachedEmbedder, MiniLm


class Ours:
    """The whole engine: fused, with the relevance floor off, as the others have none.

    Its build reads the documents as a catalogue, recognises attributes and their units, and
    embeds its own texts of the products; vectors already in the cache cost nothing here, as those
    that the others are given do not.
    """

    mode = Mode.HYBRID

    def build(self, work: Workload, folder: Path) -> None:
        """Ingest and index."""
        source = folder / "documents.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for id_, fields, attributes in zip(work.ids, work.fields, work.attributes, strict=True):
                named = {n: fields[n] for n in ("title", "brand", "description") if n in fields}
                if "category" in fields:
                    named["category"] = fields["category"]
                row = {**attributes, **named, "product id": id_}
                file.write(json.dumps(row) + "\n")
        self._work = work
        home = folder / "home"
        ingest([str(source)], home=home)
        cache = folder.parent.parent / "embeddings"
        self._embedder = CachedEmbedder(MiniLm(cache / "models"), cache)
        embedders = [] if self.mode is Mode.LEXICAL else [self._embedder]
        self._catalogue = Catalogue.open(home)
        snapshot = build_snapshot(self._catalogue, home, embedders=embedders)
        self._index = EmbeddedIndex(snapshot, self._catalogue, embedders=embedders, floor=False)
        self._index.warm()
        if embedders:
            # Encoding is left out for every engine: theirs are given the vectors of queries.
            self._embedder.embed_queries(list(work.queries))

    def search(self, query: int, count: int) -> list[str]:
        """The best documents, near-duplicates one by one."""
        request = SearchRequest(
            self._work.queries[query], size=count, facet_count=0, collapse=False, mode=self.mode
        )
        return [hit.product_id for hit in self._index.search(request).hits]


class OursWithVectors(Ours):
    """The same, able to say how many true neighbours it finds."""

    def recall(self, count: int) -> float:
        """Against an exact scan of its own vectors."""
        [model] = self._index.snapshot.models
        exact = DenseIndex(model.vectors)
        ours = self._index.view.dense[model.entry.name]
        shares = []
        for vector in self._work.query_vectors:
            wanted, _ = exact.search(vector[None], count)
            found, _ = ours.search(vector[None], count)
            shares.append(len(set(wanted.tolist()) & set(found.tolist())) / len(wanted))
        return sum(shares) / len(shares)


class OursByWords(Ours):
    """Words alone."""

    mode = Mode.LEXICAL
