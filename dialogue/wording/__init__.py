"""Wording: replies and answers in English, Chinese and Spanish.

Messages are written in English in the code and translated by the catalogues in ``locale``.
"""

from dialogue.wording.word import products_named, speaker_of, word
from dialogue.wording.worded import Kind, Paragraph, Worded, WordedOption, WordedQuestion

__all__ = [
    "Kind",
    "Paragraph",
    "Worded",
    "WordedOption",
    "WordedQuestion",
    "products_named",
    "speaker_of",
    "word",
]
