"""Tongues: the model that tells languages apart, loaded once however many ask for it.

py3langid (Lui and Baldwin, langid.py, ACL 2012, system demonstrations). It takes 80 MB, of which a
restriction to a few languages needs no copy.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from functools import cache
from typing import Any


def language_model(languages: Iterable[str]) -> Any:
    """A model over some languages; its ``rank`` gives pairs of language and probability.

    Args:
        languages: ISO 639-1 codes.

    Raises:
        ImportError: py3langid is not installed.
    """
    from py3langid import langid  # noqa: F401 - says whether it is there, each time

    model = copy.copy(_whole())
    model.set_languages(list(languages))
    return model


@cache
def _whole() -> Any:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
