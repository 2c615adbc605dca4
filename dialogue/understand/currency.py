"""The currency to compare prices in, said by itself: "in EUR", "precios en dólares"."""

from __future__ import annotations

import re
from typing import Final

from data.parse.currency import own_currency
from dialogue.acts import SetTerm, Term
from dialogue.understand.draft import Draft

_ASKED: Final = re.compile(
    r"(?:\b(?:(?:all\s+)?(?:prices?|quotes?|quoted|offers?|pay(?:ing|ment)?|show(?:\s+me)?)\s+)?in"
    r"|\b(?:(?:precios?|cotizar?|cotizado|pagar|pago|ofertas?)\s+)?en"
    r"|\b(?:preise?|angebote?)\s+in|\b(?:prix|offres?)\s+en)\s+"
    r"(?P<word>us\s+dollars?|[a-záéíóúü]+|[€$£¥])(?=$|[\s,;.:!?])"
    r"|(?:用|以|按|换成|折合)\s*(?P<han>[\u4e00-\u9fff]{2,3}?)(?=$|[计报结付算显，。、\s])",
    re.IGNORECASE,
)
_OFTEN: Final = {
    "dollars": "USD",
    "dollar": "USD",
    "dólares": "USD",
    "dolares": "USD",
    "$": "USD",
    "pounds": "GBP",
    "£": "GBP",
    "¥": "CNY",
}
"""Words that several countries share: what international trade means by them."""
_POLITE: Final = frozenset(
    {"", "please", "por favor", "报价", "计价", "结算", "显示", "付款", "bitte"}
)


def read_currency(draft: Draft) -> None:
    """Note the currency that is asked for without an amount."""
    for found in _ASKED.finditer(draft.utterance):
        code = _currency(found)
        if code is None or draft.is_used(found.start(), found.end()):
            continue
        start, end = found.span()
        words = draft.words(start, end)
        draft.add(start, end, SetTerm(Term.CURRENCY, code, words=words, confidence=0.95))


def is_all_currency(draft: Draft) -> bool:
    """Whether nothing but a currency is said, so that it answers no question about goods."""
    text = draft.utterance.strip()
    found = _ASKED.match(text)
    if found is None or _currency(found) is None:
        return False
    rest = text[found.end() :].strip(" .,;!。，")
    return rest in _POLITE


def _currency(found: re.Match[str]) -> str | None:
    word = found["word"] or found["han"]
    return _OFTEN.get(word.casefold()) or own_currency(word)
