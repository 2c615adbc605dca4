"""A simulated buyer: writes a first request and answers questions from a hidden goal.

Words are made from templates in English, Chinese and Spanish and from the catalogue's own labels;
nothing of the dialogue's understanding is used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from benchmarks.dialogue.buyers.eye import Eye
from benchmarks.dialogue.buyers.goals import Goal, Wish
from data.schema.model import CategorySchema
from data.units import convert
from dialogue.acts import Correct, Inform
from dialogue.state import Option, Question, QuestionKind


class Style(StrEnum):
    """How a buyer answers."""

    CLICK = "click"
    """Picks what is offered where it says what is wanted; writes the value where nothing does."""
    LOOSE = "loose"
    """Picks what comes nearest where half of it will do; writes where nothing does."""
    SHORT = "short"
    """Writes the value only."""
    SENTENCE = "sentence"
    """Writes a sentence, at times in another unit of the same dimension."""


@dataclass(frozen=True, slots=True)
class Temper:
    """How a buyer behaves.

    Attributes:
        wrong: chance that an answer is not what is wanted.
        ignorant: chance of not knowing the answer.
        patience: questions answered before leaving.
        language: "en", "zh" or "es".
        doubting: errs in both directions when asked whether something is right.
    """

    wrong: float = 0.0
    ignorant: float = 0.0
    patience: int = 6
    style: Style = Style.CLICK
    language: str = "en"
    doubting: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: options chosen, or words.

    Attributes:
        options: one, or several where the question allows it.
        meant: the buyer has a preference and states it.
        truthful: what is stated is what is wanted.
    """

    options: tuple[Option, ...] = ()
    words: str | None = None
    meant: bool = False
    truthful: bool = True


NAMED: Final = 3
"""Things that a buyer names at once when asked what matters."""

_OTHER_UNITS: Final = {
    "kg": "lb",
    "t": "kg",
    "mm": "cm",
    "cm": "in",
    "m": "ft",
    "kW": "W",
    "W": "kW",
    "L": "gal",
    "bar": "psi",
    "g": "kg",
}

_LEAST: Final = {"en": "at least {}", "zh": "至少{}", "es": "al menos {}"}
_MOST: Final = {"en": "at most {}", "zh": "不超过{}", "es": "como máximo {}"}
_BETWEEN: Final = {"en": "between {} and {}", "zh": "{}到{}", "es": "entre {} y {}"}
_SENTENCE: Final = {"en": "I need {}, please", "zh": "我需要{}", "es": "necesito {}, por favor"}
_YES: Final = {"en": "yes", "zh": "要", "es": "sí"}
_NO: Final = {"en": "no", "zh": "不要", "es": "no"}
_ANY: Final = {"en": "no preference", "zh": "无所谓", "es": "me da igual"}
_DUNNO: Final = {"en": "I don't know", "zh": "不知道", "es": "no lo sé"}
_FIRST: Final = {"en": "{name}, {wishes}", "zh": "{name}，{wishes}", "es": "{name}, {wishes}"}


