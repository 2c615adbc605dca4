"""In the middle of a conversation: commands, corrections, attitudes and questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.constraint import Constraint, Operator

Told = Callable[..., list[str]]

ELECTRIC = Constraint("power_source", Operator.EQUAL, ("Electric",))
NOMINAL = Constraint("load_capacity", Operator.ABOUT, (2.5,), "t")

CORRECTIONS = {
    "en": [
        ("actually 3 tons", "correct load_capacity about 3 t"),
        ("make it 3 t", "correct load_capacity about 3 t"),
        ("no, 3000 kg", "correct load_capacity about 3000 kg"),
        ("sorry I meant 3.5 tons", "correct load_capacity about 3.5 t"),
        ("change the capacity to 3 tons", "correct load_capacity about 3 t"),
        ("bump it up to 3 t", "correct load_capacity about 3 t"),
        ("increase capacity to 5000 lbs", "correct load_capacity about 5000 lb"),
        ("diesel", "correct power_source = Diesel"),
        ("diesel instead of electric", "correct power_source = Diesel"),
        ("not electric but diesel", "correct power_source = Diesel"),
        ("I said diesel", "correct power_source = Diesel"),
        ("diesel is fine too", "correct power_source one of Electric | Diesel"),
        ("not electric", "correct power_source ≠ Electric"),
        ("at least 2 t", "inform load_capacity ≥ 2 t"),
        ("electric is only nice to have", "weigh power_source should"),
        ("instead of electric make it diesel", "correct power_source = Diesel"),
        ("capacity is just nice to have", "weigh load_capacity should"),
    ],
    "zh-Hans": [
        ("不对，是3吨", "correct load_capacity about 3 t"),
        ("改成柴油", "correct power_source = Diesel"),
        ("换成3吨的", "correct load_capacity about 3 t"),
        ("不是电动，是柴油", "correct power_source = Diesel"),
        ("我要3吨的，不是2.5吨", "correct load_capacity about 3 t"),
        ("电动或者柴油都可以", "correct power_source one of Electric | Diesel"),
    ],
    "es": [
        ("mejor diésel", "correct power_source = Diesel"),
        ("que sea de 3 toneladas", "correct load_capacity about 3 t"),
        ("perdón, quise decir 3 t", "correct load_capacity about 3 t"),
        ("cambia la capacidad a 3 toneladas", "correct load_capacity about 3 t"),
        ("no eléctrica, diésel", "correct power_source = Diesel"),
        ("diésel también vale", "correct power_source one of Electric | Diesel"),
    ],
}


@pytest.mark.parametrize(
    ("language", "words", "acts"),
    [(language, *case) for language, cases in CORRECTIONS.items() for case in cases],
)
def test_what_is_known_is_corrected(told: Told, language: str, words: str, acts: str) -> None:
    said = told(words, "Forklifts", ELECTRIC, NOMINAL, language=language)
    assert said == acts.split("; ")


SAFETY_SHOES = {
    "en": [
        ("no preference on colour", "nopreference colour"),
        ("any colour is fine", "nopreference colour"),
        ("color doesn't matter", "nopreference colour"),
        ("must have composite toe cap", "inform toe_cap = Composite"),
        ("ideally waterproof", "inform waterproof = True (should)"),
        ("without steel toe", "inform toe_cap ≠ Steel"),
        ("anything but black", "inform colour ≠ Black"),
        ("no black or grey", "inform colour not one of Black | Grey"),
        ("drop the waterproof requirement", "relax waterproof"),
        ("forget the colour", "relax colour"),
        ("undo", "undo"),
        ("start over", "restart"),
        ("show me more", "moreresults"),
        ("just show me the results", "showresults"),
        ("make the RFQ", "requestrfq"),
        ("I'll take the second one", "select 2"),
        ("remove the third", "reject 3"),
        ("compare the first and the third", "compare 1 3"),
        ("compare 1 and 3", "compare 1 3"),
        ("take 1 and 3", "select 1 3"),
        ("why the second one?", "whythis 2"),
        ("what's the difference between S1P and S3?", "ask difference, S1P, S3"),
        ("what does S1P mean?", "ask meaning, S1P"),
        ("which toe caps do you have?", "ask options, toe_cap"),
        ("how much is a pair?", "ask price"),
        ("what is the MOQ?", "ask moq"),
        ("how long does delivery take?", "ask lead time"),
        ("how many suppliers in Germany?", "ask suppliers, supplier.country = DE"),
        ("do you have any in grey?", "ask count, colour = Grey"),
        ("what does a black S3 one cost?", "ask price, colour = Black, safety_class = S3"),
        ("lead time max 30 days", "inform offer.lead_time ≤ 30"),
        ("MOQ below 500", "inform offer.moq < 500"),
        ("from China or Vietnam", "inform supplier.country one of CN | VN"),
        ("budget is 30k USD total", "setterm budget 30000 USD"),
        ("no wait, 300 pairs", "setterm quantity 300 PR corrected"),
        ("actually I need gloves", "want gloves"),
        ("I also need 200 silicone gloves", "want silicone gloves added; setterm quantity 200"),
        ("hello", "greet"),
        ("what's the weather like?", "offtopic"),
        ("are you a robot?", "offtopic"),
        ("blakc", "inform colour = Black"),
        ("S3 with frobnication", "inform safety_class = S3; notunderstood frobnication"),
    ],
    "zh-Hans": [
        ("颜色无所谓", "nopreference colour"),
        ("必须是黑色", "inform colour = Black"),
        ("最好是黑色", "inform colour = Black (should)"),
        ("不要黑色", "inform colour ≠ Black"),
        ("除了黑色都可以", "inform colour ≠ Black"),
        ("黑色的不要", "inform colour ≠ Black"),
        ("有哪些颜色？", "ask options, colour"),
        ("起订量是多少？", "ask moq"),
        ("交期多久？", "ask lead time"),
        ("第二个为什么排在前面？", "whythis 2"),
        ("对比第一个和第三个", "compare 1 3"),
        ("第一个我要了", "select 1"),
        ("去掉颜色要求", "relax colour"),
        ("重新开始", "restart"),
        ("直接看结果", "showresults"),
        ("更多结果", "moreresults"),
        ("生成询价单", "requestrfq"),
        ("谢谢", "thank"),
        ("今天天气怎么样", "offtopic"),
    ],
    "es": [
        ("el color me da igual", "nopreference colour"),
        ("preferiblemente gris", "inform colour = Grey (should)"),
        ("negro no", "inform colour ≠ Black"),
        ("que no sean negros", "inform colour ≠ Black"),
        ("¿qué colores hay?", "ask options, colour"),
        ("¿cuánto cuesta el par?", "ask price"),
        ("¿cuál es el pedido mínimo?", "ask moq"),
        ("deshacer", "undo"),
        ("empezar de nuevo", "restart"),
        ("muéstrame más", "moreresults"),
        ("compara el primero y el tercero", "compare 1 3"),
        ("me quedo con el segundo", "select 2"),
        ("solicita cotización", "requestrfq"),
        ("no lo sé", "dontknow"),
    ],
}


@pytest.mark.parametrize(
    ("language", "words", "acts"),
    [(language, *case) for language, cases in SAFETY_SHOES.items() for case in cases],
)
def test_what_a_buyer_says_next(told: Told, language: str, words: str, acts: str) -> None:
    assert told(words, "Safety shoes", language=language) == acts.split("; ")
