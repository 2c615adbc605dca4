"""The sample catalogue's schema, learnt in the session, behind a scripted source of candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import pytest

from data.catalogue import Catalogue
from data.constraint import Constraint, Importance
from data.ingest import ingest
from data.money import Money
from data.need import (
    Amount,
    CategoryBelief,
    Need,
    NeedLine,
    Origin,
    Place,
    Provenance,
    Requirement,
)
from data.records.offer import DeliveryTerm
from data.sample import write_sample
from data.schema import AttributeSchema
from dialogue.acts import (
    Act,
    Ambiguous,
    Ask,
    Compare,
    Correct,
    DontKnow,
    Inform,
    Matters,
    NoPreference,
    Note,
    NotUnderstood,
    OutOfRange,
    Reject,
    Relax,
    Select,
    SetTerm,
    TermValue,
    Understanding,
    Want,
    Weigh,
    WhyThis,
)
from dialogue.protocols import Column, Documents, Retrieved
from dialogue.state import DialogueState, Question
from dialogue.understand import CatalogueUnderstander

FOREIGN = {
    "叉车": "Forklifts",
    "叉車": "Forklifts",
    "carretilla elevadora": "Forklifts",
    "移动电源": "Power banks",
    "充电宝": "Power banks",
    "botellas": "Water bottles",
    "保温杯": "Water bottles",
    "安全鞋": "Safety shoes",
    "calzado de seguridad": "Safety shoes",
    "太阳能组件": "Solar modules",
    "paneles solares": "Solar modules",
    "solar panels": "Solar modules",
    "bakery": "Dough mixers",
    "球阀": "Industrial valves",
}
"""What retrieval finds for words that no category is named by."""


class ScriptedSource:
    """Satisfies `dialogue.protocols.CandidateSource` with a schema and a table of words."""

    def __init__(self, schema: AttributeSchema) -> None:
        self.schema = schema
        self.generation = "g1"
        self.paths = sorted(schema.categories)
        self.asked: list[str] = []

    def retrieve(
        self, words: str, *, count: int, category: tuple[str, ...] | None = None
    ) -> Retrieved:
        self.asked.append(words)
        found = [name for key, name in FOREIGN.items() if key in words.casefold()]
        if not found:
            return Retrieved(np.empty(0, np.int32), np.empty(0, np.float32))
        number = self.paths.index(self.schema.category(found[0]).category)
        return Retrieved(np.array([number], np.int32), np.array([0.9], np.float32))

    def category_of(self, documents: Documents) -> Sequence[tuple[str, ...]]:
        return [self.paths[number] for number in documents.tolist()]

    def clusters(self, documents: Documents) -> npt.NDArray[np.int32]:
        return documents

    def column(
        self,
        field: str,
        documents: Documents,
        *,
        currency: str | None = None,
        quantity: float | None = None,
    ) -> Column:
        del documents, currency
        return Column(labels=("Liftwell", "Nordhand") if field == "product.brand" else ())

    def truths(
        self, constraint: Constraint, documents: Documents, *, quantity: float | None = None
    ) -> npt.NDArray[np.int8]:
        del constraint, quantity
        return np.zeros(len(documents), np.int8)

    def product_ids(self, documents: Documents) -> Sequence[str]:
        return [str(number) for number in documents.tolist()]

    def documents(self, product_ids: Sequence[str]) -> Documents:
        return np.array([int(one) for one in product_ids], np.int32)

    def mentioned(self, words: str, *, category: tuple[str, ...], language: str) -> tuple[int, int]:
        del words, category, language
        return 0, 1

    def similar_words(self, text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
        del text
        return np.zeros(len(labels), np.float32)


class FixedClock:
    """A Sunday in November."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> AttributeSchema:
    folder = tmp_path_factory.mktemp("understand")
    write_sample(folder / "feeds", products=700)
    ingest([str(folder / "feeds")], home=folder / "home")
    with Catalogue.open(folder / "home") as catalogue:
        return catalogue.schema


@pytest.fixture(scope="session")
def source(schema: AttributeSchema) -> ScriptedSource:
    return ScriptedSource(schema)


@pytest.fixture(scope="session")
def understander(source: ScriptedSource) -> CatalogueUnderstander:
    return CatalogueUnderstander(source)


