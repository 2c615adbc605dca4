"""Units of sale: UN/ECE Recommendation 20 and 21 codes."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path

import pytest

from data.errors import UnitError
from data.units import (
    known_rec20_codes,
    known_symbols,
    parse_unit,
    rec20_code,
    rec20_name,
    unit_of_rec20,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("piece", "H87"), ("pcs", "H87"), ("Stück", "H87"), ("Stk.", "H87"), ("个", "H87"),
        ("pièces", "H87"), ("Piece(s)", "H87"), ("H87", "H87"), ("unit", "C62"), ("台", "C62"),
        ("each", "EA"), ("set", "SET"), ("Sets", "SET"), ("套", "SET"), ("pair", "PR"),
        ("双", "PR"), ("dozen", "DZN"), ("kg", "KGM"), ("KGS", "KGM"), ("公斤", "KGM"),
        ("ton", "TNE"), ("m²", "MTK"), ("sqm", "MTK"), ("meter", "MTR"), ("L", "LTR"),
        ("carton", "XCT"), ("CTNS", "XCT"), ("box", "XBX"), ("roll", "XRO"), ("per roll", "XRO"),
        ("bag", "XBG"), ("/pc", "H87"), ("20GP", "20"), ("XBX", "XBX"), ("linear metre", "LM"),
        ("foo", None), ("", None), ("BX9", None),
    ],
)  # fmt: skip
def test_code_of_a_unit_of_sale(text: str, code: str | None) -> None:
    assert rec20_code(text) == code


def test_every_code_is_itself_or_what_people_mean_by_its_letters() -> None:
    for code in known_rec20_codes():
        found = rec20_code(code)
        assert found is not None
        # KGS is a code for kilogram per second, but on a price list it is kilograms.
        assert found == code or parse_unit(code) == unit_of_rec20(found), code


def test_every_symbol_of_a_code_is_a_unit_and_comes_back() -> None:
    for code in known_rec20_codes():
        assert rec20_name(code)
        symbol = unit_of_rec20(code)
        if symbol is not None:
            assert symbol in known_symbols()
            assert rec20_code(symbol) is not None


def test_unknown_code_is_refused() -> None:
    assert unit_of_rec20("nothing") is None
    with pytest.raises(UnitError, match="H87"):
        rec20_name("nothing")


def test_names_are_the_recommendations_own() -> None:
    path = os.environ.get("SOURCING_REC20_XML")
    if not path:
        pytest.skip("set SOURCING_REC20_XML to a Recommendation 20 code list (XML) to compare with")
    text = Path(path).read_text(encoding="utf-8")
    pairs = re.findall(r"<Id>(.*?)</Id>\s*<Name>(.*?)</Name>", text, re.DOTALL)
    official = {code: " ".join(unescape(name).split()) for code, name in pairs}
    ours = {code: rec20_name(code) for code in known_rec20_codes()}
    assert ours == {code: official.get(code) for code in ours}
