"""Conversation: what was understood, what is shown, what is asked, turn by turn."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from data.constraint import Importance, Operator
from data.need import Origin
from dialogue.acts import Term
from dialogue.reply import Stop
from dialogue.state import QuestionKind
from dialogue.wording import Kind
from sourcing.api.documents.base import Answer, Identifier, Order
from sourcing.api.documents.card import ProductCard
from sourcing.api.documents.edits import Edit

Language = Literal["en", "es", "zh-Hans", "zh-Hant"]
"""What the service can answer in (BCP 47)."""

Units = Literal["metric", "us"]


class ConversationOrder(Order):
    """How a conversation is to be held.

    Attributes:
        language: to answer in; null follows what the buyer writes.
        currency: that prices are shown and compared in, where the buyer names none.
        units: that figures are shown in; what is stored stays in the catalogue's own.
        time_zone: of the buyer (IANA), for "by next Friday".
        feedback: the buyer agrees that what is shown and chosen is kept and learnt from.
        message: the buyer's first words, to have the first turn at once.
    """

    language: Language | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    units: Units | None = None
    time_zone: Annotated[str, Field(max_length=60)] | None = None
    feedback: bool = False
    message: Annotated[str, Field(min_length=1, max_length=4000)] | None = None


class MessageOrder(Order):
    """What the buyer writes."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]


class EditsOrder(Order):
    """What the buyer does with chips, sliders, options and lists: one turn, applied in order."""

    edits: Annotated[tuple[Edit, ...], Field(min_length=1, max_length=50)]


class ForkOrder(Order):
    """Where a copy begins to go its own way.

    Attributes:
        after_turn: the last turn that is copied; 0 copies the settings alone.
    """

    after_turn: Annotated[int, Field(ge=0, le=1_000_000)]


class SettingsOrder(Order):
    """How the conversation goes on; what is not named stays as it is, null unsets it."""

    title: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    language: Language | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    units: Units | None = None
    time_zone: Annotated[str, Field(max_length=60)] | None = None
    feedback: bool | None = None


class ParagraphDocument(Answer):
    """One thing that is said."""

    kind: Kind
    text: str


class BinDocument(Answer):
    """One bar of a distribution."""

    low: float
    high: float
    count: int


class OptionDocument(Answer):
    """One answer that is offered.

    Attributes:
        id: sent back by the ``choose`` edit.
        count: products that it would leave; null where nothing is counted.
        low, high, unit: of a range.
    """

    id: str
    label: str
    count: int | None
    field: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


class QuestionDocument(Answer):
    """The one question of a turn; "no preference", "don't know" and free text always answer it.

    Attributes:
        id: changes with each question; ``choose`` names it, so that a late click answers nothing
            else.
        field: that is asked about; null for a term, a category or priorities.
        several: whether more than one option can be chosen.
        further: more options of the same kind, for who misses theirs; chosen like the others.
        topic: of a question about priorities: ``priorities`` the first time, then ``what else
            matters``, with a number where that is asked again; null for all others.
        histogram: of a number over the current products, for a slider; a ``require`` edit on
            ``field`` in ``unit`` answers it.
        skip: label of "no preference".
        explanation: why it is asked, with the figures behind it.
    """

    id: str
    kind: QuestionKind
    field: str | None
    term: Term | None
    line: str | None
    text: str
    options: tuple[OptionDocument, ...]
    further: tuple[OptionDocument, ...] = ()
    several: bool
    topic: str | None = None
    unit: str | None
    histogram: tuple[BinDocument, ...]
    skip: str
    explanation: str


class ChoiceDocument(Answer):
    """One label that a field can have.

    Attributes:
        value: sent back in ``values`` of a ``require`` edit.
        count: products of the category that state it.
    """

    value: str | bool
    label: str
    count: int