class Buyer:
    """Says things in a conversation whose state the test sets."""

    def __init__(self, understander: CatalogueUnderstander, schema: AttributeSchema) -> None:
        self._understander = understander
        self._schema = schema

    def state(
        self,
        category: str | None = None,
        *known: Constraint,
        question: Question | None = None,
        language: str = "en",
    ) -> DialogueState:
        if category is None:
            return DialogueState(question=question)
        path = self._schema.category(category).category
        line = NeedLine(
            "1",
            category,
            (CategoryBelief(path, 0.9),),
            tuple(Requirement(one, Provenance(Origin.STATED)) for one in known),
        )
        return DialogueState(
            need=Need(lines=(line,), focus="1", language=language),
            question=question,
            shown=("a", "b", "c", "d"),
            constraint_order=known,
        )

    def says(
        self,
        words: str,
        category: str | None = None,
        *known: Constraint,
        question: Question | None = None,
        language: str = "en",
    ) -> tuple[Act, ...]:
        return self.understood(words, category, *known, question=question, language=language).acts

    def understood(
        self,
        words: str,
        category: str | None = None,
        *known: Constraint,
        question: Question | None = None,
        language: str = "en",
    ) -> Understanding:
        state = self.state(category, *known, question=question, language=language)
        return self._understander.understand(words, state, FixedClock())


@pytest.fixture(scope="session")
def buyer(understander: CatalogueUnderstander, schema: AttributeSchema) -> Buyer:
    return Buyer(understander, schema)


@pytest.fixture(scope="session")
def says(buyer: Buyer) -> Callable[..., tuple[Act, ...]]:
    return buyer.says


@pytest.fixture(scope="session")
def understood(buyer: Buyer) -> Callable[..., Understanding]:
    return buyer.understood


def _constraint(constraint: Constraint) -> str:
    values = " | ".join(
        f"{value:g}" if isinstance(value, float) else str(value) for value in constraint.values
    )
    unit = f" {constraint.unit}" if constraint.unit else ""
    weight = "" if constraint.importance is Importance.MUST else " (should)"
    return f"{constraint.field} {constraint.operator.value} {values}{unit}{weight}"


def _value(value: TermValue) -> str:
    match value:
        case Amount():
            said = f"{value.number} {value.unit or ''}"
        case Money():
            said = f"{value.amount} {value.currency}"
        case Place():
            said = f"{value.name} {value.country or ''}"
        case DeliveryTerm():
            said = f"{value.incoterm} {value.place or ''}"
        case _:
            said = str(value)
    return said.strip()


def _described(act: Act) -> str:
    name = type(act).__name__.lower()
    match act:
        case Inform() | Correct() | OutOfRange():
            said = _constraint(act.constraint)
        case Ambiguous():
            said = " or ".join(sorted(map(_constraint, act.readings)))
        case Want():
            said = act.query + (" added" if act.added else "")
        case SetTerm():
            said = _value(act.value)
            said = f"{act.term.value} {said}" + (" corrected" if act.correction else "")
        case NoPreference() | DontKnow() | Relax():
            said = act.field or ""
        case Weigh():
            said = f"{act.field or ''} {act.importance.value}".strip()
        case Matters():
            said = " ".join(act.fields)
        case Compare() | Select() | Reject():
            said = " ".join(str(one.position or one.words) for one in act.references)
        case WhyThis():
            said = str(act.reference.position or "")
        case Ask():
            parts = [act.subject.value, *map(_constraint, act.constraints), *act.terms]
            parts += [act.field or "", act.query or ""]
            said = ", ".join(part for part in parts if part)
        case NotUnderstood() | Note():
            said = act.words
        case _:
            said = ""
    line = f" @{act.line}" if act.line else ""
    return f"{name} {said}".strip() + line


@pytest.fixture(scope="session")
def told(buyer: Buyer) -> Callable[..., list[str]]:
    """The acts of an utterance in a short form: ``inform load_capacity about 2.5 t``."""

    def tell(*args: object, **kwargs: object) -> list[str]:
        return [_described(act) for act in buyer.says(*args, **kwargs)]  # type: ignore[arg-type]

    return tell
