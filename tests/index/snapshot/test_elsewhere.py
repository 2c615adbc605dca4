"""Names of goods that a catalogue does not have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.protocols import Vectors
from index.snapshot.elsewhere import elsewhere, kinds, lacking
from index.snapshot.texts import Tokeniser


class Embedder:
    """Puts every text of one first letter at one place."""

    name = "letters"
    dim = 26

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), self.dim), np.float32)
        for row, text in enumerate(texts):
            found[row, ord(text[0]) - ord("a")] = 1.0
        return found

    embed_documents = embed_queries


def test_kinds_are_plain_names_without_repetition() -> None:
    assert len(kinds()) > 400
    assert len(set(kinds())) == len(kinds())
    assert all(name == name.strip().lower() and name for name in kinds())


def test_what_products_are_called_is_not_elsewhere() -> None:
    terms_of = Tokeniser("en").whole_terms
    everything = lacking([], terms_of)
    assert everything == kinds()
    left = lacking(["Piano", "sewing", "tractor"], terms_of)
    assert set(everything) - set(left) == {"pianos", "tractors"}
    # Of several words every one has to be there.
    assert "sewing machines" in left
    assert "sewing machines" not in lacking(["sewing", "machine"], terms_of)


def test_a_name_of_the_same_goods_as_a_category_is_not_elsewhere() -> None:
    embedder = Embedder()
    categories = embedder.embed_documents(["forklifts", "valves"])
    found = elsewhere(embedder, ["fur", "pianos", "tents"], categories)
    assert found.shape == (2, 26)
    assert not (found @ categories.T).any()


def test_with_fewer_than_two_categories_there_is_nothing_to_compare_with() -> None:
    embedder = Embedder()
    assert elsewhere(embedder, ["pianos"], embedder.embed_documents(["forklifts"])).shape == (0, 26)
    assert elsewhere(embedder, [], embedder.embed_documents(["a", "b"])).shape == (0, 26)
