"""Snapshots are whole or not there, fit their generation, and embed nothing twice."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import Catalogue, CatalogueStore
from data.errors import CatalogueBusy, CorruptIndex, NoIndex
from data.ingest import ingest
from index.engine import EmbeddedIndex
from index.request import SearchRequest
from index.snapshot import Snapshot, build_snapshot, open_snapshot, prune_snapshots
from index.snapshot.layout import scratch_folder, snapshot_folders
from index.vectors.embed import CachedEmbedder

HEAD = "id,title,category,mpn\n"
Feed = Callable[[str], Catalogue]


ONE = "1,Diesel forklift,Trucks,D-1\n2,Electric forklift,Trucks,E-1\n"
TWO = ONE + "3,Pallet truck,Trucks,P-1\n"


@pytest.fixture(scope="session")
def generations(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A home with a generation of each feed."""
    folder = tmp_path_factory.mktemp("generations")
    ids = {}
    for rows in (ONE, TWO):
        (folder / "feed.csv").write_text(HEAD + rows, encoding="utf-8")
        report = ingest([str(folder / "feed.csv")], home=folder / "home")
        ids[rows] = report.generation or ""
    return folder / "home", ids


@pytest.fixture
def home(tmp_path: Path, generations: tuple[Path, dict[str, str]]) -> Path:
    shutil.copytree(generations[0], tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def feed(home: Path, generations: tuple[Path, dict[str, str]]) -> Feed:
    """Open the generation of a feed."""
    return lambda rows: Catalogue.open(home, generations[1][rows])


class Killed(BaseException):
    """As if the process were killed."""


def test_it_opens_fast_and_says_what_it_is_of(
    words_snapshot: Snapshot, sample_catalogue: Catalogue, sample_home: Path
) -> None:
    started = time.perf_counter()
    opened = open_snapshot(sample_home, sample_catalogue.generation)
    assert time.perf_counter() - started < 1
    manifest = opened.manifest
    assert manifest.generation == sample_catalogue.generation.id
    assert manifest.content == sample_catalogue.generation.manifest.content
    assert (
        manifest.products == len(opened) == sample_catalogue.generation.manifest.tables["products"]
    )
    assert 0 < manifest.clusters <= manifest.products
    assert words_snapshot.manifest.models == ()


def test_an_unchanged_catalogue_builds_and_embeds_nothing(
    feed: Feed, home: Path, tmp_path: Path, embedder: Any
) -> None:
    catalogue = feed(ONE)
    counting = type(embedder)()
    cached = CachedEmbedder(counting, tmp_path / "embeddings")
    first = build_snapshot(catalogue, home, embedders=[cached])
    assert counting.embedded == 3  # two products and their category's name
    again = build_snapshot(catalogue, home, embedders=[cached])
    assert again.folder == first.folder
    rebuilt = build_snapshot(catalogue, home, embedders=[cached], rebuild=True)
    assert rebuilt.folder != first.folder
    assert not first.folder.exists()
    assert counting.embedded == 3
    build_snapshot(feed(TWO), home, embedders=[cached])
    assert counting.embedded == 4


def test_an_index_of_another_generation_is_refused(feed: Feed, home: Path) -> None:
    catalogue = feed(ONE)
    with pytest.raises(NoIndex, match="sourcing index"):
        open_snapshot(home, catalogue.generation)
    build_snapshot(catalogue, home)
    newer = feed(TWO)
    with pytest.raises(NoIndex, match="does not match the catalogue"):
        open_snapshot(home, newer.generation)
    build_snapshot(newer, home)
    assert len(open_snapshot(home, newer.generation)) == 3
    # The older generation can be rolled back to, and its index is still there.
    assert len(open_snapshot(home, catalogue.generation)) == 2


def test_a_killed_build_leaves_the_old_index(
    feed: Feed, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = feed(ONE)
    build_snapshot(catalogue, home)
    with monkeypatch.context() as patch:

        def die(*_: object, **__: object) -> None:
            raise Killed

        patch.setattr("index.snapshot.build.build_columns", die)
        # A killed process cleans nothing up.
        patch.setattr("index.snapshot.layout.shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(Killed):
            build_snapshot(catalogue, home, rebuild=True)
    (stale,) = (home / "index").glob("building-*")
    assert stale.is_dir()
    index = EmbeddedIndex(open_snapshot(home, catalogue.generation), catalogue)
    assert index.search(SearchRequest("forklift")).total == 2
    build_snapshot(catalogue, home, rebuild=True)
    assert not stale.exists()
    assert len(snapshot_folders(home)) == 1


def test_one_build_at_a_time(feed: Feed, home: Path) -> None:
    catalogue = feed(ONE)
    with scratch_folder(home), pytest.raises(CatalogueBusy), scratch_folder(home, timeout=0):
        pass
    assert len(build_snapshot(catalogue, home)) == 2


@pytest.mark.parametrize("damage", ["shorten", "remove", "garble the manifest"])
def test_a_damaged_index_is_refused(feed: Feed, home: Path, damage: str) -> None:
    catalogue = feed(ONE)
    folder = build_snapshot(catalogue, home).folder
    if damage == "shorten":
        with (folder / "clusters.npy").open("r+b") as file:
            file.truncate(10)
    elif damage == "remove":
        (folder / "lexical" / "impacts.npy").unlink()
    else:
        (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(CorruptIndex, match="--rebuild"):
        Snapshot.open(folder)
    with pytest.raises(CorruptIndex, match="--rebuild"):
        open_snapshot(home, catalogue.generation)
    assert len(build_snapshot(catalogue, home)) == 2


def test_indexes_go_with_their_generations(feed: Feed, home: Path) -> None:
    old = build_snapshot(feed(ONE), home).folder
    build_snapshot(feed(TWO), home)
    assert prune_snapshots(home) == ()
    CatalogueStore(home).prune(1)
    assert prune_snapshots(home) == (old.name,)
    assert not old.exists()
    assert len(snapshot_folders(home)) == 1


def test_an_open_index_outlives_its_folder(feed: Feed, home: Path) -> None:
    catalogue = feed(ONE)
    index = EmbeddedIndex(build_snapshot(catalogue, home), catalogue)
    build_snapshot(catalogue, home, rebuild=True)
    assert not index.snapshot.folder.exists()
    assert index.search(SearchRequest("forklift")).total == 2


def test_an_empty_catalogue_has_an_index_too(feed: Feed, home: Path, embedder: Any) -> None:
    catalogue = feed(ONE)
    other = home.parent / "empty"
    with CatalogueStore(other).build() as builder:
        builder.publish(sources=[], schema=catalogue.schema.to_json())
    with Catalogue.open(other) as empty:
        snapshot = build_snapshot(empty, other, embedders=[embedder])
        index = EmbeddedIndex(snapshot, empty, embedders=[embedder])
        assert index.search(SearchRequest("forklift")).hits == ()
        assert index.search(SearchRequest("")).hits == ()
        assert index.suggest("fork") == ()