class Buyer:
    """One simulated buyer; the same seed behaves the same.

    Args:
        schema: of the goal's category, for labels of attributes.
        eye: what the buyer sees in options.
    """

    def __init__(
        self, goal: Goal, schema: CategorySchema, eye: Eye, temper: Temper, seed: int
    ) -> None:
        self.goal = goal
        self._eye = eye
        self._schema = schema
        self._temper = temper
        self._random = Random(f"buyer {seed}")
        self._slips: set[str | None] = set()
        self._uttered: set[str] = set()

    def first_request(self) -> str:
        """What the buyer types first: the thing, and one or two wishes."""
        language = self._temper.language
        told = [self._told(wish) for wish in self.goal.wishes[: self.goal.told]]
        text = _FIRST[language].format(name=self.goal.name, wishes=", ".join(told))
        return text.strip(" ,，")

    def answer(self, question: Question) -> Answer:
        """The answer to a question."""
        language = self._temper.language
        if question.kind is QuestionKind.CATEGORY:
            return self._category(question)
        if question.kind is QuestionKind.WHICH:
            return self._which(question)
        if question.kind is QuestionKind.PRIORITIES:
            return self._priorities(question)
        if question.kind is QuestionKind.CHECK:
            return self._check(question)
        wish = self.goal.wish(question.field) if question.field else None
        if wish is None:
            unknown = self.goal.target is not None
            return Answer(words=_DUNNO[language] if unknown else _ANY[language])
        if self._random.random() < self._temper.ignorant:
            return Answer(words=_DUNNO[language])
        if self._random.random() < self._temper.wrong:
            return self._wrong(question, wish)
        return self._right(question, wish)

    def _check(self, question: Question) -> Answer:
        """Whether what was said is meant.

        Who sees what they have said tells a slip by it, except that with the chance of any answer
        to be wrong it is overlooked: people who are asked whether something is right err by
        agreeing (acquiescence). With ``doubting`` they err the other way, too, and disown what
        they want. As ever, some do not know. Careless buyers tick what is not meant and say no
        more; all others write what is meant, since no option says it.
        """
        language = self._temper.language
        if self._random.random() < self._temper.ignorant:
            return Answer(words=_DUNNO[language])
        listed = [one for one in question.options if one.field is not None]
        slips = [one for one in listed if one.field in self._slips]
        if self._random.random() < self._temper.wrong:
            owned = [one for one in listed if one not in slips]
            if not (self._temper.doubting and owned):
                return Answer((question.options[0],), truthful=not slips)
            return Answer((self._random.choice(owned),), meant=True, truthful=False)
        if not slips:
            return Answer((question.options[0],))
        self._slips -= {one.field for one in slips}
        wishes = [self.goal.wish(one.field) for one in slips if one.field is not None]
        if self._temper.style is Style.LOOSE:
            return Answer(tuple(slips), meant=True)
        return Answer(words=", ".join(self._told(one) for one in wishes if one), meant=True)

    def said_of(self, wish: Wish) -> Wish | None:
        """What the buyer says when asked for one wish exactly; None for "I don't know"."""
        if self._random.random() < self._temper.ignorant:
            return None
        if self._random.random() < self._temper.wrong:
            return self._eye.astray(wish, self._random)
        return wish

    def _right(self, question: Question, wish: Wish) -> Answer:
        self._slips.discard(wish.field)
        self._uttered.add(wish.field)
        chosen: tuple[Option, ...] = ()
        if self.goal.target is not None and self._temper.style is Style.CLICK:
            chosen = self._eye.tightest(question.options, wish)
        elif self._temper.style is Style.CLICK:
            chosen = self._eye.faithful(question, wish)
        elif self._temper.style is Style.LOOSE:
            chosen = self._eye.loosely(question.options, wish)
        if chosen:
            return Answer(chosen, meant=True)
        return Answer(words=self._said(wish), meant=True)

    def _category(self, question: Question) -> Answer:
        wanted = " > ".join(self.goal.category)
        for option in question.options:
            label = option.label or ""
            if label == wanted or (self.goal.category and label == self.goal.category[-1]):
                return Answer((option,), meant=True)
        for option in question.options:
            if option.label and option.label in self.goal.category:
                return Answer((option,), meant=True)
        return Answer(words=self.goal.name, meant=True)

    def _priorities(self, question: Question) -> Answer:
        """What matters: nobody names more than `NAMED` things at once. Careless buyers look no
        further than what is listed once something of that matters; careful ones read on. Who writes
        says the values along with them, as people do; who clicks cannot.
        """
        left = self.goal.wishes[self.goal.told :]
        if self._random.random() < self._temper.ignorant:
            return Answer(words=_DUNNO[self._temper.language])
        if self._temper.style in (Style.CLICK, Style.LOOSE):
            fields = {wish.field for wish in left}
            chosen = [one for one in question.options if one.field in fields]
            if self._temper.style is Style.CLICK or not chosen:
                chosen += [one for one in question.further if one.field in fields]
            chosen = chosen[:NAMED]
            others = [one for one in question.options if one.field not in fields]
            chosen = [
                self._random.choice(others)
                if others and self._random.random() < self._temper.wrong
                else one
                for one in chosen
            ]
            if chosen:
                return Answer(tuple(dict.fromkeys(chosen)), meant=True)
        else:
            unsaid = [one for one in left if one.field not in self._uttered][:NAMED]
            self._uttered |= {one.field for one in unsaid}
            if unsaid:
                return Answer(words=", ".join(self._told(one) for one in unsaid), meant=True)
        return Answer(words=_ANY[self._temper.language])

    def _which(self, question: Question) -> Answer:
        """Which attribute a value was meant for."""
        for option in question.options:
            for act in option.acts:
                if isinstance(act, (Inform, Correct)) and self.goal.wish(act.constraint.field):
                    return Answer((option,), meant=True)
        return Answer(words=_ANY[self._temper.language])

    def _wrong(self, question: Question, wish: Wish) -> Answer:
        others = self._eye.wrong(question.options, wish)
        if others:
            self._slips.add(wish.field)
            return Answer((self._random.choice(others),), meant=True, truthful=False)
        return Answer(words=_DUNNO[self._temper.language], truthful=False)

    def _told(self, wish: Wish) -> str:
        """A wish in a first request: the attribute is named where the value alone is not clear."""
        definition = self._schema.attribute(wish.field)
        name = definition.label.lower() if definition else wish.field
        if wish.numeric:
            return f"{name} {self._number(wish)}"
        if wish.labels[0] in ("yes", "no"):
            sign = (
                {"en": "{}", "zh": "{}", "es": "con {}"}
                if wish.labels[0] == "yes"
                else {
                    "en": "no {}",
                    "zh": "不要{}",
                    "es": "sin {}",
                }
            )
            return sign[self._temper.language].format(name)
        return wish.labels[0]

    def _said(self, wish: Wish) -> str:
        """An answer in words."""
        language = self._temper.language
        if wish.numeric:
            text = self._number(wish)
        elif wish.labels[0] in ("yes", "no"):
            return (_YES if wish.labels[0] == "yes" else _NO)[language]
        else:
            text = wish.labels[0]
        return _SENTENCE[language].format(text) if self._temper.style is Style.SENTENCE else text

    def _number(self, wish: Wish) -> str:
        language, unit, low, high = self._temper.language, wish.unit, wish.low, wish.high
        other = _OTHER_UNITS.get(unit or "")
        if self._temper.style is Style.SENTENCE and other and unit and self._random.random() < 0.5:
            low, high = (
                value if math.isinf(value) else convert(value, unit, other) for value in (low, high)
            )
            unit = other

        def shown(value: float) -> str:
            return f"{value:.6g}" + (f" {unit}" if unit else "")

        if math.isinf(high):
            return _LEAST[language].format(shown(low))
        if math.isinf(low):
            return _MOST[language].format(shown(high))
        if low == high:
            return shown(low)
        return _BETWEEN[language].format(f"{low:.6g}", shown(high))
