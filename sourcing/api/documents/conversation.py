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
        message: the buyer's first words, to have the first turn at once.
    """

    language: Language | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    units: Units | None = None
    time_zone: Annotated[str, Field(max_length=60)] | None = None
    message: Annotated[str, Field(min_length=1, max_length=4000)] | None = None


class MessageOrder(Order):
    """What the buyer writes."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]


class EditsOrder(Order):
    """What the buyer does with chips, sliders, options and lists: one turn, applied in order."""

    edits: Annotated[tuple[Edit, ...], Field(min_length=1, max_length=50)]


class SettingsOrder(Order):
    """How the conversation goes on; what is not named stays as it is."""

    language: Language | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    units: Units | None = None


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
    several: bool
    unit: str | None
    histogram: tuple[BinDocument, ...]
    skip: str
    explanation: str


class ChipDocument(Answer):
    """One thing that was understood, to see, change or take back.

    Attributes:
        id: stable as long as the requirement stands.
        kind: what it is; a requirement or term is edited by ``require``, ``weigh``, ``drop`` and
            ``term`` edits that name its field or term.
        text: the requirement in words ("at least 2.5 t"); ``label`` names the field.
        origin: how it came to be known; ``words`` are the buyer's own.
        histogram: over the current products, for a number.
        choices: labels of the catalogue with counts, for a field of labels.
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
        number: from 1.
        said: what is shown as the buyer's words, also for a choice or an edit.
        acts: what was understood, typed; programs can replay them.
        total: products that may be what is wanted; ``meeting`` of them are known to meet it all.
        more: whether there are products after those shown.
        stop: why nothing is asked; null exactly when ``question`` is not.
        table: a comparison that was asked for in words.
        rfq: the buyer asks for the request for quotation: offer to open it.
        version: of the conversation after the turn; the entity tag.
    """

    conversation_id: str
    version: int
    number: int
    at: datetime
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
        turns: in order; all that is needed to show it again.
        parent: conversation that it was forked from.
    """

    id: str
    version: int
    title: str
    language: Language | None
    currency: str | None
    units: Units | None
    created: datetime
    updated: datetime
    parent: str | None
    turns: tuple[TurnDocument, ...]
    need: NeedDocument | None


class ConversationPage(Answer):
    """Conversations, the latest first."""

    conversations: tuple[ConversationSummary, ...]
    cursor: str | None
