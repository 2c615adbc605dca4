"""Which vector index a catalogue gets is said in the environment."""

from __future__ import annotations

import pytest

from data.errors import InputError
from index.vectors import VectorBackend
from sourcing.models import VECTORS, configured_parameters


def test_our_own_is_the_default(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(VECTORS, raising=False)
    assert configured_parameters().vectors is VectorBackend.OWN


def test_snapshots_of_the_two_are_told_apart(monkeypatch: pytest.MonkeyPatch):
    own = configured_parameters().tag(["model"])
    monkeypatch.setenv(VECTORS, "faiss")
    chosen = configured_parameters()
    assert chosen.vectors is VectorBackend.FAISS
    assert chosen.tag(["model"]) != own


def test_another_name_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VECTORS, "annoy")
    with pytest.raises(InputError, match="own, faiss"):
        configured_parameters()
