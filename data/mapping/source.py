"""Decisions about a source as a whole: notation, currency symbols, constants, key."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from data.mapping.header import parse_header
from data.mapping.key import choose_key
from data.mapping.lookup import INCOTERMS
from data.mapping.model import ColumnMapping, Mapping
from data.mapping.notation import find_date_order, find_decimal
from data.mapping.profile import Profile, Sample
from data.mapping.symbols import SymbolEvidence, resolve_symbols
from data.mapping.words import tokens
from data.parse.codes import parse_country
from data.readers.base import RowBatch
from data.units import rec20_code

_PRICES = ("offer.price", "offer.price_high", "offer.price_breaks", "offer.sample_price")
_WIDE = 400
"""Columns that are looked at for the decimal mark; a source with more shows it in these."""

Columns = MappingOf[str, tuple[ColumnMapping, ...]]


def describe_source(
    columns: Columns, batch: RowBatch, sample: Sample, *, given: Mapping | None
) -> Mapping:
    """The whole mapping: the columns with what holds for all of them."""
    present = {name: m for name, m in columns.items() if name in sample}
    targets = _first_columns(present)
    notes: list[str] = []
    decimal, note = find_decimal(_number_profiles(present, sample))
    notes += [note] if note else []
    order, note = find_date_order(_date_profiles(present, sample))
    notes += [note] if note else []
    evidence = _symbol_evidence(present, targets, batch, sample)
    symbols, symbol_notes = resolve_symbols(evidence)
    notes += symbol_notes
    constants, constant_notes = _constants(present, targets)
    notes += constant_notes
    key: tuple[str, ...] = ()
    if any(target.startswith(("product.", "offer.")) for target in targets):
        key, note = choose_key(targets, sample)
        if given is None or not given.key:
            notes.append(note)
    settled = _with_symbols(columns, symbols)
    if given is None:
        return Mapping(
            columns=settled, constants=constants, decimal=decimal, date_order=order,
            symbols=dict(symbols), key=key, notes=tuple(notes),
        )  # fmt: skip
    return Mapping(
        columns=settled,
        constants={**constants, **given.constants},
        decimal=given.decimal or decimal,
        date_order=given.date_order or order,
        symbols={**symbols, **given.symbols},
        key=given.key or key,
        notes=given.notes or tuple(notes),
    )


def _first_columns(columns: Columns) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, meanings in columns.items():
        for meaning in meanings:
            found.setdefault(meaning.to, name)
    return found


def _number_profiles(columns: Columns, sample: Sample) -> list[Profile]:
    skipped = {"product.gtin", "product.hs_code", "offer.valid_from", "offer.valid_until"}
    names = [
        name
        for name, meanings in columns.items()
        if not any(meaning.to in skipped for meaning in meanings)
    ]
    return [sample[name] for name in names[:_WIDE]]


def _date_profiles(columns: Columns, sample: Sample) -> list[Profile]:
    dated = {"offer.valid_from", "offer.valid_until", "supplier.founded"}
    names = [
        name
        for name, meanings in columns.items()
        if any(meaning.to in dated for meaning in meanings)
        or {"date", "datum", "fecha"} & set(tokens(name))
        or "日期" in name
    ]
    return [sample[name] for name in names[:_WIDE]]


def _symbol_evidence(
    columns: Columns, targets: MappingOf[str, str], batch: RowBatch, sample: Sample
) -> SymbolEvidence:
    evidence = SymbolEvidence()
    evidence.look_at_headers(column.name for column in batch.columns)
    for name, meanings in columns.items():
        header = parse_header(name)
        about_money = any(m.to in _PRICES or m.to == "offer.currency" for m in meanings)
        if about_money or header.measure.currency or header.measure.symbol:
            evidence.look_at_money([name, *sample[name].distinct])
            if header.measure.currency:
                evidence.codes.add(header.measure.currency)
    country = targets.get("supplier.country")
    if country is not None:
        codes = {parse_country(cell) for cell in sample[country].distinct}
        evidence.countries = {code for code in codes if code is not None}
    return evidence


def _constants(columns: Columns, targets: MappingOf[str, str]) -> tuple[dict[str, str], list[str]]:
    """What the header of the price says of all rows: an Incoterm, a price basis, a unit of sale."""
    constants: dict[str, str] = {}
    notes: list[str] = []
    price = targets.get("offer.price")
    if price is not None:
        measure = parse_header(price).measure
        terms = _incoterm(price)
        if terms and "offer.delivery_terms" not in targets:
            constants["offer.delivery_terms"] = terms
            notes.append(f"delivery terms {terms}: the header '{price}' says so for all rows")
        if measure.per_count and measure.per_count > 1 and "offer.price_quantity" not in targets:
            constants["offer.price_quantity"] = str(measure.per_count)
            notes.append(f"prices are for {measure.per_count}: the header '{price}' says so")
        unit = rec20_code(measure.per_unit) if measure.per_unit else None
        if unit and measure.per_unit and "offer.unit_of_sale" not in targets:
            constants["offer.unit_of_sale"] = measure.per_unit
            notes.append(f"unit of sale {measure.per_unit}: the header '{price}' says so")
    maker = targets.get("supplier.name")
    if maker is not None and _is_maker(columns[maker]) and "supplier.kind" not in targets:
        constants["supplier.kind"] = "manufacturer"
        notes.append(f"suppliers are manufacturers: the header '{maker}' says so")
    return constants, notes


def _incoterm(header: str) -> str | None:
    """The Incoterm, with its place, in a header such as "FOB Ningbo Price (US$)"."""
    words = parse_header(header).measure.rest.replace("_", " ").split()
    for at, word in enumerate(words):
        if word.casefold() in INCOTERMS:
            place = words[at + 1] if at + 1 < len(words) else ""
            known = place[:1].isupper() and place.casefold() not in (
                "price",
                "unit",
                "cost",
                "preis",
                "prix",
            )
            return f"{word.upper()} {place}" if known and place.isalpha() else word.upper()
    return None


def _is_maker(meanings: tuple[ColumnMapping, ...]) -> bool:
    """Whether the supplier's name is a manufacturer's, taken as the supplier."""
    return any(
        m.to == "supplier.name" and m.because and "manufacturer supplies" in m.because
        for m in meanings
    )


def _with_symbols(
    columns: Columns, symbols: MappingOf[str, str]
) -> dict[str, tuple[ColumnMapping, ...]]:
    """Price columns whose header has a shared symbol take the currency decided for it."""
    settled: dict[str, tuple[ColumnMapping, ...]] = {}
    for name, meanings in columns.items():
        symbol = parse_header(name).measure.symbol
        settled[name] = tuple(
            _with_currency(meaning, symbol, symbols) if symbol else meaning for meaning in meanings
        )
    return settled


def _with_currency(
    meaning: ColumnMapping, symbol: str, symbols: MappingOf[str, str]
) -> ColumnMapping:
    if meaning.to not in _PRICES or meaning.currency or meaning.confidence == 1:
        return meaning
    code = symbols.get(symbol)
    reason = (
        f"{symbol} in the header is read as {code}"
        if code
        else f"{symbol} in the header is left open"
    )
    return meaning.model_copy(update={"currency": code, "because": f"{meaning.because}; {reason}"})
