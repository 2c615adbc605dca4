"""Rephrasing: a model's words in the place of ours, if they say the same figures and names."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import Final

from dialogue.language_models.protocol import LanguageModel, LanguageModelFailure
from dialogue.wording.worded import Kind, Worded

SECONDS: Final = 4.0
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_CAPITAL: Final = re.compile(r"\b[A-Z]{2,}\b")
_LINK: Final = re.compile(r"https?:|www\.|[\w.]+@[\w.]+|[<>{}\\`]")
_QUOTED: Final = re.compile(r"[“«「]([^”»」]+)[”»」]")
_LONGER: Final = 1.6
_LOG = logging.getLogger(__name__)


def rephrased(
    model: LanguageModel,
    text: str,
    *,
    language: str,
    names: Iterable[str] = (),
    seconds: float = SECONDS,
) -> str:
    """The text in a model's words, or as it is where these cannot be trusted.

    Args:
        model: that rephrases.
        text: worded by us.
        language: BCP 47 tag of both.
        names: of products, values, fields and suppliers that the text may have.
        seconds: that the model has.
    """
    try:
        said = model.rephrase(text, language=language, seconds=seconds).strip()
    except LanguageModelFailure as failure:
        _LOG.info("language model left out: %s", failure)
        return text
    return said if says_the_same(text, said, names) else text


def rephrased_reply(
    model: LanguageModel, worded: Worded, *, names: Iterable[str] = (), seconds: float = SECONDS
) -> Worded:
    """A reply with its paragraphs and its question in a model's words, where these can be trusted.

    Options, the explanation and answers about the catalogue stay as they are.

    Args:
        model: that rephrases.
        worded: by us.
        names: as for `rephrased`.
        seconds: that the model has for all of it; what is left over then stays as it is.
    """
    end, known = monotonic() + seconds, tuple(names)

    def other(text: str) -> str:
        left = end - monotonic()
        if left <= 0:
            return text
        return rephrased(model, text, language=worded.language, names=known, seconds=left)

    paragraphs = tuple(
        one if one.kind is Kind.ANSWER else replace(one, text=other(one.text))
        for one in worded.paragraphs
    )
    question = worded.question
    if question is not None:
        question = replace(question, text=other(question.text))
    return replace(worded, paragraphs=paragraphs, question=question)


def says_the_same(text: str, said: str, names: Iterable[str] = ()) -> bool:
    """Whether figures, codes and names of a text are all in another, and no others.

    That is no proof that both mean the same; it keeps every figure and name that a buyer acts on,
    and refuses links, addresses and mark-up.
    """
    if not said or len(said) > _LONGER * len(text) + 40 or _LINK.search(said):
        return False
    if _figures(text) != _figures(said):
        return False
    if set(_CAPITAL.findall(text)) != set(_CAPITAL.findall(said)):
        return False
    if any(quoted not in said for quoted in _QUOTED.findall(text)):
        return False
    if any(text.count(name) and name not in said for name in names if name):
        return False
    return text.count("?") + text.count("？") == said.count("?") + said.count("？")


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))
