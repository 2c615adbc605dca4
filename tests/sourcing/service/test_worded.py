"""What the service says itself is in the catalogues of every language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sourcing.service
from dialogue.wording.translations import catalogue as of_dialogue
from rfq.wording import catalogue as of_documents

ROOT = Path(sourcing.service.__file__).parent


def messages() -> set[str]:
    """Messages given as literals to a function that words them."""
    return {
        node.args[0].value
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and node.args
        and getattr(node.func, "attr", getattr(node.func, "id", None)) == "say"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "es"])
def test_every_message_is_translated(language: str) -> None:
    said = messages()
    assert len(said) > 40
    known = set(of_documents(language).messages) | set(of_dialogue(language).messages)
    assert sorted(said - known) == []
