"""Folding: the differences in writing that must not keep a query from its product."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_KEPT_MARKS = "\u3099\u309a"  # Japanese voicing marks change the word


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Compatibility forms, case and accents folded: ``Ｆorklift`` and ``forklift``, ``Größe`` and
    ``grosse``, ``½`` and ``1/2``, ``m²`` and ``m2`` come out the same.
    """
    # Compatibility forms may bring capitals back: "🄐" becomes "(A)".
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold()
    kept = [c for c in decomposed if not unicodedata.combining(c) or c in _KEPT_MARKS]
    return unicodedata.normalize("NFC", "".join(kept)).replace("\u2044", "/")
