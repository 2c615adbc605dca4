"""A cross-encoder that transformers loads: tiny, with random weights, made here without a hub."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

# Nothing may be fetched: what is not in the folder is an error.
os.environ["HF_HUB_OFFLINE"] = "1"

with warnings.catch_warnings():
    # What these packages warn of while they are imported is not ours to mend.
    warnings.simplefilter("ignore")
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    pytest.importorskip("sentence_transformers")

from data.catalogue import Catalogue
from data.errors import InputError
from index.engine import EmbeddedIndex
from index.engine.rerank import text_of_product
from index.request import Rerank, SearchRequest
from index.snapshot import Snapshot
from index.snapshot.texts import TextSource
from sourcing.rankers import CROSS_ENCODER, configured_rerankers

QUERY = "electric forklift"
WORDS = "electric forklift truck pump lamp diesel battery kg t mm v kw for the with and 2 3".split()

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:torch.*")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer that scores pairs, as transformers saves it."""
    made = tmp_path_factory.mktemp("cross-encoder")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    pieces = [chr(letter) for letter in range(ord("a"), ord("z") + 1)]
    vocabulary += [*pieces, *(f"##{piece}" for piece in pieces)]
    # Each once: a word's line is its number.
    (made / "vocab.txt").write_text("\n".join(dict.fromkeys(vocabulary)), "utf-8")
    tokenizer = transformers.BertTokenizerFast(str(made / "vocab.txt"), model_max_length=64)
    tokenizer.save_pretrained(made)
    torch.manual_seed(3)
    shape = transformers.BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=1,
        # Wide enough apart that random weights tell texts apart.
        initializer_range=0.6,
    )
    transformers.BertForSequenceClassification(shape).save_pretrained(made)
    return made


def logits(folder: Path, texts: list[str]) -> list[float]:
    """What transformers itself says of each pair."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder).eval()
    found = []
    for text in texts:
        given: Any = tokenizer(QUERY, text, truncation=True, max_length=64, return_tensors="pt")
        with torch.no_grad():
            found.append(float(model(**given).logits[0, 0]))
    return found


def test_scores_are_those_of_the_model(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CROSS_ENCODER, str(folder))
    reranker = configured_rerankers(tmp_path).cross_encoder
    assert reranker is not None
    assert reranker.name == folder.name
    texts = ["electric forklift 2 t", "diesel pump", "lamp", "forklift truck with battery"]
    scores = reranker.scores(QUERY, texts)
    assert scores.dtype == np.float32
    # One label: sentence-transformers puts the logit between 0 and 1.
    expected = 1.0 / (1.0 + np.exp(-np.array(logits(folder, texts))))
    np.testing.assert_allclose(scores, expected, atol=1e-5)
    assert len(set(scores.tolist())) == len(texts)


def test_it_reorders_what_search_finds(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words_snapshot: Snapshot,
    sample_catalogue: Catalogue,
) -> None:
    monkeypatch.setenv(CROSS_ENCODER, str(folder))
    index = EmbeddedIndex(
        words_snapshot, sample_catalogue, rerankers=configured_rerankers(tmp_path)
    )
    plain = index.search(SearchRequest(QUERY, size=50, collapse=False))
    read = index.search(SearchRequest(QUERY, size=20, collapse=False, rerank=Rerank.CROSS_ENCODER))
    ids = [hit.product_id for hit in read.hits]
    before = [hit.product_id for hit in plain.hits]
    assert ids != before[:20]
    source = TextSource(sample_catalogue.schema)
    products = [sample_catalogue.product(one) for one in before]
    texts = [text_of_product(one, source.embedded(one)) for one in products]
    told = 1.0 / (1.0 + np.exp(-np.array(logits(folder, texts))))
    keys = np.array([hit.score for hit in plain.hits]) + 0.2 * (told - told.min()) / np.ptp(told)
    # Texts that begin alike have the same score but for rounding.
    assert np.all(np.diff(keys[[before.index(one) for one in ids]]) <= 1e-4)


def test_a_folder_that_holds_no_model_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setenv(CROSS_ENCODER, str(tmp_path))
    reranker = configured_rerankers(tmp_path / "home").cross_encoder
    assert reranker is not None
    with pytest.raises(InputError, match="CrossEncoder"):
        reranker.scores(QUERY, ["a"])
