"""A small catalogue in memory: what a clarifier needs, and nothing else to build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pytest

from data.constraint import CATEGORY, PRICE, Constraint, Operator
from data.schema import AttributeSchema
from data.schema.model import (
    AttributeDefinition,
    AttributeKind,
    CategorySchema,
    Direction,
    ValueCount,
)
from dialogue.acts import Act, Understanding
from dialogue.protocols import Clock, Column, Documents, Retrieved
from dialogue.state import DialogueState

TRUCKS = ("Handling", "Trucks")
LAMPS = ("Lighting", "Lamps")
Value = float | str | bool | None


@dataclass
class TableSource:
    """Satisfies `dialogue.protocols.CandidateSource` over rows of plain values."""

    rows: Sequence[Mapping[str, Value]]
    paths: Sequence[tuple[str, ...]]
    schema: AttributeSchema
    units: Mapping[str, str] = field(default_factory=dict)
    generation: str = "000001-test"
    twins: Mapping[int, int] = field(default_factory=dict)

    def retrieve(
        self, words: str, *, count: int, category: tuple[str, ...] | None = None
    ) -> Retrieved:
        depth = len(category or ())
        inside = [
            n for n, path in enumerate(self.paths) if category is None or path[:depth] == category
        ]
        wanted = set(words.casefold().split())
        scores = []
        for n in inside:
            text = f"{' '.join(self.paths[n])} {self.rows[n].get('title') or ''}".casefold()
            found = sum(word.rstrip("s") in text for word in wanted)
            scores.append(found / len(wanted) if wanted else 1.0)
        if category is None and wanted:
            pairs = [pair for pair in zip(inside, scores, strict=True) if pair[1] > 0]
        else:
            pairs = list(zip(inside, scores, strict=True))
        pairs = sorted(pairs, key=lambda pair: -pair[1])[:count]
        return Retrieved(
            np.array([n for n, _ in pairs], np.int32),
            np.array([score for _, score in pairs], np.float32),
        )

    def category_of(self, documents: Documents) -> Sequence[tuple[str, ...]]:
        return [self.paths[n] for n in documents.tolist()]

    def column(
        self,
        field: str,
        documents: Documents,
        *,
        currency: str | None = None,
        quantity: float | None = None,
    ) -> Column:
        values = [self.rows[n].get(field) for n in documents.tolist()]
        if any(isinstance(v, float) for v in values):
            numbers = np.array([np.nan if not isinstance(v, float) else v for v in values])
            unit = currency or "USD" if field == PRICE else self.units.get(field)
            return Column(unit=unit, low=numbers, high=numbers)
        texts = [None if v is None else _label(v) for v in values]
        labels = tuple(sorted({text for text in texts if text is not None}))
        codes = [labels.index(text) for text in texts if text is not None]
        counts = [int(text is not None) for text in texts]
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Column(labels=labels, offsets=offsets, codes=np.array(codes, np.int32))

    def truths(
        self, constraint: Constraint, documents: Documents, *, quantity: float | None = None
    ) -> npt.NDArray[np.int8]:
        del quantity
        return np.array([self._truth(constraint, n) for n in documents.tolist()], np.int8)

    def clusters(self, documents: Documents) -> npt.NDArray[np.int32]:
        return np.array([self.twins.get(n, n) for n in documents.tolist()], np.int32)

    def product_ids(self, documents: Documents) -> Sequence[str]:
        return [f"p{n}" for n in documents.tolist()]

    def documents(self, product_ids: Sequence[str]) -> Documents:
        found = [int(one[1:]) for one in product_ids if one[1:].isdecimal()]
        return np.array([n for n in found if n < len(self.rows)], np.int32)

    def mentioned(self, words: str, *, category: tuple[str, ...], language: str) -> tuple[int, int]:
        del words, category, language
        return 0, 1

    def similar_words(self, text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
        del text
        return np.zeros(len(labels), np.float32)

    def _truth(self, constraint: Constraint, n: int) -> int:
        if constraint.field == CATEGORY:
            path = " > ".join(self.paths[n])
            met = any(path.startswith(str(value)) for value in constraint.values)
            return 1 if met == (constraint.operator is not Operator.NOT_EQUAL) else -1
        value = self.rows[n].get(constraint.field)
        if value is None:
            return 0
        met = _holds(constraint, value)
        return 1 if met else -1


def _label(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _holds(constraint: Constraint, value: Value) -> bool:
    wanted = [_label(one) if isinstance(one, str | bool) else one for one in constraint.values]
    mine = value if isinstance(value, float) else _label(value)
    match constraint.operator:
        case Operator.EQUAL | Operator.ONE_OF:
            return mine in wanted
        case Operator.NOT_EQUAL | Operator.NOT_ONE_OF:
            return mine not in wanted
    numbers = [float(one) for one in wanted]
    if not isinstance(mine, float):
        return False
    match constraint.operator:
        case Operator.AT_LEAST:
            return mine >= numbers[0]
        case Operator.MORE:
            return mine > numbers[0]
        case Operator.AT_MOST:
            return mine <= numbers[0]
        case Operator.LESS:
            return mine < numbers[0]
        case Operator.BETWEEN:
            return numbers[0] <= mine <= numbers[1]
        case _:
            return abs(mine - numbers[0]) <= 0.1 * abs(numbers[0])


def _number(
    name: str, unit: str | None, weight: float, way: Direction, coverage: float = 1.0
) -> AttributeDefinition:
    return AttributeDefinition(
        name,
        name.replace("_", " "),
        AttributeKind.NUMBER,
        coverage,
        count=200,
        distinct=8,
        unit=unit,
        importance=weight,
        direction=way,
    )


def _choice(
    name: str, labels: Sequence[str], weight: float, kind: AttributeKind = AttributeKind.ONE_OF
) -> AttributeDefinition:
    values = tuple(ValueCount(label, 50) for label in labels)
    return AttributeDefinition(
        name,
        name,
        kind,
        1.0,
        count=200,
        distinct=len(labels),
        importance=weight,
        values=values,
    )


TRUCK_FIELDS = (
    _number("capacity", "kg", 0.9, Direction.MORE),
    _choice("fuel", ("Diesel", "Electric", "LPG"), 0.7),
    _number("lift", "mm", 0.6, Direction.MORE),
    _number("weight", "kg", 0.4, Direction.NEITHER),
    _choice("mast", ("Duplex", "Simplex", "Triplex"), 0.4),
    _choice("cabin", ("no", "yes"), 0.3, AttributeKind.BOOLEAN),
    _choice("colour", ("Orange",), 0.5),
)
LAMP_FIELDS = (
    _number("power", "W", 0.8, Direction.NEITHER),
    _choice("base", ("E14", "E27", "GU10"), 0.6),
)


def make_source(seed: int = 7, trucks: int = 160, lamps: int = 60) -> TableSource:
    """Trucks and lamps; a tenth of the values are not stated, and one colour is all there is."""
    dice = np.random.default_rng(seed)
    rows: list[dict[str, Value]] = []
    paths: list[tuple[str, ...]] = []
    for _ in range(trucks):
        capacity = float(dice.choice([1500, 2000, 2500, 3000, 3500, 5000]))
        row: dict[str, Value] = {
            "title": "truck",
            "capacity": capacity,
            "fuel": str(dice.choice(["Diesel", "Electric", "LPG"], p=[0.5, 0.35, 0.15])),
            "lift": float(dice.choice([3000, 3300, 4000, 4500, 4800, 6000])),
            "weight": float(round(capacity * dice.uniform(1.2, 1.6))),
            "mast": str(dice.choice(["Duplex", "Simplex", "Triplex"])),
            "cabin": bool(dice.random() < 0.4),
            "colour": "Orange",
            PRICE: float(round(capacity * dice.uniform(4, 8))),
        }
        for name in list(row):
            if name not in ("title", "colour") and dice.random() < 0.1:
                row[name] = None
        rows.append(row)
        paths.append(TRUCKS)
    for _ in range(lamps):
        rows.append(
            {
                "title": "lamp",
                "power": float(dice.choice([5, 7, 9, 12, 15])),
                "base": str(dice.choice(["E14", "E27", "GU10"])),
                PRICE: float(round(dice.uniform(1, 6), 2)),
            }
        )
        paths.append(LAMPS)
    schema = AttributeSchema(
        {
            one.category: one
            for one in (
                CategorySchema((), trucks + lamps, ()),
                CategorySchema(TRUCKS[:1], trucks, TRUCK_FIELDS),
                CategorySchema(TRUCKS, trucks, TRUCK_FIELDS),
                CategorySchema(LAMPS[:1], lamps, LAMP_FIELDS),
                CategorySchema(LAMPS, lamps, LAMP_FIELDS),
            )
        }
    )
    units = {"capacity": "kg", "lift": "mm", "weight": "kg", "power": "W"}
    return TableSource(rows, paths, schema, units)


class StandingClock:
    """A Sunday in November."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class ScriptedUnderstander:
    """Reads what it was told to read; anything else is nothing."""

    def __init__(self, script: Mapping[str, tuple[Act, ...]]) -> None:
        self.script = script

    def understand(self, utterance: str, state: DialogueState, clock: Clock) -> Understanding:
        del state, clock
        return Understanding(self.script.get(utterance, ()), "en")


@pytest.fixture(scope="session")
def table() -> TableSource:
    return make_source()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def scripted() -> type[ScriptedUnderstander]:
    return ScriptedUnderstander
