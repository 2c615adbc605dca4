"""Answers to what a buyer asks about the catalogue, as typed facts from its data."""

from dialogue.answers.answer import Answer
from dialogue.answers.answerer import Answerer
from dialogue.answers.protocol import CatalogueFacts

__all__ = ["Answer", "Answerer", "CatalogueFacts"]
