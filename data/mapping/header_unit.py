"""Units and currencies that a header states beside its name: ``Weight (kg)``, ``price_usd``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from data.mapping.currency_words import (
    SHARED_SYMBOLS,
    currency_of,
    is_money_header,
    is_unmistakable,
)
from data.mapping.lexicon import lexicon
from data.mapping.words import tokens
from data.units import dimension_of, parse_unit, rec20_code

_PLAIN_PAIRS: Final = frozenset(
    "kg mm cm km kw hz ml db ah wh kv kn nm mg lb ft va gb tb mb dl kj m2 m3 °c °f".split()
)
"""Units of two letters that are no word or abbreviation of anything else."""

_ENGLISH: Final = frozenset(
    "min mil day set hand bar point max stone cup drum can rad link".split()
)
"""Units that are also everyday words at the end of a header ("price min")."""

_COUNTS: Final = frozenset("pcs pc ea pces stk".split())
_COUNTED: Final = frozenset(
    "count sets pairs kits cartons boxes packs bags rolls sheets bottles drums cans pallets "
    "containers bundles people cycles pages".split()
)
"""Things that are counted: as the last word of a header ("order unit") they are its subject."""

_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)|\[([^\[\]]*)\]|【([^【】]*)】|\{([^{}]*)\}")
_PLURAL = re.compile(r"(?<=[^\W\d_]{3})\((?:s|es|n|en|e|x)\)", re.IGNORECASE)
_IN_UNIT = re.compile(r"^(?P<rest>.+?)[\s_](?:in|en)[\s_](?P<unit>\S+)$", re.IGNORECASE)
_LAST = re.compile(r"^(?P<rest>.*\S?)(?P<gap>\s*[,/:;]\s*|[\s_-]+)(?P<unit>[^\s_,;:]+)$")
_PER = re.compile(
    r"^(?P<rest>.+?)(?:\s*/\s*|[\s_](?:per|pro|por|par|je)[\s_]|每)"
    r"(?P<count>\d[\d.,]*)?[\s_]*(?P<unit>[^\s\d/,_]+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeaderUnit:
    """What a header says besides its name.

    Attributes:
        rest: the header without what was recognised.
        groups: bracketed remarks that are neither unit nor currency.
        unit: canonical symbol.
        currency: ISO 4217 code.
        symbol: a currency symbol that several currencies share.
        per_count: the amounts are for this many ("price per 100 pcs").
        per_unit: the amounts are per this unit of sale, as written ("price/kg").
    """

    rest: str
    groups: tuple[str, ...] = ()
    unit: str | None = None
    currency: str | None = None
    symbol: str | None = None
    per_count: int | None = None
    per_unit: str | None = None


def read_unit(header: str) -> HeaderUnit:
    """Take units and currencies off a header; what is not known for sure stays in ``rest``."""
    text = _PLURAL.sub("", header)
    found = _Found(money=is_money_header(header))
    groups: list[str] = []

    def take(match: re.Match[str]) -> str:
        content = next(group for group in match.groups() if group is not None).strip()
        if content and not found.take_group(content):
            groups.append(content)
        return " "

    rest = found.take_tail(_BRACKETS.sub(take, text).strip())
    return HeaderUnit(
        rest=rest or header.strip(),
        groups=tuple(groups),
        unit=found.units[0] if len(set(found.units)) == 1 else None,
        currency=found.currency,
        symbol=found.symbol,
        per_count=found.per_count,
        per_unit=found.per_unit,
    )


@dataclass(slots=True)
class _Found:
    """Collects what the parts of one header say; two different units leave none."""

    money: bool
    units: list[str] = field(default_factory=list)
    currency: str | None = None
    symbol: str | None = None
    per_count: int | None = None
    per_unit: str | None = None

    def take_group(self, content: str) -> bool:
        """A bracketed remark; true when all of it was understood."""
        if content in ("-", "–", "/", "1", "."):
            return True
        if self._take_money(content):
            return True
        unit = parse_unit(content)
        if unit is not None:
            self.units.append(unit)
            return True
        amount, slash, per = content.partition("/")
        if slash and self._take_money(amount.strip()):
            return self._take_per(per.strip())
        parts = [part.strip() for part in re.split(r"[,;/]|\s-\s|\sor\s", content) if part.strip()]
        if len(parts) > 1:
            # Every part is taken, also after one that is not understood.
            return sum(self.take_group(part) for part in parts) == len(parts)
        return False

    def take_tail(self, rest: str) -> str:
        """A unit or currency after "in", a comma, a slash or the last separator."""
        if self.money:
            per = _PER.match(rest)
            if per and (per["count"] or per["unit"]) and self._take_basis(per):
                return self.take_tail(per["rest"].strip())
            rest = self._take_leading_symbol(rest)
        match = _IN_UNIT.match(rest)
        if match and self._take_word(match["unit"], context=match["rest"], explicit=True):
            return match["rest"].strip()
        match = _LAST.match(rest)
        if match and match["rest"].strip(" _,/-"):
            explicit = any(mark in match["gap"] for mark in ",/")
            if self._take_word(match["unit"], context=match["rest"], explicit=explicit):
                return match["rest"].strip(" _,/-")
        return rest

    def _take_leading_symbol(self, rest: str) -> str:
        first, _, other = rest.partition(" ")
        if other and first.upper() == first and self._take_money(first):
            return other
        return rest

    def _take_basis(self, per: re.Match[str]) -> bool:
        unit = per["unit"]
        if not is_money_header(per["rest"]) or (unit and not _is_basis(unit)):
            return False
        return self._take_per(f"{per['count'] or ''} {unit or ''}".strip())

    def _take_per(self, text: str) -> bool:
        match = re.fullmatch(r"(?P<count>\d[\d.,]*)?\s*(?P<unit>\D+)?", text)
        if match is None or not text:
            return False
        if match["count"]:
            self.per_count = int(re.sub(r"\D", "", match["count"]))
        self.per_unit = match["unit"].strip() if match["unit"] else self.per_unit
        return True

    def _take_money(self, text: str) -> bool:
        shared = SHARED_SYMBOLS.get(text.casefold())
        if shared is not None and (self.money or not text.isalpha()):
            self.symbol = shared
            return True
        code = currency_of(text)
        if code is None or not (self.money or is_unmistakable(text)):
            return False
        self.currency = self.currency or code
        return True

    def _take_word(self, word: str, *, context: str, explicit: bool) -> bool:
        """The last word of a header: short and everyday words need the context's support.

        "weight_g" is grams because a weight is a mass; "class_a" is not amperes.
        """
        if self._take_money(word):
            return True
        unit = parse_unit(word)
        if unit is None:
            return False
        folded = word.casefold()
        if not explicit and folded not in _COUNTS and dimension_of(unit) in _COUNTED:
            return False
        if not explicit and dimension_of(unit) == "time" and not names_quantity(context, unit):
            return False
        plain = folded in _PLAIN_PAIRS or (len(word) > 2 and folded not in _ENGLISH)
        if not (plain or (explicit and len(word) > 2)) and not names_quantity(context, unit):
            return False
        self.units.append(unit)
        return True


def _is_basis(unit: str) -> bool:
    """Whether prices can be per this: a unit of sale or of measure."""
    return rec20_code(unit) is not None or parse_unit(unit) is not None


def names_quantity(text: str, unit: str) -> bool:
    """Whether a header names a physical quantity that the unit measures."""
    dimension = dimension_of(unit)
    words = tokens(text)
    run = "".join(words)
    return any(
        quantity == dimension
        and (word in words or ((len(word) > 5 or not word.isascii()) and word in run))
        for word, quantity in lexicon().quantities.items()
    )
