"""Extraction of a part of a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import MappingError
from data.ingest.extract import extractor
from data.mapping.model import ColumnMapping

_NAMES = ("ABB", "ABB Solar", "Canadian Solar", "Canadian Solar Inc.")


def test_the_longest_known_name_wins():
    extract = extractor(ColumnMapping(to="supplier.name", prefixes=_NAMES))
    assert extract is not None
    assert extract("ABB Solar X-1") == "ABB Solar"
    assert extract("ABB X-1") == "ABB"
    assert extract("Canadian Solar Inc. CS6") == "Canadian Solar Inc."
    assert extract("ABBA X-1") is None
    assert extract("Zeta") is None


def test_the_rest_is_the_model():
    extract = extractor(ColumnMapping(to="product.mpn", prefixes=_NAMES, rest=True))
    assert extract is not None
    assert extract("ABB: MICRO-0.25") == "MICRO-0.25"
    assert extract("ABB") is None


def test_a_pattern_has_one_group():
    extract = extractor(ColumnMapping(to="attribute", name="Voltage", pattern=r"\[(\d+V)\]"))
    assert extract is not None
    assert extract("MICRO [208V]") == "208V"
    assert extract("MICRO") is None
    for bad in ("no group", "(a)(b)", "("):
        with pytest.raises(MappingError):
            extractor(ColumnMapping(to="attribute", pattern=bad))


@given(st.lists(st.text("ab ", min_size=1), min_size=1, max_size=8), st.text("ab ", max_size=8))
def test_prefixes_agree_with_plain_search(names: list[str], cell: str):
    extract = extractor(ColumnMapping(to="supplier.name", prefixes=tuple(names)))
    assert extract is not None
    fitting = [n for n in names if cell.startswith(n) and not cell[len(n) : len(n) + 1].isalnum()]
    assert extract(cell) == max(fitting, key=len, default=None)
