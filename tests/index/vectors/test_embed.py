"""Embedders' surroundings: pinned files, kept vectors, languages, routes. No model is loaded."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import MissingDependency
from index.protocols import Vectors
from index.vectors.embed import (
    CachedEmbedder,
    EmbeddingStore,
    LanguageIdentifier,
    Router,
    choose_embedder,
)
from index.vectors.embed.bert import _batches
from index.vectors.embed.optional import optional_module
from index.vectors.embed.pinned import PinnedFile, locate_any


class Counting:
    """An embedder that answers from a text's hash and counts what it was asked."""

    dim = 6

    def __init__(self, name: str = "counting") -> None:
        self.name = name
        self.asked: list[str] = []

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        rows = [
            np.random.default_rng(int.from_bytes(hashlib.sha256(t.encode()).digest()[:8], "big"))
            for t in texts
        ]
        return np.array([r.standard_normal(self.dim) for r in rows], np.float32).reshape(-1, 6)

    embed_queries = embed_documents


# Any installed file will do to test pinning: pytest's own marker file, say.
_FILE = Path(pytest.__file__).parent / "__init__.py"
_PINNED = PinnedFile(
    "pytest",
    metadata.version("pytest"),
    "pytest",
    "__init__.py",
    hashlib.sha256(_FILE.read_bytes()).hexdigest(),
)


def test_a_pinned_file_is_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    memory = tmp_path / "cache" / "checked.json"
    assert _PINNED.locate(memory) == _FILE
    monkeypatch.setattr("index.vectors.embed.pinned._sha256", lambda path: "not called")
    assert _PINNED.locate(memory) == _FILE
    memory.write_text("damaged")
    with pytest.raises(MissingDependency, match="is not the file"):
        _PINNED.locate(memory)


def test_another_file_version_or_nothing_is_refused(tmp_path: Path):
    memory = tmp_path / "checked.json"
    other = PinnedFile("pytest", _PINNED.version, "pytest", "__init__.py", "0" * 64)
    with pytest.raises(MissingDependency, match="--force-reinstall") as refused:
        other.locate(memory)
    assert refused.value.accepted == "0" * 64
    with pytest.raises(MissingDependency, match=r"pip install pytest==0\.0\.1"):
        PinnedFile("pytest", "0.0.1", "pytest", "x", "").locate(memory)
    with pytest.raises(MissingDependency, match="lacks no-such-file"):
        PinnedFile("pytest", _PINNED.version, "pytest", "no-such-file", "").locate(memory)
    absent = PinnedFile("not-a-package-of-ours", "1", "absent", "x", "")
    with pytest.raises(MissingDependency, match="pip install not-a-package-of-ours==1"):
        locate_any([absent, absent], memory)
    assert locate_any([absent, _PINNED], memory) == _FILE
    with pytest.raises(MissingDependency, match=r"swimming needs a package: pip install fins"):
        optional_module("no_such_module", purpose="swimming", install="fins")


def test_documents_are_embedded_once(tmp_path: Path):
    inner = Counting()
    texts = [f"product {i % 70}" for i in range(100)]
    seen: list[tuple[int, int]] = []
    first = CachedEmbedder(inner, tmp_path).embed_documents(
        texts, progress=lambda done, total: seen.append((done, total))
    )
    assert len(inner.asked) == 70
    assert seen == [(100, 100)]
    np.testing.assert_array_equal(first, Counting().embed_documents(texts))
    again = CachedEmbedder(inner, tmp_path)
    np.testing.assert_array_equal(again.embed_documents([*texts, "new"])[:-1], first)
    assert inner.asked[70:] == ["new"]
    # Another model's vectors are others.
    other = Counting("other")
    CachedEmbedder(other, tmp_path).embed_documents(texts[:1])
    assert other.asked == texts[:1]


def test_recent_queries_are_embedded_once():
    inner = Counting()
    cached = CachedEmbedder(inner, Path("unused"), queries=2)
    for query in ("pump", "valve", "pump", "bolt", "pump", "valve"):
        vector = cached.embed_queries([query])
        np.testing.assert_array_equal(vector, Counting().embed_queries([query]))
    # The valve had been used longest ago when the bolt came.
    assert inner.asked == ["pump", "valve", "bolt", "valve"]
    assert cached.embed_queries(["nut", "pump", "nut"]).shape == (3, 6)
    assert inner.asked[4:] == ["nut"]
    assert cached.embed_queries([]).shape == (0, 6)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(st.text(max_size=8), max_size=12), max_size=4), st.integers(0, 400))
