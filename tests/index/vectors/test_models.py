"""The models themselves: what they answer, and that torch stays out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.vectors.embed import MiniLm, Precision, UniversalSentenceEncoder, choose_embedder

_TEXTS = [
    "3t diesel forklift with triplex mast",
    "electric pallet truck, lithium battery",
    "stainless steel centrifugal pump 12V",
    "men's cotton t-shirt, round neck",
    "monocrystalline solar panel 400 W",
    "black toner cartridge for laser printers",
]


def test_documents_are_embedded_as_sentence_transformers_does(minilm: MiniLm):
    reference = json.loads(Path(__file__).with_name("minilm.json").read_text("utf-8"))["rows"]
    vectors = minilm.embed_documents([row["text"] for row in reference])
    expected = np.array([row["vector"] for row in reference])
    np.testing.assert_allclose(vectors[:, : expected.shape[1]], expected, atol=2e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_queries_meet_documents(minilm: MiniLm):
    documents = minilm.embed_documents(_TEXTS)
    queries = minilm.embed_queries(
        ["forklift truck", "pallet jack", "water pump", "clothing", "photovoltaic module", "ink"]
    )
    assert (queries @ documents.T).argmax(axis=1).tolist() == list(range(6))


def test_eight_bits_stay_close(minilm: MiniLm, model_cache: Path):
    exact = minilm.embed_documents(_TEXTS)
    assert ((minilm.embed_queries(_TEXTS) * exact).sum(axis=1) > 0.998).all()
    coarse = choose_embedder("minilm", model_cache, precision=Precision.INT8_DYNAMIC)
    assert ((coarse.embed_documents(_TEXTS) * exact).sum(axis=1) > 0.98).all()
    assert coarse.name != minilm.name


def test_a_vector_does_not_depend_on_its_neighbours(
    minilm: MiniLm, multilingual: UniversalSentenceEncoder
):
    for embed in (minilm.embed_documents, minilm.embed_queries, multilingual.embed_documents):
        together = embed([*_TEXTS, "x " * 100])
        for row, text in zip(together, _TEXTS, strict=False):
            np.testing.assert_allclose(embed([text])[0], row, atol=1e-5)


def test_threads_change_nothing(minilm: MiniLm, model_cache: Path):
    texts = [f"{text} number {i}" for i in range(8) for text in _TEXTS]
    two = choose_embedder("minilm", model_cache, threads=2)
    np.testing.assert_array_equal(two.embed_documents(texts), minilm.embed_documents(texts))


def test_one_space_for_sixteen_languages(multilingual: UniversalSentenceEncoder):
    documents = multilingual.embed_documents(["forklift", "water pump", "solar panel"])
    for queries in (
        ["叉车", "水泵", "太阳能板"],
        ["carretilla elevadora", "bomba de agua", "panel solar"],
        ["Gabelstapler", "Wasserpumpe", "Solarmodul"],
    ):
        products = multilingual.embed_queries(queries) @ documents.T
        assert products.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize("texts", [[], [""], ["", "  ", "pump"]])
def test_empty_texts_have_vectors_too(
    minilm: MiniLm, multilingual: UniversalSentenceEncoder, texts: list[str]
):
    for model in (minilm, multilingual):
        vectors = model.embed_documents(texts)
        assert vectors.shape == (len(texts), model.dim)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_serving_imports_neither_torch_nor_onnx(minilm: MiniLm, model_cache: Path):
    minilm.embed_queries(["builds the file"])
    program = (
        "import sys; from pathlib import Path; from index.vectors.embed import choose_embedder;"
        "choose_embedder('minilm', Path(sys.argv[1])).embed_queries(['pump']);"
        "print(sorted({'torch', 'transformers', 'onnx', 'sentence_transformers', 'faiss'}"
        " & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(model_cache)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
