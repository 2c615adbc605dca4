import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.real.makers import (
    Corrections,
    common_spellings,
    count_makers,
    find_makers,
    readable,
    split_maker,
)


def test_a_model_number_ends_a_maker():
    assert find_makers(["Trina Solar TSM-160", "Trina Solar TSM-165"]) == ("Trina Solar",)


def test_a_legal_form_ends_a_maker():
    names = ["BYD Company Limited BYD 225P6", "Jinko Solar Co._ Ltd Eagle JKM60"]
    assert find_makers(names) == ("BYD Company Limited", "Jinko Solar Co._ Ltd")


def test_a_repeated_first_word_begins_the_model():
    assert find_makers(["Solon Solon Blue 220", "Solon Solon Black 230"]) == ("Solon",)


def test_a_branch_into_series_is_no_new_maker():
    names = ["Luxor Solar LX-100", "Luxor Solar Solo Line 60", "Luxor Solar Eco Line 60"]
    assert find_makers(names) == ("Luxor Solar",)


def test_a_branch_into_words_of_makers_names_is():
    names = ["Lifeline Energy LL60", "Lifeline Energy USA LF1", "Solartec USA S1", "Mage USA M1"]
    names += ["Siliken USA S2"]
    assert find_makers(names) == (
        "Lifeline Energy",
        "Lifeline Energy USA",
        "Mage USA",
        "Siliken USA",
        "Solartec USA",
    )


def test_known_makers_teach_the_words_of_makers_names():
    names = ["Acme Power AP1", "Acme Power Industries AP2"]
    assert find_makers(names) == ("Acme Power",)
    assert find_makers(names, known=["Delta Industries"]) == ("Acme Power", "Acme Power Industries")


def test_the_reviewed_list_has_the_last_word():
    names = ["Avancis PowerMax 100", "Avancis PowerMax STRONG 125"]
    corrections = Corrections(makers=("Avancis",), not_makers=frozenset({"Avancis PowerMax"}))
    assert find_makers(names) == ("Avancis PowerMax",)
    assert find_makers(names, corrections=corrections) == ("Avancis",)


def test_splitting_takes_the_longest_maker():
    makers = ("Hanwha Q CELLS", "Hanwha Q CELLS (Qidong)")
    assert split_maker("Hanwha Q CELLS (Qidong) HSL60", makers) == (makers[1], "HSL60")
    assert split_maker("Hanwha  Q CELLS Q.PRO 240", makers) == (makers[0], "Q.PRO 240")
    assert split_maker("Hanwhat X1", makers) is None


def test_names_without_a_maker_are_counted():
    assert count_makers(["A B1", "A B2", "C D1"], ["A"]) == {"A": 2, None: 1}


def test_spellings_of_one_maker_come_together():
    counts = {"SunPower": 9, "Sunpower": 2, "TSEC": 5, "TSEC Corporation": 1, "Chint Co._ Ltd": 3}
    assert common_spellings(counts) == {
        "Sunpower": "SunPower",
        "TSEC Corporation": "TSEC",
        "Chint Co._ Ltd": "Chint Co., Ltd",
    }


def test_different_legal_forms_are_different_companies():
    counts = {"SolarEdge": 3, "SolarEdge Inc.": 8, "SolarEdge Ltd": 57}
    assert common_spellings(counts) == {}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Jinko Solar Co._ Ltd", "Jinko Solar Co., Ltd"),
        ("Phono Solar Technology Co._Ltd.", "Phono Solar Technology Co., Ltd."),
        ("Chilicon Power - LLC", "Chilicon Power, LLC"),
        ("ONE SUN - MEXICO", "ONE SUN - MEXICO"),
        ("Jinko Solar  Co", "Jinko Solar Co"),
    ],
)
def test_commas_are_put_back(written, read):
    assert readable(written) == read


WORD = st.text(alphabet="abcDEF12(-.&", min_size=1, max_size=6)


@given(st.lists(st.lists(WORD, min_size=2, max_size=5).map(" ".join), max_size=20))
def test_every_name_of_two_words_starts_with_a_maker_that_was_found(names):
    makers = find_makers(names)
    assert all(split_maker(name, makers) for name in names)
    assert find_makers(list(reversed(names))) == makers
