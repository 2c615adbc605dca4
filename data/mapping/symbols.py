"""Currency symbols that several currencies share: what the source shows decides, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from data.mapping.currency_words import iso_currencies

_SIGN = re.compile(
    r"(?P<sign>(?:US|U|A|AU|C|CA|HK|NT|NZ|S|R|MX|CN|JP|RMB)?\s?[$¥￥])", re.IGNORECASE
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_DOLLARS: Final = frozenset(
    "USD AUD CAD HKD NZD SGD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD MXN "
    "ARS CLP COP".split()
)
_DOLLAR_COUNTRIES: Final = frozenset("AU CA NZ SG HK TW MX CL CO AR BN FJ JM".split())
_SIGNS: Final = {
    "US$": "USD", "U$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD",
    "NT$": "TWD", "NZ$": "NZD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "CN¥": "CNY", "RMB¥": "CNY",
    "JP¥": "JPY",
}  # fmt: skip
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(slots=True)
class SymbolEvidence:
    """What a source shows about its currencies.

    Attributes:
        bare: shared symbols seen without a country before them.
        codes: currencies seen for sure (codes, signs with a country, 元, 円).
        countries: countries of the suppliers.
    """

    bare: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    chinese: bool = False
    japanese: bool = False

    def look_at_money(self, texts: Iterable[str]) -> None:
        """Cells and headers that are about money."""
        for text in texts:
            for match in _SIGN.finditer(text):
                sign = match["sign"].upper().replace(" ", "").replace("￥", "¥")
                if sign in _SIGNS:
                    self.codes.add(_SIGNS[sign])
                else:
                    self.bare.add(sign[-1])
            self.codes.update(code for code in _CODE.findall(text) if code in iso_currencies())
            if "元" in text or "人民币" in text or "RMB" in text.upper():
                self.codes.add("CNY")
            if "円" in text:
                self.codes.add("JPY")

    def look_at_headers(self, names: Iterable[str]) -> None:
        """The language of the headers."""
        text = "".join(names)
        self.japanese = _KANA.search(text) is not None
        self.chinese = _HAN.search(text) is not None and not self.japanese


def resolve_symbols(evidence: SymbolEvidence) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Symbol to currency for what can be decided, and a note on each decision."""
    symbols: dict[str, str] = {}
    notes: list[str] = []
    if "$" in evidence.bare:
        _dollar(evidence, symbols, notes)
    if "¥" in evidence.bare:
        _yuan_or_yen(evidence, symbols, notes)
    return symbols, tuple(notes)


def _dollar(evidence: SymbolEvidence, symbols: dict[str, str], notes: list[str]) -> None:
    dollars = evidence.codes & _DOLLARS
    if dollars == {"USD"}:
        symbols["$"] = "USD"
        notes.append("$ is read as USD: the source names US dollars elsewhere")
    elif dollars:
        named = ", ".join(sorted(dollars))
        notes.append(f"$ is left open: the source names {named}; amounts in $ stay unread")
    elif evidence.countries and evidence.countries <= _DOLLAR_COUNTRIES:
        notes.append(
            "$ is left open: the suppliers' countries have dollars or pesos of their own; "
            "amounts in $ stay unread"
        )
    else:
        symbols["$"] = "USD"
        notes.append("$ is assumed to be USD: the source shows no other dollar")


def _yuan_or_yen(evidence: SymbolEvidence, symbols: dict[str, str], notes: list[str]) -> None:
    named = evidence.codes & {"CNY", "JPY"}
    if len(named) == 1:
        code, reason = next(iter(named)), "the source names it elsewhere"
    elif not named and evidence.countries and evidence.countries <= {"CN"}:
        code, reason = "CNY", "all suppliers are in China"
    elif not named and evidence.countries and evidence.countries <= {"JP"}:
        code, reason = "JPY", "all suppliers are in Japan"
    elif not named and not evidence.countries and evidence.chinese:
        code, reason = "CNY", "the headers are in Chinese"
    elif not named and not evidence.countries and evidence.japanese:
        code, reason = "JPY", "the headers are in Japanese"
    else:
        notes.append("¥ is left open: it may be CNY or JPY; amounts in ¥ stay unread")
        return
    symbols["¥"] = symbols["￥"] = code
    notes.append(f"¥ is read as {code}: {reason}")
