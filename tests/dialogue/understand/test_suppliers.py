"""Kinds of supplier: makers only, no traders."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.records.supplier import SupplierKind
from dialogue.acts import Act, SetTerm, Term

Says = Callable[..., tuple[Act, ...]]

MAKER, TRADER, DISTRIBUTOR = (
    SupplierKind.MANUFACTURER,
    SupplierKind.TRADER,
    SupplierKind.DISTRIBUTOR,
)

CASES = [
    ("en", "makers only", (MAKER,)),
    ("en", "manufacturers, no traders", (MAKER,)),
    ("en", "only from the factory please, no middlemen", (MAKER,)),
    ("en", "no trading companies", (MAKER, DISTRIBUTOR)),
    ("en", "distributors only", (TRADER, DISTRIBUTOR)),
    ("es", "solo fabricantes", (MAKER,)),
    ("es", "fabricantes, sin intermediarios", (MAKER,)),
    ("zh-Hans", "只要厂家", (MAKER,)),
    ("zh-Hans", "不要贸易商", (MAKER, DISTRIBUTOR)),
    ("zh-Hans", "源头工厂，不要中间商", (MAKER,)),
    ("de", "nur Hersteller", (MAKER,)),
]


@pytest.mark.parametrize(("language", "words", "kinds"), CASES)
def test_kinds_that_are_left(
    says: Says, language: str, words: str, kinds: tuple[SupplierKind, ...]
) -> None:
    said = says(words, "Forklifts", language=language)
    terms = [act for act in said if isinstance(act, SetTerm)]
    assert [(act.term, act.value) for act in terms] == [(Term.SUPPLIER_KINDS, kinds)]


@pytest.mark.parametrize(
    "words",
    ["which manufacturers do you have?", "how many makers are there?", "German manufacturers only"],
)
def test_questions_and_countries_are_no_kinds(says: Says, words: str) -> None:
    said = says(words, "Forklifts")
    assert not any(isinstance(act, SetTerm) and act.term is Term.SUPPLIER_KINDS for act in said)
