"""The small language in which a specification says how one fact follows from others.

A subset of Python's expressions, compiled to closures: arithmetic, comparisons, ``and or not``,
``a if c else b``, literals, dictionary and list look-ups, and the functions in `FUNCTIONS`. There
is no attribute access, no assignment and no way to reach anything else.
"""

from __future__ import annotations

import ast
import functools
import itertools
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from data.errors import InputError
from data.sample.dice import Dice

Names = Mapping[str, Any]
Evaluate = Callable[[Names, Dice], Any]


def _power(base: float, exponent: float) -> float:
    """Rounded to 12 digits: the last bit of ``pow`` differs between maths libraries."""
    return float(f"{base**exponent:.12g}")


def _interpolate(x: float, points: Mapping[float, float]) -> float:
    """Piecewise linear through the points; beyond the ends, the end's value."""
    known = sorted(points.items())
    if x <= known[0][0]:
        return known[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(known):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return known[-1][1]


def _nearest(x: float, choices: list[float]) -> float:
    """The choice with the smallest ratio to x; the smaller one of two as near."""
    return min(choices, key=lambda c: (max(c / x, x / c), c))


def _at_least(x: float, choices: list[float]) -> float:
    """The smallest choice not below x, or the largest there is."""
    return next((c for c in sorted(choices) if c >= x), max(choices))


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": abs,
    "min": min,
    "max": max,
    "int": int,
    "len": len,
    "ceil": math.ceil,
    "floor": math.floor,
    "round": round,
    "sqrt": math.sqrt,
    "interpolate": _interpolate,
    "nearest": _nearest,
    "at_least": _at_least,
}
"""Functions of their arguments alone."""

DRAWS: Mapping[str, Callable[..., Any]] = {
    "normal": Dice.normal,
    "uniform": Dice.uniform,
    "integer": Dice.integer,
    "chance": Dice.chance,
    "pick": Dice.pick,
}
"""Functions that also draw from the dice."""

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}


@functools.cache
def compile_expression(text: str) -> Evaluate:
    """Compile an expression.

    Raises:
        InputError: it is not an expression, or uses something outside the language.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise InputError("not an expression", value=text) from error
    return _compile(tree.body, text)


def _compile(node: ast.expr, text: str) -> Evaluate:
    def sub(child: ast.expr) -> Evaluate:
        return _compile(child, text)

    match node:
        case ast.Constant(value=value):
            return lambda _names, _dice: value
        case ast.Name(id=name):
            return lambda names, _dice: names[name]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _apply(_BINARY[type(op)], sub(left), sub(right))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            one = sub(operand)
            return lambda names, dice: -one(names, dice)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            one = sub(operand)
            return lambda names, dice: not one(names, dice)
        case ast.BoolOp(op=op, values=values):
            return _junction(isinstance(op, ast.And), [sub(value) for value in values])
        case ast.Compare(left=left, ops=ops, comparators=others):
            return _chain(
                [sub(left), *map(sub, others)],
                [_COMPARE[type(o)] for o in ops],
            )
        case ast.IfExp(test=test, body=body, orelse=orelse):
            condition, yes, no = sub(test), sub(body), sub(orelse)
            return lambda names, dice: (yes if condition(names, dice) else no)(names, dice)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            parts = [sub(item) for item in items]
            return lambda names, dice: [part(names, dice) for part in parts]
        case ast.Dict(keys=keys, values=values):
            pairs = [(sub(k), sub(v)) for k, v in zip(keys, values, strict=True) if k is not None]
            return lambda names, dice: {k(names, dice): v(names, dice) for k, v in pairs}
        case ast.Subscript(value=holder, slice=index):
            return _apply(operator.getitem, sub(holder), sub(index))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            return _call(name, [sub(arg) for arg in args], text)
    raise InputError("not allowed in an expression", field=ast.unparse(node), value=text)


def _apply(function: Callable[[Any, Any], Any], left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda names, dice: function(left(names, dice), right(names, dice))


def _junction(every: bool, parts: list[Evaluate]) -> Evaluate:
    def evaluate(names: Names, dice: Dice) -> Any:
        value: Any = every
        for part in parts:
            value = part(names, dice)
            if bool(value) is not every:
                break
        return value

    return evaluate


def _chain(parts: list[Evaluate], tests: list[Callable[[Any, Any], bool]]) -> Evaluate:
    def evaluate(names: Names, dice: Dice) -> bool:
        left = parts[0](names, dice)
        for part, test in zip(parts[1:], tests, strict=True):
            right = part(names, dice)
            if not test(left, right):
                return False
            left = right
        return True

    return evaluate


def _call(name: str, parts: list[Evaluate], text: str) -> Evaluate:
    if name in FUNCTIONS:
        plain = FUNCTIONS[name]
        return lambda names, dice: plain(*[part(names, dice) for part in parts])
    if name in DRAWS:
        draw = DRAWS[name]
        return lambda names, dice: draw(dice, *[part(names, dice) for part in parts])
    raise InputError("unknown function", field=name, value=text, accepted=[*FUNCTIONS, *DRAWS])
