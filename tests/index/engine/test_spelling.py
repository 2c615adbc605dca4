"""Spelling is mended from the catalogue's own words, and only where it has to be."""

from __future__ import annotations

import pytest

from index.engine.spelling import Speller
from index.snapshot.vocabulary import Vocabulary

COUNTS = {"forklift": 200, "forklifts": 4, "diesel": 90, "power": 50, "bank": 40, "steel": 60}
COUNTS |= {"stainless": 30, "generator": 70, "office": 20, "deck": 9, "once": 1}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(Vocabulary.of(COUNTS))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("forlkift", "forklift"),
        ("Forkift 3t", "forklift 3t"),
        ("stainles stel", "stainless stel"),
        ("deisel genertor", "diesel generator"),
        ("powerbank", "power bank"),
        ("ofrklift", "forklift"),
        ("stainlss-steel pipe", "stainless-steel pipe"),
    ],
)
def test_slips_are_mended(speller: Speller, written: str, meant: str) -> None:
    assert speller.corrected(written, COUNTS.__contains__) == meant


@pytest.mark.parametrize(
    "text",
    [
        "forklift",
        "desk",  # short words have too many neighbours
        "piano",
        "LW-30D",
        "FORK1IFT",  # not a word
        "for the",
        "叉车",
        "onces",  # one product alone does not make a word
    ],
)
def test_what_is_no_slip_stays(speller: Speller, text: str) -> None:
    assert speller.corrected(text, COUNTS.__contains__) is None
