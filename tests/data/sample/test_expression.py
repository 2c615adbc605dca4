import pytest

from data.errors import InputError
from data.sample.dice import Dice
from data.sample.expression import compile_expression


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a * 2 + 1", 7),
        ("a ** 0.5", 1.73205080757),
        ("'x' if a > 2 else 'y'", "x"),
        ("1 < a <= 3", True),
        ("a == 3 and b", "word"),
        ("(missing or 5) + a", 8),
        ("not missing", True),
        ("b in ['word', 'other']", True),
        ("{'word': 4, 'other': 5}[b]", 4),
        ("b[0]", "w"),
        ("interpolate(a, {1: 10, 5: 30})", 20),
        ("interpolate(9, {1: 10, 5: 30})", 30),
        ("interpolate(0, {1: 10, 5: 30})", 10),
        ("nearest(a, [1, 2, 4, 8])", 4),
        ("at_least(a, [1, 2, 4, 8])", 4),
        ("at_least(9, [1, 2, 4, 8])", 8),
        ("'%g kW' % a", "3 kW"),
        ("max(a, 2, 9)", 9),
        ("-a", -3),
    ],
)
def test_expressions_say_what_python_says(text: str, value: object) -> None:
    names = {"a": 3, "b": "word", "missing": None}
    assert compile_expression(text)(names, Dice("x")) == value


def test_branches_not_taken_are_not_evaluated() -> None:
    assert compile_expression("1 if a else 1 / 0")({"a": 1}, Dice("x")) == 1
    assert compile_expression("a or 1 / 0")({"a": 1}, Dice("x")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a.__class__",
        "__import__('os')",
        "open('x')",
        "lambda: 1",
        "[x for x in y]",
        "a := 1",
        "f'{a}'",
        "a if",
        "max(a, key=b)",
        "",
    ],
)
def test_nothing_but_the_small_language_is_accepted(text: str) -> None:
    with pytest.raises(InputError):
        compile_expression(text)({"a": 1, "b": 2}, Dice("x"))
