"""Which product has the least or most, what one of the list states, and what to take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.constraint import COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER
from data.schema import AttributeSchema
from dialogue.acts import Act, Ask, Extreme, Inform, NoPreference, Note, Subject, WhyThis
from dialogue.state import Question, QuestionKind, Reason
from dialogue.understand.qualities import meant_by, phrases
from dialogue.understand.scope import Scope
from dialogue.understand.vocabulary import Vocabulary

Says = Callable[..., tuple[Act, ...]]

LEAST, MOST = Extreme.LEAST, Extreme.MOST
SUPERLATIVES = [
    ("en", "which is cheapest?", PRICE, LEAST),
    ("en", "who sells the cheapest one?", PRICE, LEAST),
    ("en", "show me the cheapest one", PRICE, LEAST),
    ("en", "what is the most expensive?", PRICE, MOST),
    ("en", "what's the lightest?", "service_weight", LEAST),
    ("en", "fastest delivery?", LEAD_TIME, LEAST),
    ("en", "which one ships soonest", LEAD_TIME, LEAST),
    ("en", "smallest minimum order?", MOQ, LEAST),
    ("en", "which has the highest lift height?", "lift_height", MOST),
    ("en", "which has the lowest turning radius?", "turning_radius", LEAST),
    ("en", "which has the best lead time?", LEAD_TIME, LEAST),
    ("zh-Hans", "最便宜的是哪个", PRICE, LEAST),
    ("zh-Hans", "哪个交货最快", LEAD_TIME, LEAST),
    ("zh-Hans", "哪款最轻？", "service_weight", LEAST),
    ("zh-Hans", "起订量最低的是哪个", MOQ, LEAST),
    ("zh-Hant", "最便宜的是哪個", PRICE, LEAST),
    ("es", "¿cuál es la más barata?", PRICE, LEAST),
    ("es", "¿cuál es la más ligera?", "service_weight", LEAST),
    ("es", "¿cuál tiene la entrega más rápida?", LEAD_TIME, LEAST),
    ("es", "¿cuál tiene el pedido mínimo más bajo?", MOQ, LEAST),
]


@pytest.mark.parametrize(("language", "words", "field", "extreme"), SUPERLATIVES)
def test_a_superlative_asks_for_the_end_of_a_field(
    says: Says, language: str, words: str, field: str, extreme: Extreme
) -> None:
    [act] = says(words, "Forklifts", language=language)
    assert isinstance(act, Ask)
    assert (act.field, act.extreme) == (field, extreme)


@pytest.mark.parametrize(
    "words", ["which is cheapest?", "最便宜的是哪个", "¿cuál es la más barata?"]
)
def test_an_open_question_is_not_answered_by_asking(says: Says, words: str) -> None:
    question = Question(QuestionKind.ATTRIBUTE, (), Reason(9), field="lift_height")
    [act] = says(words, "Forklifts", question=question)
    assert isinstance(act, Ask)


def test_what_limits_the_question_is_no_requirement(says: Says) -> None:
    [act] = says("which is the cheapest diesel one?", "Forklifts")
    assert isinstance(act, Ask)
    assert [one.values for one in act.constraints] == [("Diesel",)]


def test_a_word_that_may_be_of_several_fields_names_them(says: Says) -> None:
    [act] = says("what's the biggest battery?", "Forklifts")
    assert isinstance(act, Ask)
    assert set(act.fields) == {"battery_capacity", "battery_voltage"}
    [loud] = says("which is the quietest?", "Forklifts")
    assert isinstance(loud, Ask)
    assert (loud.field, loud.fields) == (None, ())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "what is the minimum order?"),
        ("zh-Hans", "最小起订量是多少？"),
        ("es", "¿cuál es el pedido mínimo?"),
    ],
)
def test_a_name_with_a_superlative_in_it_is_a_name(says: Says, language: str, words: str) -> None:
    [act] = says(words, "Forklifts", language=language)
    assert isinstance(act, Ask)
    assert (act.subject, act.extreme) == (Subject.MOQ, None)


@pytest.mark.parametrize("words", ["the cheapest forklift, 3 t", "at least 3 t", "maximum 5 t"])
def test_a_wish_is_no_question(says: Says, words: str) -> None:
    assert not any(isinstance(one, Ask) for one in says(words, "Forklifts"))


def test_whatever_is_cheaper_is_a_preference(says: Says) -> None:
    question = Question(QuestionKind.ATTRIBUTE, (), Reason(9), field="lift_height")
    acts = says("diesel or lpg, whatever is cheaper", "Forklifts", question=question)
    assert not any(isinstance(one, NoPreference) for one in acts)
    assert any(isinstance(one, Note) for one in acts)
    assert any(isinstance(one, Inform) for one in acts)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "what do you recommend?"),
        ("en", "which one would you take?"),
        ("en", "which is best?"),
        ("zh-Hans", "推荐哪个"),
        ("zh-Hans", "哪款最好？"),
        ("zh-Hant", "推薦哪個"),
        ("es", "¿cuál me recomienda?"),
        ("es", "¿cuál es la mejor?"),
    ],
)
def test_advice_is_why_the_first_is_first(says: Says, language: str, words: str) -> None:
    [act] = says(words, "Forklifts", language=language)
    assert isinstance(act, WhyThis)
    assert (act.reference.position, act.advice) == (1, True)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "which supplier is best?"),
        ("en", "which supplier in Germany is best?"),
        ("zh-Hans", "哪个供应商最好?"),
        ("es", "¿qué proveedor es el mejor?"),
    ],
)
def test_the_best_supplier_is_asked_for(says: Says, language: str, words: str) -> None:
    [act] = says(words, "Forklifts", language=language)
    assert isinstance(act, Ask)
    assert (act.subject, act.extreme) == (Subject.SUPPLIERS, Extreme.BEST)


ABOUT = [
    ("en", "what's the lead time of the first?", 1, (LEAD_TIME,)),
    ("en", "how heavy is the second?", 2, ("service_weight",)),
    ("en", "how much does the second weigh?", 2, ("service_weight",)),
    ("en", "what is the MOQ of number 3?", 3, (MOQ,)),
    ("en", "does the first one have a side shifter?", 1, ("side_shifter",)),
    ("en", "is the second one electric?", 2, ("power_source",)),
    ("en", "who sells the first one?", 1, (SUPPLIER,)),
    ("en", "where is the first one made?", 1, (COUNTRY,)),
    ("zh-Hans", "第一个的交期是多久?", 1, (LEAD_TIME,)),
    ("zh-Hans", "第二个多重?", 2, ("service_weight",)),
    ("es", "¿cuál es el plazo de entrega de la primera?", 1, (LEAD_TIME,)),
    ("es", "¿cuánto pesa la segunda?", 2, ("service_weight",)),
]


@pytest.mark.parametrize(("language", "words", "place", "fields"), ABOUT)
def test_a_question_about_one_product_points_at_it(
    says: Says, language: str, words: str, place: int, fields: tuple[str, ...]
) -> None:
    [act] = says(words, "Forklifts", language=language)
    assert isinstance(act, Ask)
    assert [one.position for one in act.references] == [place]
    assert act.fields == fields


def test_two_products_are_asked_about_at_once(says: Says) -> None:
    [act] = says("which is lighter, the first or the second?", "Forklifts")
    assert isinstance(act, Ask)
    assert [one.position for one in act.references] == [1, 2]
    assert act.fields == ("service_weight",)


def test_what_is_not_plainly_asked_of_a_product_is_not_guessed(says: Says) -> None:
    [act] = says("how tall is the second?", "Forklifts")
    assert isinstance(act, Ask)
    assert act.field is None
    assert "lift_height" in act.fields


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "how much would that be in total?"),
        ("zh-Hans", "总共多少钱?"),
        ("es", "¿cuánto sería en total?"),
    ],
)
def test_a_total_is_asked_for(says: Says, language: str, words: str) -> None:
    [act] = says(words, "Forklifts", language=language)
    assert isinstance(act, Ask)
    assert (act.subject, act.total) == (Subject.PRICE, True)
    [plain] = says("how much is that?", "Forklifts")
    assert isinstance(plain, Ask)
    assert not plain.total


def test_which_attribute_a_quality_is_about(schema: AttributeSchema) -> None:
    def meant(quality: str, category: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        one = schema.category(category)
        scope = Scope((one.category,), {each.id: each for each in one.attributes}, Vocabulary())
        found = meant_by(phrases().qualities[quality], scope)
        return found.plain, found.possible

    assert meant("weight", "Forklifts") == (("service_weight",), ())
    plain, possible = meant("height", "Forklifts")
    assert plain == ()
    assert "lift_height" in possible
    assert meant("noise", "Forklifts") == ((), ())
    assert meant("price", "Forklifts") == ((PRICE,), ())
