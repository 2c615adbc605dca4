"""What a category's specification file may say. The engine knows no category but through this."""

from __future__ import annotations

import functools
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

Weights = dict[float | str, float]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactRule(_Model):
    """How one fact is drawn or follows from those above it. Exactly one rule is given.

    Attributes:
        name: label in English, as the trade says it; hidden from feeds when None.
        unit: of the numbers; None for words and bare numbers.
        pick: value to weight; with ``by``, value of another fact to such a table ("else" serves
            the others).
        calc: expression for the value.
        several: value to weight, of which ``take`` (low, high) are chosen.
        range: expressions for the two ends of a range.
        size: expressions for two or three directions.
        text: template.
        odds: expression for the probability of yes.
        step: numbers are rounded to a multiple of it.
        when: expression; the fact does not exist where it is false.
    """

    name: str | None = None
    unit: str | None = None
    pick: dict[float | str, float | Weights] | None = None
    by: str | None = None
    calc: str | None = None
    several: dict[str, float] | None = None
    take: tuple[int, int] = (1, 3)
    range: tuple[str, str] | None = None
    size: tuple[str, ...] | None = None
    text: str | None = None
    odds: str | None = None
    step: float | None = None
    when: str | None = None

    @model_validator(mode="after")
    def _one_rule(self) -> FactRule:
        rules = [self.pick, self.calc, self.several, self.range, self.size, self.text, self.odds]
        if sum(rule is not None for rule in rules) != 1:
            raise ValueError("exactly one of pick, calc, several, range, size, text, odds")
        return self


class Table(_Model):
    """Rows of facts that go together, one of which is drawn: a standard's series, a car list."""

    columns: tuple[str, ...]
    rows: tuple[tuple[float | str, ...], ...]

    @model_validator(mode="after")
    def _even(self) -> Table:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row has one value per column")
        return self


class Sentence(_Model):
    """A sentence of a description, said only where ``when`` holds."""

    say: str
    when: str | None = None


class Trade(_Model):
    """Terms usual for the category.

    Attributes:
        price: expression: US dollars per unit of sale, ex works, at the smallest quantity, from a
            manufacturer where making is cheapest.
        unit: UN/ECE Rec 20 code of the unit of sale.
        moq: usual minimum quantities of a manufacturer.
        tiers: price breaks, as multiples of the minimum quantity.
        discount: price reduction from one break to the next.
        lead: days for the smallest quantity (low, high); grows with quantity.
        warranty: usual months; empty where none is usual.
        customisation: words for what can be made to order.
        stock: typical quantity on hand, in units of sale; 0 where made to order only.
        sample: whether single samples are sold.
    """

    price: str
    unit: str = "H87"
    moq: tuple[int, ...]
    tiers: tuple[int, ...] = (1, 5, 20)
    discount: float = 0.06
    lead: tuple[int, int]
    warranty: tuple[int, ...] = ()
    customisation: tuple[str, ...] = ()
    stock: int = 0
    sample: bool = False


class Category(_Model):
    """One category.

    Attributes:
        path: from the root.
        code: two or three letters, for article numbers.
        share: products in a sample of the default size.
        noun: what a company of this trade calls itself by ("Forklift").
        hs: expression for the six-digit subheading of the Harmonized System 2022.
        unspsc: commodity or class code; None where no code fits for certain.
        model: template of the manufacturer's model number.
        table: rows drawn before any fact.
        facts: in order, each seeing those above; more important ones first.
        certificates: what products of the kind carry, by weight.
        titles, sentences, keywords: templates of a listing's words.
    """

    path: tuple[str, ...]
    code: str
    share: int
    noun: str
    hs: str
    unspsc: str | None = Field(default=None, pattern=r"^\d{8}$")
    model: str
    table: Table | None = None
    facts: dict[str, FactRule]
    certificates: dict[str, float] = Field(default_factory=dict)
    titles: tuple[str, ...]
    sentences: tuple[str | Sentence, ...]
    keywords: tuple[str, ...]
    trade: Trade

    @property
    def key(self) -> str:
        """Identifier: the last name of the path, folded."""
        return self.path[-1].lower().replace(" ", "_").replace("-", "_")


def folder() -> Traversable:
    """Where the specification files lie."""
    return resources.files("data.sample")


def load_yaml(file: Traversable) -> Any:
    """Parse a YAML file of the package, with libyaml where it is there (ten times faster)."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text("utf-8"), loader)  # noqa: S506  both loaders are safe


@functools.cache
def load_categories() -> tuple[Category, ...]:
    """Every category, in the order of the files' names and of the entries in them."""
    files = sorted((folder() / "sectors").iterdir(), key=lambda file: file.name)
    return tuple(
        Category.model_validate(entry)
        for file in files
        if file.name.endswith(".yaml")
        for entry in load_yaml(file)
    )