def test_a_torn_store_loses_rows_and_never_answers_wrongly(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]], cut: int
):
    folder = tmp_path_factory.mktemp("store")
    embed = Counting().embed_documents
    store = EmbeddingStore(folder, 6)
    for batch in batches:
        store.append(batch, embed(batch))
    texts = [text for batch in batches for text in batch]
    known, vectors = EmbeddingStore(folder, 6).find([*texts, "absent text"])
    assert known.tolist() == [True] * len(texts) + [False]
    np.testing.assert_array_equal(vectors, embed(texts))
    for name in ("keys", "vectors"):
        if (folder / name).exists():
            os.truncate(folder / name, max(0, (folder / name).stat().st_size - cut))
            cut //= 2
    torn = EmbeddingStore(folder, 6)
    known, vectors = torn.find(texts)
    np.testing.assert_array_equal(
        vectors, embed([t for t, k in zip(texts, known, strict=True) if k])
    )
    torn.append(texts, embed(texts))
    known, vectors = EmbeddingStore(folder, 6).find(texts)
    assert known.all()
    np.testing.assert_array_equal(vectors, embed(texts))


def test_a_damaged_row_is_embedded_anew(tmp_path: Path):
    inner = Counting()
    CachedEmbedder(inner, tmp_path).embed_documents(["a", "b", "c"])
    file = tmp_path / "counting" / "vectors"
    content = bytearray(file.read_bytes())
    content[30] ^= 0x40  # in the second row
    file.write_bytes(content)
    for _ in range(2):
        vectors = CachedEmbedder(inner, tmp_path).embed_documents(["a", "b", "c"])
        np.testing.assert_array_equal(vectors, Counting().embed_documents(["a", "b", "c"]))
    assert inner.asked == ["a", "b", "c", "b"]


def test_processes_share_a_store(tmp_path: Path):
    ours = EmbeddingStore(tmp_path, 6)
    embed = Counting().embed_documents
    ours.append(["mine"], embed(["mine"]))
    program = (
        "import sys, numpy as np; from pathlib import Path;"
        "from index.vectors.embed.store import EmbeddingStore;"
        "EmbeddingStore(Path(sys.argv[1]), 6).append(['theirs'], np.ones((1, 6), np.float32))"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
    known, vectors = ours.find(["theirs", "mine"])
    assert known.all()
    assert vectors[0].tolist() == [1.0] * 6
    assert len(ours) == 2


@given(st.lists(st.integers(2, 256), max_size=60))
def test_batches_hold_every_text_once_and_stay_small(lengths: list[int]):
    batches = _batches(lengths)
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= 512


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("叉车 3t", "zh"),
        ("フォークリフト 電動", "ja"),
        ("지게차", "ko"),
        ("вилочный погрузчик", "ru"),
        ("رافعة شوكية", "ar"),
        ("LC51C", "en"),
        ("12V/24V", "en"),
        ("", "en"),
    ],
)
def test_script_and_numbers_need_no_statistics(query: str, language: str):
    assert LanguageIdentifier().identify(query) == language


_ENGLISH = (
    "electric forklift 3t;stainless steel bolts M8;wireless mouse;office chair;rice cooker;"
    "cheap electric pallet truck with lithium battery;centrifugal water pump for irrigation"
)
_SPANISH = (
    "carretilla elevadora eléctrica 3t;tornillos de acero inoxidable M8;ratón inalámbrico;"
    "silla de oficina;botella de agua;transpaleta eléctrica barata con batería de litio"
)


def test_latin_letters_are_told_apart_by_statistics():
    identifier = LanguageIdentifier()
    assert {identifier.identify(query) for query in _ENGLISH.split(";")} == {"en"}
    spanish = [identifier.identify(query) for query in _SPANISH.split(";")]
    assert spanish == ["es"] * len(spanish)


def test_words_of_the_catalogue_settle_it():
    words = set("toner cartridge monitor canon solar panel aire".split())
    identifier = LanguageIdentifier()
    for query in ("toner cartridge", "monitor", "Canon", "solar panel 400W"):
        assert identifier.identify(query, known=words.__contains__) == "en"
    assert identifier.identify("compresor de aire", known=words.__contains__) != "en"


def test_a_query_goes_to_the_model_of_its_language():
    english, multilingual = Counting("english"), Counting("multilingual")
    router = Router(english, multilingual)
    assert router.route("LC51C").embedder is english
    assert (router.route("叉车").language, router.route("叉车").embedder) == ("zh", multilingual)
    assert list(router.embedders) == ["english", "multilingual"]
    alone = Router(english)
    assert alone.route("叉车").embedder is english
    assert alone.route("叉车").language == "zh"


def test_settings_name_the_model(tmp_path: Path):
    assert choose_embedder("minilm", tmp_path).name == "all-minilm-l6-v2-0.1.0-float32"
    assert choose_embedder("multilingual", tmp_path).name == "use-multilingual-v3-int8"
    assert choose_embedder("BAAI/bge-m3", tmp_path).name == "st-BAAI-bge-m3"
    (tmp_path / "my model").mkdir()
    first = choose_embedder(str(tmp_path / "my model"), tmp_path).name
    (tmp_path / "my model" / "config.json").write_text("{}")
    second = choose_embedder(str(tmp_path / "my model"), tmp_path).name
    assert first.startswith("st-my-model-")
    assert first != second
