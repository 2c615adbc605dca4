"""Terms of product text: what is written differently and means the same must meet."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.text import Analyzer
from index.text.fold import fold

ANALYZER = Analyzer()


def _shared(a: str, b: str) -> set[str]:
    return set(ANALYZER.terms(a)) & set(ANALYZER.terms(b))


@pytest.mark.parametrize(
    ("written", "sought", "term"),
    [
        ("Forklifts", "forklift", "forklift"),
        ("FB25-YWL", "fb25ywl", "fb25ywl"),
        ("FB25-YWL", "FB25 YWL", "fb25"),
        ("LC51C", "lc51c", "lc51c"),
        ("3.5t diesel", "3.5 t", "3.5t"),
        ("12V/24V", "24 V", "24v"),
        ('1/2" ball valve', '1/2 "', '1/2"'),
        ("stand-on", "stand on", "stand"),
        ("stand-on", "standon", "standon"),
        ("Größe", "grosse", "gross"),
        ("Café", "cafe", "cafe"),
        ("½ inch", "1/2 inch", "1/2"),
        ("2.5吨电动叉车", "电动叉车", "叉车"),
        ("Ｌｉ－ｉｏｎ", "li-ion", "liion"),
        ("20 m²", "20m2", "20m2"),
        ("IP65", "ip 65 ip65", "ip65"),
        ("6203-2RS", "6203 2rs", "6203"),
    ],
)
def test_spellings_meet(written: str, sought: str, term: str):
    assert term in _shared(written, sought)


@pytest.mark.parametrize(("a", "b"), [("6203", "6204"), ("12V", "24V"), ("FB25", "FB35")])
def test_what_differs_does_not_meet(a: str, b: str):
    assert not _shared(a, b)


def test_stems_follow_the_language():
    assert ANALYZER.terms("carretillas", "es") == ANALYZER.terms("carretilla", "es")
    assert ANALYZER.terms("Gabelstaplern", "de") == ANALYZER.terms("Gabelstapler", "de")


def test_parts_of_a_query_weigh_less_than_the_whole():
    terms = dict(ANALYZER.query_terms("FB25-YWL"))
    assert terms["fb25ywl"] > terms["fb25"]


@given(st.text(max_size=60))
def test_any_text_gives_terms_and_no_error(text: str):
    terms = ANALYZER.terms(text)
    assert all(term and not term.isspace() for term in terms)


@given(st.text(max_size=40))
def test_folding_is_idempotent(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
@example("🄐")
def test_case_makes_no_difference(text: str):
    assert ANALYZER.terms(fold(text)) == ANALYZER.terms(text)
