"""Decisions that need several columns: whose name it is, which text is the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from data.mapping import detect
from data.mapping.assign import Assignment
from data.mapping.candidate import THRESHOLD, Candidate, ColumnView, Topic
from data.mapping.lookup import maker_words
from data.mapping.profile import Sample
from data.parse.text import value_key

_LEGAL_FORM = re.compile(
    r"\b(?:co|ltd|inc|llc|gmbh|ag|kg|s\.?a|s\.?r\.?l|s\.?l|b\.?v|n\.?v|ab|oy|plc|pvt|corp|llp|limited|company"
    r"|trading|factory|industrial|technology|import|export|imp|exp)\b\.?|公司|厂|廠|集团|集團|贸易|企业|商行|経",
    re.IGNORECASE,
)
_AGREEMENT: Final = 0.6
"""Share of rows that must agree before one column is believed to explain another."""

_ARTICLE_WORDS: Final = frozenset("material item article part product artikel good".split())

_HOUSE_NUMBERS: Final = frozenset(
    {("part", "number"), ("stock", "number"), ("article", "number"), ("order", "number")}
)
_OTHERS_NUMBERS: Final = frozenset(
    "customer client buyer replacement alternate alternative superseded old new former parent "
    "drawing serial competitor cross reference similar original revision".split()
)

Options = dict[str, list[Candidate]]


def require_supplier(options: Options, *, taken: Iterable[str]) -> None:
    """Facts about a supplier that nothing names belong to nobody: they are attributes."""
    named = {"supplier.name", "supplier.id"}
    if named.intersection(taken) or any(_best(options, target) for target in named):
        return
    for name, found in options.items():
        options[name] = [
            replace(
                candidate,
                confidence=min(candidate.confidence, THRESHOLD / 2),
                because=f"{candidate.because}; but no column names a supplier",
            )
            if candidate.target.startswith("supplier.")
            else candidate
            for candidate in found
        ]


def settle_roles(columns: Sequence[ColumnView], options: Options, sample: Sample) -> None:
    """Change the candidates of columns that only other columns explain."""
    _supplier_or_brand(columns, options, sample)
    _name_beside_title(columns, options, sample)
    _quantity_beside_price(columns, options)
    _code_beside_its_description(columns, options, sample)
    _house_number_beside_makers(columns, options, sample)


def _best(options: Options, target: str) -> str | None:
    """The column with the surest candidate for a target, if sure enough."""
    held = [
        (candidate.confidence, name)
        for name, found in options.items()
        for candidate in found
        if candidate.target == target and candidate.confidence >= THRESHOLD
    ]
    return max(held, key=lambda pair: pair[0])[1] if held else None


def _supplier_or_brand(columns: Sequence[ColumnView], options: Options, sample: Sample) -> None:
    """A "supplier" that every title starts with is the brand, as in Icecat's feeds."""
    title = _best(options, "product.title")
    brand = _best(options, "product.brand")
    suppliers = [
        column.name
        for column in columns
        if any(candidate.target == "supplier.name" for candidate in options[column.name])
    ]
    if title is None or len(suppliers) != 1:
        return
    name = suppliers[0]
    profile = sample[name]
    companies = profile.share(lambda text: _LEGAL_FORM.search(text) is not None)
    others = [c for c in options[name] if c.target not in ("supplier.name", "product.brand")]
    if brand is not None:
        same = sample.agree(name, brand, lambda one, other: value_key(one) == value_key(other))
        if brand != name and same == 1 and companies < 0.5 and len(profile.distinct) > 1:
            options[name] = others
        return
    begins = sample.agree(title, name, _starts_with)
    if begins >= _AGREEMENT and companies < 0.5:
        because = (
            f"header says supplier, but {begins:.0%} of titles start with it: it is the brand; "
            "who sells is not stated"
        )
        options[name] = [Candidate("product.brand", 0.85, because), *others]


def _starts_with(title: str, start: str) -> bool:
    key, prefix = value_key(title), value_key(start)
    return bool(prefix) and (key == prefix or key.startswith(prefix))


def _name_beside_title(columns: Sequence[ColumnView], options: Options, sample: Sample) -> None:
    """A "name" that is a code which the titles repeat is the model or part number."""
    titled = [
        column.name
        for column in columns
        if any(candidate.target == "product.title" for candidate in options[column.name])
    ]
    title = _best(options, "product.title")
    if title is None or len(titled) < 2 or _best(options, "product.mpn"):
        return
    for name in titled:
        profile = sample[name]
        if name == title or profile.share(detect.is_code) < _AGREEMENT:
            continue
        repeats = sample.agree(title, name, lambda whole, part: value_key(part) in value_key(whole))
        if repeats >= _AGREEMENT and profile.distinct_share >= 0.5:
            because = f"looks like a model number, and {repeats:.0%} of titles repeat it"
            options[name].append(Candidate("product.mpn", 0.75, because))
            return


