"""What an utterance asks about the catalogue: of products of the list, which product, or of all."""

from __future__ import annotations

from typing import TypeAlias

from dialogue.acts import Subject
from dialogue.understand.catalogue_question import find_question, read_question
from dialogue.understand.cues import Cue
from dialogue.understand.draft import Draft
from dialogue.understand.one_product import AboutProducts, read_about_products
from dialogue.understand.superlative import Superlative, find_superlative, read_superlative

Asked: TypeAlias = AboutProducts | Superlative | tuple[Subject, Cue, int, int]


def find_asked(draft: Draft, about: AboutProducts | None) -> Asked | None:
    """The question of an utterance.

    Args:
        draft: in which commands have been read.
        about: what it asks of products that it points at.
    """
    return about or find_superlative(draft) or find_question(draft)


def read_asked(draft: Draft, asked: Asked | None) -> None:
    """Turn a question into an act."""
    match asked:
        case None:
            return
        case AboutProducts():
            read_about_products(draft, asked)
        case Superlative():
            read_superlative(draft, asked)
        case _:
            read_question(draft, asked)