class ChipDocument(Answer):
    """One thing that was understood, to see, change or take back.

    Attributes:
        id: stable as long as the requirement stands.
        kind: what it is; a requirement or term is edited by ``require``, ``weigh``, ``drop`` and
            term edits that name its field or term, a note is taken back by ``drop_note``.
        text: the requirement in words ("at least 2.5 t"); ``label`` names the field.
        values, unit: of a requirement; of a term in the order of its edit's fields: number and
            unit, amount and currency, country and name, rule and place, day, kinds.
        importance: of a requirement; null for all else.
        origin: how it came to be known; ``words`` are the buyer's own.
        histogram: for a number, over the products that what else is required leaves, in ``unit``.
        choices: labels of the catalogue, for a field of labels.
    """

    id: str
    kind: Literal["product", "category", "requirement", "indifferent", "term", "note"]
    line: str | None
    field: str | None = None
    term: Term | None = None
    label: str
    text: str
    operator: Operator | None = None
    values: tuple[float | bool | str | None, ...] = ()
    unit: str | None = None
    importance: Importance | None = None
    origin: Origin
    words: str | None
    confidence: float
    turn: int | None
    histogram: tuple[BinDocument, ...] = ()
    choices: tuple[ChoiceDocument, ...] = ()


class LineDocument(Answer):
    """One thing that is wanted.

    Attributes:
        focus: whether it is the one talked about and shown.
    """

    id: str
    title: str
    category: tuple[str, ...] | None
    focus: bool
    chips: tuple[ChipDocument, ...]
    selected: tuple[str, ...]
    rejected: tuple[str, ...]


class NeedDocument(Answer):
    """What is known of the need: a line per thing wanted, and the terms of all.

    Attributes:
        missing: terms that a request for quotation needs and nobody has given yet.
        state: the whole typed need, as `data.need` has it, for programs.
    """

    lines: tuple[LineDocument, ...]
    terms: tuple[ChipDocument, ...]
    missing: tuple[Term, ...]
    state: dict[str, Any]


class TableDocument(Answer):
    """An answer that is a table: the first column names the rows."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class TurnDocument(Answer):
    """One exchange, whole.

    Attributes:
        version: of the conversation after the turn; the entity tag.
        number: from 1.
        message: the ``Idempotency-Key`` of the request that it answers, so that a client knows
            which of the messages that it holds back have been answered.
        said: what is shown as the buyer's words, also for a choice or an edit.
        acts: what was understood, typed; programs can replay them.
        total: products that may be what is wanted; ``meeting`` of them are known to meet it all.
        more: whether there are products after those shown.
        stop: why nothing is asked; null exactly when ``question`` is not.
        table: a comparison that was asked for in words.
        rfq: the buyer asks for the request for quotation: offer to open it.
        generation: of the catalogue that it was answered from.
        ideas: the words brought nothing up, and the products are examples of what there is.
        currency, units: that it is shown in, beside ``language``; null is the catalogue's own. They
            are the conversation's, unless these have been set anew since and the catalogue that the
            turn was answered from is no longer in use.
    """

    conversation_id: str
    version: int
    number: int
    at: datetime
    message: str | None
    utterance: str | None
    said: str
    language: str
    acts: tuple[dict[str, Any], ...]
    paragraphs: tuple[ParagraphDocument, ...]
    products: tuple[ProductCard, ...]
    total: int
    meeting: int
    more: bool
    question: QuestionDocument | None
    stop: Stop | None
    table: TableDocument | None
    rfq: bool
    need: NeedDocument
    generation: Identifier
    ideas: bool = False
    currency: str | None = None
    units: Units | None = None


class ConversationSummary(Answer):
    """A conversation in a list."""

    id: str
    title: str
    created: datetime
    updated: datetime
    turns: int
    version: int


class ConversationDocument(Answer):
    """A conversation: its settings, its turns, what it is about now.

    Attributes:
        parent: conversation that it was forked from.
        total_turns: how many turns it has; ``turns`` may be the latest of them only.
        turns: in order, in the present settings; all that is needed to show it again.
        need: as it is now, in the present settings; null before anything was said.
        question: id of the question that is open now.
    """

    id: str
    version: int
    title: str
    language: Language | None
    currency: str | None
    units: Units | None
    time_zone: str | None
    feedback: bool
    created: datetime
    updated: datetime
    parent: str | None
    total_turns: int
    question: str | None
    need: NeedDocument | None
    turns: tuple[TurnDocument, ...]


class ConversationPage(Answer):
    """Conversations, the latest first."""

    conversations: tuple[ConversationSummary, ...]
    cursor: str | None


class ErasedDocument(Answer):
    """What was deleted for good.

    Attributes:
        forks: conversations that began as a copy of it, and that stay.
    """

    conversations: int
    turns: int
    rfqs: int
    events: int
    answers: int
    forks: tuple[str, ...]