def _quantity_beside_price(columns: Sequence[ColumnView], options: Options) -> None:
    """In a shop's list of priced articles a plain "quantity" is what is on hand."""
    priced = _best(options, "offer.price") is not None
    article = _best(options, "offer.sku") or _best(options, "product.gtin")
    if not priced or article is None or _best(options, "offer.stock"):
        return
    plain = [
        column.name
        for column in columns
        if column.header.words
        in (("quantity",), ("menge",), ("cantidad",), ("quantite",), ("数量",), ("數量",))
    ]
    if len(plain) != 1:
        return
    name = plain[0]
    options[name] = [
        replace(
            candidate,
            confidence=0.7,
            because=f"{candidate.because}; beside article numbers and prices it is the stock",
        )
        if candidate.target == "offer.stock" and candidate.confidence >= 0.5
        else candidate
        for candidate in options[name]
    ]


def _code_beside_its_description(
    columns: Sequence[ColumnView], options: Options, sample: Sample
) -> None:
    """Codes headed "Material" beside a column "Material description" are article numbers."""
    if _best(options, "offer.sku"):
        return
    described = {c.header.words[0] for c in columns if _is_described(c.header.words)}
    for column in columns:
        if column.header.words[:1] != column.header.words or not column.header.words:
            continue
        profile = sample[column.name]
        codes = not profile.is_empty and profile.share(detect.is_code) >= 0.9
        if column.header.words[0] in described and codes and profile.distinct_share >= 0.9:
            because = "its cells are codes, and another column describes them"
            options[column.name].append(Candidate("offer.sku", 0.75, because))
            return


def _house_number_beside_makers(
    columns: Sequence[ColumnView], options: Options, sample: Sample
) -> None:
    """Beside the maker's part numbers, "Smith Part #" holds the numbers of Smith, who sells."""
    makers = _best(options, "product.mpn")
    if makers is None or _best(options, "offer.sku"):
        return
    for column in columns:
        parts = column.header.words
        if len(parts) < 3 or parts[-2:] not in _HOUSE_NUMBERS or column.names:
            continue
        profile = sample[column.name]
        if _OTHERS_NUMBERS.intersection(parts) or profile.is_empty:
            continue
        if profile.share(detect.is_code) >= 0.9 and profile.distinct_share >= 0.9:
            because = "article numbers of the house it names, beside those of the makers"
            options[column.name].append(Candidate("offer.sku", 0.7, because))
            return


def _is_described(parts: tuple[str, ...]) -> bool:
    return (
        len(parts) == 2
        and parts[0] in _ARTICLE_WORDS
        and parts[1] in ("description", "name", "text", "beschreibung", "bezeichnung", "名称")
    )


def further_meanings(
    columns: Sequence[ColumnView], result: Assignment, sample: Sample, topic: Topic
) -> dict[str, list[Candidate]]:
    """Second meanings of columns that fill a field already.

    A file of products with no title takes its model number as the title. A manufacturer is taken
    for the supplier where the file states no supplier and no terms of sale at all: then it lists
    what makers make, not what somebody sells.
    """
    extra: dict[str, list[Candidate]] = {}
    targets = result.targets
    if topic == "product" and "product.title" not in targets:
        mpn = result.column_of("product.mpn")
        if mpn is not None and sample[mpn].distinct_share >= 0.3:
            because = "no column holds titles: the model names the product"
            extra.setdefault(mpn, []).append(Candidate("product.title", 0.65, because))
    if not any(t.startswith(("offer.", "supplier.")) for t in targets):
        for column in columns:
            if maker_words(column.header) and not sample[column.name].is_empty:
                because = "no supplier and no terms of sale are stated: the manufacturer supplies"
                extra.setdefault(column.name, []).append(Candidate("supplier.name", 0.65, because))
                break
    return extra


def title_from_description(options: Options, sample: Sample) -> None:
    """Where no column holds titles, a short description is the title."""
    if _best(options, "product.title"):
        return
    described = [
        name
        for name, found in options.items()
        if any(c.target == "product.description" and c.confidence >= THRESHOLD for c in found)
    ]
    for name in described:
        profile = sample[name]
        if 1.5 <= profile.mean_words <= 15 and profile.mean_length <= 120:
            because = "no column holds titles, and the descriptions are as short as titles"
            options[name] = [Candidate("product.title", 0.9, because)]
            return
