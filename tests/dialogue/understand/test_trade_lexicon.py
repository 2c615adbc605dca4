"""The trade lexicon: what is written in it, and how words are found."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from dialogue.understand.text import prepare
from dialogue.understand.translation import FILES, meanings_of, trade_lexicon


def test_entries_are_many_and_written_once() -> None:
    entries = 0
    for name in FILES:
        text = (files("dialogue.understand") / "trade" / f"{name}.yaml").read_text("utf-8")
        keys = [line.partition(": {")[0] for line in text.splitlines() if ": {" in line]
        assert sorted({key for key in keys if keys.count(key) > 1}) == []
        raw = yaml.safe_load(text)
        assert len(raw) == len(keys)
        assert all({"es", "zh"} <= set(languages) for languages in raw.values())
        entries += len(raw)
    assert entries >= 1_000


@pytest.mark.parametrize(
    ("foreign", "english"),
    [
        ("híbrido", "hybrid"),
        ("híbridas", "hybrid"),
        ("cabina cerrada", "cabin closed"),
        ("acero inoxidable", "stainless steel"),
        ("不锈钢", "stainless steel"),
        ("法兰连接", "connection flanged"),
        ("eje trasero", "axle rear"),
    ],
)
def test_foreign_phrases_are_read(foreign: str, english: str) -> None:
    from dialogue.understand.text import phrase_stems

    wanted = tuple(sorted(phrase_stems(english)))
    assert any(wanted == meaning for meaning in meanings_of(foreign))


def test_what_is_in_no_lexicon_means_nothing() -> None:
    assert meanings_of("xyzzy") == frozenset()
    assert meanings_of("") == frozenset()


@pytest.mark.parametrize("language", ["en", "es", "zh", "de", "fr"])
def test_spans_lie_in_the_utterance(language: str) -> None:
    tokens = prepare("cabina cerrada, 法兰连接 quiet geflanscht").tokens
    for place, spans in enumerate(trade_lexicon(language).spans(tokens)):
        assert all(place < span.last <= len(tokens) for span in spans)
