"""Which kind of goods is meant: answered in words, or told by words that no field takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.constraint import CATEGORY, Constraint, Operator
from data.schema import AttributeSchema
from dialogue.acts import Inform, Matters
from dialogue.protocols import CandidateSource
from dialogue.state import Option, Question, QuestionKind, Reason

Told = Callable[..., list[str]]


def which(schema: AttributeSchema, *names: str) -> Question:
    options = []
    for place, name in enumerate(names, 1):
        path = schema.category(name).category
        chosen = Constraint(CATEGORY, Operator.EQUAL, (" > ".join(path),))
        options.append(Option(str(place), (Inform(chosen),), 9, path[-1]))
    return Question(QuestionKind.CATEGORY, tuple(options), Reason(9), field=CATEGORY)


@pytest.mark.parametrize(
    ("words", "language"),
    [("ovens", "en"), ("an oven please", "en"), ("hornos", "es"), ("烤箱", "zh-Hans")],
)
def test_a_kind_that_was_offered_is_chosen_by_name(
    told: Told, schema: AttributeSchema, words: str, language: str
) -> None:
    question = which(schema, "Commercial ovens", "Dough mixers")
    path = " > ".join(schema.category("Commercial ovens").category)
    said = told(words, "Dough mixers", question=question, language=language)
    assert said == [f"inform product.category = {path}"]


def test_more_can_be_said_with_the_kind(told: Told, schema: AttributeSchema) -> None:
    question = which(schema, "Commercial ovens", "Dough mixers")
    said = told("ovens, gas, 3 of them", "Dough mixers", question=question)
    assert "inform product.category = " in said[0]
    assert "setterm quantity 3" in said


def test_a_word_that_some_products_have_in_their_texts_is_looked_for(
    told: Told, source: CandidateSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "mentioned", lambda *_, **__: (3, 40), raising=True)
    assert told("do you have hydraulic ones?", "Stackers") == ["want hydraulic Stackers"]


def test_a_word_that_no_product_has_is_not_understood(told: Told) -> None:
    assert told("do you have hydraulic ones?", "Stackers") == ["notunderstood hydraulic"]


def test_a_comment_on_a_requirement_does_not_change_what_is_looked_for(
    told: Told, source: CandidateSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "mentioned", lambda *_, **__: (3, 40), raising=True)
    said = told("a triplex mast surely", "Forklifts")
    assert not any(one.startswith("want") for one in said)


def test_what_equipment_is_for_names_it(told: Told) -> None:
    assert told("I run a tannery and need equipment")[0] == "want tannery equipment"


def test_a_number_of_people_is_no_part_of_the_name(told: Told) -> None:
    assert told("need trinkets for 50 employees")[0] == "want trinkets"


def test_words_that_bring_nothing_up_are_filed_nowhere(
    says: Callable[..., tuple[object, ...]],
) -> None:
    assert all(getattr(act, "category", None) is None for act in says("something for my spouse"))


@pytest.mark.parametrize(
    "words",
    [
        "forklifts",
        "a forklift please",
        "could you maybe show me some forklifts",
        "would you have any forklifts?",
        "I was wondering if you sell forklifts",
        "the forklifts",
    ],
)
def test_plurals_articles_and_politeness_name_the_same_goods(told: Told, words: str) -> None:
    said = told(words)
    assert len(said) == 1
    assert said[0].startswith(("want ", "ask count"))
    assert "forklift" in said[0]


@pytest.mark.parametrize("words", ["compare the first two", "compare 1 and 2"])
def test_products_are_compared_while_it_is_asked_what_matters(
    told: Told, schema: AttributeSchema, words: str
) -> None:
    attributes = schema.category("Forklifts").attributes[:3]
    options = tuple(
        Option(one.id, (Matters((one.id,)),), None, one.label, field=one.id) for one in attributes
    )
    question = Question(QuestionKind.PRIORITIES, options, Reason(9), several=True)
    assert told(words, "Forklifts", question=question) == ["compare 1 2"]


def test_goods_are_understood_after_words_that_bring_nothing_up(told: Told) -> None:
    said = told("coffee machines", question=which_none())
    assert said == ["want coffee machines"]


def which_none() -> Question:
    return Question(QuestionKind.CATEGORY, (), Reason(0), field=CATEGORY)
