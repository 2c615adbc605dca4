"""Merging of spellings: what is one value, and above all what is not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema.alike import is_misspelling, propose
from data.schema.merging import merge
from data.schema.spellings import Spellings, identity


def canonical(counts: dict[str, int], **rulings: object) -> dict[str, str]:
    spellings = Spellings.of(counts, rulings.get("apart", ()))  # type: ignore[arg-type]
    return merge(spellings, propose(spellings), **rulings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "group",
    [
        ["Li-ion", "lithium ion", "Lithium-Ion", "LI ION", "锂离子", "Lithium-Ion (Li-Ion)"],
        ["LPG", "liquefied petroleum gas", "Liquid Petroleum Gas"],
        ["HDA", "High Definition Audio"],
        ["Stainless steel", "STAINLESS STEEL", "stainless-steel", "Edelstahl", "不锈钢"],
        ["Aluminum alloy", "aluminium alloy", "Alum. alloy"],
        ["12V", "12 V", "12v"],
        ["Grey", "gray", "Gris"],
        ["RJ45", "RJ-45"],
        ["LPG", "L.P.G.", "液化气"],
        ["Stainless steel 304", "SS304", "304 stainless steel", "AISI 304", "Edelstahl 1.4301"],
        ["Cast iron", "Gusseisen", "Hierro fundido", "铸铁"],
        ["Semi-automatic", "semi auto", "Semi Automatic"],
    ],
)
def test_spellings_of_one_value(group: list[str]) -> None:
    counts = {spelling: 10 - place for place, spelling in enumerate(group)}
    assert set(canonical(counts).values()) == {group[0]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("non-slip", "slip"),
        ("6203", "6204"),
        ("6203-2RS", "6203-ZZ"),
        ("6203-2RS", "6204-2RS"),
        ("left", "right"),
        ("IP65", "IP67"),
        ("Stainless steel 304", "Stainless steel 304L"),
        ("Stainless steel 304", "Stainless steel 316"),
        ("3 phase 50 Hz", "3 phase 60 Hz"),
        ("M8", "M10"),
        ("3 phase", "1 phase"),
        ("SS304", "SS316"),
        ("+5", "-5"),
        ("gas engine", "gasoline engine"),
        ("silicon", "silicone"),
        ("polyamide", "polyimide"),
        ("HL-5250DN", "HL-5250DNHY"),
        ("SCO Unix", "SCO UnixWare"),
        ("short", "shorts"),
        ("Lithium battery", "Lithium-ion battery"),
        ("with cover", "without cover"),
        ("1-2", "12"),
        ("1.5", "15"),
        ("Si", "SiC"),
        ("C", "C++"),
        ("#10", "10"),
        ("automatic", "fully automatic"),
    ],
)
@pytest.mark.parametrize("frequent", [1, 500])
def test_two_values(one: str, other: str, frequent: int) -> None:
    found = canonical({one: frequent, other: 1})
    assert found[one] != found[other]


def test_words_of_the_name_at_the_end_of_a_value_say_nothing_more() -> None:
    counts = {
        "Lithium-ion": 9,
        "Lithium-ion battery": 4,
        "Lead-acid": 8,
        "铅酸电池": 2,
        "Battery": 1,
    }
    spellings = Spellings.of(counts)
    found = merge(spellings, propose(spellings, name={"battery", "type"}))
    assert found["Lithium-ion battery"] == "Lithium-ion"
    assert found["铅酸电池"] == "Lead-acid"
    assert found["Battery"] == "Battery"
    assert len(set(merge(spellings, propose(spellings)).values())) == 5
    shades = Spellings.of({"Blue": 9, "Light blue": 4})
    assert len(set(merge(shades, propose(shades, name={"light", "colour"})).values())) == 2


def test_a_rare_misspelling_joins_the_frequent_value() -> None:
    found = canonical({"Stainless steel": 200, "Stainles steel": 3, "Alumnium": 1, "Aluminium": 40})
    assert found["Stainles steel"] == "Stainless steel"
    assert found["Alumnium"] == "Aluminium"


def test_two_frequent_values_one_letter_apart_stay_apart() -> None:
    found = canonical({"Welded": 100, "Wellded": 60})
    assert found["Wellded"] == "Wellded"


def test_a_word_that_other_attributes_use_is_no_misspelling() -> None:
    spellings = Spellings.of({"Bolted": 200, "Bolled": 1})
    assert merge(spellings, propose(spellings))["Bolled"] == "Bolted"
    assert merge(spellings, propose(spellings, known_words={"bolled": 4}))["Bolled"] == "Bolled"


def test_an_abbreviation_with_two_meanings_joins_neither() -> None:
    found = canonical({"ABC": 9, "all black cotton": 5, "air brake control": 4})
    assert len(set(found.values())) == 3


def test_values_that_stand_in_one_list_are_two() -> None:
    counts = {"LPG": 9, "Liquefied petroleum gas": 4}
    keys = frozenset(identity(value) for value in counts)
    assert len(set(canonical(counts, together={keys}).values())) == 2


def test_no_chain_ties_two_frequent_values_together() -> None:
    """B is one letter from A and from C, A and C are two apart: B may join one of them at most."""
    found = canonical({"gratings": 100, "gradings": 1, "grabings": 100})
    assert found["gratings"] != found["grabings"]


def test_a_human_joins_and_keeps_apart() -> None:
    counts = {"PP": 9, "pp": 3, "Polypropylene": 5, "Plastic": 2}
    joined = canonical(counts, joined=[("Polypropylene", "PP")])
    assert joined["PP"] == joined["pp"] == "Polypropylene"
    assert joined["Plastic"] == "Plastic"
    apart = canonical(counts, apart={frozenset(("PP", "pp"))})
    assert apart["PP"] == "PP"
    assert apart["pp"] == "pp"


WORDS = st.sampled_from(
    "Li-ion|lithium ion|LITHIUM-ION|LPG|liquefied petroleum gas|Steel|steel|Stel|Stainless steel|"
    "Stainles steel|Stainless|SS304|304|Alum.|Aluminium|Aluminum|non-slip|slip|6203|6204|6203-2RS|"
    "Left|Right|black|blakc|Black|黑色|Grey|gray|IP65|IP 65|IP67|Semi-auto|semi automatic|auto|"
    "galv. steel|galvanized steel|Galvanised Steel|coated|coatet|Customized|customised".split("|")
)
COUNTS = st.dictionaries(WORDS | st.text(max_size=12), st.integers(1, 300), max_size=25)
PAIRS = st.sets(st.frozensets(WORDS, min_size=2, max_size=2), max_size=4)


@given(COUNTS, PAIRS)
def test_merging_is_an_equivalence_relation(
    counts: dict[str, int], apart: set[frozenset[str]]
) -> None:
    found = canonical(counts, apart=apart)
    assert found.keys() == counts.keys()
    for label in found.values():
        assert found[label] == label
    for pair in apart:
        if pair <= found.keys():
            one, other = pair
            assert found[one] != found[other]


@given(COUNTS, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order(counts: dict[str, int], random: object) -> None:
    items = list(counts.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert canonical(dict(items)) == canonical(counts)


@given(COUNTS)
def test_merging_merged_values_again_changes_nothing_for_their_labels(
    counts: dict[str, int],
) -> None:
    found = canonical(counts)
    merged: dict[str, int] = {}
    for spelling, label in found.items():
        merged[label] = merged.get(label, 0) + counts[spelling]
    again = canonical(merged)
    assert all(again[label] in merged for label in merged)


@given(COUNTS)
def test_digits_and_signs_never_change_by_a_merge(counts: dict[str, int]) -> None:
    from data.schema.vocabulary import load

    vocabulary = load("values")
    for spelling, label in canonical(counts).items():
        if vocabulary.concept(spelling) != vocabulary.concept(label):
            assert [c for c in spelling if c.isdigit()] == [c for c in label if c.isdigit()]


@given(st.text(alphabet="abcde", min_size=5, max_size=8), st.text(alphabet="abcde", max_size=8))
def test_misspelling_is_symmetric(one: str, other: str) -> None:
    if other:
        assert is_misspelling(one, other) == is_misspelling(other, one)


def test_vocabulary_entries_belong_to_one_concept() -> None:
    from collections import Counter
    from importlib.resources import files

    import yaml

    from data.schema.vocabulary import load, words

    for name in ("names", "values"):
        raw = yaml.safe_load((files("data.schema.vocabulary") / f"{name}.yaml").read_text("utf-8"))
        vocabulary = load(name)
        seen: Counter[str] = Counter()
        for group in raw["synonyms"]:
            assert all(isinstance(word, str) for word in group), group
            seen.update({" ".join(vocabulary.common(words(word))) for word in group})
        assert [phrase for phrase, n in seen.items() if n > 1] == []
        for group in raw.get("distinct", ()):
            assert all(len(set(pair)) == 2 for pair in combinations(group, 2))
